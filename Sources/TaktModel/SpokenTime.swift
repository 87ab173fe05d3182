public import struct Foundation.TimeZone

/// Instants in sentences, as the clocks in the plant show them.
public struct SpokenTime: Sendable {
  public let timeZone: TimeZone
  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  public init(_ timeZone: TimeZone) { self.timeZone = timeZone }

  /// `Thu 26 Nov`.
  public func day(_ instant: Instant) -> String {
    let date = LocalDate(at: instant, in: timeZone)
    return "\(Self.weekdays[date.weekday]) \(date.parts.day) \(Self.months[date.parts.month - 1])"
  }

  /// `20:00`.
  public func clock(_ instant: Instant) -> String {
    String(instant.rfc3339(in: timeZone).dropFirst(11).prefix(5))
  }

  /// `Thu 26 Nov 20:00`.
  public func dayAndClock(_ instant: Instant) -> String { day(instant) + " " + clock(instant) }
}

/// Numbers in sentences.
public enum SpokenNumber {
  /// `12,345.6`: thousands apart, at most so many decimals, none that are 0.
  public static func grouped(_ value: Double, decimals: Int = 0) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
    let scale = decimals == 0 ? 1.0 : decimals == 1 ? 10 : 100
    let units = Int64((abs(value) * scale).rounded())
    let (whole, rest) = (units / Int64(scale), units % Int64(scale))
    var digits = ""
    for (place, digit) in String(whole).reversed().enumerated() {
      if place > 0, place % 3 == 0 { digits.append(",") }
      digits.append(digit)
    }
    var text = (value < 0 && units > 0 ? "-" : "") + String(digits.reversed())
    if rest > 0 {
      var fraction = String(repeating: "0", count: decimals - String(rest).count) + String(rest)
      while fraction.hasSuffix("0") { fraction.removeLast() }
      text += "." + fraction
    }
    return text
  }

  /// Money: whole above a hundred, else with up to two decimals.
  public static func money(_ amount: Double) -> String {
    grouped(amount, decimals: abs(amount) >= 100 ? 0 : 2)
  }
}
