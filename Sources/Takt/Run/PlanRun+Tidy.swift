import TaktModel
import TaktScheduler

extension PlanRun {
  /// The plan as a planner would run it, and the one that the search found.
  func tidied(_ candidate: Candidate, besides others: [Candidate]) -> [Candidate] {
    let stop = clock.stop(reserveSeconds: reserveSeconds - tidySeconds)
    // Looks at schedules of many lots take longer.
    let limit = Self.mostTidyWork / (20 + candidate.schedule.lots.count)
    let schedule = ScheduleSearch.tidied(
      candidate.schedule, candidate.decisions, for: plant, percent: options.tidyPercent,
      least: ([candidate] + others).map(\.totalCost).min() ?? candidate.totalCost,
      evaluationLimit: limit, stop: stop)
    return [Candidate(schedule, for: plant), candidate]
  }

  /// Lots that are played in all, over all schedules looked at.
  private static let mostTidyWork = 2_000_000
}
