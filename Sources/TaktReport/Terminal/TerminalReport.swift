import Foundation
public import TaktModel

/// The plan in one screen of a terminal.
public enum TerminalReport {
  /// A table of about sixty lines at most: orders on time, late and unmet; the dearest of the late
  /// ones with their first cause; load per machine; key figures; where
  /// one more hour pays most; cost by kind; gap; warnings.
  ///
  /// - Parameters:
  ///   - width: Columns of the terminal; fewer than 48 are taken as 48, more than 160 as 160.
  ///   - isColoured: Whether escape sequences for colours are written.
  ///   - language: Of all but what the order file says.
  /// - Returns: Lines that end with a line feed.
  public static func text(
    _ plan: Plan, for plant: Plant, width: Int, isColoured: Bool,
    language: ReportLanguage = .en
  ) -> String {
    let page = TerminalPage(
      plan: plan, plant: plant, width: min(max(width, 48), 160),
      style: TerminalStyle(isColoured: isColoured), texts: Texts(language))
    let blocks = [
      page.header(), page.orders(), page.load(), page.keyFigures(), page.prices(), page.cost(),
      page.solve() + page.warnings(),
    ]
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }
}

extension TerminalReport {
  /// The line that names what was written.
  public static func files(_ names: [String], language: ReportLanguage = .en) -> String {
    (Texts(language).raw("terminal.files") ?? "") + "  " + names.joined(separator: ", ")
  }
}

/// What every block of the terminal's page is made from.
struct TerminalPage {
  let plan: Plan
  let plant: Plant
  let width: Int
  let style: TerminalStyle
  let texts: Texts

  var time: LocalTime { LocalTime(timeZone: plant.timeZone, texts: texts) }

  var sentences: Sentences { Sentences(texts: texts, plant: plant) }

  /// The page's words, filled in; of two forms the first is for a count of one.
  func words(_ key: String, _ values: [String: String] = [:]) -> String {
    texts.filled(key, values) ?? key
  }

  func words(_ key: String, count: Int, _ values: [String: String] = [:]) -> String {
    let number = NumberText.grouped(Double(count))
    return texts.filled(key, values.merging(["n": number]) { $1 }, isOne: count == 1) ?? key
  }

  func percent(_ share: Double, decimals: Int = 0) -> String {
    words("unit.percent", ["value": NumberText.grouped(share * 100, decimals: decimals)])
  }

  func hours(_ value: Double, decimals: Int = 0) -> String {
    words("unit.hours", ["value": NumberText.grouped(value, decimals: decimals)])
  }

  /// An amount with the currency's sign and decimals.
  func money(_ amount: Double) -> String { Currency(code: plant.currency).text(amount) }

  func price(_ amount: Double) -> String { Currency(code: plant.currency).price(amount) }

  /// Days of lateness as a person would say them: minutes and hours where days would be a fraction.
  func lateness(_ days: Double) -> String {
    let minutes = max(1, (days * 1440).rounded())
    if minutes < 60 { return words("unit.minutes", ["value": NumberText.grouped(minutes)]) }
    return days < 1
      ? hours(days * 24, decimals: 1)
      : words("unit.days", ["value": NumberText.grouped(days, decimals: 1)])
  }

  func header() -> [String] {
    let name = (plant.name ?? plant.id ?? words("page.plan")).printable
    let horizon = plant.horizon
    // A horizon that ends at midnight ends with the day before.
    let lastDay = max(horizon.start, horizon.end.advanced(bySeconds: -0.001))
    // The year stands where the language has it: first, or last.
    let days =
      texts.language == .ko
      ? "\(time.dayAndYear(horizon.start)) - \(time.day(lastDay))"
      : "\(time.day(horizon.start)) - \(time.dayAndYear(lastDay))"
    let span = "\(days), \(plant.timeZone.identifier)"
    let room = width - DisplayWidth.of(span) - 2
    if room < 8 { return [style(DisplayWidth.truncate(name, width), .bold), span] }
    return [style(DisplayWidth.fit(name, room), .bold) + "  " + span]
  }

  /// A line with a title at its left and something at its right end.
  func titled(_ title: String, right: String = "") -> String {
    style(DisplayWidth.fit(title, width - DisplayWidth.of(right)), .bold) + right
  }

  /// `text` broken at spaces into lines of the given widths.
  func wrapped(_ text: String, first: Int, rest: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      let limit = lines.count == 1 ? first : rest
      let last = lines[lines.count - 1]
      let joined = last.isEmpty ? String(word) : last + " " + word
      if DisplayWidth.of(joined) <= limit {
        lines[lines.count - 1] = joined
      } else {
        let cut = DisplayWidth.truncate(String(word), rest)
        if last.isEmpty, lines.count > 1 || first == rest {
          lines[lines.count - 1] = cut
        } else {
          lines.append(cut)
        }
      }
    }
    return lines
  }
}
