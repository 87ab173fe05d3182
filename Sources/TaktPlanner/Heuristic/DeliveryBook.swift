import TaktModel

/// What a construction has promised so far, and what orders with a release leave one another.
struct DeliveryBook {
  let facts: ShopFacts
  /// By demand, then its delivery periods: units delivered.
  private(set) var deliveries: [[Double]]
  /// By product with releases: units delivered to its demands of a release, by release and period.
  private var released: [Int: [Double]] = [:]

  init(_ facts: ShopFacts) {
    self.facts = facts
    deliveries = facts.data.demands.map {
      [Double](repeating: 0, count: $0.deliveryPeriods.count)
    }
  }

  mutating func add(_ units: Double, to index: Int, in period: Int) {
    let demand = facts.data.demands[index]
    deliveries[index][period - demand.deliveryPeriods.lowerBound] += units
    guard demand.releasePeriod > 0,
      let number = facts.releases[demand.product].firstIndex(of: demand.releasePeriod)
    else { return }
    let count = facts.periodCount
    let none = [Double](repeating: 0, count: facts.releases[demand.product].count * count)
    released[demand.product, default: none][number * count + period] += units
  }

  /// Takes back all that a demand was promised.
  mutating func clear(_ index: Int) {
    let first = facts.data.demands[index].deliveryPeriods.lowerBound
    for (offset, units) in deliveries[index].enumerated() where units != 0 {
      add(-units, to: index, in: first + offset)
      deliveries[index][offset] = 0
    }
  }

  /// By period: units that an order with a release may take from stock by its end: what was there or
  /// came by itself, and what was started after a release, less what other such orders get of it. What
  /// was made before is for others. Nil for an order that may take all there is.
  func stockLimits(for demand: Demand, in shop: ShopDraft) -> [Double]? {
    guard demand.releasePeriod > 0, let stage = facts.data.stageInto[demand.product] else {
      return nil
    }
    let count = facts.periodCount
    let given = released[demand.product]
    var limits = [Double](repeating: .infinity, count: count)
    // From the last release down, so that what later ones were given adds up.
    var waiting = [Double](repeating: 0, count: count)
    for (number, release) in facts.releases[demand.product].enumerated().reversed() {
      if let given {
        for period in 0..<count { waiting[period] += given[number * count + period] }
      }
      if release > demand.releasePeriod { continue }
      let left = left(of: stage, startedFrom: release, less: waiting, in: shop)
      var least = Double.infinity
      for period in (0..<count).reversed() {
        least = min(least, left[period])
        limits[period] = min(limits[period], least)
      }
    }
    return limits
  }

  /// By period: goods there by its end that orders of a release may have and did not get.
  private func left(
    of stage: Int, startedFrom release: Int, less given: [Double], in shop: ShopDraft
  ) -> [Double] {
    let point = facts.data.points[facts.data.stages[stage].output]
    var left = shop.output(of: stage, startedFrom: release)
    var sum = point.initialUnits
    for period in left.indices {
      sum += point.arrivals[period] + left[period] - given[period]
      left[period] = sum
    }
    return left
  }
}

extension ShopDraft {
  /// Good units by period of arrival that the starts of a period and later give.
  func output(of stage: Int, startedFrom release: Int) -> [Double] {
    let details = data.stages[stage]
    var output = [Double](repeating: 0, count: periodCount)
    for start in release..<max(release, periodCount) {
      for mode in details.modes where starts[mode * periodCount + start] > 0 {
        let facts = facts.modes[mode]
        guard facts.arrivalPeriod[start] < periodCount else { continue }
        let isPaying = Int(scrapPayers[facts.group * periodCount + start]) == mode
        let kept = starts[mode * periodCount + start] - (isPaying ? facts.setupScrapUnits : 0)
        output[facts.arrivalPeriod[start]] += kept * facts.goodPerUnit
      }
    }
    return output
  }
}
