internal import TaktModel

/// What became of an order, reckoned anew from its deliveries.
struct RightOutcome {
  let delivered: Double
  let unmet: Double
  let completedAt: Instant?
  let lateDays: Double
  let status: OrderOutcome.Status

  init(of order: Order, delivered: Double, last: Instant?) {
    self.delivered = delivered
    self.unmet = max(0, order.quantity - delivered)
    self.completedAt = last
    let lateSeconds = last.map { order.due.seconds(until: $0) } ?? 0
    self.lateDays = max(0, lateSeconds / 86_400)
    if unmet <= Tolerance.amount(order.quantity) {
      self.status = lateSeconds <= Tolerance.seconds ? .onTime : .late
    } else {
      self.status = delivered > 0 ? .partlyUnmet : .unmet
    }
  }

  /// One for each order of the plant.
  static func all(_ inspection: Inspection) -> [RightOutcome] {
    let orders = inspection.plant.orders
    var delivered = [Double](repeating: 0, count: orders.count)
    var last = [Instant?](repeating: nil, count: orders.count)
    for delivery in inspection.deliveries {
      delivered[delivery.order] += delivery.quantity
      last[delivery.order] = max(last[delivery.order] ?? delivery.at, delivery.at)
    }
    return orders.indices.map {
      RightOutcome(of: orders[$0], delivered: delivered[$0], last: last[$0])
    }
  }
}
