import TaktModel

/// What is bought, and when: what the draft says, what lots and orders lack, what safety stock lacks.
extension Simulation {
  /// Announces the purchases that the draft decides on, and looks at safety stock as soon as goods can come.
  mutating func supplyPurchases() {
    for purchase in draft.purchases
    where purchase.at <= shop.end && isBoughtAsNeeded(purchase.pile) {
      add(
        pile: purchase.pile, purchase.quantity,
        at: max(purchase.at, shop.piles[purchase.pile].firstArrival), from: .purchase,
        releaseClass: shop.releases.count)
    }
    for pile in shop.restockedPiles where shop.piles[pile].firstArrival < shop.end {
      events.push(.init(time: shop.piles[pile].firstArrival, kind: .restock, number: pile))
    }
  }

  /// Whether there is room for whatever is bought, as far as is known.
  func isBoughtAsNeeded(_ pile: Int) -> Bool { buying.isEmpty || buying[pile] == .asNeeded }

  /// More of a purchase that arrives at this very moment; false where there is none.
  mutating func grow(_ pile: Int, by short: Double) -> Bool {
    let known = lastPurchase[pile]
    guard known >= 0, batches[known].time == now else {
      return false
    }
    let facts = shop.piles[pile]
    let more =
      facts.purchase(covering: batches[known].quantity + short) - batches[known].quantity
    // Bought goods serve whoever comes: where this purchase is used up, what came in before is, too.
    if batches[known].free <= 0 { pileHead[pile] = known }
    if batches[known].expiry != Clock.never {
      fresh[pile].add(more, until: batches[known].expiry)
    }
    batches[known].quantity += more
    batches[known].free += more
    pileFree[pile] += more
    return true
  }

  /// Bought goods that are short of their safety stock are bought as soon as they can come, where that
  /// saves more than it costs: as far as can be seen nobody takes any before the horizon ends.
  mutating func restock(_ pile: Int) {
    guard shop.isRestocked[pile], isBoughtAsNeeded(pile), let purchase = shop.piles[pile].purchase,
      now >= shop.piles[pile].firstArrival, now < shop.end
    else { return }
    let facts = shop.plant.products[shop.piles[pile].product]
    let short = facts.safetyStock - pileFree[pile]
    guard short > Amount.tolerance(facts.safetyStock) else { return }
    let quantity = shop.piles[pile].bought(covering: short)
    if let most = facts.maxStock, pileFree[pile] + announced[pile] + quantity > most { return }
    let life = shop.piles[pile].life
    let until = life < shop.end - now ? now + life : shop.end
    let days = Double(until - now) / Double(Clock.day)
    let saved = unitDaysSaved(by: quantity, in: pile, below: facts.safetyStock, until: until)
    let price = quantity * (purchase.costPerUnit + facts.holdingCostPerUnitDay * days)
    if saved * facts.shortOfSafetyCostPerUnitDay > price { buy(pile, short) }
  }

  /// By how many unit-days less a stock is below a level if so much comes in now; what is announced comes, too.
  private func unitDaysSaved(
    by quantity: Double, in pile: Int, below level: Double, until end: Milliseconds
  ) -> Double {
    var changes: [(time: Milliseconds, quantity: Double)] = []
    if announced[pile] > 0 {
      for batch in batches where batch.pile == pile && batch.time > now && batch.time < end {
        changes.append((batch.time, batch.quantity))
      }
      changes.sort { $0.time < $1.time }
    }
    changes.append((end, 0))
    var (stock, at, sum) = (pileFree[pile], now, 0.0)
    for change in changes {
      let less = max(0, level - stock) - max(0, level - stock - quantity)
      sum += less * Double(change.time - at) / Double(Clock.day)
      (stock, at) = (stock + change.quantity, change.time)
    }
    return sum
  }
}
