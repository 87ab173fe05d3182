internal import TaktModel

extension Checker {
  /// Rule 3: what is bought is a bought product, in the quantities and after the time that the
  /// supplier asks for.
  static func purchases(_ inspection: Inspection) -> [Fault] {
    var faults: [Fault] = []
    for order in inspection.purchases {
      let product = inspection.plant.products[order.product]
      func tell(_ message: String) {
        faults.append(
          Fault(
            rule: 3, subject: product.id,
            message: "The purchase of product \(product.id) ordered at "
              + "\(inspection.time(order.orderAt)) " + message))
      }
      guard let purchase = product.purchase else {
        tell("cannot be: the product is not bought.")
        continue
      }
      if order.orderAt.isClearlyBefore(inspection.plant.horizon.start) {
        tell(
          "is before the horizon's start, \(inspection.time(inspection.plant.horizon.start)).")
      }
      let arrival = order.orderAt.advanced(bySeconds: purchase.leadTimeDays * 86_400)
      if !Tolerance.equal(order.arriveAt, arrival) {
        tell(
          "arrives at \(inspection.time(order.arriveAt)); with a lead time of "
            + "\(figure(purchase.leadTimeDays)) days it is \(inspection.time(arrival)).")
      }
      if order.quantity < purchase.minQuantity - Tolerance.amount(purchase.minQuantity) {
        tell(
          "is of \(figure(order.quantity)) units; the least is \(figure(purchase.minQuantity)).")
      }
      if let multiple = purchase.multiple, !Tolerance.isMultiple(order.quantity, of: multiple) {
        tell("is of \(figure(order.quantity)) units; they come \(figure(multiple)) at a time.")
      }
    }
    return faults
  }
}
