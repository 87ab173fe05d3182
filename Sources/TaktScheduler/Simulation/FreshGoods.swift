import TaktModel

/// Goods of one stock that can become too old, given in thought to orders as they want them, so that the
/// first order that nothing made so far can serve is known.
///
/// Goods go by their expiry, orders by their earliest delivery. What comes in last expires about last: the
/// walk goes on from where the new goods stand.
struct FreshGoods {
  /// How far the orders are served: the first that is open, and what it still wants.
  private struct Served {
    var order = 0
    var need = 0.0
  }

  private var goods: [(expiry: Milliseconds, quantity: Double)] = []
  /// By goods, up to those at `place`: how far the orders were served before them.
  private var before: [Served] = []
  /// The goods that are being given, and what is left of them.
  private var place = 0
  private var left = 0.0
  private var served = Served(order: -1)

  mutating func add(_ quantity: Double, until expiry: Milliseconds) {
    var (low, high) = (0, goods.count)
    while low < high {
      let middle = (low + high) / 2
      if goods[middle].expiry <= expiry { low = middle + 1 } else { high = middle }
    }
    goods.insert((expiry, quantity), at: low)
    guard low <= place, !before.isEmpty else { return }
    served = before[low]
    before.removeSubrange((low + 1)...)
    (place, left) = (low, quantity)
  }

  /// When the first open order wants its goods; nil where all that can still be served are.
  mutating func firstNeed(
    of orders: [OrderIndex], in shop: Shop, at now: Milliseconds
  ) -> Milliseconds? {
    if before.isEmpty {
      served = Served(order: 0, need: orders.first.map { shop.orders[$0].quantity } ?? 0)
      before = [served]
      left = goods.first?.quantity ?? 0
    }
    while served.order < orders.count {
      let order = shop.orders[orders[served.order]]
      while place < goods.count, served.need > 0 {
        guard left > 0, goods[place].expiry >= order.earliest else {
          place += 1
          left = place < goods.count ? goods[place].quantity : 0
          before.append(served)
          continue
        }
        let part = min(served.need, left)
        left -= part
        served.need -= part
      }
      if served.need > 0, order.latest >= now { return order.earliest }
      served.order += 1
      if served.order < orders.count { served.need = shop.orders[orders[served.order]].quantity }
    }
    return nil
  }
}
