import TaktModel

extension Shop {
  /// Gives each pile a grain for all that may pass through it: what the orders take at the worst yields, what
  /// is there and the least lots.
  static func setGrains(
    of piles: inout [Pile], _ modes: inout [ModeFacts], _ plant: Plant, base: [Int], stock: [Int],
    topDown: [Int]
  ) {
    var most = piles.map(\.initial)
    for order in plant.orders { most[stock[order.product]] += order.quantity }
    for receipt in plant.receipts { most[stock[receipt.product]] += receipt.quantity }
    for (index, product) in plant.products.enumerated() {
      most[stock[index]] += product.safetyStock + (product.purchase?.minQuantity ?? 0)
    }
    for lot in plant.inProgress { most[base[lot.product] + lot.step] += lot.started }
    for lot in plant.frozen { most[base[lot.product] + lot.step] += lot.started }
    for pile in topDown {
      var started = 0.0
      for mode in piles[pile].modes {
        let facts = modes[mode]
        let least = facts.sizes.isPossible ? facts.sizes.minimum : 0
        started = max(started, most[pile] / facts.goodPerUnit, least)
        most[pile] = max(most[pile], least)
      }
      for input in piles[pile].inputs { most[input.pile] += started * input.perUnit }
      piles[pile].grain = Grain(forUpTo: most[pile])
      for mode in piles[pile].modes { modes[mode].grain = piles[pile].grain }
    }
  }
}
