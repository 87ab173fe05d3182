import TaktModel

extension Reasons {
  /// What the last of the order's goods waited for, followed back from lot to lot: each time to
  /// whatever was ready last.
  func whyLate(_ index: OrderIndex) -> [OrderOutcome.Reason] {
    let order = plant.orders[index]
    if order.earliest > order.due {
      return [
        reason(
          "earliest", order: index,
          "It may not be delivered before \(day(order.earliest)), after it is due.")
      ]
    }
    var reasons: [OrderOutcome.Reason] = []
    if let bound = earliestFinish(of: index), bound > order.due {
      reasons.append(
        reason(
          "tooSoon", product: order.product, order: index,
          "Even with every machine free for it, its goods cannot be ready before \(day(bound)); it "
            + "is due on \(day(order.due))."))
    }
    let steps = plant.products[order.product].steps
    let last = feeders[index].filter {
      schedule.lots[$0].product == order.product && schedule.lots[$0].step == steps.count - 1
    }.max { schedule.lots[$0].end < schedule.lots[$1].end }
    guard let last, let ready = outcomes.readyAt[index], ready > order.due else {
      return reasons + whySupplyWasLate(index)
    }
    return reasons + trace(from: last, for: index)
  }

  /// Goods that no lot of this schedule made.
  private func whySupplyWasLate(_ index: OrderIndex) -> [OrderOutcome.Reason] {
    let order = plant.orders[index]
    let product = plant.products[order.product]
    guard let ready = outcomes.readyAt[index] else { return [] }
    if ready <= order.due {
      return [
        reason(
          "othersFirst", product: order.product, order: index,
          "Goods were in stock, but went to orders that cost more or were due before.")
      ]
    }
    let source = product.purchase == nil ? "are received" : "arrive from the supplier"
    return [
      reason(
        product.purchase == nil ? "receipt" : "purchase", product: order.product, order: index,
        "The last units of \(product.id) \(source) on \(day(ready)).")
    ]
  }

  private func trace(from first: Int, for index: OrderIndex) -> [OrderOutcome.Reason] {
    var at = first
    for _ in 0..<60 {
      let lot = schedule.lots[at]
      if lot.origin != .planned { return [running(lot)] }
      let order = plant.orders[index]
      let machineFree = previous[at] >= 0 ? schedule.lots[previous[at]].end : plant.horizon.start
      let (material, supplier) = materials(for: at, feeding: index)
      if let release = order.release, release >= machineFree, release >= material,
        release > plant.horizon.start
      {
        return [
          reason(
            "release", machine: lot.machine, order: index,
            "Nothing for it may start before its release on \(day(release)).")
        ]
      }
      if let shared = sharedWait(at, ready: max(machineFree, material)) { return [shared] }
      if material > machineFree {
        if let supplier {
          at = supplier
          continue
        }
        return [materialCame(at: material, for: lot)]
      }
      guard previous[at] >= 0 else { return [ownTime(lot, index)] }
      return [busy(before: at, for: index)]
    }
    return [busy(before: at, for: index)]
  }

  /// When the last of a lot's materials came in, and the lot that gave them (nil: from outside).
  private func materials(for index: Int, feeding order: OrderIndex) -> (Instant, Int?) {
    let lot = schedule.lots[index]
    let step = plant.products[lot.product].steps[lot.step]
    var latest = plant.horizon.start
    var supplier: Int?
    let components = Set(step.components.map(\.product))
    for other in feeders[order] {
      let source = schedule.lots[other]
      let steps = plant.products[source.product].steps
      let isInput =
        source.product == lot.product
        ? source.step == lot.step - 1
        : components.contains(source.product) && source.step == steps.count - 1
      if !isInput { continue }
      let ready = source.end.advanced(bySeconds: steps[source.step].minimumWaitSeconds)
      if ready <= lot.takesAt, ready > latest { (latest, supplier) = (ready, other) }
    }
    for component in step.components {
      let product = plant.products[component.product]
      if let purchase = product.purchase {
        let first = plant.horizon.start.advanced(bySeconds: purchase.leadTimeDays * 86_400)
        let isBought = schedule.purchases.contains {
          $0.product == component.product && $0.arriveAt == first
        }
        if isBought, first > latest, first <= lot.takesAt { (latest, supplier) = (first, nil) }
      }
      for receipt in plant.receipts
      where receipt.product == component.product && receipt.at <= lot.takesAt
        && receipt.at > latest && product.steps.isEmpty && product.purchase == nil
      {
        (latest, supplier) = (receipt.at, nil)
      }
    }
    return (latest, supplier)
  }

  private func materialCame(at time: Instant, for lot: Lot) -> OrderOutcome.Reason {
    let step = plant.products[lot.product].steps[lot.step]
    var late: Step.Component?
    for component in step.components where late == nil && comes(component.product, at: time) {
      late = component
    }
    let name = late.map { plant.products[$0.product].id } ?? plant.products[lot.product].id
    let isBought = late.flatMap { plant.products[$0.product].purchase } != nil
    return reason(
      isBought ? "purchase" : "receipt", machine: lot.machine,
      product: late?.product ?? lot.product,
      isBought
        ? "\(name) cannot arrive before \(day(time)), even if it is ordered at once."
        : "\(name) is received on \(day(time)) only.")
  }

  private func comes(_ product: ProductIndex, at time: Instant) -> Bool {
    if let purchase = plant.products[product].purchase {
      let first = plant.horizon.start.advanced(bySeconds: purchase.leadTimeDays * 86_400)
      if first == time { return true }
    }
    return plant.receipts.contains { $0.product == product && $0.at == time }
  }

  private func running(_ lot: Lot) -> OrderOutcome.Reason {
    lot.origin == .frozen
      ? reason(
        "frozen", machine: lot.machine, product: lot.product,
        "Lot \(lot.id), which is frozen, ends on \(day(lot.end)).")
      : reason(
        "inProgress", machine: lot.machine, product: lot.product,
        "Lot \(lot.id), which runs already, ends on \(day(lot.end)).")
  }

  private func ownTime(_ lot: Lot, _ index: OrderIndex) -> OrderOutcome.Reason {
    reason(
      "runTime", machine: lot.machine, product: lot.product, order: index,
      "Its own lots take until then: on machine \(plant.machines[lot.machine].id), where nothing "
        + "comes before them, they end on \(day(lot.end)).")
  }

  /// The machine works on other lots up to this one without a gap in its open hours.
  private func busy(before index: Int, for order: OrderIndex) -> OrderOutcome.Reason {
    let lot = schedule.lots[index]
    let windows = plant.machines[lot.machine].windows
    var ahead: [Int] = []
    var at = index
    while previous[at] >= 0, ahead.count < 500 {
      let before = schedule.lots[previous[at]]
      let idle = windows.contains {
        !$0.isOvertime && $0.from < schedule.lots[at].start && before.end < $0.to
          && max($0.from, before.end).seconds(until: min($0.to, schedule.lots[at].start)) > 60
      }
      if idle && !ahead.isEmpty { break }
      ahead.append(previous[at])
      at = previous[at]
    }
    let since = ahead.last.map { schedule.lots[$0].start } ?? lot.start
    let machine = plant.machines[lot.machine].id
    let others = customers(of: ahead, besides: order)
    guard let first = others.first else {
      return reason(
        "runTime", machine: lot.machine, product: lot.product, order: order,
        "Machine \(machine) works on lots for this order itself from \(day(since)).")
    }
    return reason(
      "machineBusy", machine: lot.machine, product: lot.product, order: first,
      "Machine \(machine) is busy from \(day(since)) to \(day(lot.start)) with lots for "
        + "\(names(others)).")
  }

  func reason(
    _ kind: String, machine: MachineIndex? = nil, product: ProductIndex? = nil,
    order: OrderIndex? = nil, _ sentence: String
  ) -> OrderOutcome.Reason {
    OrderOutcome.Reason(
      kind: kind, machine: machine, product: product, order: order, sentence: sentence)
  }
}
