import TaktModel
import TaktPlanner

/// What the program over the periods promised and the schedule does not keep is said.
enum BrokenPromises {
  /// Beyond this the schedule is later in all than its periods promised.
  private static let mostBeyond = (share: 0.1, orderDays: 0.5)

  /// What is said of a schedule that is later than promised: in all, then order by order.
  static func warnings(
    _ promise: PeriodPromise, _ schedule: Schedule, _ outcomes: [OrderOutcome], _ plant: Plant
  ) -> [Plan.Warning] {
    if isKept(promise, by: schedule, plant) { return byOrder(promise, outcomes, plant) }
    let wanted = plant.orderDaysLate(promise.deliveries(for: plant))
    let kept = plant.orderDaysLate(schedule.deliveries)
    let inAll = Plan.Warning(.daysLateInSchedule, promised: wanted, days: kept)
    return [inAll] + byOrder(promise, outcomes, plant)
  }

  /// Whether a schedule is no later than promised, but for little.
  static func isKept(_ promise: PeriodPromise, by schedule: Schedule, _ plant: Plant) -> Bool {
    let wanted = plant.orderDaysLate(promise.deliveries(for: plant))
    return plant.orderDaysLate(schedule.deliveries)
      <= wanted + max(mostBeyond.share * wanted, mostBeyond.orderDays)
  }

  /// One warning for each order that the program delivers in its due period and the schedule does not
  /// deliver on time; beyond a handful they are counted.
  private static func byOrder(
    _ promise: PeriodPromise, _ outcomes: [OrderOutcome], _ plant: Plant
  ) -> [Plan.Warning] {
    let promised = plant.fulfilments(by: promise.deliveries(for: plant))
    let broken = outcomes.filter { $0.status != .onTime && promised[$0.order].isOnTime }
    let told = broken.prefix(10).map { outcome in
      Plan.Warning(
        outcome.status == .late ? .lateInSchedule : .unmetInSchedule,
        pointer: "/orders/\(outcome.order)", order: outcome.order)
    }
    guard broken.count > told.count else { return told }
    return told + [Plan.Warning(.moreInSchedule, count: broken.count - told.count)]
  }
}
