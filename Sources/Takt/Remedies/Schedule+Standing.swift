import TaktChecker
import TaktFiles
import TaktModel
import TaktScheduler

extension Schedule {
  /// Whether it is a valid plan of an order file.
  func stands(in file: OrderFile) -> Bool {
    let plant = file.plant
    let evaluation = Evaluation(of: self, for: plant)
    let total = evaluation.cost.total
    let plan = Plan(
      generator: .init(name: "takt", version: Takt.version), orderFileSHA256: file.sha256,
      createdAt: plant.horizon.start,
      solve: .init(
        status: .feasible, stoppedBy: .work, objective: total, bound: 0,
        gapPercent: Plan.Solve.gapPercent(objective: total, bound: 0), seconds: 0, seed: 0,
        threads: 1, columns: 0, rows: 0, binaries: 0),
      schedule: self, orders: evaluation.orders, cost: evaluation.cost, kpi: evaluation.kpi)
    return Checker.check(plan, against: plant).isEmpty
  }

  /// The schedule where it is valid for a changed order file, else its decisions carried out there.
  ///
  /// Machines, products, orders and periods must be those that the schedule's indices mean.
  func standing(in file: OrderFile) -> Schedule {
    stands(in: file) ? self : ScheduleSearch.replayed(self, for: file.plant)
  }
}
