import Foundation

/// Numbers as a reader wants them: thousands separated by commas, no more decimals than asked for.
enum NumberText {
  /// `value` with up to `decimals` digits after the point, trailing zeros dropped; `-` for what is no
  /// finite number.
  static func grouped(_ value: Double, decimals: Int = 0) -> String {
    guard value.isFinite else { return "-" }
    let (isNegative, whole, fraction) = split(value, decimals: decimals)
    guard let whole else { return "\(value)" }
    var digits = ""
    let text = String(whole)
    for (index, digit) in text.enumerated() {
      if index > 0, (text.count - index) % 3 == 0 { digits.append(",") }
      digits.append(digit)
    }
    return (isNegative ? "-" : "") + digits + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// `value` grouped, with exactly `decimals` digits after the point.
  static func fixed(_ value: Double, decimals: Int) -> String {
    let text = grouped(value, decimals: decimals)
    guard decimals > 0, value.isFinite, !text.contains("e") else { return text }
    let point = text.firstIndex(of: ".")
    let digits = point.map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
    return text + (point == nil ? "." : "") + String(repeating: "0", count: decimals - digits)
  }

  /// `value` for machines: a point, no separators, up to `decimals` digits; empty where not finite.
  static func plain(_ value: Double, decimals: Int = 6) -> String {
    guard value.isFinite else { return "" }
    let (isNegative, whole, fraction) = split(value, decimals: decimals)
    guard let whole else { return "\(value)" }
    return (isNegative ? "-" : "") + String(whole) + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// The rounded value in parts; a nil whole part means that it is too large for digits to make sense.
  private static func split(
    _ value: Double, decimals: Int
  ) -> (isNegative: Bool, whole: UInt64?, fraction: String) {
    var scale: UInt64 = 1
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (abs(value) * Double(scale)).rounded()
    // Beyond 2^53 the digits would be made up; the shortest notation is honest.
    guard scaled < 9_007_199_254_740_992 else { return (value < 0, nil, "") }
    let units = UInt64(scaled)
    var fraction = decimals > 0 ? String(units % scale) : ""
    if decimals > 0 {
      fraction = String(repeating: "0", count: decimals - fraction.count) + fraction
      while fraction.hasSuffix("0") { fraction.removeLast() }
    }
    return (value < 0 && units > 0, units / scale, fraction)
  }
}
