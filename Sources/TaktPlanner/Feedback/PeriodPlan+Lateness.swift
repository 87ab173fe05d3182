public import TaktModel

/// How late a plan over the periods is, by the periods' ends.
extension PeriodPlan {
  /// Tardiness by the periods' ends and unmet demand, as the program counts them.
  public func latenessCost(for plant: Plant) -> Double {
    var open = plant.orders.map(\.quantity)
    var cost = 0.0
    for delivery in deliveries {
      let order = plant.orders[delivery.order]
      open[delivery.order] -= delivery.quantity
      guard delivery.period > plant.horizon.periodIndex(of: order.due) else { continue }
      let days = order.due.days(until: plant.horizon.periods[delivery.period].end)
      cost += days * delivery.quantity * order.tardinessCostPerUnitDay
    }
    return zip(open, plant.orders).reduce(cost) { $0 + max(0, $1.0) * $1.1.unmetCostPerUnit }
  }

  /// Days late of each order's last delivery, by its period's end, summed over the orders; what is never
  /// delivered is late until the horizon's end.
  public func orderDaysLate(for plant: Plant) -> Double {
    var delivered = plant.orders.map { _ in 0.0 }
    var days = delivered
    for delivery in deliveries {
      let order = plant.orders[delivery.order]
      delivered[delivery.order] += delivery.quantity
      guard delivery.period > plant.horizon.periodIndex(of: order.due) else { continue }
      days[delivery.order] = max(
        days[delivery.order], order.due.days(until: plant.horizon.periods[delivery.period].end))
    }
    return plant.orders.indices.reduce(0) { sum, index in
      let order = plant.orders[index]
      return sum
        + (order.isDelivered(delivered[index])
          ? days[index] : max(0, order.due.days(until: plant.horizon.end)))
    }
  }
}

extension Order {
  /// Whether a quantity is all of it, but for what whole units leave over.
  public func isDelivered(_ delivered: Double) -> Bool { delivered >= quantity * 0.999 }
}
