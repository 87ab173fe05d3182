internal import TaktModel

extension Checker {
  /// Rule 6: purchases and deliveries of whole products are in whole units, but for the delivery that
  /// completes an order; `lotSizes` sees to lots.
  static func wholeUnits(_ inspection: Inspection) -> [Fault] {
    let plant = inspection.plant
    var faults: [Fault] = []
    func tell(_ subject: String, _ what: String, _ quantity: Double, _ product: ProductIndex) {
      faults.append(
        Fault(
          rule: 6, subject: subject,
          message: "\(what) is of \(figure(quantity)) units; product \(plant.products[product].id) "
            + "comes in whole ones."))
    }
    for purchase in inspection.purchases
    where plant.products[purchase.product].isWhole
      && !Tolerance.isMultiple(purchase.quantity, of: 1)
    {
      tell(
        plant.products[purchase.product].id,
        "The purchase ordered at \(inspection.time(purchase.orderAt))", purchase.quantity,
        purchase.product)
    }
    var delivered = [Double](repeating: 0, count: plant.orders.count)
    let byTime = inspection.deliveries.enumerated().sorted {
      ($0.element.at, $0.offset) < ($1.element.at, $1.offset)
    }.map(\.element)
    for delivery in byTime {
      let order = plant.orders[delivery.order]
      delivered[delivery.order] += delivery.quantity
      let isAll = Tolerance.equal(delivered[delivery.order], order.quantity)
      if plant.products[order.product].isWhole, !isAll,
        !Tolerance.isMultiple(delivery.quantity, of: 1)
      {
        tell(
          order.id, "A delivery of order \(order.id) at \(inspection.time(delivery.at))",
          delivery.quantity, order.product)
      }
    }
    return faults
  }
}
