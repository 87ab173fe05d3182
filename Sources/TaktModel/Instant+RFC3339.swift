public import struct Foundation.TimeZone

extension Instant {
  /// Reads an RFC 3339 date-time with an offset, such as `2026-11-23T06:00:00.250+09:00`.
  ///
  /// Years 1900 to 2999 are accepted; digits beyond the millisecond are dropped. Returns nil for
  /// anything else, a missing offset or a day that is not in the calendar included.
  public init?(rfc3339 text: some StringProtocol) {
    var reader = DigitReader(bytes: Array(text.utf8))
    guard let year = reader.number(digits: 4), reader.take("-"),
      let month = reader.number(digits: 2), reader.take("-"),
      let day = reader.number(digits: 2), reader.takeAny("Tt "),
      let hour = reader.number(digits: 2), reader.take(":"),
      let minute = reader.number(digits: 2), reader.take(":"),
      let second = reader.number(digits: 2), let fraction = reader.fractionMilliseconds(),
      let offsetMinutes = reader.offsetMinutes(), reader.isAtEnd,
      (1900...2999).contains(year), hour < 24, minute < 60, second < 60,
      let date = LocalDate(year: year, month: month, day: day)
    else { return nil }
    let seconds = date.dayNumber * 86_400 + hour * 3600 + minute * 60 + second
    self.init(milliseconds: Int64(seconds - offsetMinutes * 60) * 1000 + Int64(fraction))
  }

  /// The instant as RFC 3339 with the offset that `timeZone` has then; fractions only where there are any.
  public func rfc3339(in timeZone: TimeZone) -> String {
    rfc3339(offsetSeconds: timeZone.offsetSeconds(at: self))
  }

  /// The same with an offset that is known.
  public func rfc3339(offsetSeconds: Int) -> String {
    // RFC 3339 offsets are whole minutes; historic zones with seconds are written in UTC.
    let usable = offsetSeconds % 60 == 0 ? offsetSeconds : 0
    let local = milliseconds + Int64(usable) * 1000
    let date = LocalDate(dayNumber: Int(floorDivide(local, 86_400_000)))
    let inDay = Int(local - Int64(date.dayNumber) * 86_400_000)
    let (seconds, fraction) = (inDay / 1000, inDay % 1000)
    let day = date.parts
    return String(unsafeUninitializedCapacity: 32) { buffer in
      var digits = DigitWriter(buffer: buffer)
      digits.write(min(max(day.year, 0), 9999), 4)
      digits.write("-", day.month, 2)
      digits.write("-", day.day, 2)
      digits.write("T", seconds / 3600, 2)
      digits.write(":", seconds / 60 % 60, 2)
      digits.write(":", seconds % 60, 2)
      if fraction > 0 { digits.write(".", fraction, 3) }
      if usable == 0 {
        digits.write("Z")
      } else {
        digits.write(usable < 0 ? "-" : "+", abs(usable) / 3600, 2)
        digits.write(":", abs(usable) / 60 % 60, 2)
      }
      return digits.count
    }
  }
}

/// Puts ASCII characters and numbers of fixed width one after another.
private struct DigitWriter {
  let buffer: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  init(buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

  mutating func write(_ character: Unicode.Scalar) {
    buffer[count] = UInt8(ascii: character)
    count += 1
  }

  mutating func write(_ number: Int, _ width: Int) {
    var rest = number
    for place in (count..<count + width).reversed() {
      buffer[place] = UInt8(48 + rest % 10)
      rest /= 10
    }
    count += width
  }

  mutating func write(_ character: Unicode.Scalar, _ number: Int, _ width: Int) {
    write(character)
    write(number, width)
  }
}

func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

func floorDivide(_ a: Int64, _ b: Int64) -> Int64 {
  let quotient = a / b
  return a % b < 0 ? quotient - 1 : quotient
}

/// A cursor over ASCII text that never reads past its end.
private struct DigitReader {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func number(digits: Int) -> Int? {
    guard position + digits <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[position..<position + digits] {
      guard byte >= 48, byte <= 57 else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    position += digits
    return value
  }

  mutating func take(_ character: Character) -> Bool { takeAny(String(character)) }

  mutating func takeAny(_ characters: String) -> Bool {
    guard position < bytes.count, characters.utf8.contains(bytes[position]) else { return false }
    position += 1
    return true
  }

  /// 0 where no fraction stands; nil where a point has no digit after it.
  mutating func fractionMilliseconds() -> Int? {
    guard take(".") else { return 0 }
    var value = 0
    var digits = 0
    while let digit = number(digits: 1) {
      if digits < 3 { value = value * 10 + digit }
      digits += 1
    }
    guard digits > 0 else { return nil }
    for _ in 0..<max(0, 3 - digits) { value *= 10 }
    return value
  }

  mutating func offsetMinutes() -> Int? {
    if takeAny("Zz") { return 0 }
    let sign: Int
    if take("+") { sign = 1 } else if take("-") { sign = -1 } else { return nil }
    guard let hours = number(digits: 2), take(":"), let minutes = number(digits: 2),
      hours < 24, minutes < 60
    else { return nil }
    return sign * (hours * 60 + minutes)
  }
}
