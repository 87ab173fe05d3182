import TaktModel

/// Goods that come when they are used, where there is no room for them before.
extension Simulation {
  /// Buys a pile's goods anew for what takes them: at each moment what is missing then, and what its safety
  /// stock lacks where there is room for that.
  mutating func buyJustInTime(_ pile: Int) {
    var stock = JustInTimeStock()
    var uses: [Int] = []
    for batch in batches.indices where batches[batch].pile == pile {
      var edge = batches[batch].firstEdge
      while edge >= 0 {
        uses.append(edge)
        edge = edges[edge].next
      }
      batches[batch].firstEdge = -1
      if batches[batch].source == .purchase {
        stock.spent.append(batch)
        batches[batch].quantity = 0
      } else {
        stock.coming.append(batch)
      }
    }
    stock.coming.sort { (batches[$0].time, $0) < (batches[$1].time, $1) }
    uses.sort { (moment(of: edges[$0]), $0) < (moment(of: edges[$1]), $1) }
    var place = 0
    if shop.isRestocked[pile] { buy(0, pile, at: shop.piles[pile].firstArrival, &stock) }
    while place < uses.count {
      let at = moment(of: edges[uses[place]])
      let first = place
      while place < uses.count, moment(of: edges[uses[place]]) == at { place += 1 }
      buy(uses[first..<place].reduce(0) { $0 + edges[$1].quantity }, pile, at: at, &stock)
      for use in uses[first..<place] { take(use, at: at, &stock) }
    }
    settle(pile)
  }

  /// Of a pile's batches, in order of time.
  private struct JustInTimeStock {
    /// What comes in besides.
    var coming: [Int] = []
    /// What is there, with what is left of it.
    var shelf: [(batch: Int, left: Double)] = []
    /// Purchases of before, to be used again.
    var spent: [Int] = []
  }

  private mutating func buy(
    _ wanted: Double, _ pile: Int, at time: Milliseconds, _ stock: inout JustInTimeStock
  ) {
    while let next = stock.coming.first, batches[next].time <= time {
      stock.shelf.append((stock.coming.removeFirst(), batches[next].quantity))
    }
    stock.shelf.removeAll { $0.left <= 0 || batches[$0.batch].expiry < time }
    let facts = shop.piles[pile]
    let there = stock.shelf.reduce(0) { $0 + $1.left }
    var bought = wanted > there ? facts.purchase(covering: wanted - there) : 0
    if shop.isRestocked[pile], time >= facts.firstArrival, time < shop.end {
      bought = max(bought, boughtForSafety(pile, there - wanted, besides: bought, at: time))
    }
    if bought <= 0 { return }
    let expiry = facts.life == Clock.never ? Clock.never : time + facts.life
    let batch = stock.spent.popLast() ?? anotherBatch(of: pile)
    batches[batch].time = time
    batches[batch].quantity = bought
    batches[batch].expiry = expiry
    stock.shelf.append((batch, bought))
  }

  /// What is bought together with what is used, if the safety stock that is left is worth more and finds room;
  /// else nothing.
  private func boughtForSafety(
    _ pile: Int, _ left: Double, besides bought: Double, at time: Milliseconds
  ) -> Double {
    let facts = shop.piles[pile]
    let product = shop.plant.products[facts.product]
    let after = left + bought
    let lacking = product.safetyStock - max(0, after)
    guard let purchase = facts.purchase, lacking > Amount.tolerance(product.safetyStock) else {
      return 0
    }
    let all = facts.purchase(covering: product.safetyStock - left)
    guard left + all <= product.maxStock ?? .infinity else { return 0 }
    let days = Double(min(facts.life, shop.end - time)) / Double(Clock.day)
    let saved = min(lacking, all - bought) * days * product.shortOfSafetyCostPerUnitDay
    let price = purchase.costPerUnit + product.holdingCostPerUnitDay * days
    return saved > (all - bought) * price ? all : 0
  }

  private mutating func anotherBatch(of pile: Int) -> Int {
    batches.append(
      Batch(
        pile: pile, time: 0, quantity: 0, free: 0, source: .purchase,
        releaseClass: shop.releases.count))
    let batch = batches.count - 1
    if pileTail[pile] >= 0 { batches[pileTail[pile]].next = batch } else { pileFirst[pile] = batch }
    pileTail[pile] = batch
    return batch
  }

  /// Takes the oldest goods that are there.
  private mutating func take(_ use: Int, at time: Milliseconds, _ stock: inout JustInTimeStock) {
    let wanted = edges[use]
    var left = wanted.quantity
    var isFirst = true
    for place in stock.shelf.indices where left > 0 && stock.shelf[place].left > 0 {
      let (batch, there) = stock.shelf[place]
      let part = min(left, there)
      left -= part
      stock.shelf[place].left -= part
      let edge = Edge(
        batch: batch, lot: wanted.lot, delivery: wanted.delivery, quantity: part,
        frozen: wanted.frozen, next: batches[batch].firstEdge)
      if isFirst {
        edges[use] = edge
        batches[batch].firstEdge = use
      } else {
        edges.append(edge)
        batches[batch].firstEdge = edges.count - 1
      }
      isFirst = false
    }
  }

  /// What is left of each batch once all that is taken is known.
  private mutating func settle(_ pile: Int) {
    for batch in batches.indices where batches[batch].pile == pile {
      var (unused, free) = (batches[batch].quantity, batches[batch].quantity)
      var edge = batches[batch].firstEdge
      while edge >= 0 {
        unused -= edges[edge].quantity
        if edges[edge].delivery < 0 { free -= edges[edge].quantity }
        edge = edges[edge].next
      }
      let isSpoiled = batches[batch].expiry < shop.end
      batches[batch].held = 0
      batches[batch].spoiled = isSpoiled ? unused : 0
      batches[batch].free = isSpoiled ? free - unused : free
    }
  }
}
