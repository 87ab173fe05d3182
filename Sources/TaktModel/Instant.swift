/// A point in time, exact to the millisecond.
///
/// The unit is milliseconds since 1970-01-01T00:00:00Z, without leap seconds.
public struct Instant: Hashable, Comparable, Sendable {
  public let milliseconds: Int64

  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// An instant from whole or fractional seconds since 1970, rounded to the millisecond.
  ///
  /// Values outside the years that the product supports are clamped, so that no input traps.
  public init(secondsSince1970 seconds: Double) {
    let limit = 1e14
    let clamped = seconds.isFinite ? min(max(seconds * 1000, -limit), limit) : 0
    self.milliseconds = Int64(clamped.rounded())
  }

  public static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

  /// Seconds from this instant until `other`; negative when `other` is earlier.
  public func seconds(until other: Instant) -> Double {
    Double(other.milliseconds - milliseconds) / 1000
  }

  /// Days of 86,400 seconds from this instant until `other`; negative when `other` is earlier.
  public func days(until other: Instant) -> Double { seconds(until: other) / 86_400 }

  /// This instant moved by `seconds` (may be negative), rounded to the millisecond.
  public func advanced(bySeconds seconds: Double) -> Instant {
    let limit = 1e14
    let shift = seconds.isFinite ? min(max(seconds * 1000, -limit), limit) : limit
    return Instant(milliseconds: milliseconds + Int64(shift.rounded()))
  }
}
