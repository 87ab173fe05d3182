import Foundation

/// The arithmetic of figures, and how they read.
enum Figure {
  /// What counts as equal: 0.01 %.
  static let tolerance = 1e-4

  /// |objective - best| / max(|objective|, |best|) in percent (T. Berthold, 2013): 0 where both are
  /// the same, 100 where there is no plan or the signs differ.
  static func primalGap(_ objective: Double, best: Double) -> Double {
    guard objective.isFinite else { return 100 }
    if objective == best { return 0 }
    if objective * best < 0 { return 100 }
    return 100 * abs(objective - best) / max(abs(objective), abs(best))
  }

  /// The middle one, or the mean of the two in the middle; nil of nothing.
  static func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    if sorted.count % 2 == 1 { return sorted[middle] }
    let (low, high) = (sorted[middle - 1], sorted[middle])
    return low == high ? low : (low + high) / 2
  }

  static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  /// The largest value that is as good as `objective`.
  static func asGood(as objective: Double) -> Double {
    objective + tolerance * abs(objective)
  }

  // MARK: Text

  static func money(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "-" }
    if abs(value) >= 1e13 { return String(format: "%.4e", value) }
    return String(format: abs(value) < 1e6 ? "%.1f" : "%.0f", value)
  }

  static func percent(_ value: Double?, decimals: Int = 2) -> String {
    guard let value, value.isFinite else { return "-" }
    return String(format: "%.\(decimals)f %%", value)
  }

  static func seconds(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "-" }
    return String(format: value < 10 ? "%.2f s" : "%.0f s", value)
  }

  /// A point of time that was asked for: `5 s`, `0.5 s`.
  static func milestone(_ seconds: Double) -> String {
    String(format: "%g s", seconds)
  }
}
