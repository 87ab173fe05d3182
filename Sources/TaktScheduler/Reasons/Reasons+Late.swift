public import TaktModel

extension Reasons {
  /// What the last of the order's goods waited for, followed back from lot to lot: each time to
  /// whatever was ready last.
  func whyLate(_ index: OrderIndex) -> [OrderOutcome.Reason] {
    let order = plant.orders[index]
    if order.earliest > order.due {
      return [
        reason(
          .earliest, order: index,
          "It may not be delivered before \(day(order.earliest)), after it is due.")
      ]
    }
    var reasons: [OrderOutcome.Reason] = []
    if let bound = earliestFinish(of: index), bound > order.due {
      reasons.append(
        reason(
          .tooSoon, product: order.product, order: index,
          "Even with every machine free for it, its goods cannot be ready before \(day(bound)); it "
            + "is due on \(day(order.due))."))
    }
    guard let last = lastLot(for: index), let ready = outcomes.readyAt[index], ready > order.due
    else { return reasons + whySupplyWasLate(index) }
    return reasons + trace(from: last, for: index) + rules(on: last, for: index)
  }

  /// The same of an order that need not be late.
  func whenReady(_ index: OrderIndex) -> [OrderOutcome.Reason] {
    let order = plant.orders[index]
    let product = plant.products[order.product]
    guard let ready = outcomes.readyAt[index] else { return [] }
    guard let last = lastLot(for: index) else {
      return [
        reason(
          .stock, product: order.product, order: index,
          "Its goods come from stock or receipts of \(product.id), all there on \(day(ready)).")
      ]
    }
    let lot = schedule.lots[last]
    let made = reason(
      .lastLot, machine: lot.machine, product: lot.product, order: index,
      "The last of its goods come from lot \(lot.id) on machine "
        + "\(plant.machines[lot.machine].id), which ends on \(day(lot.end)).")
    return distinct([made] + trace(from: last, for: index))
  }

  private func lastLot(for index: OrderIndex) -> Int? {
    let product = plant.orders[index].product
    let last = plant.products[product].steps.count - 1
    return feeders[index].filter {
      schedule.lots[$0].product == product && schedule.lots[$0].step == last
    }.max { schedule.lots[$0].end < schedule.lots[$1].end }
  }

  /// Goods that no lot of this schedule made.
  private func whySupplyWasLate(_ index: OrderIndex) -> [OrderOutcome.Reason] {
    let order = plant.orders[index]
    let product = plant.products[order.product]
    guard let ready = outcomes.readyAt[index] else { return [] }
    if ready <= order.due {
      return [
        reason(
          .othersFirst, product: order.product, order: index,
          "Goods were in stock, but went to orders that cost more or were due before.")
      ]
    }
    let source = product.purchase == nil ? "are received" : "arrive from the supplier"
    return [
      reason(
        product.purchase == nil ? .receipt : .purchase, product: order.product, order: index,
        "The last units of \(product.id) \(source) on \(day(ready)).")
    ] + takenBefore(ready, of: order.product, for: index)
  }

  private func trace(from first: Int, for index: OrderIndex) -> [OrderOutcome.Reason] {
    var at = first
    var waits: [OrderOutcome.Reason] = []
    for _ in 0..<500 {
      let lot = schedule.lots[at]
      if lot.origin != .planned { return [running(lot)] + waits }
      let order = plant.orders[index]
      let machineFree = previous[at] >= 0 ? schedule.lots[previous[at]].end : plant.horizon.start
      let material = materials(for: at, feeding: index)
      if let release = order.release, release >= machineFree, release >= material.at,
        release > plant.horizon.start
      {
        return [
          reason(
            .release, machine: lot.machine, order: index,
            "Nothing for it may start before its release on \(day(release)).")
        ] + waits
      }
      if let shared = sharedWait(at, ready: max(machineFree, material.at)) {
        return [shared] + waits
      }
      if material.at > machineFree {
        guard let supplier = material.lot else {
          return materialCame(at: material.at, for: lot, index) + waits
        }
        waits += rest(after: supplier, for: index)
        at = supplier
        continue
      }
      guard previous[at] >= 0 else { return [ownTime(lot, index)] + waits }
      // Behind a lot of its own it waits for what that one waited for.
      if isOwn(previous[at], of: index), past[at].stretch != at {
        at = previous[at]
        continue
      }
      return busy(before: at, for: index) + waits
    }
    return (previous[at] >= 0 ? busy(before: at, for: index) : [ownTime(schedule.lots[at], index)])
      + waits
  }

  private func isOwn(_ index: Int, of order: OrderIndex) -> Bool {
    let lot = schedule.lots[index]
    return !lot.feeds.isEmpty && lot.feeds.allSatisfy { $0.order == order }
  }

  /// A wait between two steps, where it alone is as long as the order is late.
  private func rest(after index: Int, for order: OrderIndex) -> [OrderOutcome.Reason] {
    let lot = schedule.lots[index]
    let step = plant.products[lot.product].steps[lot.step]
    let late =
      outcomes.fulfilments[order].completedAt.map { plant.orders[order].due.seconds(until: $0) }
      ?? 0
    guard step.minimumWaitSeconds > 0, step.minimumWaitSeconds >= late else { return [] }
    return [
      reason(
        .wait, product: lot.product, order: order,
        "After step \(step.id) its goods must rest for \(hours(step.minimumWaitSeconds)), until "
          + "\(day(lot.end.advanced(bySeconds: step.minimumWaitSeconds))).")
    ]
  }

  /// What the lot's size and the order's delivery add.
  private func rules(on last: Int, for index: OrderIndex) -> [OrderOutcome.Reason] {
    let order = plant.orders[index]
    let lot = schedule.lots[last]
    let product = plant.products[lot.product]
    var reasons: [OrderOutcome.Reason] = []
    let own = lot.feeds.first { $0.order == index }?.quantity ?? 0
    let run = lot.segments.reduce(0) { $0 + ($1.kind == .run ? $1.seconds : 0) }
    let late = order.due.seconds(until: outcomes.fulfilments[index].completedAt ?? order.due)
    let rest = lot.good > 0 ? run * max(0, 1 - own / lot.good) : 0
    if lot.origin == .planned, !plant.machines[lot.machine].isSubcontractor, own > 0,
      rest > 600, rest >= late / 4, let mode = product.steps[lot.step].modeIndex(on: lot.machine)
    {
      let least = product.steps[lot.step].modes[mode].minLot
      let others = lot.feeds.map(\.order).filter { $0 != index }
      if least > 0, lot.started <= least * (1 + 1e-9), others.isEmpty {
        reasons.append(
          reason(
            .lotSize, machine: lot.machine, product: lot.product, order: index,
            "No lot of it on \(plant.machines[lot.machine].id) is smaller than \(number(least)) "
              + "\(product.unit): what it does not need of lot \(lot.id) takes \(hours(rest))."))
      } else {
        let whom = others.isEmpty ? "" : ", most of the rest for \(names(others))"
        reasons.append(
          reason(
            .sharedLot, machine: lot.machine, product: lot.product, order: others.first,
            "Its goods are there when lot \(lot.id) of \(number(lot.good)) \(product.unit) ends; it "
              + "takes \(number(own)) of them\(whom)."))
      }
    }
    return reasons + completeness(of: index)
  }

  private func completeness(of index: OrderIndex) -> [OrderOutcome.Reason] {
    let order = plant.orders[index]
    let product = plant.products[order.product]
    guard order.isComplete, let step = product.steps.last else { return [] }
    var inTime = 0.0
    for feeder in feeders[index] {
      let lot = schedule.lots[feeder]
      guard lot.product == order.product, lot.step == product.steps.count - 1,
        lot.end.advanced(bySeconds: step.minimumWaitSeconds) <= order.due
      else { continue }
      inTime += lot.feeds.first { $0.order == index }?.quantity ?? 0
    }
    guard inTime > 0, inTime < order.quantity * (1 - 1e-9) else { return [] }
    return [
      reason(
        .complete, order: index,
        "It is delivered complete only: \(number(inTime)) of its \(number(order.quantity)) "
          + "\(product.unit) are made in time and wait for the others.")
    ]
  }

  private func running(_ lot: Lot) -> OrderOutcome.Reason {
    lot.origin == .frozen
      ? reason(
        .frozen, machine: lot.machine, product: lot.product,
        "Lot \(lot.id), which is frozen, ends on \(day(lot.end)).")
      : reason(
        .inProgress, machine: lot.machine, product: lot.product,
        "Lot \(lot.id), which runs already, ends on \(day(lot.end)).")
  }

  private func ownTime(_ lot: Lot, _ index: OrderIndex) -> OrderOutcome.Reason {
    reason(
      .runTime, machine: lot.machine, product: lot.product, order: index,
      "Its own lots take until then: on machine \(plant.machines[lot.machine].id), where nothing "
        + "comes before them, they end on \(day(lot.end)).")
  }
}

extension Evaluation {
  /// What makes an order when it is, be it late or on time.
  public static func determinants(
    of order: OrderIndex, in schedule: Schedule, for plant: Plant
  ) -> [OrderOutcome.Reason] {
    Reasons(of: schedule, for: plant, outcomes: Outcomes(of: schedule, for: plant))
      .whenReady(order)
  }
}
