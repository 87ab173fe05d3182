internal import TaktModel

extension Checker {
  /// Rule 5: no more than ordered, not before `earliest`, not after `latest`, a complete order in one
  /// delivery; all within the horizon.
  static func orders(_ inspection: Inspection) -> [Fault] {
    let plant = inspection.plant
    var deliveries = [[Delivery]](repeating: [], count: plant.orders.count)
    for delivery in inspection.deliveries { deliveries[delivery.order].append(delivery) }
    var faults: [Fault] = []
    for (order, deliveries) in zip(plant.orders, deliveries) {
      func tell(_ message: String) {
        faults.append(Fault(rule: 5, subject: order.id, message: "Order \(order.id) \(message)"))
      }
      for delivery in deliveries {
        func tellTime(_ message: String, _ limit: Instant) {
          tell(
            "is delivered at \(inspection.time(delivery.at)), \(message) "
              + "\(inspection.time(limit)).")
        }
        if delivery.at.isClearlyBefore(order.earliest) { tellTime("before", order.earliest) }
        if let latest = order.latest, latest.isClearlyBefore(delivery.at) {
          tellTime("after", latest)
        }
        if delivery.at.isClearlyBefore(plant.horizon.start) {
          tellTime("before the horizon's start,", plant.horizon.start)
        }
        if plant.horizon.end.isClearlyBefore(delivery.at) {
          tellTime("after the horizon's end,", plant.horizon.end)
        }
      }
      let sum = deliveries.reduce(0) { $0 + $1.quantity }
      let tolerance = Tolerance.amount(order.quantity)
      if sum > order.quantity + tolerance {
        tell("is delivered \(figure(sum)) units; ordered are \(figure(order.quantity)).")
      }
      if order.isComplete, deliveries.count > 1 {
        tell("is delivered in \(deliveries.count) parts; it wants one delivery.")
      } else if order.isComplete, sum > 0, sum < order.quantity - tolerance {
        tell(
          "is delivered \(figure(sum)) of \(figure(order.quantity)) units; it wants all or none.")
      }
    }
    return faults
  }
}
