import TaktModel

extension CSVReport {
  /// What became of each lot of the plan in hand, then what is new; nil where there is no plan in hand.
  static func changes(_ plan: Plan, _ plant: Plant) -> String? {
    guard let comparison = PlanComparison(plan.schedule, for: plant) else { return nil }
    let time = LocalTime(timeZone: plant.timeZone)
    var table = CSVTable(header: [
      "change", "product", "productName", "step", "unit", "lotBefore", "machineBefore",
      "startBefore", "startedBefore", "lot", "machine", "start", "started", "hoursLater",
    ])
    func place(_ lot: Lot?) -> [CSVTable.Cell] {
      guard let lot else { return [.empty, .empty, .empty, .empty] }
      return [
        .text(lot.id), .text(plant.machines[lot.machine].id), .text(time.iso(lot.start)),
        .number(lot.started),
      ]
    }
    func append(_ change: String, before: Lot?, now: Lot?) {
      guard let lot = now ?? before else { return }
      let product = plant.products[lot.product]
      let later = before.flatMap { before in now.map { before.start.seconds(until: $0.start) } }
      table.append(
        [
          .text(change), .text(product.id), .text(product.name), .text(plant.stepID(lot)),
          .text(product.unit),
        ] + place(before) + place(now) + [later.map { .number($0 / 3600) } ?? .empty])
    }
    for former in comparison.former {
      append(
        former.fate.rawValue, before: former.lot, now: former.now.map { plan.schedule.lots[$0] })
    }
    for lot in comparison.arrived { append("new", before: nil, now: plan.schedule.lots[lot]) }
    return table.text
  }
}
