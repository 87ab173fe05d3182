import TaktModel
import TaktPlanner
import TaktScheduler

/// Plan and schedule converge: what the clock cannot keep goes back to the program, which is solved again.
extension PlanRun {
  /// What the search on the clock found, and what the periods promised last.
  struct Converged: Sendable {
    var searched: Searched
    var promise: PeriodPromise?
  }

  /// Searches on the clock and, where the schedule is later than promised and there is time, tells the program
  /// what the clock showed, solves it again and searches on with its plan beside the best.
  func converge(_ periods: Planner.Result?, _ candidates: [Candidate]) async -> Converged {
    let limit = evaluationLimit(periods, candidates)
    guard let plan = periods?.plan else {
      return Converged(searched: await search(from: candidates, evaluationLimit: limit))
    }
    var promise = PeriodPromise(plan, seenIn: plant)
    var feedback = ClockFeedback(plant)
    var searched = await taking(Self.searchShares[0]).search(
      from: candidates, evaluationLimit: limit)
    for share in Self.searchShares.dropFirst() {
      var starts = [searched.candidate]
      if isTimeForFeedback, !BrokenPromises.isKept(promise, by: starts[0].schedule, plant) {
        feedback.learn(from: starts[0].schedule, of: promise, for: plant)
        if let seen = try? feedback.applied(to: plant) {
          promise = await self.promise(seen)
          starts.append(Candidate(Scheduler.schedule(promise.plan, for: plant), for: plant))
        }
      }
      let next = await taking(share).search(
        from: starts, evaluationLimit: limit == Self.endless ? limit : limit / 4)
      searched = Searched(
        candidate: next.candidate, wasCutShort: searched.wasCutShort || next.wasCutShort)
    }
    return Converged(searched: searched, promise: promise)
  }

  /// Of the time that is left, what each search on the clock takes: one before each round of feedback, and one
  /// after the last.
  private static let searchShares = [0.65, 0.8, 1]

  /// A round of feedback takes a share of the time that is left.
  private static let feedbackShare = 0.15

  /// Simplex iterations of a round's program: what ends by work is the same again.
  private static let feedbackWork = 30_000

  private var isTimeForFeedback: Bool {
    let needed = 2 * plannerSeconds + 3 * scheduleSeconds
    return needed < 2 * Self.feedbackShare * (clock.secondsLeft - reserveSeconds)
  }

  /// What the periods promise for the plant as the clock sees it.
  private func promise(_ seen: Plant) async -> PeriodPromise {
    let planner = Planner(
      seen,
      options: .init(
        relativeGap: options.gapPercent / 100, seed: options.seed, threads: options.threads,
        workLimit: min(options.workLimit.map { $0 / 10 } ?? .max, Self.feedbackWork)))
    let stop = clock.stop(share: Self.feedbackShare, reserveSeconds: reserveSeconds)
    let result = await planner.plan(stop: stop, cancellation: cancellation) {
      [clock, progress] state in
      progress(
        PlanProgress(
          phase: "feedback", bestCost: state.objective, bound: nil, gapPercent: nil,
          seconds: clock.seconds))
    }
    return PeriodPromise(result.plan, seenIn: seen)
  }
}
