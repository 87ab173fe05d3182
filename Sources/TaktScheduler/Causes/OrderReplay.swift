public import TaktModel

/// A schedule's lots played again for one order.
public enum OrderReplay {
  /// What becomes of an order with the same lots in the same sequences, each as early as it can be and no later than
  /// the schedule has it.
  ///
  /// - Parameter schedule: its indices are the plant's; it need not hold there.
  public static func fate(
    of order: OrderIndex, in schedule: Schedule, for plant: Plant
  ) -> OrderFate {
    let shop = Shop(plant)
    let network = WaitNetwork(schedule, in: shop)
    let replay = Replay.of(network, Replay.run(network, []).times, [])
    let facts = shop.orders[order]
    var goods = network.deliveries[order].map {
      (at: max(facts.earliest, replay.ready($0)), quantity: $0.quantity)
    }
    if facts.isComplete, let last = goods.map(\.at).max() {
      goods = [(at: last, quantity: goods.reduce(0) { $0 + $1.quantity })]
    }
    let end = min(plant.orders[order].latest?.milliseconds ?? shop.end, shop.end)
    return OrderFate(
      of: plant.orders[order],
      goods.filter { $0.at <= end }.map { (Instant(milliseconds: $0.at), $0.quantity) })
  }
}
