/// What becomes of one order by itself.
public struct OrderFate: Sendable, Equatable {
  public let fulfilment: Fulfilment
  /// Units x days late, over all deliveries.
  public let unitDaysLate: Double

  /// - Parameter deliveries: to the order, within the horizon.
  public init(of order: Order, _ deliveries: [(at: Instant, quantity: Double)]) {
    fulfilment = Fulfilment(
      of: order, delivered: deliveries.reduce(0) { $0 + $1.quantity },
      last: deliveries.map(\.at).max())
    unitDaysLate = deliveries.reduce(0) {
      $0 + $1.quantity * max(0, order.due.days(until: $1.at))
    }
  }
}
