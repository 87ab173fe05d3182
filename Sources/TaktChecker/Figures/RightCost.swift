internal import TaktModel

/// What a plan costs, reckoned anew from its lots, deliveries and purchases.
struct RightCost {
  private(set) var tardiness = 0.0
  /// Of deliveries late by less than the tolerance, which may be counted or not.
  private(set) var tardinessInDoubt = 0.0
  private(set) var unmet = 0.0
  private(set) var holding = 0.0
  /// Holding as if nothing ever left a store: what rounding is measured by.
  private(set) var grossHolding = 0.0
  /// Of goods taken within the tolerance of the end of their life, which may be counted or not.
  private(set) var holdingInDoubt = 0.0
  private(set) var shortOfSafety = 0.0
  /// Shortage as if there never were any stock: what rounding is measured by.
  private(set) var grossShortOfSafety = 0.0
  private(set) var shortOfSafetyInDoubt = 0.0
  private(set) var setup = 0.0
  private(set) var production = 0.0
  private(set) var machine = 0.0
  private(set) var overtime = 0.0
  private(set) var energy = 0.0
  private(set) var purchase = 0.0
  private(set) var planChange = 0.0

  var total: Double {
    tardiness + unmet + holding + shortOfSafety + setup + production + machine + overtime + energy
      + purchase + planChange
  }

  init(_ inspection: Inspection) {
    let plant = inspection.plant
    addDeliveries(inspection)
    addLots(inspection)
    for order in inspection.purchases {
      purchase += order.quantity * (plant.products[order.product].purchase?.costPerUnit ?? 0)
    }
    planChange = Self.planChange(inspection)
    for store in inspection.flow.stores {
      addHolding(store, plant)
      if store.step == nil { addShortOfSafety(store, plant) }
    }
  }

  private mutating func addDeliveries(_ inspection: Inspection) {
    var open = inspection.plant.orders.map(\.quantity)
    for delivery in inspection.deliveries {
      let order = inspection.plant.orders[delivery.order]
      let seconds = max(0, order.due.seconds(until: delivery.at))
      let cost = delivery.quantity * seconds / 86_400 * order.tardinessCostPerUnitDay
      tardiness += cost
      if seconds <= Tolerance.seconds { tardinessInDoubt += cost }
      open[delivery.order] -= delivery.quantity
    }
    for (order, open) in zip(inspection.plant.orders, open) {
      unmet += max(0, open) * order.unmetCostPerUnit
    }
  }

  private mutating func addLots(_ inspection: Inspection) {
    let open = inspection.plant.machines.map { OpenTime(windows: $0.windows) }
    let prices = EnergyPrices(inspection.plant.energy.prices)
    for known in inspection.lots {
      let lot = known.lot
      setup += lot.setup?.cost ?? 0
      production += lot.started * known.mode.costPerUnit
      energy += inspection.power(of: known).cost(of: lot, prices)
      for segment in lot.segments {
        let hours = segment.seconds / 3600
        machine += hours * inspection.plant.machines[lot.machine].costPerHour
        if segment.isOvertime, let window = open[lot.machine].window(holding: segment) {
          overtime += hours * window.costPerHour
        }
      }
    }
  }

  /// The integral of a store over the horizon: every move, from when it costs until the end.
  private mutating func addHolding(_ store: MaterialFlow.Store, _ plant: Plant) {
    let rate = plant.products[store.product].holdingCostPerUnitDay
    guard rate > 0 else { return }
    func cost(_ move: MaterialFlow.Move) -> Double {
      let from = max(move.costsFrom, plant.horizon.start)
      return move.units * max(0, from.days(until: plant.horizon.end)) * rate
    }
    for move in store.moves {
      holding += cost(move)
      grossHolding += abs(cost(move))
    }
    let thrownAway = store.thrownAway.reduce(0) { $0 + cost($1) }
    holding += thrownAway
    holdingInDoubt += abs(thrownAway - store.surelyThrownAway.reduce(0) { $0 + cost($1) })
  }

  /// The integral of what a product's stock lacks of its safety stock.
  private mutating func addShortOfSafety(_ store: MaterialFlow.Store, _ plant: Plant) {
    let product = plant.products[store.product]
    let rate = product.shortOfSafetyCostPerUnitDay
    guard rate > 0, product.safetyStock > 0 else { return }
    func cost(_ thrownAway: [MaterialFlow.Move]) -> Double {
      let moves = (store.moves + thrownAway).enumerated().sorted {
        ($0.element.costsFrom, $0.offset) < ($1.element.costsFrom, $1.offset)
      }.map(\.element)
      var (units, unitDays) = (0.0, 0.0)
      var since = plant.horizon.start
      for move in moves where move.costsFrom < plant.horizon.end {
        if move.costsFrom > since {
          unitDays += max(0, product.safetyStock - units) * since.days(until: move.costsFrom)
          since = move.costsFrom
        }
        units += move.units
      }
      unitDays += max(0, product.safetyStock - units) * since.days(until: plant.horizon.end)
      return unitDays * rate
    }
    let right = cost(store.thrownAway)
    shortOfSafety += right
    shortOfSafetyInDoubt += abs(right - cost(store.surelyThrownAway))
    grossShortOfSafety += product.safetyStock * plant.horizon.days * rate
  }
}
