import TaktModel
import TaktPlanner

/// What the periods promised and the clock cannot keep is said.
enum BrokenPromises {
  /// Beyond this the schedule is later in all than its periods promised.
  private static let mostBeyond = (share: 0.1, orderDays: 0.5)

  /// What is said of a schedule that is later than promised: in all, then order by order.
  static func warnings(
    _ promised: PeriodPlan, _ outcomes: [OrderOutcome], _ plant: Plant
  ) -> [Plan.Warning] {
    let wanted = promised.orderDaysLate(for: plant)
    let kept = outcomes.reduce(0) { $0 + $1.daysLate(for: plant) }
    guard kept > wanted + max(mostBeyond.share * wanted, mostBeyond.orderDays) else {
      return byOrder(promised, outcomes, plant)
    }
    let inAll = Plan.Warning(
      kind: "clock",
      message: "The periods promised \(tenths(wanted)) order-days of lateness, the schedule has "
        + "\(tenths(kept)): changeovers, materials and sequence take more than the program sees.")
    return [inAll] + byOrder(promised, outcomes, plant)
  }

  private static func tenths(_ days: Double) -> String { "\((days * 10).rounded() / 10)" }

  /// One warning for each order that the program delivers in its due period and the schedule does not
  /// deliver on time; beyond a handful they are counted.
  private static func byOrder(
    _ promised: PeriodPlan, _ outcomes: [OrderOutcome], _ plant: Plant
  ) -> [Plan.Warning] {
    var onTime = [Double](repeating: 0, count: plant.orders.count)
    for delivery in promised.deliveries {
      if delivery.period <= plant.horizon.periodIndex(of: plant.orders[delivery.order].due) {
        onTime[delivery.order] += delivery.quantity
      }
    }
    let broken = outcomes.filter { outcome in
      outcome.status != .onTime
        && onTime[outcome.order] >= plant.orders[outcome.order].quantity * (1 - 1e-6)
    }
    let told = broken.prefix(10).map { outcome in
      Plan.Warning(
        pointer: "/orders/\(outcome.order)", kind: "clock",
        message:
          "Order \(plant.orders[outcome.order].id) fits into its due period by capacity, but "
          + "not by the clock: changeovers, materials and sequence make it "
          + (outcome.status == .late ? "late." : "partly or wholly unmet."))
    }
    guard broken.count > told.count else { return told }
    return told + [
      Plan.Warning(
        kind: "clock", message: "The same holds for \(broken.count - told.count) more orders.")
    ]
  }
}

extension OrderOutcome {
  /// Days late of the last delivery; until the horizon's end where something is never delivered.
  fileprivate func daysLate(for plant: Plant) -> Double {
    let facts = plant.orders[order]
    return facts.isDelivered(delivered)
      ? lateDays : max(0, facts.due.days(until: plant.horizon.end))
  }
}
