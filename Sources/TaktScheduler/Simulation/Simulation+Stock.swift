import TaktModel

/// How a product's stock goes up and down, for what it has at least and at most.
extension Simulation {
  /// By pile: what nobody took.
  func leftovers() -> [Double] {
    var left = [Double](repeating: 0, count: shop.piles.count)
    for batch in batches { left[batch.pile] += batch.free + batch.held }
    for (index, order) in shop.orders.enumerated() {
      left[shop.stockPile[order.product]] -= delivered[index]
    }
    return left.map { max(0, $0) }
  }

  /// A change of stock.
  struct Change {
    let time: Milliseconds
    let quantity: Double
    /// The lot that it comes from or (a purchase) is bought for; -1: neither.
    var lot = -1
    var isBought = false

    /// Whether it must find room.
    var isPlanned: Bool { lot >= 0 || isBought }
  }

  func changes(of product: ProductIndex) -> [Change] {
    let pile = shop.stockPile[product]
    var changes: [Change] = []
    var own: [Int] = []
    var next = pileFirst[pile]
    while next >= 0 {
      own.append(next)
      next = batches[next].next
    }
    for batch in own.sorted().lazy.map({ batches[$0] }) {
      var left = batch.quantity
      var change = Change(time: batch.time, quantity: batch.quantity)
      var edge = batch.firstEdge
      while edge >= 0 {
        let use = edges[edge]
        let at = moment(of: use)
        changes.append(Change(time: at, quantity: -use.quantity))
        left -= use.quantity
        if batch.source == .purchase, use.lot >= 0 { change.lot = use.lot }
        edge = use.next
      }
      if case .lot(let lot) = batch.source { change.lot = lot }
      change.isBought = batch.source == .purchase
      changes.append(change)
      if batch.expiry < shop.end, left > 0 {
        changes.append(Change(time: max(batch.expiry, batch.time), quantity: -left))
      }
    }
    return changes.sorted { ($0.time, $0.quantity) < ($1.time, $1.quantity) }
  }

  /// What being short of safety stock costs.
  mutating func settleSafety(_ product: ProductIndex) {
    let facts = shop.plant.products[product]
    var (stock, at, unitTime) = (0.0, shop.start, 0.0)
    for change in changes(of: product) where change.time < shop.end {
      unitTime += max(0, facts.safetyStock - stock) * Double(max(0, change.time - at))
      at = max(at, change.time)
      stock += change.quantity
    }
    unitTime += max(0, facts.safetyStock - stock) * Double(max(0, shop.end - at))
    cost.shortOfSafety += unitTime / Double(Clock.day) * facts.shortOfSafetyCostPerUnitDay
  }
}
