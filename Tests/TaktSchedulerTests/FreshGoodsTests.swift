import TaktModel
import TaktTestSupport
import Testing

@testable import TaktScheduler

struct FreshGoodsTests {
  /// The same by giving all goods to all orders from the start.
  private func plainNeed(
    _ goods: [(expiry: Milliseconds, quantity: Double)], _ orders: [OrderIndex], _ shop: Shop,
    _ now: Milliseconds
  ) -> Milliseconds? {
    var left = goods.enumerated().sorted {
      ($0.element.expiry, $0.offset) < ($1.element.expiry, $1.offset)
    }.map(\.element)
    for index in orders {
      let order = shop.orders[index]
      var need = order.quantity
      while let first = left.first, need > 1e-6 {
        let part = min(need, first.expiry < order.earliest ? 0 : first.quantity)
        need -= part
        if part < first.quantity, part > 0 {
          left[0].quantity -= part
        } else {
          left.removeFirst()
        }
      }
      if need > 1e-6, order.latest >= now { return order.earliest }
    }
    return nil
  }

  @Test func servesOrdersAsAllGoodsFromTheStartWould() throws {
    var random = SeededGenerator(seed: 2)
    for round in 0..<60 {
      let orders = (0..<12).map { index in
        let day = Double(1 + random.below(10))
        return TinyPlant.order(
          "O\(index)", quantity: Double(1 + random.below(9)), dueDay: day,
          earliest: TinyPlant.at(day: day),
          latest: random.below(3) == 0 ? TinyPlant.at(day: day + 1) : nil)
      }
      let shop = Shop(try TinyPlant.plant(horizon: TinyPlant.horizon(days: 12), orders: orders))
      let list = shop.ordersByEarliest[0]
      var fresh = FreshGoods()
      var goods: [(expiry: Milliseconds, quantity: Double)] = []
      for step in 0..<15 {
        let now = shop.start + Milliseconds(step) * Clock.day * 3 / 4
        // About in order of expiry, as lots on several machines come.
        let expiry = now + Milliseconds(random.below(3)) * Clock.day
        let quantity = Double(random.below(8))
        goods.append((expiry, quantity))
        fresh.add(quantity, until: expiry)
        if random.below(3) > 0 {
          #expect(
            fresh.firstNeed(of: list, in: shop, at: now) == plainNeed(goods, list, shop, now),
            "round \(round), step \(step)")
        }
      }
    }
  }
}
