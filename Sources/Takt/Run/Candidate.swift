import TaktModel
import TaktScheduler

/// A schedule and what it costs.
struct Candidate: Sendable {
  let schedule: Schedule
  let cost: Cost
  /// Of the search that made it.
  let decisions: Decisions?

  init(_ schedule: Schedule, _ decisions: Decisions? = nil, for plant: Plant) {
    self.schedule = schedule
    self.decisions = decisions
    self.cost = Evaluation.cost(of: schedule, for: plant)
  }

  var totalCost: Double { cost.total }
}
