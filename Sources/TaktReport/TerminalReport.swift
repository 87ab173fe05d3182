import Foundation
public import TaktModel

/// The plan in one screen of a terminal.
public enum TerminalReport {
  /// A table of about forty lines at most: orders on time, late and unmet; the dearest of the late
  /// ones with their reason; load per machine; cost by kind; gap; warnings.
  ///
  /// - Parameters:
  ///   - width: Columns of the terminal; fewer than 48 are taken as 48, more than 160 as 160.
  ///   - isColoured: Whether escape sequences for colours are written.
  /// - Returns: Lines that end with a line feed.
  public static func text(
    _ plan: Plan, for plant: Plant, width: Int, isColoured: Bool
  ) -> String {
    let page = TerminalPage(
      plan: plan, plant: plant, width: min(max(width, 48), 160),
      style: TerminalStyle(isColoured: isColoured))
    let blocks = [
      page.header(), page.orders(), page.load(), page.cost(), page.solve() + page.warnings(),
    ]
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }
}

/// What every block of the terminal's page is made from.
struct TerminalPage {
  let plan: Plan
  let plant: Plant
  let width: Int
  let style: TerminalStyle

  var time: LocalTime { LocalTime(timeZone: plant.timeZone) }

  func header() -> [String] {
    let name = (plant.name ?? plant.id ?? "Plan").printable
    let horizon = plant.horizon
    // A horizon that ends at midnight ends with the day before.
    let lastDay = max(horizon.start, horizon.end.advanced(bySeconds: -0.001))
    let span =
      "\(time.day(horizon.start)) - \(time.dayAndYear(lastDay)), \(plant.timeZone.identifier)"
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
