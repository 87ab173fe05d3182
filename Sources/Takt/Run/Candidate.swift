import TaktModel
import TaktScheduler

/// A schedule and what it costs.
struct Candidate: Sendable {
  let schedule: Schedule
  let cost: Cost

  init(_ schedule: Schedule, for plant: Plant) {
    self.schedule = schedule
    self.cost = Evaluation.cost(of: schedule, for: plant)
  }

  var totalCost: Double { cost.total }
}
