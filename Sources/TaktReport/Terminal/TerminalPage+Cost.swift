import TaktModel

extension TerminalPage {
  /// Kinds of cost that are not zero, two a line where there is room, and their total.
  func cost() -> [String] {
    let kinds = plan.cost.byKind.filter { $0.amount != 0 }
    let total = money(plan.cost.total)
    let title = style(words("head.cost"), .bold) + "  " + style(total, .bold)
    let cells = kinds.map { (words("cost." + $0.name), money($0.amount)) }
    let nameWidth = cells.map { DisplayWidth.of($0.0) }.max() ?? 0
    let amountWidth = cells.map { DisplayWidth.of($0.1) }.max() ?? 0
    let cellWidth = 2 + nameWidth + 2 + amountWidth
    let columns = max(1, min(3, width / (cellWidth + 3)))
    let rows = (cells.count + columns - 1) / columns
    return [title]
      + (0..<rows).map { row in
        stride(from: row, to: cells.count, by: rows).map { index in
          "  " + DisplayWidth.fit(cells[index].0, nameWidth) + "  "
            + DisplayWidth.fit(cells[index].1, amountWidth, alignedRight: true)
        }.joined(separator: "   ")
      }
  }

  /// How far the program over the periods was solved.
  func solve() -> [String] {
    let solve = plan.solve
    let title = words("solve.gap")
    let indent = DisplayWidth.of(title) + 3
    let share =
      solve.gapPercent.map { percent($0 / 100, decimals: 2) } ?? words("solve.notProven")
    let gap = style(title, .bold) + "   " + share
    let line = words(
      "terminal.solve",
      [
        "objective": money(solve.objective),
        "bound": solve.bound.map { money($0) } ?? words("solve.notProven"),
        "stop": words("terminal.stop." + solve.stoppedBy.rawValue),
        "seconds": words(
          "unit.seconds", ["value": NumberText.grouped(solve.seconds, decimals: 1)]),
      ])
    let used = indent + DisplayWidth.of(share)
    return wrapped(line, first: width - used, rest: width - indent).enumerated().map {
      $0 == 0 ? gap + $1 : String(repeating: " ", count: indent) + $1
    }
  }

  func warnings() -> [String] {
    let listed = 3
    if plan.warnings.isEmpty { return [] }
    let count = plan.warnings.count
    var lines = [style(words("notes.warnings"), .bold) + "  \(count)"]
    for warning in plan.warnings.prefix(listed) {
      let place = warning.pointer.map { $0.printable + ": " } ?? ""
      lines.append(
        "  " + style(DisplayWidth.truncate(place + sentence(warning), width - 2), .yellow))
    }
    if count > listed { lines.append("  " + words("terminal.more", count: count - listed)) }
    return lines
  }
}
