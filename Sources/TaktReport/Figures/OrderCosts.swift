import TaktModel

/// What each order's lateness and shortfall cost, in the plant's currency.
struct OrderCosts {
  /// By order: delivered quantity x days late x cost, summed over its deliveries.
  let tardiness: [Double]
  /// By order: quantity not delivered x cost.
  let unmet: [Double]

  init(_ plan: Plan, for plant: Plant) {
    var unmet = [Double](repeating: 0, count: plant.orders.count)
    for outcome in plan.orders {
      unmet[outcome.order] = outcome.unmet * plant.orders[outcome.order].unmetCostPerUnit
    }
    tardiness = plan.schedule.latenessCosts(for: plant).map(\.tardiness)
    self.unmet = unmet
  }

  func total(_ order: OrderIndex) -> Double { tardiness[order] + unmet[order] }
}
