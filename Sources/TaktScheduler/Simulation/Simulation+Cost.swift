import TaktModel

extension Simulation {
  /// Adds up what the schedule costs: the same figures as `Evaluation`, from the search's own state.
  mutating func settle() {
    cost = Cost()
    for lot in sequence { settle(lots[lot], shop.modes[draft.lots[lot].mode]) }
    settleFixed()
    settleOrders()
    purchaseCount = 0
    for batch in batches {
      if batch.source == .purchase, batch.quantity > 0,
        let purchase = shop.piles[batch.pile].purchase
      {
        purchaseCount += 1
        cost.purchase += batch.quantity * purchase.costPerUnit
      }
    }
    if let change = shop.planChange { settleChange(change) }
    if shop.hasHoldingCost { settleHolding() }
    for product in shop.safetyProducts { settleSafety(product) }
  }

  private mutating func settle(_ state: LotState, _ mode: Shop.ModeFacts) {
    let rate = shop.machineCostPerMillisecond[mode.machine]
    let hours = open[mode.machine]
    cost.setup += state.setup?.cost ?? 0
    cost.production += state.started * mode.costPerUnit
    if rate > 0 {
      let work = hours.endPosition(state.end) - hours.position(state.start)
      cost.machine += Double(work) * rate
    }
    cost.overtime += hours.overtimeCost(state.start, state.end)
    cost.energy += energyCost(state, mode, start: state.start, take: state.take, end: state.end)
  }

  /// What the energy of a lot costs at some moments.
  func energyCost(
    _ state: LotState, _ mode: Shop.ModeFacts, start: Milliseconds, take: Milliseconds,
    end: Milliseconds
  ) -> Double {
    guard let energy = shop.energy else { return 0 }
    let machine = shop.plant.machines[mode.machine]
    let kWh = mode.kWhPerUnit * state.started
    if machine.runKW == 0, machine.setupKW == 0, kWh == 0 { return 0 }
    let hours = open[mode.machine]
    var perSetupKW = 0.0
    var perRunKW = 0.0
    if machine.setupKW > 0 {
      hours.forEachStretch(start, take) { perSetupKW += energy.perKW($0, $1) }
    }
    // A shaved lot runs a little less than its work.
    let run = hours.endPosition(end) - hours.position(take)
    if run <= 0 { return machine.setupKW * perSetupKW + kWh * energy.pricePerKWh(at: take) }
    hours.forEachStretch(take, end) { perRunKW += energy.perKW($0, $1) }
    return machine.setupKW * perSetupKW
      + (machine.runKW + kWh * 3_600_000 / Double(run)) * perRunKW
  }

  private mutating func settleFixed() {
    for lot in shop.fixedLots {
      cost.setup += lot.setup?.cost ?? 0
      let machine = shop.plant.machines[lot.machine]
      let step = shop.plant.products[lot.product].steps[lot.step]
      let hours = lot.segments.reduce(0) { $0 + $1.seconds } / 3600
      cost.machine += hours * machine.costPerHour
      cost.overtime += shop.overtimeCost(of: lot.segments, on: lot.machine)
      if let mode = step.modeIndex(on: lot.machine) {
        cost.production += lot.started * step.modes[mode].costPerUnit
        cost.energy += shop.energy?.cost(of: lot, on: machine, step.modes[mode]) ?? 0
      }
    }
  }

  private mutating func settleOrders() {
    for delivery in deliveries { cost.tardiness += tardiness(of: delivery) }
    for (_, tardiness) in tardinessForSafety() { cost.tardiness += tardiness }
    for (index, order) in shop.orders.enumerated() {
      cost.unmet += max(0, order.quantity - delivered[index]) * order.unmetPerUnit
    }
  }

  /// Every unit counts from its lot's end or its arrival until it is taken, is too old, or the horizon
  /// ends.
  private mutating func settleHolding() {
    var sum = 0.0
    for (index, batch) in batches.enumerated()
    where shop.piles[batch.pile].holdingPerMillisecond > 0 {
      let pile = shop.piles[batch.pile]
      var unitTime = batch.quantity * Double(max(0, shop.end - begin(of: index)))
      var left = batch.quantity
      var edge = batch.firstEdge
      while edge >= 0 {
        let use = edges[edge]
        let at = moment(of: use)
        unitTime -= use.quantity * Double(max(0, shop.end - at))
        left -= use.quantity
        edge = use.next
      }
      // What is left of goods that are too old is thrown away.
      if batch.expiry < shop.end {
        unitTime -= left * Double(max(0, shop.end - batch.expiry))
      }
      sum += unitTime * pile.holdingPerMillisecond
    }
    cost.holding = max(0, sum)
  }
}

extension Shop {
  /// What the segments' overtime costs.
  func overtimeCost(of segments: [Lot.Segment], on machine: MachineIndex) -> Double {
    segments.reduce(0) { sum, segment in
      guard segment.isOvertime else { return sum }
      return sum + segment.seconds / 3600
        * plant.machines[machine].overtimeCostPerHour(of: segment, in: plant.horizon)
    }
  }
}
