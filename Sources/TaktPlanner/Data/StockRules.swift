import TaktModel

extension Product {
  /// Whether being below the safety stock costs anything.
  var hasSafetyStock: Bool { safetyStock > 0 && shortOfSafetyCostPerUnitDay > 0 }

  /// Whether its stock is more to the program than what is held.
  var hasStockRules: Bool {
    hasSafetyStock || maxStock != nil
  }
}

extension PlanningData {
  /// By period's end: units at a point if all that comes by itself stayed there.
  func unavoidableStock(of point: Int) -> [Double] {
    var units = points[point].initialUnits
    return points[point].arrivals.map { arriving in
      units += arriving
      return units
    }
  }

  /// Per unit and day: what bounds may count for goods from their stage's soonest arrival on. Nothing
  /// where they may arrive later, or be thrown away.
  func leastHoldingCost(of point: Int) -> Double {
    if lives[point] != nil { return 0 }
    if let stage = stageInto[point], !stages[stage].arrivesAtOnce { return 0 }
    return points[point].holdingCostPerUnitDay
  }

  /// By period's end: stock of a point that nothing is planned for.
  func idleStock(of point: Int) -> [Double] {
    guard let life = lives[point] else { return unavoidableStock(of: point) }
    return periods.indices.map { period in
      life.given.reduce(0) {
        $1.arrival <= period && period < $1.last ? $0 + $1.units : $0
      }
    }
  }
}
