import TaktModel
import TaktPlanner
import TaktTestSupport
import Testing

@testable import Takt

/// What the program over the periods promised and the schedule did not keep is said.
struct BrokenPromisesTests {
  /// Four periods of a day; the order is due at noon of the second.
  private func plant() throws -> Plant {
    try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: 4),
      orders: [TinyPlant.order("O1", quantity: 10, dueDay: 1.5)])
  }

  private func promised(_ quantity: Double, in period: Int) -> PeriodPlan {
    PeriodPlan(lots: [], deliveries: [.init(order: 0, period: period, quantity: quantity)])
  }

  private func outcome(delivered: Double, lateDays: Double) -> OrderOutcome {
    OrderOutcome(
      order: 0, delivered: delivered, unmet: 10 - delivered, readyAt: nil, completedAt: nil,
      lateDays: lateDays,
      status: delivered < 10 ? .partlyUnmet : lateDays > 0 ? .late : .onTime)
  }

  private func warnings(
    _ promised: PeriodPlan, _ outcome: OrderOutcome
  ) throws -> [Plan.Warning] {
    let plant = try plant()
    let delivery = Delivery(
      order: 0, at: plant.orders[0].due.advanced(bySeconds: outcome.lateDays * 86_400),
      quantity: outcome.delivered)
    return BrokenPromises.warnings(
      PeriodPromise(promised, seenIn: plant),
      Schedule(lots: [], deliveries: [delivery], purchases: []), [outcome], plant)
  }

  @Test func latenessBeyondThePromiseIsToldInAllAndByOrder() throws {
    let told = try warnings(promised(10, in: 1), outcome(delivered: 10, lateDays: 0.8))
    #expect(
      told == [
        Plan.Warning(.daysLateInSchedule, promised: 0, days: 0.8),
        Plan.Warning(.lateInSchedule, pointer: "/orders/0", order: 0),
      ])
  }

  @Test func whatIsNeverDeliveredIsLateUntilTheHorizonsEnd() throws {
    let told = try warnings(promised(10, in: 2), outcome(delivered: 4, lateDays: 0))
    #expect(told.first == Plan.Warning(.daysLateInSchedule, promised: 1.5, days: 2.5))
  }

  @Test func aTenthOrHalfAnOrderDayIsNoBreach() throws {
    #expect(try warnings(promised(10, in: 2), outcome(delivered: 10, lateDays: 1.9)).isEmpty)
  }
}
