import TaktModel

extension TerminalPage {
  /// Kinds of cost that are not zero, two a line where there is room, and their total.
  func cost() -> [String] {
    let kinds = plan.cost.byKind.filter { $0.amount != 0 }
    let total = NumberText.money(plan.cost.total) + " " + plant.currency.printable
    let title = style("Cost", .bold) + "  " + style(total, .bold)
    let cells = kinds.map { (CostNames.english($0.name), NumberText.money($0.amount)) }
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
    let stopped =
      switch solve.stoppedBy {
      case .gap: "gap reached"
      case .time: "stopped by the time limit"
      case .cancelled: "stopped by the user"
      case .work: "stopped by the work limit"
      }
    let gap = style("Gap", .bold) + "   " + NumberText.grouped(solve.gapPercent, decimals: 2) + " %"
    let line =
      ": program over the periods \(NumberText.money(solve.objective)), proven bound "
      + "\(NumberText.money(solve.bound)); \(stopped) after "
      + "\(NumberText.grouped(solve.seconds, decimals: 1)) s"
    let used = 6 + DisplayWidth.of(NumberText.grouped(solve.gapPercent, decimals: 2) + " %")
    return wrapped(line, first: width - used, rest: width - 6).enumerated().map {
      $0 == 0 ? gap + $1 : "      " + $1
    }
  }

  func warnings() -> [String] {
    let listed = 3
    if plan.warnings.isEmpty { return [] }
    let count = plan.warnings.count
    var lines = [style("Warnings", .bold) + "  \(count)"]
    for warning in plan.warnings.prefix(listed) {
      let place = warning.pointer.map { $0.printable + ": " } ?? ""
      lines.append(
        "  " + style(DisplayWidth.truncate(place + warning.message.printable, width - 2), .yellow))
    }
    if count > listed { lines.append("  and \(NumberText.grouped(Double(count - listed))) more") }
    return lines
  }
}
