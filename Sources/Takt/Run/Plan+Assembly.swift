import TaktFiles
import TaktModel
import TaktScheduler

extension Plan {
  /// A schedule with all that follows from it, as Takt writes it.
  init(
    of schedule: Schedule, _ evaluation: Evaluation, for file: OrderFile, createdAt: Instant,
    solve: Solve, evaluations: Int = 1, prices: [Price] = [], warnings: [Warning] = []
  ) {
    self.init(
      generator: .init(name: "takt", version: Takt.version), orderFileSHA256: file.sha256,
      createdAt: createdAt, solve: solve,
      scheduleStatus: ScheduleStatus(cost: evaluation.cost.total, evaluations: evaluations),
      schedule: schedule, orders: evaluation.orders, cost: evaluation.cost, kpi: evaluation.kpi,
      prices: prices, warnings: warnings)
  }
}
