public import TaktModel

/// A plan before and after a change, as tables.
public enum DifferenceReport {
  /// Orders that change, machines, costs and what ended the searches.
  ///
  /// - Returns: Lines that end with a line feed.
  public static func text(_ result: WhatIf, language: ReportLanguage = .en) -> String {
    let text = DifferenceText(result: result, texts: Texts(language))
    return [text.orders, text.machines, text.costs, text.searches]
      .map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  /// What becomes of one order alone.
  ///
  /// - Returns: A line that ends with a line feed.
  public static func text(
    _ order: String, _ before: OrderFate, _ after: OrderFate, _ plant: Plant,
    language: ReportLanguage = .en
  ) -> String {
    let wording = FateText(plant: plant, texts: Texts(language))
    let sides = [before, after].map { wording.fate(WhatIf.Fate($0.fulfilment), plant) }
    return "\(order.printable)  \(sides[0])  ->  \(sides[1])\n"
  }
}

private struct FateText: PlanWording {
  let plant: Plant
  let texts: Texts

  func fate(_ fate: WhatIf.Fate?, _ plant: Plant) -> String {
    guard let fate else { return words("difference.notThere") }
    let at = fate.completedAt.map {
      " " + LocalTime(timeZone: plant.timeZone, texts: texts).dayAndMinute($0)
    }
    let said =
      switch fate.status {
      case .onTime: words("status.onTime")
      case .late: words("fate.late", ["time": lateness(fate.lateDays)])
      case .partlyUnmet:
        words("fate.unmet", ["amount": NumberText.grouped(fate.unmet, decimals: 2)])
      case .unmet: words("status.unmet")
      }
    return said + (at ?? "")
  }
}

private struct DifferenceText: PlanWording {
  let result: WhatIf
  let texts: Texts
  var plant: Plant { result.plantAfter }

  var orders: [String] {
    let changed = result.orders
    if changed.isEmpty { return [words("difference.noOrders", count: plant.orders.count)] }
    let rows = changed.map { pair in
      [
        pair.id.printable, fate(pair.before, result.plantBefore), "->",
        fate(pair.after, plant), shift(pair),
      ]
    }
    return [words("difference.orders", count: changed.count)] + TextBlock.table(rows)
  }

  private func fate(_ fate: WhatIf.Fate?, _ plant: Plant) -> String {
    FateText(plant: self.plant, texts: texts).fate(fate, plant)
  }

  /// By how many days it ends sooner (-) or later (+).
  private func shift(_ pair: WhatIf.Pair<WhatIf.Fate>) -> String {
    guard let from = pair.before?.completedAt, let to = pair.after?.completedAt else { return "" }
    let days = from.days(until: to)
    if abs(days) < 0.005 { return "" }
    return words("unit.days", ["value": signed(days, decimals: abs(days) < 0.1 ? 2 : 1)])
  }

  var machines: [String] {
    let titles = ["difference.hours", "difference.setup", "difference.utilisation"]
    let header = [""] + titles.flatMap { [words($0), "", ""] }
    let rows = result.machines.map { pair in
      [pair.id.printable]
        + cells(pair) { ($0.busyHours, NumberText.grouped($0.busyHours, decimals: 1)) }
        + cells(pair) { ($0.setupHours, NumberText.grouped($0.setupHours, decimals: 1)) }
        + cells(pair) { ($0.utilisation * 100, percent($0.utilisation, decimals: 1)) }
    }
    return [words("difference.machines")] + TextBlock.table([header] + rows)
  }

  var costs: [String] {
    let rows = result.costs.filter { $0.id == "total" || $0.before != 0 || $0.after != 0 }.map {
      [words("cost." + $0.id)] + cells($0, decimals: 0) { ($0, NumberText.grouped($0)) }
    }
    return [words("difference.cost", ["currency": plant.currency.printable])]
      + TextBlock.table(rows)
  }

  /// What ended the searches, and what they found by themselves.
  var searches: [String] {
    let ends = [result.stoppedBy.before, result.stoppedBy.after].map {
      words("terminal.stop." + $0.rawValue)
    }
    var lines = [words("difference.searches", ["before": ends[0], "after": ends[1]])]
    if let saved = result.savedBySearching, saved >= 0.005 {
      lines.append("  " + words("difference.saved", ["amount": money(saved)]))
    }
    if !result.isComparable { lines.append("  " + words("difference.cancelled")) }
    return lines
  }

  /// Before, after and the change, which is empty where there is none.
  private func cells<Value>(
    _ pair: WhatIf.Pair<Value>, decimals: Int = 1, _ said: (Value) -> (Double, String)
  ) -> [String] {
    let (before, after) = (pair.before.map(said), pair.after.map(said))
    let change = before.flatMap { before in
      after.map { signed($0.0 - before.0, decimals: decimals) }
    }
    return [before?.1 ?? "-", after?.1 ?? "-", change ?? ""]
  }

  private func signed(_ value: Double, decimals: Int) -> String {
    let text = NumberText.grouped(value, decimals: decimals)
    return text == "0" ? "" : value > 0 ? "+" + text : text
  }
}
