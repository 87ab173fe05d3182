import TaktModel
import TaktScheduler

/// A schedule and what it is worth.
struct Candidate: Sendable {
  let schedule: Schedule
  let evaluation: Evaluation

  init(_ schedule: Schedule, for plant: Plant) {
    self.schedule = schedule
    self.evaluation = Evaluation(of: schedule, for: plant)
  }

  var totalCost: Double { evaluation.cost.total }
}
