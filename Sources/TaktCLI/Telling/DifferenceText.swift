import Takt
import TaktModel

/// A plan before and after a change, as tables.
struct DifferenceText {
  let result: WhatIf

  init(_ result: WhatIf) { self.result = result }

  var text: String {
    let blocks = [orders, machines, costs, searches].map { $0.joined(separator: "\n") + "\n" }
    return blocks.joined(separator: "\n").withoutControlCharacters
  }

  private var orders: [String] {
    let changed = result.orders
    let total = result.plantAfter.orders.count
    guard !changed.isEmpty else { return ["Orders  none of \(total) is changed"] }
    let rows = changed.map { pair in
      [
        pair.id, fate(pair.before, result.plantBefore), "->", fate(pair.after, result.plantAfter),
        shift(pair),
      ]
    }
    return ["Orders  \(changed.count) changed"] + TextBlock.table(rows)
  }

  private func fate(_ fate: WhatIf.Fate?, _ plant: Plant) -> String {
    guard let fate else { return "not there" }
    let at = fate.completedAt.map { " " + SpokenTime(plant.timeZone).dayAndClock($0) } ?? ""
    switch fate.status {
    case .onTime: return "on time" + at
    case .late:
      return SpokenNumber.grouped(fate.lateDays, decimals: fate.lateDays < 0.1 ? 2 : 1)
        + " d late" + at
    case .partlyUnmet: return SpokenNumber.grouped(fate.unmet, decimals: 2) + " unmet" + at
    case .unmet: return "unmet"
    }
  }

  /// By how many days it ends sooner (-) or later (+).
  private func shift(_ pair: WhatIf.Pair<WhatIf.Fate>) -> String {
    guard let from = pair.before?.completedAt, let to = pair.after?.completedAt else { return "" }
    let days = from.days(until: to)
    if abs(days) < 0.005 { return "" }
    return signed(days, decimals: abs(days) < 0.1 ? 2 : 1) + " d"
  }

  private var machines: [String] {
    let header = ["", "hours", "", "", "set-up", "", "", "utilisation", "", ""]
    let rows = result.machines.map { pair in
      [pair.id] + cells(pair.before?.busyHours, pair.after?.busyHours, decimals: 1)
        + cells(pair.before?.setupHours, pair.after?.setupHours, decimals: 1)
        + cells(
          pair.before.map { $0.utilisation * 100 }, pair.after.map { $0.utilisation * 100 },
          decimals: 1, unit: " %")
    }
    return ["Machines"] + TextBlock.table([header] + rows)
  }

  private var costs: [String] {
    let rows = result.costs.filter { $0.id == "total" || $0.before != 0 || $0.after != 0 }.map {
      [$0.id] + cells($0.before, $0.after, decimals: 0)
    }
    return ["Cost in \(result.plantAfter.currency)"] + TextBlock.table(rows)
  }

  /// What ended the searches, and what they found by themselves.
  private var searches: [String] {
    var lines = [
      "Search  before: \(ending(result.stoppedBy.before)); "
        + "after: \(ending(result.stoppedBy.after))"
    ]
    if let saved = result.savedBySearching, saved >= 0.005 {
      lines.append(
        "  Searching alone saves \(SpokenNumber.money(saved)) \(result.plantBefore.currency) on the "
          + "plan at hand; before has it.")
    }
    if !result.isComparable {
      lines.append("  Cancelled: part of the difference may be what a search did not come to.")
    }
    return lines
  }

  private func ending(_ stoppedBy: Plan.Solve.StoppedBy) -> String {
    switch stoppedBy {
    case .gap: "ended by its gap"
    case .time: "ended by time"
    case .work: "ended by its work"
    case .cancelled: "cancelled"
    }
  }

  /// Before, after and the change, which is empty where there is none.
  private func cells(
    _ before: Double?, _ after: Double?, decimals: Int, unit: String = ""
  ) -> [String] {
    func text(_ value: Double?) -> String {
      value.map { SpokenNumber.grouped($0, decimals: decimals) + unit } ?? "-"
    }
    var change = ""
    if let before, let after { change = signed(after - before, decimals: decimals) }
    return [text(before), text(after), change]
  }

  private func signed(_ value: Double, decimals: Int) -> String {
    let text = SpokenNumber.grouped(value, decimals: decimals)
    return text == "0" ? "" : value > 0 ? "+" + text : text
  }
}
