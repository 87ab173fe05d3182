import GLPK
import TaktModel

extension Construction {
  /// Units that an order with a release may take from stock by the period's end: what was there or came
  /// by itself, and what was started after a release, less what other such orders get of it. What was
  /// made before is for others.
  func stockLimit(for demand: Demand, by period: Int) -> Double {
    guard demand.releasePeriod > 0, let stage = data.stageInto[demand.product] else {
      return .infinity
    }
    let rivals = data.demands.indices.filter {
      data.demands[$0].product == demand.product && data.demands[$0].releasePeriod > 0
    }
    let releases = Set(rivals.map { data.demands[$0].releasePeriod })
      .filter { $0 <= demand.releasePeriod }
    return releases.reduce(.infinity) { least, release in
      let waiting = rivals.filter { data.demands[$0].releasePeriod >= release }
      return min(least, left(for: waiting, after: release, stage: stage, by: period))
    }
  }

  /// The least that is left in the period or later of what orders with that release, or a later one,
  /// may have.
  private func left(for waiting: [Int], after release: Int, stage: Int, by period: Int) -> Double {
    let point = data.points[data.stages[stage].output]
    var coming = shop.output(of: stage, startedFrom: release)
    for index in waiting {
      let first = data.demands[index].deliveryPeriods.lowerBound
      for (offset, units) in decisions.deliveries[index].enumerated() {
        coming[first + offset] -= units
      }
    }
    var left = point.initialUnits
    var least = Double.infinity
    for later in 0..<data.periodCount {
      left += point.arrivals[later] + coming[later]
      if later >= period { least = min(least, left) }
    }
    return least
  }
}

extension ShopDraft {
  /// Good units by period of arrival that the starts of a period and later give.
  func output(of stage: Int, startedFrom release: Int) -> [Double] {
    let details = data.stages[stage]
    var output = [Double](repeating: 0, count: data.periodCount)
    for start in release..<data.periodCount where details.arrivalPeriod[start] < data.periodCount {
      for mode in details.modes where starts[mode][start] > 0 {
        let facts = data.modes[mode]
        let isPaying = scrapPayers[facts.group][start] == mode
        let kept = starts[mode][start] - (isPaying ? facts.setupScrapUnits : 0)
        output[details.arrivalPeriod[start]] += kept * facts.goodPerUnit
      }
    }
    return output
  }
}
