import TaktModel

extension DraftEdit {
  /// By pile: good units that are wanted beyond what comes in; negative where too much does. Lots
  /// that could not be made count for nothing. As the simulation counts, so that what balances is 0.
  func balance() -> [Double] {
    var missing = [Double](repeating: 0, count: shop.piles.count)
    for order in shop.orders { missing[shop.stockPile[order.product]] += order.quantity }
    for batch in current.batches {
      if case .lot = batch.source { continue }
      missing[batch.pile] -= batch.quantity
    }
    for sequence in draft.sequences {
      for lot in sequence {
        guard lot < current.lots.count, current.lots[lot].isMade else { continue }
        let pile = shop.modes[draft.lots[lot].mode].pile
        missing[pile] -= current.batches[current.lots[lot].batch].quantity
        let started = startedUnits(lot)
        for input in shop.piles[pile].inputs {
          missing[input.pile] += shop.piles[input.pile].grain.need(started * input.perUnit)
        }
      }
    }
    return missing
  }

  /// Makes lots larger or adds some for so many more good units of a pile and for all that goes into
  /// them and does not lie about already. False where that is nothing.
  mutating func supply(
    _ first: Int, _ quantity: Double, before latest: Milliseconds, releaseClass: Int = 0
  ) -> Bool {
    var missing = current.leftovers().map { -$0 }
    missing[first] += quantity
    var isWanted = [Bool](repeating: false, count: shop.piles.count)
    isWanted[first] = true
    var isChanged = false
    // Either lots of all steps grow or, where that is drawn, new ones are made.
    let isGrowing = chance(0.65)
    // Suppliers are wanted before their users.
    var times = [Milliseconds](repeating: Clock.never, count: shop.piles.count)
    times[first] = latest
    for pile in shop.topDown where isWanted[pile] {
      let facts = shop.piles[pile]
      let time =
        shop.start
        + Milliseconds(Double(times[pile] - shop.start) * (0.6 + 0.4 * generator.unit()))
      for input in facts.inputs {
        isWanted[input.pile] = true
        times[input.pile] = min(times[input.pile], time)
      }
      if facts.modes.isEmpty || missing[pile] <= Amount.rounding(missing[pile]) { continue }
      let started = provide(
        missing[pile], of: pile, about: time, releaseClass,
        isGrowing: isGrowing || missing[pile] < 0.02 * produced(pile))
      if started <= 0 { continue }
      isChanged = true
      for input in facts.inputs { missing[input.pile] += started * input.perUnit }
    }
    return isChanged
  }

  /// Takes lots that could not be made out of the sequences: what they were for is planned anew.
  mutating func forgetUnmade() {
    for machine in draft.sequences.indices
    where draft.sequences[machine].contains(where: { !current.lots[$0].isMade }) {
      draft.sequences[machine].removeAll { !current.lots[$0].isMade }
    }
  }

  /// Good units that the lots of a pile are to give.
  private func produced(_ pile: Int) -> Double {
    draft.sequences.joined().reduce(0) {
      shop.modes[draft.lots[$1].mode].pile == pile ? $0 + draft.lots[$1].good : $0
    }
  }

  /// One lot grows, or new ones are made; how many more units are started for it.
  private mutating func provide(
    _ good: Double, of pile: Int, about time: Milliseconds, _ releaseClass: Int, isGrowing: Bool
  ) -> Double {
    if isGrowing, let lot = growable(pile, by: good, before: time, releaseClass) {
      draft.lots[lot].good += good
      return good / shop.modes[draft.lots[lot].mode].goodPerUnit
    }
    let modes = shop.piles[pile].modes
    let index = modes.lowerBound + generator.below(modes.count)
    let mode = shop.modes[index]
    guard mode.sizes.isPossible else { return 0 }
    let lot = draft.lots.count
    // Mostly it leaves others their materials until its own time has come.
    let notBefore = chance(0.6) ? time - Milliseconds(generator.unit() * Double(Clock.day)) : 0
    draft.lots.append(
      Draft.Lot(mode: index, good: good, releaseClass: releaseClass, notBefore: notBefore))
    let place = place(on: mode.machine, about: time, family: mode.family)
    draft.sequences[mode.machine].insert(lot, at: place)
    divide(lot, on: mode.machine, at: place)
    let least = mode.sizes.up(good / mode.goodPerUnit)
    return max(good / mode.goodPerUnit, least) + shop.setups.worstScrap[index]
  }

  /// A lot of a pile that may take on more, mostly one that is done before `time`.
  private mutating func growable(
    _ pile: Int, by quantity: Double, before time: Milliseconds, _ releaseClass: Int
  ) -> Int? {
    let isInTime = chance(0.7)
    var found: Int?
    var count = 0
    for sequence in draft.sequences {
      for lot in sequence where draft.lots[lot].releaseClass == releaseClass {
        let mode = shop.modes[draft.lots[lot].mode]
        guard mode.pile == pile,
          (draft.lots[lot].good + quantity) / mode.goodPerUnit <= mode.sizes.maximum
        else { continue }
        let weight = isInTime && lot < current.lots.count && current.lots[lot].end <= time ? 20 : 1
        count += weight
        if generator.below(count) < weight { found = lot }
      }
    }
    return found
  }
}
