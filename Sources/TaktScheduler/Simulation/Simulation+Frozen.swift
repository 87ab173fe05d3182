import TaktModel

/// Lots of the last plan that stay as they are: their goods come in, and what they take is theirs before
/// anything else is planned.
extension Simulation {
  mutating func supplyFrozen() {
    for (index, lot) in shop.plant.frozen.enumerated() {
      let pile = shop.pileBase[lot.product] + lot.step
      add(
        pile: pile, lot.good, at: lot.end.milliseconds + shop.piles[pile].wait,
        from: .frozen(index),
        releaseClass: shop.releases.isEmpty ? 0 : shop.releaseClass(at: lot.start.milliseconds))
    }
    let supplies = shop.frozenSupplies
    for use in supplies.uses {
      let supply = supplies.supplies[use.supply]
      let pile =
        supply.step.map { shop.pileBase[supply.product] + $0 } ?? shop.stockPile[supply.product]
      guard let batch = batch(of: supply, in: pile) else { continue }
      reserve(batch, use.quantity, for: use.lot)
    }
    let bought = batches.count
    for shortage in supplies.shortages {
      let pile =
        shortage.step.map { shop.pileBase[shortage.product] + $0 }
        ?? shop.stockPile[shortage.product]
      buyForFrozen(pile, shortage, since: bought)
    }
  }

  private func batch(of supply: FrozenSupplies.Supply, in pile: Int) -> Int? {
    batches.indices.first { index in
      guard batches[index].pile == pile else { return false }
      switch (batches[index].source, supply.source) {
      case (.initial, .stock): return true
      case (.inProgress(let own), .inProgress(let other)), (.frozen(let own), .frozen(let other)):
        return own == other
      case (.receipt, .receipt(let receipt)):
        return batches[index].time
          == max(shop.plant.receipts[receipt].at.milliseconds, shop.start)
          && batches[index].quantity == shop.piles[pile].grain.supply(supply.quantity)
      default: return false
      }
    }
  }

  private mutating func reserve(_ batch: Int, _ quantity: Double, for lot: Int) {
    let quantity = min(
      batches[batch].free, shop.piles[batches[batch].pile].grain.need(quantity))
    batches[batch].free -= quantity
    take(Edge(batch: batch, quantity: quantity, frozen: lot))
  }

  /// What was bought for frozen lots before and is left over comes first.
  private mutating func buyForFrozen(
    _ pile: Int, _ shortage: FrozenSupplies.Shortage, since first: Int
  ) {
    guard shop.piles[pile].purchase != nil else { return }
    let at = shop.plant.frozen[shortage.lot].takesAt.milliseconds
    var missing = shortage.missing
    for batch in first..<batches.count where batches[batch].pile == pile && missing > 0 {
      guard batches[batch].free > 0, batches[batch].time <= at, at <= batches[batch].expiry
      else { continue }
      let part = min(missing, batches[batch].free)
      reserve(batch, part, for: shortage.lot)
      missing -= part
    }
    if missing <= Amount.tolerance(shortage.wanted) { return }
    let batch = add(
      pile: pile, shop.piles[pile].bought(covering: missing), at: at, from: .purchase,
      releaseClass: shop.releases.count)
    reserve(batch, missing, for: shortage.lot)
  }

  /// When goods of a batch are taken.
  func moment(of use: Edge) -> Milliseconds {
    if use.lot >= 0 { return lots[use.lot].take }
    if use.frozen >= 0 { return shop.plant.frozen[use.frozen].takesAt.milliseconds }
    return deliveries[use.delivery].at.milliseconds
  }
}
