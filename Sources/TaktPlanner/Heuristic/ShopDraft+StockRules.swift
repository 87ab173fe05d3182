import TaktModel

/// Safety stocks and the room for stock.
extension ShopDraft {
  /// Units that there is room for at a point from a period's end until they are taken in a later one.
  func room(of point: Int, _ first: Int, until due: Int) -> Double {
    guard !facts.mostStock.isEmpty, first < due else { return .infinity }
    var least = Double.infinity
    for place in (point * periodCount + first)..<(point * periodCount + due) {
      least = min(least, facts.mostStock[place] - stock[place])
    }
    return max(0, least)
  }

  /// Units of what a mode makes that there is room for between their arrival and their use.
  func room(for mode: Int, _ period: Int, until due: Int) -> Double {
    guard !facts.mostStock.isEmpty else { return .infinity }
    let details = facts.modes[mode]
    return room(
      of: data.stages[details.stage].output, details.arrivalPeriod[period], until: due)
  }

  /// Whether there is room for a point's stock at all times once some of it is taken.
  func fits(_ point: Int, taking units: Double, from due: Int) -> Bool {
    guard !facts.mostStock.isEmpty else { return true }
    return (0..<periodCount).allSatisfy { period in
      let place = point * periodCount + period
      let most = facts.mostStock[place]
      return stock[place] - (period >= due ? units : 0) <= most + 1e-9 * max(1, most)
    }
  }

  /// The last period in which what a mode starts in a period can be used.
  func lasts(_ mode: Int, _ start: Int) -> Int {
    let last = facts.modes[mode].lastPeriod
    return last.isEmpty ? periodCount : last[start]
  }

  /// Makes or buys what safety stocks lack, period by period, with the regular hours that orders leave.
  mutating func refillSafetyStocks(where isWanted: (Int) -> Bool = { _ in true }) {
    for product in facts.guardedProducts where isWanted(product) {
      for period in 0..<periodCount where work <= workLimit {
        refill(product, by: period)
      }
    }
    commit()
  }

  private mutating func refill(_ product: Int, by period: Int) {
    let safety = data.plant.products[product].safetyStock
    barren.removeAll(keepingCapacity: true)
    while true {
      let missing = safety - unperished(product, in: period)
      guard missing > 1e-6 * max(1, safety) else { return }
      let mark = mark
      let got = makeOrBuy(
        missing, into: product, by: period, notBefore: 0, withOvertime: false, depth: 0)
      let isMore = safety - unperished(product, in: period) < missing
      guard got > 1e-6 * max(1, safety), isMore, fits(product, taking: 0, from: 0) else {
        rollBack(to: mark)
        return
      }
    }
  }
}
