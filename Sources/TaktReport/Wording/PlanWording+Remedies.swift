import TaktModel

/// Remedies in words.
extension PlanWording {
  /// What is changed, who is later for it, and what is not counted.
  ///
  /// - Parameter order: that is on time with it.
  func sentence(_ remedy: OrderOutcome.Remedy, of order: OrderIndex) -> String {
    let changes = remedy.changes.map { words(for: $0, of: order) }
    let isKept = remedy.changes.contains { $0.order == order && $0.movesCustomerDate }
    var said = [
      words(
        isKept ? "remedySentence.kept" : "remedySentence.onTime",
        [
          "changes": changes.dropFirst().reduce(changes.first ?? "") {
            words("remedySentence.and", ["first": $0, "next": $1])
          }
        ])
    ]
    if let others = others(remedy) { said.append(others) }
    if !remedy.changes.allSatisfy({ $0.isPriced || ($0.order == order && $0.movesCustomerDate) }) {
      said.append(words("remedySentence.unpriced"))
    }
    return said.joined(separator: " ")
  }

  /// What it costs in all; a plan that costs less for what a customer loses is no saving.
  func cost(of remedy: OrderOutcome.Remedy) -> String {
    let amount = ["amount": money(abs(remedy.costChange))]
    if !costsLess(remedy) { return words("why.costs", amount) }
    return words(isSaving(remedy) ? "why.saves" : "why.noSaving", amount)
  }

  func isSaving(_ remedy: OrderOutcome.Remedy) -> Bool {
    costsLess(remedy) && !remedy.movesCustomerDate
  }

  /// By an amount that can be seen.
  private func costsLess(_ remedy: OrderOutcome.Remedy) -> Bool {
    remedy.costChange < 0 && money(-remedy.costChange) != money(0)
  }

  private func words(for change: PlantChange, of order: OrderIndex) -> String {
    let product: ProductIndex? =
      switch change {
      case .receipt(let receipt, _): plant.receipts[receipt].product
      default: change.order.map { plant.orders[$0].product }
      }
    var values = change.facts(in: plant).reduce(into: [:]) {
      $0[$1.name] = said($1.fact, as: $1.name, product)
    }
    func shift(_ from: Instant?, _ to: Instant) {
      guard let from else { return }
      let days = from.days(until: to)
      values["shift"] = words(
        days < 0 ? "remedySentence.sooner" : "remedySentence.later",
        ["span": span(hours: abs(days) * 24)])
    }
    func before(_ value: Double?, as name: String) {
      values["before"] = value.map { said(.number($0), as: name, product) }
    }
    switch change {
    case .due(let order, let at): shift(plant.orders[order].due, at)
    case .latest: break
    case .release(let order, let at):
      shift(plant.orders[order].release ?? plant.horizon.start, at)
    case .quantity(let order, _): before(plant.orders[order].quantity, as: "units")
    case .priority(let order, _): before(plant.orders[order].priority, as: "priority")
    case .unmetCost(let order, _):
      let facts = plant.orders[order]
      before(facts.unmetCostPerUnit / (facts.priority > 0 ? facts.priority : 1), as: "cost")
    case .receipt(let receipt, let at):
      shift(plant.receipts[receipt].at, at)
      before(plant.receipts[receipt].quantity, as: "units")
    case .leadTime(let product, _):
      before(plant.products[product].purchase?.leadTimeDays ?? 0, as: "days")
    case .count(let resource, _): before(plant.resources[resource].count, as: "count")
    case .overtime(_, let windows):
      values["hours"] = span(hours: windows.reduce(0) { $0 + $1.seconds } / 3600)
      values["cost"] = price(windows.map(\.costPerHour).max() ?? 0)
    }
    let isOther = change.order.map { $0 != order } ?? false
    return words("remedy." + change.kind.rawValue + (isOther ? ".other" : ""), values)
  }

  private func others(_ remedy: OrderOutcome.Remedy) -> String? {
    if remedy.later.isEmpty { return nil }
    let named = remedy.later.map {
      words(
        $0.isUndone ? "remedySentence.otherUndone" : "remedySentence.otherLater",
        ["order": plant.orders[$0.order].id.printable, "span": span(hours: $0.days * 24)])
    }
    var values = [
      "others": named.joined(separator: ", "), "amount": money(abs(remedy.costToOthers)),
    ]
    let more = remedy.laterCount - named.count
    if more > 0 { values["n"] = NumberText.grouped(Double(more)) }
    if remedy.soonerCount > 0 {
      values["sooner"] = NumberText.grouped(Double(remedy.soonerCount))
    }
    return words(
      remedy.costToOthers < 0 ? "remedySentence.othersSave" : "remedySentence.othersPay", values)
  }

  /// `Thu 26 Nov 20:00 to 23:30, Fri 27 Nov 20:00 to 21:00 and 2 more`.
  func said(_ windows: [Window]) -> String {
    let shown = windows.count > 3 ? 2 : windows.count
    let said = windows.prefix(shown).map { window in
      let until = time.dayAndMinute(window.to)
      return words(
        "remedySentence.window",
        [
          "from": time.dayAndMinute(window.from),
          "until": time.day(window.from) == time.day(window.to) ? String(until.suffix(5)) : until,
        ])
    }.joined(separator: ", ")
    return windows.count == shown
      ? said
      : words(
        "remedySentence.windows",
        ["windows": said, "n": NumberText.grouped(Double(windows.count - shown))])
  }
}
