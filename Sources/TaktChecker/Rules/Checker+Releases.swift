internal import TaktModel

extension Checker {
  /// Rule 5: nothing for an order starts before its release. What runs at the horizon's start and what
  /// is in stock or on its way may go to any order.
  static func releases(_ inspection: Inspection) -> [Fault] {
    let plant = inspection.plant
    var faults: [Fault] = []
    for known in inspection.lots where known.isPlanned {
      for feed in known.lot.feeds where plant.orders.indices.contains(feed.order) {
        let order = plant.orders[feed.order]
        guard let release = order.release, known.lot.start.isClearlyBefore(release),
          feed.quantity > Tolerance.amount(0)
        else { continue }
        faults.append(
          Fault(
            rule: 5, subject: order.id,
            message: "Lot \(known.lot.id) for order \(order.id) starts at "
              + "\(inspection.time(known.lot.start)), before the order's release at "
              + "\(inspection.time(release))."))
      }
    }
    return faults + unpegged(inspection)
  }

  /// Where orders have a release, what lots make for them must be pegged: no more of it may be left
  /// open than stock, receipts, purchases and running lots can supply.
  private static func unpegged(_ inspection: Inspection) -> [Fault] {
    let plant = inspection.plant
    var open = [Double](repeating: 0, count: plant.products.count)
    // What rounding is measured by.
    var gross = open
    var supply = plant.products.map { $0.stock + ($0.steps.last?.wip ?? 0) }
    for delivery in inspection.deliveries where plant.orders[delivery.order].release != nil {
      open[plant.orders[delivery.order].product] += delivery.quantity
      gross[plant.orders[delivery.order].product] += delivery.quantity
    }
    for known in inspection.lots where known.isLastStep && !known.isInProgress {
      for feed in known.lot.feeds where plant.orders.indices.contains(feed.order) {
        let order = plant.orders[feed.order]
        if order.release != nil, order.product == known.lot.product {
          open[order.product] -= feed.quantity
        }
      }
    }
    for receipt in plant.receipts { supply[receipt.product] += receipt.quantity }
    for purchase in inspection.purchases { supply[purchase.product] += purchase.quantity }
    for running in inspection.running.joined() {
      if running.lot.step == plant.products[running.lot.product].steps.count - 1 {
        supply[running.lot.product] += running.good
      }
    }
    return plant.products.indices.compactMap { product in
      let most = supply[product] + Tolerance.amount(gross[product] + supply[product])
      guard open[product] > most else { return nil }
      return Fault(
        rule: 5, subject: plant.products[product].id,
        message: "\(figure(open[product])) units of product \(plant.products[product].id) for "
          + "orders with a release are pegged to no lot; stock and what comes in besides are "
          + "\(figure(supply[product])).")
    }
  }
}
