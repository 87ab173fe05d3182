import TaktModel

extension Tidying {
  /// One thing that may make a draft tidier.
  enum Change {
    /// A lot is made with the last one of its step before it on its machine, with at most so many lots' distance
    /// in the sequence: where that one stands, or where it stands itself.
    case joinBefore(Int, reach: Int)
    case joinHere(Int, reach: Int)
    /// A lot is made where another one is.
    case join(Int, into: Int)
    /// A lot is not made.
    case remove(Int)
    /// A lot gives so many good units less; it begins as it did or, where its goods may not wait, ends so.
    case shed(Int, by: Double, keepsEnd: Bool)
    /// What an order gets in time goes out together.
    case joinDeliveries(OrderIndex)
  }
}

extension Draft {
  /// Makes a change in the draft of a simulation, or in what came of it by other changes; false where there is
  /// nothing to change.
  mutating func make(_ change: Tidying.Change, as played: Simulation) -> Bool {
    let shop = played.shop
    switch change {
    case .joinBefore(let lot, let reach):
      guard let other = lotBefore(lot, reach: reach, shop) else { return false }
      return join(lot, into: other, shop)
    case .joinHere(let lot, let reach):
      guard let other = lotBefore(lot, reach: reach, shop) else { return false }
      return join(other, into: lot, shop)
    case .join(let lot, let other):
      return join(lot, into: other, shop)
    case .remove(let lot):
      let before = count
      remove([lot])
      return count < before
    case .shed(let lot, let quantity, let keepsEnd):
      return shed(lot, by: quantity, keepsEnd, as: played)
    case .joinDeliveries(let order):
      // Goods that do not keep go out as they are ready.
      let pile = shop.piles[shop.stockPile[shop.orders[order].product]]
      if isJoined[order] || pile.life != Clock.never { return false }
      isJoined[order] = true
      return true
    }
  }

  /// The last lot of the same step before another one in its machine's sequence.
  private func lotBefore(_ lot: Int, reach: Int, _ shop: Shop) -> Int? {
    let mode = lots[lot].mode
    let sequence = sequences[shop.modes[mode].machine]
    guard let place = sequence.firstIndex(of: lot) else { return nil }
    return sequence[max(0, reach > place ? 0 : place - reach)..<place].last {
      lots[$0].mode == mode
    }
  }

  private mutating func join(_ lot: Int, into other: Int, _ shop: Shop) -> Bool {
    let mode = shop.modes[lots[lot].mode]
    let sum = lots[lot].good + lots[other].good
    guard lots[lot].mode == lots[other].mode,
      sum / mode.goodPerUnit <= mode.sizes.maximum + Amount.tolerance(sum),
      sequences[mode.machine].contains(other),
      let place = sequences[mode.machine].firstIndex(of: lot)
    else { return false }
    sequences[mode.machine].remove(at: place)
    lots[other].good = sum
    lots[other].releaseClass = max(lots[lot].releaseClass, lots[other].releaseClass)
    return true
  }

  private mutating func shed(
    _ lot: Int, by quantity: Double, _ keepsEnd: Bool, as played: Simulation
  ) -> Bool {
    let (state, shop) = (played.lots[lot], played.shop)
    let mode = shop.modes[lots[lot].mode]
    guard state.isMade, let place = sequences[mode.machine].firstIndex(of: lot) else {
      return false
    }
    let good = state.good - quantity
    if good <= Amount.tolerance(state.good) {
      sequences[mode.machine].remove(at: place)
      return true
    }
    let scrap = state.setup?.scrap ?? 0
    let started = mode.started(forGood: good, scrap: scrap)
    guard started < state.started - Amount.tolerance(state.started) else { return false }
    lots[lot].good = good
    let hours = played.open[mode.machine]
    if keepsEnd,
      let begin = hours.moment(
        atPosition: hours.endPosition(state.end) - mode.run(started: started, scrap: scrap)
          - (state.setup?.milliseconds ?? 0))
    {
      lots[lot].notBefore = begin
      lots[lot].isTimed = true
    }
    return true
  }
}
