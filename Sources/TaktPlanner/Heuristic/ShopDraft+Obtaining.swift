import TaktModel

/// Goods from stock, from a machine or from a supplier, by trying what is cheapest first.
extension ShopDraft {
  /// Deeper bills of material than this are left to the program.
  private static let deepest = 400

  /// Takes up to `units` from a stock point by the end of `period`, making or buying what is not there.
  ///
  /// Returns what it got, not more than `stockLimit` of it from stock; everything needed for that is
  /// booked.
  mutating func obtain(
    _ units: Double, from point: Int, by period: Int, notBefore: Int, withOvertime: Bool,
    depth: Int, stockLimit: Double = .infinity
  ) -> Double {
    if depth == 0 { barren.removeAll(keepingCapacity: true) }
    guard depth < Self.deepest, work <= workLimit, units > 0, !isBarren(point, units, by: period)
    else { return 0 }
    let fromStock = max(0, min(units, free(point, in: period), stockLimit))
    if fromStock > 0 { take(fromStock, from: point, in: period) }
    var got = fromStock
    let least = 1e-9 * max(1, units)
    while units - got > least {
      let more = makeOrBuy(
        units - got, into: point, by: period, notBefore: notBefore, withOvertime: withOvertime,
        depth: depth)
      guard more > least else { break }
      let taken = min(more, units - got)
      take(taken, from: point, in: period)
      got += taken
    }
    if depth > 0, units - got > 1e-7 * max(1, units) { noteBarren(point, units, by: period) }
    return got
  }

  private func isBarren(_ point: Int, _ units: Double, by period: Int) -> Bool {
    guard let failed = barren[point] else { return false }
    return period <= failed.period && units >= failed.units
  }

  private mutating func noteBarren(_ point: Int, _ units: Double, by period: Int) {
    if let failed = barren[point], failed.period > period { return }
    barren[point] = (period, units)
  }

  mutating func makeOrBuy(
    _ units: Double, into point: Int, by period: Int, notBefore: Int, withOvertime: Bool,
    depth: Int
  ) -> Double {
    if let stage = data.stageInto[point] {
      return make(
        units, at: stage, by: period, notBefore: notBefore, withOvertime: withOvertime,
        depth: depth)
    }
    guard data.points[point].step == nil else { return 0 }
    let mark = mark
    let bought = buy(units, data.points[point].product, by: period)
    if fits(point, taking: min(bought, units), from: period) { return bought }
    rollBack(to: mark)
    return 0
  }

  /// One chunk at the cheapest place; good units that came of it, 0 where nothing could be made.
  private mutating func make(
    _ units: Double, at stage: Int, by period: Int, notBefore: Int, withOvertime: Bool, depth: Int
  ) -> Double {
    let offers = offers(
      units, at: stage, by: period, notBefore: notBefore, withOvertime: withOvertime)
    for offer in offers {
      let mark = mark
      if book(offer, stage: stage, notBefore: notBefore, withOvertime: withOvertime, depth: depth),
        fits(data.stages[stage].output, taking: min(offer.good, units), from: period)
      {
        return offer.good
      }
      rollBack(to: mark)
    }
    return 0
  }

  /// The cheapest first; a few are enough, since what stops one (inputs) mostly stops all.
  private mutating func offers(
    _ units: Double, at stage: Int, by period: Int, notBefore: Int, withOvertime: Bool
  ) -> [Offer] {
    let details = data.stages[stage]
    var offers: [Offer] = []
    for start in stride(from: period, through: notBefore, by: -1)
    where details.arrivalPeriod[start] <= period {
      work += details.modes.count
      for mode in details.modes
      where facts.modes[mode].arrivalPeriod[start] <= period && lasts(mode, start) >= period {
        if let offer = offer(units, mode: mode, start, due: period, withOvertime) {
          offers.append(offer)
        }
      }
    }
    let sorted = offers.sorted {
      ($0.costPerGood, -$0.period, $0.mode) < ($1.costPerGood, -$1.period, $1.mode)
    }
    guard let cheapest = sorted.first, let earliest = sorted.min(by: { $0.period < $1.period })
    else { return [] }
    return sorted.prefix(4) + (earliest.period < cheapest.period ? [earliest] : [])
  }

  private mutating func book(
    _ offer: Offer, stage: Int, notBefore: Int, withOvertime: Bool, depth: Int
  ) -> Bool {
    // The machine first, so that inputs made on the same one see what is left.
    load(offer)
    for input in data.stages[stage].inputs {
      let needed = offer.units * input.quantityPerUnit
      let got = obtain(
        needed, from: input.point, by: offer.period, notBefore: notBefore,
        withOvertime: withOvertime, depth: depth + 1)
      if got < needed - 1e-7 * max(1, needed) { return false }
    }
    receive(
      offer.good, at: data.stages[stage].output,
      from: facts.modes[offer.mode].arrivalPeriod[offer.period],
      last: lasts(offer.mode, offer.period))
    return true
  }
}
