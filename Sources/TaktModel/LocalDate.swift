public import struct Foundation.Date
public import struct Foundation.TimeZone

/// A day of the proleptic Gregorian calendar, in no time zone.
public struct LocalDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Days since 1970-01-01.
  public let dayNumber: Int

  public init(dayNumber: Int) { self.dayNumber = dayNumber }

  /// Nil when there is no such day. Source of the arithmetic: H. Hinnant, "chrono-compatible
  /// low-level date algorithms" (2013).
  public init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.dayNumber = era * 146_097 + dayOfEra - 719_468
    guard self.parts == (year, month, day) else { return nil }
  }

  /// Reads `2026-11-23`.
  public init?(_ text: String) {
    let fields = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count == 10, fields.count == 3, fields[0].utf8.count == 4,
      fields.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(fields[0]), let month = Int(fields[1]), let day = Int(fields[2]),
      (1900...2999).contains(year)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  /// Monday is 0, Sunday 6.
  public var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 }

  public var description: String {
    padded(parts.year, 4) + "-" + padded(parts.month, 2) + "-" + padded(parts.day, 2)
  }

  public static func < (a: LocalDate, b: LocalDate) -> Bool { a.dayNumber < b.dayNumber }

  /// The day that clocks in `timeZone` show at `instant`.
  public init(at instant: Instant, in timeZone: TimeZone) {
    let local = instant.milliseconds + Int64(timeZone.offsetSeconds(at: instant)) * 1000
    self.dayNumber = Int(floorDivide(local, 86_400_000))
  }

  /// The instant at which clocks in `timeZone` show this day and `secondsOfDay` (0 to 86,400).
  ///
  /// A time that the change to summer time skips is counted with the offset from before it (02:30
  /// becomes 03:30, as in RFC 5545); a time that occurs twice is the first of the two.
  public func instant(secondsOfDay: Int, in timeZone: TimeZone) -> Instant {
    let wall = Int64(dayNumber) * 86_400_000 + Int64(secondsOfDay) * 1000
    let before = timeZone.offsetSeconds(at: Instant(milliseconds: wall - 86_400_000))
    let early = Instant(milliseconds: wall - Int64(before) * 1000)
    if timeZone.offsetSeconds(at: early) == before { return early }
    let after = timeZone.offsetSeconds(at: Instant(milliseconds: wall + 86_400_000))
    let late = Instant(milliseconds: wall - Int64(after) * 1000)
    return timeZone.offsetSeconds(at: late) == after ? late : early
  }
}

extension TimeZone {
  /// Seconds to add to UTC for the clocks of this zone at `instant`.
  public func offsetSeconds(at instant: Instant) -> Int {
    secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000))
  }
}
