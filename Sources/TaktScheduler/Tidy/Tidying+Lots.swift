import TaktModel

extension Tidying {
  /// Lots are made with those of their step before them on their machine.
  mutating func joinLots(reach: Int) {
    let lots = Array(best.draft.sequences.joined())
    let before = lots.map { Change.joinBefore($0, reach: reach) }
    attempt(before)
    if reach > 1 {
      attempt(best.draft.sequences.joined().map { Change.joinHere($0, reach: reach) })
    }
  }

  /// Any lot left out, any two lots of a step on a machine made where one of them is.
  mutating func trySingly() {
    for sequence in best.draft.sequences {
      for (place, lot) in sequence.enumerated() {
        attemptEach([.remove(lot)])
        let mode = best.draft.lots[lot].mode
        for other in sequence[..<place].reversed() where best.draft.lots[other].mode == mode {
          if isOver { return }
          attemptEach([.join(lot, into: other), .join(other, into: lot)])
        }
      }
    }
  }

  /// Nothing is made that nobody takes, beyond what safety stock is short of: less of a lot or none, and then
  /// less of what went into it.
  mutating func shed() {
    var rounds = 0
    while !isOver, rounds <= shop.piles.count {
      rounds += 1
      let before = standing.started
      attempt(surplus(keepsEnd: false), isShedding: true)
      if shop.hasLives { attempt(surplus(keepsEnd: true), isShedding: true) }
      shedPurchases()
      if standing.started >= before { return }
    }
  }

  /// What could be left out of each lot, the last ones first.
  private func surplus(keepsEnd: Bool) -> [Change] {
    var wanted = shop.piles.map { pile in
      pile.isStock ? shop.plant.products[pile.product].safetyStock : 0
    }
    // What is there without any lot is a part of it.
    var changes: [Change] = []
    for batch in best.batches where batch.expiry >= shop.end {
      if case .lot = batch.source { continue }
      wanted[batch.pile] -= best.left(of: batch)
    }
    for lot in best.sequence {
      let state = best.lots[lot]
      guard state.batch >= 0 else { continue }
      let batch = best.batches[state.batch]
      let left = best.left(of: batch)
      let serves = batch.expiry >= shop.end ? min(left, max(0, wanted[batch.pile])) : 0
      wanted[batch.pile] -= serves
      if left - serves > Amount.tolerance(batch.quantity) {
        changes.append(.shed(lot, by: left - serves, keepsEnd: keepsEnd))
      }
    }
    return changes.reversed()
  }
}

extension Simulation {
  /// What nobody took of a batch.
  func left(of batch: Batch) -> Double {
    var left = batch.quantity
    var edge = batch.firstEdge
    while edge >= 0 {
      left -= edges[edge].quantity
      edge = edges[edge].next
    }
    return max(0, left)
  }
}
