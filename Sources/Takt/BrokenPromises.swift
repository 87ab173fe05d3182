import TaktModel

/// What the periods promised and the clock cannot keep is said.
enum BrokenPromises {
  /// One warning for each order that the program delivers in its due period and the schedule does not
  /// deliver on time; beyond a handful they are counted.
  static func warnings(
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
