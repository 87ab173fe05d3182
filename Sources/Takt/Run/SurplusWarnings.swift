import TaktModel

/// What lot rules force to be made beyond what anyone asked for is said.
enum SurplusWarnings {
  /// One warning for each product of which the planned lots give a unit or more that serves neither an order nor
  /// the safety stock.
  static func of(_ schedule: Schedule, for plant: Plant) -> [Plan.Warning] {
    var units = [Double](repeating: 0, count: plant.products.count)
    for lot in schedule.lots where lot.origin == .planned {
      if let unpegged = lot.unpegged { units[lot.product] += unpegged.stock + unpegged.waste }
    }
    // Less than a unit is what rounding to whole units takes.
    return plant.products.indices.filter { units[$0] >= 1 - 1e-6 }.map {
      Plan.Warning(.surplus, pointer: "/products/\($0)", product: $0, units: units[$0])
    }
  }
}
