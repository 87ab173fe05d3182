import TaktModel

extension Reasons {
  /// What kept goods from an order within the horizon: a rule first, then material, then machines.
  func whyUnmet(_ index: OrderIndex) -> [OrderOutcome.Reason] {
    let order = plant.orders[index]
    let end = plant.horizon.end
    if order.earliest > end {
      return [
        reason(
          .dueOutsideHorizon, order: index,
          "It may not be delivered before \(day(order.earliest)), and the horizon ends on "
            + "\(day(end)).")
      ]
    }
    if let latest = order.latest, latest < max(order.earliest, plant.horizon.start) {
      return [
        reason(
          .latest, order: index,
          "After \(day(latest)) it is of no use, and it may not be delivered before.")
      ]
    }
    let deadline = min(order.latest ?? end, end)
    for product in tree(of: order.product) {
      if let rule = ruleAgainst(product, for: index) { return [rule] }
    }
    if let bound = earliestFinish(of: index), bound > deadline {
      return [
        reason(
          .tooSoon, product: order.product, order: index,
          "Even with every machine free for it, its goods cannot be ready before \(day(bound)); "
            + "after \(day(deadline)) they are of no use to this plan.")
      ]
    }
    return lessThanALot(index) + fullest(for: index, until: deadline)
  }

  /// So little of it is missing that the last step would have to start more than that.
  private func lessThanALot(_ index: OrderIndex) -> [OrderOutcome.Reason] {
    let order = plant.orders[index]
    let product = plant.products[order.product]
    let missing = order.quantity - outcomes.fulfilments[index].delivered
    guard missing <= 0.1 * order.quantity, let last = product.steps.last else { return [] }
    let least = last.modes.compactMap { leastMore($0, for: index) }.min { $0.good < $1.good }
    guard let least, missing < least.good else { return [] }
    return [
      reason(
        .lotSize, product: order.product, order: index,
        "Only \(number(missing)) of its \(number(order.quantity)) \(product.unit) is missing: step "
          + "\(last.id) would start \(number(least.started)) \(product.unit) more at least, and no more "
          + "was made for so little.")
    ]
  }

  /// Units of the last step that a mode can add for an order at least: to a lot that has room, or as a new one;
  /// nil where it can make none.
  private func leastMore(
    _ mode: Mode, for index: OrderIndex
  ) -> (started: Double, good: Double)? {
    let product = plant.products[plant.orders[index].product]
    let sizes = LotSizes(mode: mode, isWhole: product.isWhole)
    let machine = plant.machines[mode.machine]
    guard sizes.isPossible, machine.isSubcontractor || !machine.windows.isEmpty else { return nil }
    let hasRoom = byMachine[mode.machine].contains {
      let lot = schedule.lots[$0]
      return lot.product == plant.orders[index].product && lot.step == product.steps.count - 1
        && lot.started + sizes.granule <= sizes.maximum && lot.feeds.contains { $0.order == index }
    }
    let started = hasRoom ? sizes.granule : sizes.up(1e-6)
    return (started, started * mode.goodPerUnit)
  }

  /// A product that the order takes and that cannot be had, whatever the machines do.
  private func ruleAgainst(_ index: ProductIndex, for order: OrderIndex) -> OrderOutcome.Reason? {
    let product = plant.products[index]
    switch product.supply {
    case .made(let steps):
      for step in steps {
        let isLegal = step.modes.contains {
          LotSizes(mode: $0, isWhole: product.isWhole).isPossible
        }
        if !isLegal {
          return reason(
            .lotSize, product: index, order: order,
            "Step \(step.id) of \(product.id) has no lot size that is whole, a multiple and within "
              + "its limits.")
        }
        if step.modes.allSatisfy({ plant.machines[$0.machine].windows.isEmpty }) {
          let machine = step.modes[0].machine
          return reason(
            .closed, machine: machine, product: index, order: order,
            "Machine \(plant.machines[machine].id), which step \(step.id) of \(product.id) needs, "
              + "is never open.")
        }
      }
      return nil
    case .bought(let purchase):
      let first = plant.horizon.start.advanced(bySeconds: purchase.leadTimeDays * 86_400)
      let deadline = min(plant.orders[order].latest ?? plant.horizon.end, plant.horizon.end)
      guard first > deadline, isUsedUp(index, for: order, by: deadline) else { return nil }
      return reason(
        .purchase, product: index, order: order,
        "\(product.id) cannot arrive before \(day(first)), even if it is ordered at once.")
    case .stockOnly:
      guard isUsedUp(index, for: order, by: plant.horizon.end) else { return nil }
      return reason(
        .material, product: index, order: order,
        "\(product.id) is neither made nor bought; stock and receipts give "
          + "\(number(given(index, by: plant.horizon.end))) units, of which "
          + "\(number(usage(of: index))) are used.")
    }
  }

  /// Units in stock and received by then.
  private func given(_ product: ProductIndex, by deadline: Instant) -> Double {
    plant.receipts.reduce(plant.products[product].stock) {
      $1.product == product && $1.at <= deadline ? $0 + $1.quantity : $0
    }
  }

  /// Whether stock and receipts leave nothing over for what an order lacks.
  private func isUsedUp(
    _ product: ProductIndex, for order: OrderIndex, by deadline: Instant
  ) -> Bool {
    let want = product == plant.orders[order].product ? plant.orders[order].quantity : 0
    return usage(of: product) + max(want - outcomes.fulfilments[order].delivered, 1e-6)
      > given(product, by: deadline)
  }

  private func usage(of product: ProductIndex) -> Double {
    if let known = memory.usage[product] { return known }
    var used = 0.0
    for delivery in schedule.deliveries where plant.orders[delivery.order].product == product {
      used += delivery.quantity
    }
    for lot in schedule.lots where lot.origin != .inProgress {
      for component in plant.products[lot.product].steps[lot.step].components
      where component.product == product {
        used += lot.started * component.quantityPerUnit
      }
    }
    memory.usage[product] = used
    return used
  }

  /// Of the steps that the order needs, the one whose machines have least time left.
  private func fullest(
    for index: OrderIndex, until deadline: Instant
  ) -> [OrderOutcome.Reason] {
    var worst: (machine: MachineIndex, load: Double)?
    for product in tree(of: plant.orders[index].product) {
      for step in plant.products[product].steps {
        let idlest = step.modes.map { ($0.machine, load(of: $0.machine, until: deadline)) }
          .min { $0.1 < $1.1 }
        if let idlest, idlest.1 > worst?.load ?? -1 { worst = idlest }
      }
    }
    guard let worst else {
      return [
        reason(
          .notWorthwhile, product: plant.orders[index].product, order: index,
          "What its goods cost to get is more than leaving it unmet costs.")
      ]
    }
    let others = customers(of: worst.machine, until: deadline).filter { $0 != index }
    let share = number((worst.load * 100).rounded())
    let machine = plant.machines[worst.machine].id
    let work = others.isEmpty ? "" : " with lots for \(names(others))"
    let full =
      worst.load >= 0.8
      ? reason(
        .overload, machine: worst.machine, order: others.first,
        "Machine \(machine) is busy for \(share) % of its regular hours until \(day(deadline))"
          + "\(work).")
      : reason(
        .noRoom, machine: worst.machine, order: others.first,
        "No room was found for it: of the machines it needs, \(machine) is busiest, for \(share) % "
          + "of its regular hours until \(day(deadline))\(work).")
    return [full] + setups(on: worst.machine, until: deadline)
      + wonOver(others.first, index, on: worst.machine)
  }

  /// Set-ups that take a good part of a full machine's hours.
  private func setups(on machine: MachineIndex, until deadline: Instant) -> [OrderOutcome.Reason] {
    guard let last = byMachine[machine].last(where: { schedule.lots[$0].start < deadline }),
      past[last].setupSeconds >= 3600, past[last].setupSeconds >= 0.1 * past[last].busySeconds
    else { return [] }
    return [
      reason(
        .changeovers, machine: machine,
        "\(past[last].setups) set-ups of \(hours(past[last].setupSeconds)) in all stand in that time "
          + "on machine \(plant.machines[machine].id).")
    ]
  }

  /// An order that was made, and what an hour of the machine saves there and here.
  private func wonOver(
    _ other: OrderIndex?, _ index: OrderIndex, on machine: MachineIndex
  ) -> [OrderOutcome.Reason] {
    guard let other, let mine = unmetPerHour(index, on: machine),
      let theirs = unmetPerHour(other, on: machine)
    else { return [] }
    let name = plant.orders[other].id
    return [
      reason(
        .wentFirst, machine: machine, product: plant.orders[other].product, order: other,
        theirs >= mine
          ? "Order \(name) was made before it: an hour of the machine saves \(money(theirs)) of unmet "
            + "demand there, and \(money(mine)) here."
          : "Order \(name) was made before it, though an hour of the machine saves less there "
            + "(\(money(theirs)) of unmet demand, \(money(mine)) here): nothing cheaper was found.")
    ]
  }

  /// What leaving an order unmet costs for each hour that it would take of the machine; nil where its own
  /// product is not made there.
  private func unmetPerHour(_ index: OrderIndex, on machine: MachineIndex) -> Double? {
    let order = plant.orders[index]
    for step in plant.products[order.product].steps {
      guard let mode = step.modeIndex(on: machine).map({ step.modes[$0] }) else { continue }
      let seconds = mode.runSeconds(
        started: mode.startedUnits(forGood: order.quantity),
        efficiency: plant.machines[machine].efficiency)
      return seconds > 0 ? order.quantity * order.unmetCostPerUnit / (seconds / 3600) : nil
    }
    return nil
  }

  private func customers(of machine: MachineIndex, until deadline: Instant) -> [OrderIndex] {
    let key = Memory.Key(machine: machine, until: deadline)
    if let known = memory.customers[key] { return known }
    let lots = byMachine[machine].filter { schedule.lots[$0].start < deadline }
    let found = customers(of: lots, besides: -1)
    memory.customers[key] = found
    return found
  }

  /// Set-up and run time over the regular open time until then; a subcontractor is never full.
  private func load(of machine: MachineIndex, until deadline: Instant) -> Double {
    if plant.machines[machine].isSubcontractor { return 0 }
    let key = Memory.Key(machine: machine, until: deadline)
    if let known = memory.loads[key] { return known }
    func part(_ from: Instant, _ to: Instant) -> Double {
      max(0, from.seconds(until: min(to, deadline)))
    }
    let open = plant.machines[machine].windows.reduce(0) {
      $1.isOvertime ? $0 : $0 + part($1.from, $1.to)
    }
    guard open > 0 else { return 1 }
    var work = 0.0
    for index in byMachine[machine] {
      for segment in schedule.lots[index].segments { work += part(segment.from, segment.to) }
    }
    memory.loads[key] = work / open
    return work / open
  }
}
