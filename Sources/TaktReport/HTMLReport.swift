public import TaktModel

/// The plan as one HTML file that needs nothing else: no network, no other file.
public enum HTMLReport {
  /// A complete HTML document: Gantt chart by machine, orders, load, stock, costs, warnings.
  ///
  /// Everything that comes from the order file goes in as data, never as markup. Scripts and styles
  /// run only with a nonce made from the order file's own hash, which nothing inside that file can
  /// foresee.
  public static func document(_ plan: Plan, for plant: Plant) -> String {
    let nonce = "takt" + plan.orderFileSHA256.filter { $0.isASCII && $0.isHexDigit }
    let parts = [
      "nonce": nonce,
      "title": escaped((plant.name ?? plant.id ?? "Plan").printable + " - Takt"),
      "style": text(PackageResources.report_css),
      "script": script,
      "data": ReportData.json(plan, plant),
    ]
    var document = ""
    var rest = Substring(text(PackageResources.report_html))
    // One pass over the template: what is filled in is not looked at again.
    while let open = rest.firstRange(of: "{{"), let close = rest.firstRange(of: "}}") {
      document += rest[..<open.lowerBound]
      document += parts[String(rest[open.upperBound..<close.lowerBound])] ?? ""
      rest = rest[close.upperBound...]
    }
    return document + rest
  }

  private static var script: String {
    let files = [
      PackageResources.format_js, PackageResources.palette_js, PackageResources.detail_js,
      PackageResources.gantt_draw_js, PackageResources.gantt_js, PackageResources.gantt_print_js,
      PackageResources.orders_js, PackageResources.charts_js, PackageResources.report_js,
    ]
    return "(() => {\n'use strict';\n" + files.map { text($0) }.joined(separator: "\n") + "})();\n"
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
