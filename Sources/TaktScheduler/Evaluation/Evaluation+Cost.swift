import TaktModel

extension Cost {
  /// What a schedule costs, kind by kind.
  init(of schedule: Schedule, for plant: Plant) {
    self.init()
    for order in schedule.latenessCosts(for: plant) {
      tardiness += order.tardiness
      unmet += order.unmet
    }
    let pricing = EnergyPricing(plant.energy)
    for lot in schedule.lots { add(lot, plant, pricing) }
    for purchase in schedule.purchases {
      self.purchase +=
        purchase.quantity * (plant.products[purchase.product].purchase?.costPerUnit ?? 0)
    }
    holding = Cost.holding(of: schedule, for: plant)
    planChange = Cost.planChange(of: schedule, for: plant)
    shortOfSafety = Cost.shortOfSafety(of: schedule, for: plant)
  }

  private mutating func add(_ lot: Lot, _ plant: Plant, _ pricing: EnergyPricing?) {
    let machine = plant.machines[lot.machine]
    setup += lot.setup?.cost ?? 0
    let step = plant.products[lot.product].steps[lot.step]
    if let mode = step.modeIndex(on: lot.machine) {
      production += lot.started * step.modes[mode].costPerUnit
      energy += pricing?.cost(of: lot, on: machine, step.modes[mode]) ?? 0
    }
    for segment in lot.segments {
      self.machine += segment.seconds / 3600 * machine.costPerHour
      if segment.isOvertime {
        overtime +=
          segment.seconds / 3600 * machine.overtimeCostPerHour(of: segment, in: plant.horizon)
      }
    }
  }

  /// Unit-days below safety stock at their price.
  private static func shortOfSafety(of schedule: Schedule, for plant: Plant) -> Double {
    let places = plant.products.indices.filter {
      plant.products[$0].safetyStock > 0 && plant.products[$0].shortOfSafetyCostPerUnitDay > 0
    }.map { StockFlow.Place(product: $0, step: plant.products[$0].steps.indices.last) }
    let flows = StockFlow.flows(of: places, in: schedule, for: plant)
    return zip(places, flows).reduce(0) { sum, pair in
      let product = plant.products[pair.0.product]
      return sum + pair.1.unitDays(below: product.safetyStock, in: plant.horizon)
        * product.shortOfSafetyCostPerUnitDay
    }
  }

  /// Each unit counts from its lot's end or its arrival until it is taken, is too old, or the horizon ends:
  /// the integral of stock over time, term by term.
  private static func holding(of schedule: Schedule, for plant: Plant) -> Double {
    let (start, end) = (plant.horizon.start, plant.horizon.end)
    var sum = 0.0
    func add(_ quantity: Double, of product: ProductIndex, from time: Instant) {
      let rate = plant.products[product].holdingCostPerUnitDay
      if rate > 0 { sum += quantity * rate * max(0, max(time, start).days(until: end)) }
    }
    for (index, product) in plant.products.enumerated() {
      add(product.stock, of: index, from: start)
      for step in product.steps { add(step.wip, of: index, from: start) }
    }
    for receipt in plant.receipts { add(receipt.quantity, of: receipt.product, from: receipt.at) }
    for purchase in schedule.purchases {
      add(purchase.quantity, of: purchase.product, from: purchase.arriveAt)
    }
    for delivery in schedule.deliveries {
      add(-delivery.quantity, of: plant.orders[delivery.order].product, from: delivery.at)
    }
    for lot in schedule.lots {
      let step = plant.products[lot.product].steps[lot.step]
      add(lot.good, of: lot.product, from: lot.end)
      if lot.origin == .inProgress { continue }
      if lot.step > 0 { add(-lot.started, of: lot.product, from: lot.takesAt) }
      for component in step.components {
        add(-lot.started * component.quantityPerUnit, of: component.product, from: lot.takesAt)
      }
    }
    for (product, flow) in StockFlow.mortal(in: schedule, for: plant) {
      for waste in flow.wastes { add(-waste.quantity, of: product, from: waste.expiry) }
    }
    return max(0, sum)
  }
}

extension Machine {
  /// What an hour of a segment's overtime window costs.
  func overtimeCostPerHour(of segment: Lot.Segment, in horizon: Horizon) -> Double {
    // What ends behind the horizon costs there what it did before.
    guard segment.from < horizon.end else { return 0 }
    return windows.index(holding: segment.from, min(segment.to, horizon.end), isOvertime: true)
      .map { windows[$0].costPerHour } ?? 0
  }
}
