import TaktModel

/// The most units that a stage could usefully start from a period on, lot rules and scrap included.
struct UsefulStarts: Sendable {
  /// By stage, then period: units started in the period or later.
  let units: [[Double]]
  /// By stock point, then period: units taken from it in the period or later.
  let taken: [[Double]]

  init(_ data: PlanningData) {
    let count = data.periodCount
    var need = data.points.map { _ in [Double](repeating: 0, count: count) }
    for demand in data.demands {
      for period in 0..<demand.deliveryPeriods.upperBound {
        need[demand.product][period] += demand.quantity
      }
    }
    for (product, details) in data.plant.products.enumerated() where details.hasSafetyStock {
      for period in 0..<count {
        // What perishes is filled up again and again.
        let times = data.lives[product] == nil ? 1 : Double(count - period)
        need[product][period] += details.safetyStock * times
      }
    }
    var units = data.stages.map { _ in [Double](repeating: 0, count: count) }
    for stage in data.stagesUpstreamFirst.reversed() {
      let details = data.stages[stage]
      let worst = details.modes.reduce(1) { min($0, data.modes[$1].goodPerUnit) }
      for period in 0..<count {
        var starts = need[details.output][period] / worst
        guard starts > 0 else { continue }
        // Each lot may lose its set-up scrap and be rounded up to a legal size.
        let perLot = details.modes.reduce(0) {
          $0 + data.modes[$1].setupScrapUnits + data.modes[$1].minLot
            + (data.modes[$1].lotMultiple ?? 0)
        }
        starts += perLot * Double(count - period)
        units[stage][period] = starts
        for input in details.inputs {
          need[input.point][period] += starts * input.quantityPerUnit
        }
      }
    }
    self.units = units
    self.taken = need
  }
}
