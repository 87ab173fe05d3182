internal import TaktModel

/// What a checker allows: a second on times, a millionth on quantities and money (of a unit where
/// there is less than one).
enum Tolerance {
  static let milliseconds: Int64 = 1000
  static let seconds = 1.0

  static func amount(_ value: Double) -> Double { 1e-6 * max(1, abs(value)) }

  /// False where either is not a number.
  static func equal(_ claimed: Double, _ right: Double, extra: Double = 0) -> Bool {
    claimed == right || abs(claimed - right) <= amount(right) + extra
  }

  static func equal(_ claimed: Instant, _ right: Instant) -> Bool {
    abs(claimed.milliseconds - right.milliseconds) <= milliseconds
  }

  /// Whether `quantity` is a whole number of times `unit`.
  static func isMultiple(_ quantity: Double, of unit: Double) -> Bool {
    guard unit > 0 else { return true }
    return abs(quantity - (quantity / unit).rounded() * unit) <= amount(quantity)
  }
}

extension Instant {
  /// Whether this is before `other` by more than the tolerance.
  func isClearlyBefore(_ other: Instant) -> Bool {
    other.milliseconds - milliseconds > Tolerance.milliseconds
  }

  /// Years 1900 to 2999 or so: what can be subtracted and printed without a thought.
  var isSound: Bool { milliseconds.magnitude <= 40_000_000_000_000 }
}
