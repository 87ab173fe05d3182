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
  private struct Change {
    let time: Milliseconds
    let quantity: Double
    /// The lot that it comes from or (a purchase) is bought for; -1: neither.
    var lot = -1
    /// Whether it must find room.
    var isPlanned = false
  }

  private func changes(of product: ProductIndex) -> [Change] {
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
      change.isPlanned = change.lot >= 0
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

  /// Rounds in which lots are put off before they are left out.
  private static let patience = 12

  /// Puts off, makes smaller or leaves out lots whose goods find no room, and plays the draft again.
  mutating func keepStockLimits() {
    var rounds = 0
    while let (lot, excess, room) = firstOverflow() {
      rounds += 1
      var changed = draft
      let wanted = changed.lots[lot].good
      let delay = room.map { $0 - lots[lot].end } ?? 0
      if rounds <= Self.patience, delay > 0 {
        changed.lots[lot].notBefore = lots[lot].start + delay
      } else if rounds <= 2 * Self.patience, wanted - excess > 0.1 * wanted {
        changed.lots[lot].good = wanted - excess
      } else {
        for machine in changed.sequences.indices {
          changed.sequences[machine].removeAll { $0 == lot }
        }
      }
      play(changed)
    }
  }

  /// The first lot whose goods, or whose purchases, lift a stock above its limit: by how much, and when
  /// the stock has fallen again.
  private func firstOverflow() -> (lot: Int, excess: Double, room: Milliseconds?)? {
    for product in shop.limitedProducts {
      guard let most = shop.plant.products[product].maxStock else { continue }
      let changes = changes(of: product)
      var stock = 0.0
      var place = 0
      while place < changes.count {
        let time = changes[place].time
        var lot = -1
        var entered = 0.0
        while place < changes.count, changes[place].time == time {
          stock += changes[place].quantity
          if changes[place].isPlanned {
            (lot, entered) = (changes[place].lot, changes[place].quantity)
          }
          place += 1
        }
        guard lot >= 0, stock > most + Amount.tolerance(most) / 4 else { continue }
        var later = stock
        let fall = changes[place...].first { change in
          later += change.quantity
          return later <= most
        }
        return (lot, min(entered, stock - most), fall?.time)
      }
    }
    return nil
  }
}
