import TaktModel

/// Orders of contested goods whose time has come and that still want goods, by product and in their rank:
/// whoever gives goods out looks at no others.
struct WaitingOrders {
  /// By product.
  private(set) var orders: [[OrderIndex]] = []
  /// By product: whether the first arrival of bought goods will be looked at again.
  var isAwaited: [Bool] = []
  /// By product: the first of the shop's orders by `earliest` whose time has not come.
  private var next: [Int] = []
  /// By order: its place among those of its product.
  private var rank: [Int] = []

  mutating func reset(_ draft: Draft, in shop: Shop) {
    let count = shop.plant.products.count
    orders = Array(repeating: [], count: count)
    isAwaited = Array(repeating: false, count: count)
    next = Array(repeating: 0, count: count)
    rank = Array(repeating: 0, count: shop.orders.count)
    for product in 0..<count where shop.isContested[product] {
      for (place, order) in draft.orderRank[product].enumerated() { rank[order] = place }
    }
  }

  /// The product's orders that wait at a moment; the caller keeps those that wait on.
  mutating func take(_ product: ProductIndex, at now: Milliseconds, in shop: Shop) -> [OrderIndex] {
    let coming = shop.ordersByEarliest[product]
    while next[product] < coming.count, shop.orders[coming[next[product]]].earliest <= now {
      insert(coming[next[product]], into: product)
      next[product] += 1
    }
    defer { orders[product] = [] }
    return orders[product]
  }

  mutating func keep(_ waiting: [OrderIndex], of product: ProductIndex) {
    orders[product] = waiting
  }

  private mutating func insert(_ order: OrderIndex, into product: ProductIndex) {
    var (low, high) = (0, orders[product].count)
    while low < high {
      let middle = (low + high) / 2
      if rank[orders[product][middle]] < rank[order] { low = middle + 1 } else { high = middle }
    }
    orders[product].insert(order, at: low)
  }
}
