import TaktModel

extension DraftEdit {
  /// Two lots of one step become one.
  mutating func merge() -> Bool {
    guard let (lot, machine, place) = drawLot() else { return false }
    let pile = shop.modes[draft.lots[lot].mode].pile
    var partner = -1
    var count = 0
    for other in draft.sequences[machine]
    where other != lot && shop.modes[draft.lots[other].mode].pile == pile
      && draft.lots[other].releaseClass == draft.lots[lot].releaseClass
    {
      // Near ones more often: each further one replaces the draw less often.
      count += abs(neighbourhood.place[other] - place) <= 2 ? 4 : 1
      if generator.below(count) < (abs(neighbourhood.place[other] - place) <= 2 ? 4 : 1) {
        partner = other
      }
    }
    guard partner >= 0 else { return false }
    let mode = shop.modes[draft.lots[lot].mode]
    let sum = draft.lots[lot].good + draft.lots[partner].good
    guard sum / mode.goodPerUnit <= mode.sizes.maximum + 1e-9 else { return false }
    draft.lots[partner].good = sum
    draft.sequences[machine].remove(at: place)
    return true
  }

  /// A lot becomes two, one of which goes elsewhere.
  mutating func split() -> Bool {
    guard let (lot, machine, place) = drawLot() else { return false }
    let mode = shop.modes[draft.lots[lot].mode]
    let good = draft.lots[lot].good
    var share = [0.5, 0.25, 0.75, 0.33][generator.below(4)] * good
    if chance(0.5) {
      // What one of the product's orders takes.
      let orders = shop.ordersByDue[mode.product]
      if shop.piles[mode.pile].isStock, !orders.isEmpty {
        share = shop.orders[orders[generator.below(orders.count)]].quantity
      }
    }
    let one = mode.good(
      started: mode.sizes.down(mode.sizes.up(share / mode.goodPerUnit)), scrap: 0)
    let other = good - one
    guard one > 0, other > 0, other / mode.goodPerUnit >= mode.sizes.minimum - 1e-9,
      one / mode.goodPerUnit >= mode.sizes.minimum - 1e-9
    else { return false }
    draft.lots[lot].good = one
    var rest = draft.lots[lot]
    rest.good = other
    let modes = shop.piles[mode.pile].modes
    if modes.count > 1, chance(0.5) { rest.mode = modes.lowerBound + generator.below(modes.count) }
    guard shop.modes[rest.mode].sizes.isPossible else { return false }
    draft.lots.append(rest)
    let target = shop.modes[rest.mode].machine
    var at: Int
    if target == machine {
      let count = draft.sequences[machine].count
      at = chance(0.5) ? min(count, place + 1 + generator.below(4)) : generator.below(count + 1)
    } else {
      at = self.place(
        on: target, about: current.lots[lot].start, family: shop.modes[rest.mode].family)
    }
    at = min(at, draft.sequences[target].count)
    draft.sequences[target].insert(draft.lots.count - 1, at: at)
    divide(draft.lots.count - 1, on: target, at: at)
    return true
  }

  /// A step's lots together give what is needed, no more and no less: one of them is made to fit.
  mutating func resize() -> Bool {
    guard let (lot, _, _) = drawLot() else { return false }
    let pile = shop.modes[draft.lots[lot].mode].pile
    let missing = balance()[pile]
    if missing > 0 {
      return supply(pile, missing + current.leftovers()[pile], before: shop.end)
    }
    return missing < -1e-6 && decrease(pile, by: -missing)
  }

  /// A lot is not made, nor what went into it alone.
  mutating func remove() -> Bool {
    guard let (lot, machine, place) = drawLot() else { return false }
    draft.sequences[machine].remove(at: place)
    if chance(0.7) {
      for input in inputs(of: lot, forStarted: startedUnits(lot)) {
        _ = decrease(input.pile, by: input.quantity)
      }
    }
    return true
  }

  /// Lots for what a costly order's product lacks at any level of its bill of materials.
  mutating func insert() -> Bool {
    guard let index = neighbourhood.drawCostly(&generator) else { return false }
    let order = shop.orders[index]
    let unmet = order.quantity - current.delivered[index]
    guard unmet > 0 else { return false }
    if chance(0.5) { forgetUnmade() }
    // Part by part, unless a part is of no use.
    let share = order.isComplete ? 1 : [1, 1, 0.5, 0.2][generator.below(4)]
    return supply(
      shop.stockPile[order.product], unmet * share,
      before: max(shop.start + 1, min(order.readyBy, shop.end)),
      releaseClass: order.releaseClass)
  }

  func startedUnits(_ lot: Int) -> Double {
    let state = current.lots.indices.contains(lot) ? current.lots[lot] : Simulation.LotState()
    if state.isMade { return state.started }
    return draft.lots[lot].good / shop.modes[draft.lots[lot].mode].goodPerUnit
  }

  /// Fewer good units of a pile: one of its lots shrinks or goes, and what it took likewise.
  mutating func decrease(_ first: Int, by quantity: Double) -> Bool {
    var open = [(pile: first, quantity: quantity)]
    var isChanged = false
    var rounds = 0
    while let (pile, surplus) = open.popLast(), rounds < 100 {
      rounds += 1
      guard let (lot, machine, place) = drawLot(of: pile) else { continue }
      let mode = shop.modes[draft.lots[lot].mode]
      let before = startedUnits(lot)
      let good = max(0, draft.lots[lot].good - surplus)
      var after = 0.0
      if good > Amount.rounding(draft.lots[lot].good) {
        after = mode.sizes.up(good / mode.goodPerUnit)
        if after >= before - 1e-9 { continue }
        draft.lots[lot].good = good
      } else {
        draft.sequences[machine].remove(at: place)
      }
      isChanged = true
      open += inputs(of: lot, forStarted: before - after)
    }
    return isChanged
  }

  /// What a lot takes of made things, by pile.
  private func inputs(of lot: Int, forStarted units: Double) -> [(pile: Int, quantity: Double)] {
    shop.piles[shop.modes[draft.lots[lot].mode].pile].inputs
      .filter { !shop.piles[$0.pile].modes.isEmpty }.map { ($0.pile, units * $0.perUnit) }
  }

  private mutating func drawLot(
    of pile: Int
  ) -> (lot: Int, machine: MachineIndex, place: Int)? {
    var chosen: (lot: Int, machine: Int, place: Int)?
    var count = 0
    for (machine, sequence) in draft.sequences.enumerated() {
      for (place, lot) in sequence.enumerated()
      where shop.modes[draft.lots[lot].mode].pile == pile {
        count += 1
        if generator.below(count) == 0 { chosen = (lot, machine, place) }
      }
    }
    return chosen
  }
}
