import TaktModel

/// What a search decides: lots, their sequence on each machine, overtime, who is served first.
///
/// Everything else follows from it by simulation.
struct Draft {
  struct Lot {
    /// Into `Shop.modes`.
    var mode: Int
    /// Good units wanted: how many are started for them depends on the set-up that precedes.
    var good: Double
    /// Made for orders of this release (`Shop.releases`, counted from 1); 0: for any.
    var releaseClass = 0
    /// It does not start before.
    var notBefore: Milliseconds = 0
    /// Then its goods are taken in time: it need not look ahead for itself.
    var isTimed = false

    /// It starts as soon as it can.
    mutating func letGo() {
      notBefore = 0
      isTimed = false
    }
  }

  var lots: [Lot] = []
  /// By machine: indices of lots.
  var sequences: [[Int]]
  /// By machine and window: how much of an overtime window may be used.
  var overtime: [[Milliseconds]]
  /// By product: who is served first.
  var orderRank: [[OrderIndex]]
  /// By order: whether lots that use up its product go before it. It matters for contested goods
  /// alone: an order that does not stand back holds what is there from its `earliest` on.
  var standsBack: [Bool]
  /// What is bought beside what lots and orders turn out to lack.
  var purchases: [Purchase] = []
  /// By order: whether its goods wait for the last of them that come in time.
  var isJoined: [Bool]

  struct Purchase {
    let pile: Int
    /// When it arrives.
    var at: Milliseconds
    var quantity: Double
  }

  init(shop: Shop) {
    sequences = Array(repeating: [], count: shop.plant.machines.count)
    overtime = shop.plant.machines.map { Array(repeating: 0, count: $0.windows.count) }
    orderRank = shop.ordersByWorth
    standsBack = Array(repeating: false, count: shop.orders.count)
    // Where holding costs nothing, fewer deliveries do not either.
    isJoined = shop.orders.map {
      let pile = shop.piles[shop.stockPile[$0.product]]
      return pile.holdingPerMillisecond == 0 && pile.life == Clock.never
    }
  }
}

extension Draft {
  mutating func allowAllOvertime(in shop: Shop) {
    for (machine, facts) in shop.plant.machines.enumerated() {
      for (index, window) in facts.windows.enumerated() where window.isOvertime {
        overtime[machine][index] = window.to.milliseconds - window.from.milliseconds
      }
    }
  }
}
