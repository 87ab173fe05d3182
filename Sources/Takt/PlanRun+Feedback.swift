import TaktModel
import TaktPlanner
import TaktScheduler

/// Plan and schedule converge: what the clock cannot keep goes back to the program, which is solved again.
extension PlanRun {
  /// Schedules of the periods' plans, the first as it was found, and what the periods promised last.
  struct Converged: Sendable {
    var candidates: [Candidate] = []
    var promised: PeriodPlan?
  }

  /// The periods' plan on the clock, with rounds of feedback while that is later than promised and there is
  /// time.
  func converge(_ periods: Planner.Result?) async -> Converged {
    guard var promised = periods?.plan else { return Converged() }
    var converged = Converged(promised: promised)
    guard clock.secondsLeft - reserveSeconds > 1.5 * scheduleSeconds else { return converged }
    var feedback = ClockFeedback(plant)
    for round in 0...Self.feedbackRounds {
      let schedule = Candidate(Scheduler.schedule(promised, for: plant), for: plant)
      converged.candidates.append(schedule)
      if round == Self.feedbackRounds || !isTimeForFeedback || isKept(promised, by: schedule) {
        break
      }
      var learned = feedback
      learned.learn(from: schedule.schedule, of: promised, for: plant)
      guard learned != feedback, let seen = try? learned.applied(to: plant) else { break }
      feedback = learned
      promised = await plan(seen, seed: UInt64(round + 1))
      converged.promised = promised
    }
    return converged
  }

  private static let feedbackRounds = 3

  /// A round takes a share of the time that is left, and a program and a schedule more.
  private static let feedbackShare = 0.08

  /// Simplex iterations of a round's program: what ends by work is the same again.
  private static let feedbackWork = 30_000

  private var isTimeForFeedback: Bool {
    let needed = 2 * plannerSeconds + 3 * scheduleSeconds
    return needed < 2 * Self.feedbackShare * (clock.secondsLeft - reserveSeconds)
  }

  /// Whether a schedule is no later than its periods promised, but for little.
  private func isKept(_ promised: PeriodPlan, by schedule: Candidate) -> Bool {
    let lateness = schedule.cost.tardiness + schedule.cost.unmet
    return lateness <= 1.1 * promised.latenessCost(for: plant) + 1e-3 * schedule.totalCost
  }

  private func plan(_ seen: Plant, seed: UInt64) async -> PeriodPlan {
    let planner = Planner(
      seen,
      options: .init(
        relativeGap: options.gapPercent / 100, seed: options.seed &+ seed,
        threads: options.threads,
        workLimit: min(options.workLimit.map { $0 / 10 } ?? .max, Self.feedbackWork)))
    let stop = clock.stop(share: Self.feedbackShare, reserveSeconds: reserveSeconds)
    return await planner.plan(stop: stop, cancellation: cancellation) { [clock, progress] state in
      progress(
        PlanProgress(
          phase: "feedback", bestCost: state.objective, bound: nil, gapPercent: nil,
          seconds: clock.seconds))
    }.plan
  }
}
