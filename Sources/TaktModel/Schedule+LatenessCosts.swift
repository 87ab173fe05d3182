extension Schedule {
  /// What an order pays.
  public struct LatenessCost: Sendable, Equatable {
    /// Delivered quantity x days late x cost, summed over its deliveries.
    public fileprivate(set) var tardiness = 0.0
    /// Quantity not delivered x cost.
    public fileprivate(set) var unmet = 0.0

    public var total: Double { tardiness + unmet }
  }

  /// What each order's lateness and shortfall cost, in the plant's currency.
  public func latenessCosts(for plant: Plant) -> [LatenessCost] {
    var costs = plant.orders.map { _ in LatenessCost() }
    for delivery in deliveries {
      let order = plant.orders[delivery.order]
      costs[delivery.order].tardiness +=
        delivery.quantity * max(0, order.due.days(until: delivery.at))
        * order.tardinessCostPerUnitDay
    }
    for (index, fulfilment) in plant.fulfilments(by: deliveries).enumerated() {
      costs[index].unmet = fulfilment.unmet * plant.orders[index].unmetCostPerUnit
    }
    return costs
  }
}
