internal import TaktModel

extension Checker {
  /// Rule 9: a lot feeds orders that its product goes into and that are delivered after its goods are
  /// there; what it feeds and what it does not add up to its good units; an order is fed no more of its own
  /// product than is delivered.
  static func pegging(_ inspection: Inspection) -> [Fault] {
    let plant = inspection.plant
    var faults: [Fault] = []
    var fed = [Double](repeating: 0, count: plant.orders.count)
    var parts: [ProductIndex: Set<ProductIndex>] = [:]
    let outcomes = RightOutcome.all(inspection)
    for known in inspection.lots {
      let lot = known.lot
      func tell(_ message: String) {
        faults.append(Fault(rule: 9, subject: lot.id, message: "Lot \(lot.id) feeds " + message))
      }
      var sum = 0.0
      for feed in lot.feeds {
        guard plant.orders.indices.contains(feed.order) else {
          tell("an order that the order file does not have.")
          continue
        }
        let order = plant.orders[feed.order]
        guard feed.quantity.isFinite, feed.quantity >= 0 else {
          tell("order \(order.id) with \(figure(feed.quantity)) units.")
          continue
        }
        sum += feed.quantity
        let ready = lot.end.advanced(bySeconds: known.step.minimumWaitSeconds)
        if let last = outcomes[feed.order].completedAt {
          if last.isClearlyBefore(ready) {
            tell(
              "order \(order.id), whose last delivery is at \(inspection.time(last)), but its goods "
                + "are there at \(inspection.time(ready)).")
          }
        } else if feed.quantity > 0 {
          tell("order \(order.id), of which nothing is delivered.")
        }
        if order.product == lot.product {
          if known.isLastStep { fed[feed.order] += feed.quantity }
          continue
        }
        let needed = parts[order.product] ?? everything(thatGoesInto: order.product, in: plant)
        parts[order.product] = needed
        if !needed.contains(lot.product) {
          tell(
            "order \(order.id), but product \(known.product.id) does not go into product "
              + "\(plant.products[order.product].id).")
        }
      }
      if sum > lot.good + Tolerance.amount(lot.good) {
        tell("orders with \(figure(sum)) units, but has \(figure(lot.good)) good ones.")
      } else if let rest = lot.unpegged {
        let isSound = [rest.safety, rest.stock, rest.waste].allSatisfy { $0 >= 0 && $0.isFinite }
        if !isSound || !Tolerance.equal(sum + rest.total, lot.good) {
          tell(
            "orders with \(figure(sum)) units and has \(figure(rest.safety)) unpegged for safety "
              + "stock, \(figure(rest.stock)) for stock and \(figure(rest.waste)) as waste; together "
              + "they are to be its \(figure(lot.good)) good ones.")
        }
      }
    }
    for (index, order) in plant.orders.enumerated() {
      let delivered = outcomes[index].delivered
      if fed[index] <= delivered + Tolerance.amount(delivered) { continue }
      faults.append(
        Fault(
          rule: 9, subject: order.id,
          message: "Lots feed order \(order.id) with \(figure(fed[index])) units, but "
            + "\(figure(delivered)) are delivered."))
    }
    return faults
  }

  /// The products that go into a product, at any depth.
  private static func everything(
    thatGoesInto product: ProductIndex, in plant: Plant
  ) -> Set<ProductIndex> {
    var found: Set<ProductIndex> = []
    var open = [product]
    while let next = open.popLast() {
      for component in plant.products[next].steps.flatMap(\.components)
      where found.insert(component.product).inserted { open.append(component.product) }
    }
    return found
  }
}
