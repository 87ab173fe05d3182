import TaktModel

/// Why goods of an order are not delivered at all: what would help is planned again from the plan.
extension CauseFinder {
  /// Schedules of more lots are not played again for each order that is not made.
  private static let mostLotsAgain = 3_000

  func whyShort(
    _ outcome: OrderOutcome, isQuick: Bool, _ longer: @autoclosure () -> LongerHorizon?
  ) -> [Cause] {
    let rules = rulesAgainst(outcome)
    if !rules.isEmpty { return rules }
    let missing = lessThanALot(outcome)
    if let missing, isQuick || stop.isOver || isMadeInLotsOfAnySize(outcome) { return [missing] }
    guard !stop.isOver else { return [likely(outcome)] }
    let found = isQuick ? nil : planAgain(outcome)
    if let found { return found }
    let isSmall = schedule.lots.count <= Self.mostLotsAgain
    return (isSmall ? longer()?.causes(of: outcome) : nil) ?? [likely(outcome)]
  }

  // MARK: Rules that no schedule can get around

  private func rulesAgainst(_ outcome: OrderOutcome) -> [Cause] {
    let order = plant.orders[outcome.order]
    let end = plant.horizon.end
    if order.earliest > end { return [Cause(.horizon, until: end)] }
    if let latest = order.latest, latest < max(order.earliest, plant.horizon.start) {
      return [Cause(.latest, until: latest)]
    }
    let deadline = min(order.latest ?? end, end)
    for product in plant.productsIn(order.product) {
      let causes = rule(against: product, for: outcome, by: deadline)
      if !causes.isEmpty { return causes }
    }
    return []
  }

  private func rule(
    against index: ProductIndex, for outcome: OrderOutcome, by deadline: Instant
  ) -> [Cause] {
    let product = plant.products[index]
    for (number, step) in product.steps.enumerated() {
      if !step.modes.contains(where: { LotSizes(mode: $0, isWhole: product.isWhole).isPossible }) {
        return [
          Cause(
            .lotSize, machine: step.modes[0].machine, product: index, step: number,
            units: step.modes[0].minLot)
        ]
      }
      if step.modes.allSatisfy({ plant.machines[$0.machine].windows.isEmpty }) {
        let machine = step.modes[0].machine
        return plant.machines[machine].downtime.prefix(1).map {
          Cause(.downtime, machine: machine, from: $0.from, until: $0.to, reason: $0.reason)
        } + [Cause(.neverOpen, machine: machine, product: index, step: number)]
      }
    }
    return product.steps.isEmpty ? supply(of: index, fails: outcome, by: deadline) : []
  }

  /// What is bought or received and comes too late or is too little.
  private func supply(
    of index: ProductIndex, fails outcome: OrderOutcome, by deadline: Instant
  ) -> [Cause] {
    let product = plant.products[index]
    let leadDays = product.purchase?.leadTimeDays ?? 0
    let first = plant.horizon.start.advanced(bySeconds: leadDays * 86_400)
    if product.purchase != nil, first <= deadline { return [] }
    let all = shares.takers(of: index)
    let used = all.units - (all.byOrder[outcome.order] ?? 0)
    let there = shares.receipts(of: index).reduce(product.stock) {
      plant.receipts[$1].at <= deadline ? $0 + plant.receipts[$1].quantity : $0
    }
    let wanted = outcome.unmet * plant.units(of: index, in: plant.orders[outcome.order].product)
    guard wanted > 0, used + wanted > there + Amount.tolerance(there) else { return [] }
    let taken = all.mostFirst.prefix(3).filter { $0 != outcome.order }.prefix(2).map {
      Cause(.materialTaken, product: index, order: $0, units: all.byOrder[$0])
    }
    return product.purchase == nil
      ? [Cause(.material, product: index, units: there, wanted: used + wanted)] + taken
      : [Cause(.purchase, product: index, until: first, days: leadDays)] + taken
  }

  /// Whether what is missing is made where its lots may be as small as they like.
  private func isMadeInLotsOfAnySize(_ outcome: OrderOutcome) -> Bool {
    let product = plant.orders[outcome.order].product
    guard let free = plant.withLotsOfAnySize(of: product) else { return false }
    let made = trial(outcome.order, schedule, free, pricedBy: plant)
    return stop.isOver || made.pays && made.delivered > outcome.delivered
  }

  /// So little of it is missing that another lot of the last step would make more than that.
  private func lessThanALot(_ outcome: OrderOutcome) -> Cause? {
    let order = plant.orders[outcome.order]
    let product = plant.products[order.product]
    guard outcome.unmet <= 0.1 * order.quantity, let last = product.steps.last else { return nil }
    let least = last.modes.compactMap { mode -> (started: Double, machine: MachineIndex)? in
      let sizes = LotSizes(mode: mode, isWhole: product.isWhole)
      let started = sizes.up(1e-6)
      return started > 0 && outcome.unmet < started * mode.goodPerUnit
        ? (started, mode.machine) : nil
    }.min { $0.started < $1.started }
    return least.map {
      Cause(
        .lotSize, machine: $0.machine, product: order.product, step: product.steps.count - 1,
        units: $0.started)
    }
  }

  // MARK: Planned again

  /// What became of an order when it was planned again.
  private struct Trial {
    let schedule: Schedule
    /// What its lateness and shortfall cost, at the plant's own prices.
    let cost: Double
    let delivered: Double
    /// Whether all costs together are less than those of the schedule that it began with.
    let pays: Bool
  }

  private var evaluationLimit: Int { max(40, 30_000 / (20 + schedule.lots.count)) }

  private func trial(
    _ order: OrderIndex, _ schedule: Schedule, _ changed: Plant, pricedBy plant: Plant
  ) -> Trial {
    let found = OrderInsertion.insert(
      order, into: schedule, for: changed, evaluationLimit: evaluationLimit, stop: stop)
    return Trial(
      schedule: found, cost: found.latenessCosts(for: plant)[order].total,
      delivered: found.deliveries.reduce(0) { $1.order == order ? $0 + $1.quantity : $0 },
      pays: Evaluation.cost(of: found, for: plant).total
        < Evaluation.cost(of: schedule, for: plant).total)
  }

  private func planAgain(_ outcome: OrderOutcome) -> [Cause]? {
    let index = outcome.order
    let order = plant.orders[index]
    let again = trial(index, schedule, plant, pricedBy: plant)
    // A trial cut short says nothing.
    if stop.isOver { return nil }
    let untouched = again.pays ? again.cost : schedule.latenessCosts(for: plant)[index].total
    let least = max(1e-9, 1e-6 * untouched)
    func helps(_ trial: Trial) -> Bool { trial.pays && trial.cost < untouched - least }
    // Wanted at any price, can it be made?
    let precious = max(1, order.unmetCostPerUnit, order.tardinessCostPerUnitDay) * 1e6
    if let wanted = try? plant.modified({ $0.orders[index].unmetCostPerUnit = precious }) {
      let made = trial(index, schedule, wanted, pricedBy: plant)
      if stop.isOver { return nil }
      let units = made.delivered - outcome.delivered
      if units > Amount.tolerance(order.quantity) {
        return priced(made, units, outcome, helps)
      }
    }
    if order.latest.map({ $0 > plant.horizon.end }) ?? true, let longer = plant.lengthened() {
      if helps(trial(index, schedule, longer, pricedBy: longer)) {
        return [Cause(.horizon, until: plant.horizon.end)]
      }
    }
    for other in rivals(of: index).prefix(3) where !stop.isOver && helps(withoutRival(other, index))
    {
      return [wentFirst(other, index)]
    }
    if stop.isOver { return nil }
    if let open = plant.alwaysOpen(), helps(trial(index, schedule, open, pricedBy: plant)) {
      return [mostClosed(for: index)]
    }
    return nil
  }

  /// It can be made, and was not: what would have to be paid for it, and who would pay.
  private func priced(
    _ made: Trial, _ units: Double, _ outcome: OrderOutcome, _ helps: (Trial) -> Bool
  ) -> [Cause]? {
    let index = outcome.order
    let before = Evaluation.cost(of: schedule, for: plant).total
    let extra = Evaluation.cost(of: made.schedule, for: plant).total - before
    let paid = schedule.latenessCosts(for: plant)
    let pays = made.schedule.latenessCosts(for: plant)
    let losses = plant.orders.indices.filter { $0 != index }
      .map { (order: $0, loss: pays[$0].total - paid[$0].total) }
      .filter { $0.loss > 0 }.sorted { ($1.loss, $0.order) < ($0.loss, $1.order) }
    var causes: [Cause] = []
    let lost = losses.reduce(0) { $0 + $1.loss }
    if lost > 0.3 * max(extra, 1e-9) {
      for other in losses.prefix(2) where helps(withoutRival(other.order, index)) {
        causes.append(wentFirst(other.order, index))
      }
    }
    if extra > 0, let cause = worth(extra / units, outcome) { causes.append(cause) }
    return causes.isEmpty ? nil : causes
  }

  /// The price at which it would be made, tried; nil where none was found.
  private func worth(_ extraPerUnit: Double, _ outcome: OrderOutcome) -> Cause? {
    let order = plant.orders[outcome.order]
    guard order.priority > 0 else { return nil }
    for factor in [1.0, 3] {
      let price = order.unmetCostPerUnit + factor * extraPerUnit
      let needed = Self.roundedUp(price / order.priority)
      let priced = try? plant.modified {
        $0.orders[outcome.order].unmetCostPerUnit = needed * order.priority
      }
      guard let priced else { return nil }
      let made = trial(outcome.order, schedule, priced, pricedBy: priced)
      if made.pays, made.delivered > outcome.delivered {
        return Cause(
          .notWorthMaking, cost: order.unmetCostPerUnit / order.priority, needed: needed)
      }
    }
    return nil
  }

  /// Three digits, never less: so that it is worth making then.
  static func roundedUp(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return value }
    var scale = 1.0
    while value * scale < 100 { scale *= 10 }
    while value * scale >= 1000 { scale /= 10 }
    return (value * scale * (1 + 1e-9)).rounded(.up) / scale
  }

  private func withoutRival(_ other: OrderIndex, _ index: OrderIndex) -> Trial {
    let without = schedule.without(other, plant)
    let changed = try? plant.modified { $0.orders[other].quantity = 0 }
    return trial(index, without, changed ?? plant, pricedBy: plant)
  }

  /// The machine that the order's lots would need and that is busiest, with whom it works for.
  private func bottleneck(for order: OrderIndex) -> MachineIndex? {
    var worst: (machine: MachineIndex, load: Double)?
    for product in plant.productsIn(plant.orders[order].product) {
      for step in plant.products[product].steps {
        let idlest = step.modes.map { ($0.machine, shares.load[$0.machine]) }.min { $0.1 < $1.1 }
        if let idlest, idlest.1 > worst?.load ?? -1 { worst = idlest }
      }
    }
    return worst?.machine
  }

  private func rivals(of order: OrderIndex) -> [OrderIndex] {
    guard let machine = bottleneck(for: order) else { return [] }
    return shares.rivals[machine].filter { $0 != order }
  }

  private func wentFirst(_ other: OrderIndex, _ index: OrderIndex) -> Cause {
    let lots = network.jobsFeeding[other].map { network.lot($0) }
    let bottleneck = bottleneck(for: index)
    let machine = lots.contains { $0.machine == bottleneck } ? bottleneck : lots.first?.machine
    guard let machine else {
      return Cause(.materialTaken, product: plant.orders[other].product, order: other)
    }
    let there = lots.filter { $0.machine == machine }
    return Cause(
      .wentFirst, machine: machine, order: other, from: there.map(\.start).min(),
      until: there.map(\.end).max(), hours: shares.hours[machine][other])
  }

  /// Where time is up: the horizon, where to be late until its end costs less than not to be made; else who has most
  /// of the machine that it needs most.
  private func likely(_ outcome: OrderOutcome) -> Cause {
    let order = plant.orders[outcome.order]
    let end = plant.horizon.end
    let late = max(0, order.due.days(until: end)) * order.tardinessCostPerUnitDay
    let hasLatest = order.latest.map { $0 <= end } ?? false
    if !hasLatest, late < order.unmetCostPerUnit { return Cause(.horizon, until: end) }
    return rivals(of: outcome.order).first.map { wentFirst($0, outcome.order) }
      ?? Cause(.unexplained)
  }

  /// The longest stretch in which the machine that it needs most is closed.
  private func mostClosed(for order: OrderIndex) -> Cause {
    guard let machine = bottleneck(for: order) else { return Cause(.unexplained) }
    let span = [Window(from: plant.horizon.start, to: plant.horizon.end)]
    let longest = span.subtracting(plant.machines[machine].windows).max { $0.seconds < $1.seconds }
    guard let longest else { return Cause(.unexplained) }
    let down = plant.machines[machine].downtime.first {
      $0.from <= longest.from && longest.to <= $0.to
    }
    if let down {
      return Cause(
        .downtime, machine: machine, from: down.from, until: down.to, reason: down.reason)
    }
    return Cause(
      .closed, machine: machine, from: longest.from, until: longest.to,
      hours: longest.seconds / 3600)
  }
}
