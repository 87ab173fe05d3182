import GLPK
import TaktModel

extension Program {
  /// Good units that a mode's starts of a period give: eps x - eps sigma y.
  func output(of mode: Int, in period: Int) -> [Term] {
    layout.output(of: mode, in: period, data)
  }

  /// Tardiness and unmet demand at a point, in the plant's currency.
  func latenessCost(at point: [Double]) -> Double {
    var cost = 0.0
    for (index, demand) in data.demands.enumerated() {
      cost += point[layout.unmet[index].index] * demand.unmetCostPerUnit
      for (offset, delivery) in layout.deliveries[index].enumerated() {
        let units = delivery.constant + delivery.coefficient * point[delivery.variable.index]
        let period = data.periods[demand.deliveryPeriods.lowerBound + offset]
        cost += units * demand.lateCostPerUnit(in: period)
      }
    }
    return cost
  }
}

extension Layout {
  /// Good units that a mode's starts of a period give: eps x - eps sigma y.
  func output(of mode: Int, in period: Int, _ data: PlanningData) -> [Term] {
    guard let start = starts[mode][period] else { return [] }
    let details = data.modes[mode]
    var terms = [Term(start, details.goodPerUnit)]
    if let share = scrapShares[mode][period], details.setupScrapUnits > 0 {
      terms.append(Term(share, -details.goodPerUnit * details.setupScrapUnits))
    }
    return terms
  }
}
