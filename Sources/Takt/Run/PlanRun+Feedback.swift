import TaktModel
import TaktPlanner
import TaktScheduler

/// Plan and schedule converge: what the clock cannot keep goes back to the program, which is solved again.
extension PlanRun {
  /// What the search on the clock found, and what the periods promised last.
  struct Converged: Sendable {
    var searched: Searched
    /// The last that the checker passed as the search went.
    var fallback: Candidate
    /// The cheapest that a search ended with: later ones may have paid for fewer lots.
    var cheapest: Candidate
    var promise: PeriodPromise?
  }

  /// Searches on the clock and, where the schedule is later than promised and there is time, tells the program
  /// what the clock showed, solves it again and searches on with its plan beside the best. What the last search
  /// changed is told once more: the promise is one about the schedule that the run ends with.
  func converge(_ periods: Planner.Result?, _ candidates: [Candidate]) async -> Converged {
    let limit = evaluationLimit(periods, candidates)
    guard let plan = periods?.plan else {
      let searched = await search(from: candidates, evaluationLimit: limit)
      let found = searched.candidate
      return Converged(searched: searched, fallback: found, cheapest: found)
    }
    let searching =
      hasTime(forRoundIn: 2 * Self.feedbackShare) ? keeping(1.5 * roundSeconds + 0.1) : self
    var talk = Talk(promise: PeriodPromise(plan, seenIn: plant), feedback: ClockFeedback(plant))
    var searched = await searching.taking(Self.searchShares[0]).search(
      from: candidates, evaluationLimit: limit)
    var cheapest = searched.candidate
    for share in Self.searchShares.dropFirst() {
      let answer = await searching.round(
        &talk, of: searched.candidate, share: Self.feedbackShare)
      let next = await searching.taking(share).search(
        from: searching.tidiedBetween(searched.candidate) + answer,
        evaluationLimit: limit == Self.endless ? limit : limit / 4)
      searched.log.add(next.log)
      searched = Searched(
        candidate: next.candidate, wasCutShort: searched.wasCutShort || next.wasCutShort,
        log: searched.log)
      if next.candidate.totalCost < cheapest.totalCost { cheapest = next.candidate }
    }
    let last = await round(&talk, of: searched.candidate, share: 1, isLast: true)
    var outcome = outcome(of: [searched], last)
    outcome.log = searched.log
    return Converged(
      searched: outcome, fallback: searched.candidate, cheapest: cheapest, promise: talk.promise)
  }

  /// What the periods said last and what they were told.
  private struct Talk {
    var promise: PeriodPromise
    var feedback: ClockFeedback
  }

  /// A round of feedback, where the schedule breaks its promise and there is time: the schedule of what the
  /// program answers.
  private func round(
    _ talk: inout Talk, of candidate: Candidate, share: Double, isLast: Bool = false
  ) async -> [Candidate] {
    guard !cancellation.isCancelled, hasTime(forRoundIn: min(1, 2 * share)),
      !BrokenPromises.isKept(talk.promise, by: candidate.schedule, plant)
    else { return [] }
    talk.feedback.learn(
      from: candidate.schedule, of: talk.promise, for: plant, isLast: isLast)
    guard let seen = try? talk.feedback.applied(to: plant) else { return [] }
    talk.promise = await promise(seen, share: share)
    return [Candidate(Scheduler.schedule(talk.promise.plan, for: plant), for: plant)]
  }

  /// Of the time that is left, what each search on the clock takes: one before each round of feedback but the
  /// last.
  private static let searchShares = [0.65, 0.8, 1]

  /// A round of feedback takes a share of the time that is left.
  private static let feedbackShare = 0.15

  /// Simplex iterations of a round's program: what ends by work is the same again.
  private static let feedbackWork = 30_000

  /// What the shortest round takes: a program with its first plan, and a schedule.
  private var roundSeconds: Double { 2 * plannerSeconds + 2 * scheduleSeconds }

  /// Whether the shortest round fits into a share of the time that is left.
  private func hasTime(forRoundIn share: Double) -> Bool {
    roundSeconds < share * (clock.secondsLeft - reserveSeconds)
  }

  /// What the periods promise for the plant as the clock sees it.
  private func promise(_ seen: Plant, share: Double) async -> PeriodPromise {
    let planner = Planner(
      seen,
      options: .init(
        relativeGap: options.gapPercent / 100, seed: options.seed, threads: options.threads,
        workLimit: min(options.workLimit.map { $0 / 10 } ?? .max, Self.feedbackWork)))
    let stop = clock.stop(
      share: share, reserveSeconds: reserveSeconds + 1.5 * scheduleSeconds)
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
