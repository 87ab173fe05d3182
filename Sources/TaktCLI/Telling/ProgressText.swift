import Foundation
import Takt

/// How progress reads, for people and for programs.
enum ProgressText {
  /// One line such as `improving  12 s  best 1,234,567 KRW  periods: bound 1,200,000, gap 2.8 %`: bound
  /// and gap are those of the program over the periods.
  static func line(_ progress: PlanProgress, seconds: Double, currency: String) -> String {
    var parts = [progress.phase, "\(grouped(seconds, decimals: seconds < 10 ? 1 : 0)) s"]
    if let best = progress.bestCost { parts.append("best \(grouped(best)) \(currency)") }
    let bound = progress.bound.map { "bound \(grouped($0))" }
    let gap = progress.gapPercent.map { "gap \(grouped($0, decimals: 2)) %" }
    let proven = [bound, gap].compactMap { $0 }
    if !proven.isEmpty { parts.append("periods: " + proven.joined(separator: ", ")) }
    return parts.joined(separator: "  ")
  }

  /// One JSON object on one line; what is not known yet is null.
  static func json(_ progress: PlanProgress) -> String {
    let fields: [(name: String, value: String)] = [
      ("phase", quoted(progress.phase)),
      ("bestCost", number(progress.bestCost)),
      ("bound", number(progress.bound)),
      ("gapPercent", number(progress.gapPercent)),
      ("seconds", number((progress.seconds * 1000).rounded() / 1000)),
    ]
    return "{" + fields.map { "\(quoted($0.name)):\($0.value)" }.joined(separator: ",") + "}"
  }

  /// A number with commas between thousands; decimals only below 1,000 unless they are asked for.
  static func grouped(_ value: Double, decimals: Int? = nil) -> String {
    guard value.isFinite else { return value.isNaN ? "?" : value < 0 ? "-∞" : "∞" }
    if abs(value) >= 1e15 { return String(format: "%.3e", value) }
    let text = String(format: "%.\(decimals ?? (abs(value) < 1000 ? 2 : 0))f", abs(value))
    let parts = text.split(separator: ".", maxSplits: 1)
    var whole = ""
    for (place, digit) in (parts.first ?? "0").reversed().enumerated() {
      if place > 0, place % 3 == 0 { whole.append(",") }
      whole.append(digit)
    }
    let isZero = text.allSatisfy { $0 == "0" || $0 == "." }
    let sign = value < 0 && !isZero ? "-" : ""
    return sign + String(whole.reversed()) + (parts.count > 1 ? "." + parts[1] : "")
  }

  private static func number(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "null" }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case _ where scalar.value < 0x20: result += String(format: "\\u%04x", scalar.value)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
