public import TaktModel

/// What the periods promise: a plan over them and the dates that the program saw.
public struct PeriodPromise: Sendable {
  public let plan: PeriodPlan
  /// By order: the due date that the program saw.
  private let dues: [Instant]
  /// By order: before when the program saw that it cannot be delivered.
  private let soonest: [Instant]

  /// - Parameter seen: the plant that the program was made of, its orders those of the plant that is planned.
  public init(_ plan: PeriodPlan, seenIn seen: Plant) {
    self.plan = plan
    dues = seen.dueWhenReady().orders.map(\.due)
    soonest = seen.orders.map(\.earliest)
  }

  /// Its deliveries: at the due date where the program has them on time, else as soon as it may in the period
  /// before which it may not, else by their period's end.
  public func deliveries(for plant: Plant) -> [Delivery] {
    plan.deliveries.map { delivery in
      Delivery(order: delivery.order, at: moment(of: delivery, plant), quantity: delivery.quantity)
    }
  }

  private func moment(of delivery: PeriodPlan.Delivery, _ plant: Plant) -> Instant {
    let due = plant.orders[delivery.order].due
    if delivery.period <= plant.horizon.periodIndex(of: dues[delivery.order]) { return due }
    let soonest = soonest[delivery.order]
    return soonest > due && plant.horizon.periodIndex(of: soonest) == delivery.period
      ? soonest : plant.horizon.periods[delivery.period].end
  }
}
