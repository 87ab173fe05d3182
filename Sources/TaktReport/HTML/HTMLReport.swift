public import TaktModel

/// The plan as one HTML file that needs nothing else: no network, no other file.
public enum HTMLReport {
  /// A complete HTML document: Gantt chart by machine with shared tools, labour and power below, orders with
  /// causes and remedies, load, stock, key figures, costs, changes of the plan before, warnings.
  ///
  /// Everything that comes from the order file goes in as data, never as markup. Scripts and styles
  /// run only with a nonce made from the order file's own hash, which nothing inside that file can
  /// foresee.
  ///
  /// - Parameters:
  ///   - language: Of all but what the order file says.
  ///   - patch: The change to the order file that a remedy's changes are, as JSON Patch; nil where there is none.
  public static func document(
    _ plan: Plan, for plant: Plant, language: ReportLanguage = .en,
    patch: @escaping ([PlantChange]) -> String? = { _ in nil }
  ) -> String {
    let texts = Texts(language)
    let nonce = "takt" + plan.orderFileSHA256.filter { $0.isASCII && $0.isHexDigit }
    let parts = [
      "nonce": nonce,
      "title": escaped(
        (plant.name ?? plant.id ?? texts.raw("page.plan") ?? "").printable + " - Takt"),
      "style": text(PackageResources.report_css),
      "script": script,
      "language": language.rawValue,
      "data": ReportData.json(plan, plant, texts, patch),
    ]
    var document = ""
    var rest = Substring(template)
    // One pass over the template: what is filled in is not looked at again.
    while let open = rest.firstRange(of: "{{"), let close = rest.firstRange(of: "}}") {
      document += rest[..<open.lowerBound]
      let name = String(rest[open.upperBound..<close.lowerBound])
      document += parts[name] ?? escaped(texts.raw(String(name.dropFirst(5))) ?? "")
      rest = rest[close.upperBound...]
    }
    return document + rest
  }

  static var template: String { text(PackageResources.report_html) }

  static var script: String {
    let files = [
      PackageResources.format_js, PackageResources.palette_js, PackageResources.why_js,
      PackageResources.detail_js, PackageResources.gantt_draw_js, PackageResources.gantt_axis_js,
      PackageResources.gantt_lots_js, PackageResources.gantt_rows_js,
      PackageResources.gantt_shared_js, PackageResources.gantt_js, PackageResources.gantt_print_js,
      PackageResources.promise_js, PackageResources.orders_js, PackageResources.charts_js,
      PackageResources.figures_js, PackageResources.changes_js, PackageResources.report_js,
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
