import TaktModel
import TaktScheduler

/// A schedule, what it costs, and what a search takes it to cost.
struct Candidate: Sendable {
  let schedule: Schedule
  let cost: Cost
  /// With what is asked for as a buffer before due dates.
  let totalCost: Double
  /// Of the search that made it.
  let decisions: Decisions?

  init(_ schedule: Schedule, _ decisions: Decisions? = nil, for plant: Plant) {
    self.schedule = schedule
    self.decisions = decisions
    self.cost = Evaluation.cost(of: schedule, for: plant)
    totalCost =
      plant.safetySeconds > 0 ? Evaluation.searchedCost(of: schedule, for: plant) : cost.total
  }
}
