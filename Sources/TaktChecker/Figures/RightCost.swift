internal import TaktModel

/// What a plan costs, computed anew from its lots, deliveries and purchases.
struct RightCost {
  private(set) var cost = Cost()
  /// By kind, what a claim may differ by beyond its millionth: of what may be counted or not within the
  /// tolerances on times and quantities, and of what rounding leaves of large figures that cancel out.
  private(set) var allowance = Cost()

  /// What all kinds together may differ by.
  var totalAllowance: Double {
    allowance.total + cost.byKind.reduce(0) { $0 + Tolerance.amount($1.amount) }
  }

  init(_ inspection: Inspection) {
    let plant = inspection.plant
    addDeliveries(inspection)
    addLots(inspection)
    for order in inspection.purchases {
      cost.purchase += order.quantity * (plant.products[order.product].purchase?.costPerUnit ?? 0)
    }
    cost.planChange = Self.planChange(inspection)
    for store in inspection.flow.stores {
      addHolding(store, plant)
      if store.step == nil { addShortOfSafety(store, plant) }
    }
    // Stocks that are less than nothing by no more than the tolerance save nothing.
    cost.holding = max(0, cost.holding)
  }

  private mutating func addDeliveries(_ inspection: Inspection) {
    var open = inspection.plant.orders.map(\.quantity)
    for delivery in inspection.deliveries {
      let order = inspection.plant.orders[delivery.order]
      let seconds = max(0, order.due.seconds(until: delivery.at))
      let late = delivery.quantity * seconds / 86_400 * order.tardinessCostPerUnitDay
      cost.tardiness += late
      if seconds <= Tolerance.seconds { allowance.tardiness += late }
      open[delivery.order] -= delivery.quantity
    }
    for (order, open) in zip(inspection.plant.orders, open) {
      cost.unmet += max(0, open) * order.unmetCostPerUnit
      // A quantity may be a little off: so may what it costs.
      allowance.unmet += min(abs(open), Tolerance.amount(order.quantity)) * order.unmetCostPerUnit
    }
  }

  private mutating func addLots(_ inspection: Inspection) {
    let open = inspection.plant.machines.map { OpenTime(windows: $0.windows) }
    let prices = EnergyPrices(inspection.plant.energy.prices)
    for known in inspection.lots {
      let lot = known.lot
      cost.setup += lot.setup?.cost ?? 0
      cost.production += lot.started * known.mode.costPerUnit
      cost.energy += inspection.power(of: known).cost(of: lot, prices)
      for segment in lot.segments {
        let hours = segment.seconds / 3600
        cost.machine += hours * inspection.plant.machines[lot.machine].costPerHour
        if segment.isOvertime,
          let window = open[lot.machine].window(holding: segment, in: inspection.plant.horizon)
        {
          cost.overtime += hours * window.costPerHour
        }
      }
    }
  }

  /// The integral of a store over the horizon: every move, from when it costs until the end.
  private mutating func addHolding(_ store: MaterialFlow.Store, _ plant: Plant) {
    let rate = plant.products[store.product].holdingCostPerUnitDay
    guard rate > 0 else { return }
    func amount(_ move: MaterialFlow.Move) -> Double {
      let from = max(move.costsFrom, plant.horizon.start)
      return move.units * max(0, from.days(until: plant.horizon.end)) * rate
    }
    // As if nothing ever left a store: what rounding is measured by.
    var gross = 0.0
    for move in store.moves {
      cost.holding += amount(move)
      gross += abs(amount(move))
    }
    let thrownAway = store.thrownAway.reduce(0) { $0 + amount($1) }
    cost.holding += thrownAway
    allowance.holding +=
      1e-9 * gross + abs(thrownAway - store.surelyThrownAway.reduce(0) { $0 + amount($1) })
  }

  /// The integral of what a product's stock lacks of its safety stock.
  private mutating func addShortOfSafety(_ store: MaterialFlow.Store, _ plant: Plant) {
    let product = plant.products[store.product]
    let rate = product.shortOfSafetyCostPerUnitDay
    guard rate > 0, product.safetyStock > 0 else { return }
    func amount(_ thrownAway: [MaterialFlow.Move]) -> Double {
      let moves = (store.moves + thrownAway).enumerated().sorted {
        ($0.element.countsFrom, $0.offset) < ($1.element.countsFrom, $1.offset)
      }.map(\.element)
      var (units, unitDays) = (0.0, 0.0)
      var since = plant.horizon.start
      for move in moves where move.countsFrom < plant.horizon.end {
        if move.countsFrom > since {
          unitDays += max(0, product.safetyStock - units) * since.days(until: move.countsFrom)
          since = move.countsFrom
        }
        units += move.units
      }
      unitDays += max(0, product.safetyStock - units) * since.days(until: plant.horizon.end)
      return unitDays * rate
    }
    let right = amount(store.thrownAway)
    cost.shortOfSafety += right
    // As if there never were any stock.
    let gross = product.safetyStock * plant.horizon.days * rate
    allowance.shortOfSafety += 1e-9 * gross + abs(right - amount(store.surelyThrownAway))
  }
}
