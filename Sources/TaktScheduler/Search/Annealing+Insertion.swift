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
      let most = min(
        limit - evaluations, Self.insertionLooks,
        Int(Self.insertionShare * Double(evaluations)) - insertionLooks)
      guard most > Self.insertionLooks / 5, !stop.isOver else { return }
      var draft = current.draft
      if isMade[order] {
        draft.remove(current.lots(forNothingBut: order))
      }
      var insertion = Insertion(order, in: current.shop, nil, limit: most, stop: stop)
      insertion.run(draft)
      insertionLooks += insertion.evaluations
      evaluations += insertion.evaluations
      if let draft = insertion.best?.draft { tryOther(draft, stop) }
    }
  }

  /// Orders are inserted whose lateness costs at least this much of everything, a few at a time, with so many looks
  /// each and not more of all than a share.
  private static let noticeableShare = 0.005
  static let mostInserted = 3
  private static let insertionLooks = 1000
  private static let insertionShare = 0.3
}
