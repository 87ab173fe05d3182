import TaktModel

extension Tidying {
  /// What an order gets in time goes out together, though it waits a little in stock.
  mutating func joinDeliveries() {
    var count = [Int](repeating: 0, count: shop.orders.count)
    for delivery in best.deliveries { count[delivery.order] += 1 }
    attempt(count.indices.filter { count[$0] > 1 }.map { Change.joinDeliveries($0) })
  }

  /// Purchases of a product come with an earlier one.
  mutating func joinPurchases() {
    for pile in shop.piles.indices where shop.piles[pile].purchase != nil {
      var first = 0
      while first + 1 < purchases(of: pile).count, !isOver {
        let all = purchases(of: pile)
        // The rest of them at once or, failing that, the nearest that can.
        let others = [Array(all[(first + 1)...])] + all[(first + 1)...].map { [$0] }
        if !others.contains(where: { join($0, into: all[first]) }) { first += 1 }
      }
    }
  }

  private mutating func join(_ others: [Draft.Purchase], into first: Draft.Purchase) -> Bool {
    let sum = others.reduce(first.quantity) { $0 + $1.quantity }
    var draft = best.draft
    draft.purchases.removeAll { purchase in
      purchase.pile == first.pile && ([first] + others).contains { $0.at == purchase.at }
    }
    draft.purchases.append(
      Draft.Purchase(
        pile: first.pile, at: first.at,
        quantity: shop.piles[first.pile].bought(covering: sum)))
    return attempt(draft)
  }

  /// Purchases that were decided on and are not all used are made smaller or given up.
  mutating func shedPurchases() {
    for purchase in best.draft.purchases where !isOver {
      var draft = best.draft
      draft.purchases.removeAll { $0.pile == purchase.pile && $0.at == purchase.at }
      guard
        let batch = best.batches.first(where: {
          $0.source == .purchase && $0.pile == purchase.pile && $0.time == purchase.at
        }), case let left = best.left(of: batch), left > Amount.tolerance(purchase.quantity)
      else { continue }
      if left < purchase.quantity - Amount.tolerance(purchase.quantity) {
        let less = shop.piles[purchase.pile].bought(covering: purchase.quantity - left)
        guard less < purchase.quantity - Amount.tolerance(less) else { continue }
        draft.purchases.append(Draft.Purchase(pile: purchase.pile, at: purchase.at, quantity: less))
      }
      attempt(draft)
    }
  }

  /// What is bought of a pile, in time.
  private func purchases(of pile: Int) -> [Draft.Purchase] {
    best.batches.filter { $0.source == .purchase && $0.pile == pile }
      .map { Draft.Purchase(pile: pile, at: $0.time, quantity: $0.quantity) }
      .sorted { $0.at < $1.at }
  }
}
