internal import TaktModel

/// What a plan costs, reckoned anew from its lots, deliveries and purchases.
///
/// Shortage of safety stock, energy and changes of plan cost nothing: no order file asks for them.
struct RightCost {
  private(set) var tardiness = 0.0
  /// Of deliveries late by less than the tolerance, which may be counted or not.
  private(set) var tardinessInDoubt = 0.0
  private(set) var unmet = 0.0
  private(set) var holding = 0.0
  /// Holding as if nothing ever left a store: what rounding is measured by.
  private(set) var grossHolding = 0.0
  private(set) var setup = 0.0
  private(set) var production = 0.0
  private(set) var machine = 0.0
  private(set) var overtime = 0.0
  private(set) var purchase = 0.0

  var total: Double {
    tardiness + unmet + holding + setup + production + machine + overtime + purchase
  }

  init(_ inspection: Inspection) {
    let plant = inspection.plant
    addDeliveries(inspection)
    addLots(inspection)
    for order in inspection.purchases {
      purchase += order.quantity * (plant.products[order.product].purchase?.costPerUnit ?? 0)
    }
    addHolding(MaterialFlow(inspection), plant)
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
    for known in inspection.lots {
      let lot = known.lot
      setup += lot.setup?.cost ?? 0
      production += lot.started * known.mode.costPerUnit
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
  private mutating func addHolding(_ flow: MaterialFlow, _ plant: Plant) {
    for store in flow.stores {
      let rate = plant.products[store.product].holdingCostPerUnitDay
      guard rate > 0 else { continue }
      for move in store.moves {
        let from = max(move.costsFrom, plant.horizon.start)
        let cost = move.units * max(0, from.days(until: plant.horizon.end)) * rate
        holding += cost
        grossHolding += abs(cost)
      }
    }
  }
}
