public import TaktModel

/// What the periods promise: a plan over them and the dates that the program saw.
public struct PeriodPromise: Sendable {
  public let plan: PeriodPlan
  /// By order: the due date that the program saw.
  private let dues: [Instant]

  /// - Parameter seen: the plant that the program was made of, its orders those of the plant that is planned.
  public init(_ plan: PeriodPlan, seenIn seen: Plant) {
    self.plan = plan
    dues = seen.orders.map(\.due)
  }

  /// Its deliveries: at the due date where the program has them on time, else by their period's end.
  public func deliveries(for plant: Plant) -> [Delivery] {
    plan.deliveries.map { delivery in
      let isOnTime = delivery.period <= plant.horizon.periodIndex(of: dues[delivery.order])
      return Delivery(
        order: delivery.order,
        at: isOnTime
          ? plant.orders[delivery.order].due : plant.horizon.periods[delivery.period].end,
        quantity: delivery.quantity)
    }
  }
}
