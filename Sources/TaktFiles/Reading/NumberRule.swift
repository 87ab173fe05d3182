/// Which numbers a field takes. The limits beyond the contract keep every sum of the product finite.
struct NumberRule: Sendable {
  var lower: Double
  var isLowerExcluded = false
  var upper: Double
  var isWhole = false
  /// A sentence said of numbers below the range, where the reason is not plain.
  var reasonBelow = ""

  /// Quantities and money.
  static let amount = NumberRule(lower: 0, upper: 1e12)
  static let positiveAmount = NumberRule(lower: 0, isLowerExcluded: true, upper: 1e12)
  /// Seconds and minutes.
  static let time = NumberRule(lower: 0, upper: 1e9)
  static let days = NumberRule(lower: 0, upper: 3660)
  static let share = NumberRule(lower: 0, upper: 1)
  static let factor = NumberRule(lower: 0, upper: 1e6)
  static let yield = NumberRule(
    lower: 1e-9, upper: 1, reasonBelow: "At a yield of 0 nothing good would ever come out.")
  static let efficiency = NumberRule(lower: 0.001, upper: 1000)

  func holds(_ value: Double) -> Bool {
    value.isFinite && (isLowerExcluded ? value > lower : value >= lower) && value <= upper
      && (!isWhole || value == value.rounded())
  }

  var description: String {
    let kind = isWhole ? "a whole number" : "a number"
    return isLowerExcluded
      ? "\(kind) above \(lower.shortest) and at most \(upper.shortest)"
      : "\(kind) from \(lower.shortest) to \(upper.shortest)"
  }
}

extension Double {
  /// The shortest decimal form that reads back as the same number, fit for JSON where it is finite.
  var shortest: String {
    // Whole numbers of so few digits are written without an exponent.
    if abs(self) < 1e9, let whole = Int(exactly: self) { return String(whole) }
    let text = "\(self)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
