import TaktModel

extension Annealing {
  /// The dearest orders, those with something unmet first, get their lots anew, each where it is best: annealing
  /// seldom finds all of an order's lots at once.
  mutating func insertDearest(_ stop: StopRule) {
    let costs = current.latenessCosts()
    let isMade = current.shop.orders.indices.map {
      Amount.covers(current.delivered[$0], current.shop.orders[$0].quantity)
    }
    let dear = costs.indices.filter { costs[$0] > Self.noticeableShare * current.cost.total }
      .sorted { (isMade[$0] ? 1 : 0, costs[$1], $0) < (isMade[$1] ? 1 : 0, costs[$0], $1) }
    for order in dear.prefix(Self.mostInserted) {
      var draft = current.draft
      if isMade[order] {
        draft.remove(current.lots(forNothingBut: order))
      }
      let before = current.cost.total
      guard let draft = inserting([order], into: draft, stop) else { return }
      tryOther(draft, stop)
      if !isMade[order], current.cost.total >= before { exchange(order, stop) }
    }
  }

  /// An order that finds no room gets that of another one, which gets its lots anew behind it (ejection; F. Glover,
  /// 1996).
  private mutating func exchange(_ order: OrderIndex, _ stop: StopRule) {
    var rivals = rivals(of: order)
    for _ in 0..<Self.mostExchanges where !rivals.isEmpty {
      let other = rivals.remove(at: generator.below(rivals.count))
      let before = current.cost.total
      var draft = current.draft
      draft.remove(current.lots(forNothingBut: other))
      guard let draft = inserting([order, other], into: draft, stop) else { return }
      tryOther(draft, stop)
      if current.cost.total < before { return }
    }
  }

  /// Other orders for which something is made on the machines that an order's lots could be made on.
  private func rivals(of order: OrderIndex) -> [OrderIndex] {
    let shop = current.shop
    var isNeeded = [Bool](repeating: false, count: shop.piles.count)
    isNeeded[shop.stockPile[shop.orders[order].product]] = true
    var machines: Set<MachineIndex> = []
    for pile in shop.topDown where isNeeded[pile] {
      for input in shop.piles[pile].inputs { isNeeded[input.pile] = true }
      machines.formUnion(shop.piles[pile].modes.map { shop.modes[$0].machine })
    }
    return shop.orders.indices.filter { other in
      other != order && current.delivered[other] > 0
        && current.lots(forNothingBut: other).contains {
          machines.contains(shop.modes[current.draft.lots[$0].mode].machine)
        }
    }
  }

  /// A draft with lots for some orders, one order after the other, each where it is best; nil where there are no looks
  /// left for it.
  private mutating func inserting(
    _ orders: [OrderIndex], into base: Draft, _ stop: StopRule
  ) -> Draft? {
    var draft = base
    for order in orders {
      let most = min(
        limit - evaluations, Self.insertionLooks,
        Int(Self.insertionShare * Double(evaluations)) - insertionLooks)
      guard most > Self.insertionLooks / 12, !stop.isOver else { return nil }
      var insertion = Insertion(order, in: current.shop, nil, limit: most, stop: stop)
      insertion.run(draft)
      insertionLooks += insertion.evaluations
      evaluations += insertion.evaluations
      draft = insertion.best?.draft ?? draft
    }
    return draft
  }

  /// Orders are inserted whose lateness costs at least this much of everything, a few at a time, with so many looks
  /// each and not more of all than a share.
  private static let noticeableShare = 0.005
  static let mostInserted = 3
  private static let mostExchanges = 6
  private static let insertionLooks = 2500
  private static let insertionShare = 0.3
}
