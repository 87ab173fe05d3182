import TaktModel
import TaktScheduler

extension PlanRun {
  /// Kept back for tidying what the search leaves: little where a tidy plan may cost nothing.
  var tidySeconds: Double { (options.tidyPercent > 0 ? 0.14 : 0.02) * options.timeLimitSeconds }

  /// The plan as a planner would run it, and the one that the search found.
  func tidied(_ candidate: Candidate, besides others: [Candidate]) -> [Candidate] {
    let stop = clock.stop(reserveSeconds: reserveSeconds - tidySeconds)
    return [hastened(tidied(candidate, besides: others, until: stop)), candidate]
  }

  /// Tidied alone between two searches, where that may cost something: the next one is the quicker for fewer lots.
  func tidiedBetween(_ candidate: Candidate) -> [Candidate] {
    guard options.tidyPercent > 0, !isHurried else { return [candidate] }
    let stop = clock.stop(share: Self.shareBetween, reserveSeconds: reserveSeconds)
    return [tidied(candidate, besides: [], until: stop), candidate]
  }

  /// Of the time that is left.
  private static let shareBetween = 0.25

  private func tidied(
    _ candidate: Candidate, besides others: [Candidate], until stop: StopRule
  ) -> Candidate {
    let cheapest = others.reduce(candidate) { $1.totalCost < $0.totalCost ? $1 : $0 }
    let most = cheapest.totalCost + abs(cheapest.totalCost) * options.tidyPercent / 100
    let start = candidate.totalCost <= most ? candidate : cheapest
    // Looks at schedules of many lots take longer.
    let limit = Self.mostTidyWork / (20 + start.schedule.lots.count)
    let (schedule, decisions) = ScheduleSearch.tidied(
      start.schedule, start.decisions, for: plant, percent: options.tidyPercent,
      least: cheapest.totalCost, evaluationLimit: limit, stop: stop)
    return Candidate(schedule, decisions, for: plant)
  }

  /// With what late orders wait for as early as it can be, where that is cheaper; no search could go on from there as
  /// no decisions lead to it.
  private func hastened(_ candidate: Candidate) -> Candidate {
    guard let schedule = ScheduleSearch.hastened(candidate.schedule, for: plant) else {
      return candidate
    }
    let hastened = Candidate(schedule, for: plant)
    return hastened.totalCost < candidate.totalCost ? hastened : candidate
  }

  /// Lots that are played in all, over all schedules looked at.
  private static let mostTidyWork = 4_000_000
}
