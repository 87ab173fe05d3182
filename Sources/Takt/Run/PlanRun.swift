import Foundation
import TaktChecker
import TaktFiles
import TaktModel
import TaktPlanner
import TaktScheduler

/// One planning run: the steps that `Takt.plan` wires.
struct PlanRun: Sendable {
  let file: OrderFile
  let options: PlanOptions
  let cancellation: Cancellation
  let progress: @Sendable (PlanProgress) -> Void
  let clock: RunClock

  var plant: Plant { file.plant }

  /// What it took to schedule a plan and to prove one; on a large plant the end of the run takes as long.
  private(set) var scheduleSeconds = 0.0
  private(set) var proofSeconds = 0.0
  /// What it took to build the program and its first plan.
  private(set) var plannerSeconds = 0.0

  /// Kept back for evaluating, checking and writing what the search leaves.
  var reserveSeconds: Double {
    writingSeconds + proofSeconds + causeSeconds + remedySeconds + laterSeconds + tidySeconds
  }

  /// Kept back for searches after this one.
  private var laterSeconds = 0.0

  /// The same run with no more than a share of the time that is left.
  func taking(_ share: Double) -> PlanRun {
    keeping((1 - share) * max(0, clock.secondsLeft - reserveSeconds))
  }

  /// The same run with so much of the time kept for later.
  func keeping(_ seconds: Double) -> PlanRun {
    var part = self
    part.laterSeconds += seconds
    return part
  }

  /// The same once the schedule stands.
  var writingSeconds: Double {
    0.05 + 0.01 * min(30, options.timeLimitSeconds) + 3 * proofSeconds
  }

  init(
    _ file: OrderFile, options: PlanOptions, cancellation: Cancellation,
    progress: @escaping @Sendable (PlanProgress) -> Void
  ) {
    self.file = file
    self.options = options
    self.cancellation = cancellation
    self.progress = progress
    clock = RunClock(limitSeconds: options.timeLimitSeconds, cancellation: cancellation)
  }

  /// Of the time limit: a dispatch that takes no more leaves time for all that follows.
  private static let smallShare = 0.1

  /// The plan of last resort, and how long such things take here.
  mutating func dispatch() -> Candidate {
    let begin = clock.seconds
    let dispatched = Candidate(
      Dispatch.schedule(plant, stop: clock.stop(reserveSeconds: writingSeconds)), for: plant)
    let isScheduled = clock.seconds
    scheduleSeconds = isScheduled - begin
    // Where there is hardly time for the rest of the run, a proof would take its own.
    guard scheduleSeconds < Self.smallShare * options.timeLimitSeconds else {
      proofSeconds = scheduleSeconds / 2
      return dispatched
    }
    let log = SearchLog()
    _ = Checker.check(plan(dispatched, unsolved(dispatched), nil, log: log), against: plant)
    proofSeconds = clock.seconds - isScheduled
    return dispatched
  }

  /// The program over the periods and its first plan.
  mutating func planner() -> Planner {
    let begin = clock.seconds
    let planner = Planner(
      plant,
      options: .init(
        relativeGap: options.gapPercent / 100, seed: options.seed, threads: options.threads,
        workLimit: options.workLimit),
      stop: clock.stop(reserveSeconds: writingSeconds + 2 * scheduleSeconds))
    plannerSeconds = clock.seconds - begin
    return planner
  }

  /// Whether a search over the periods can get anywhere: on a large plant it takes about as long as the
  /// program to begin with, and does not look at the clock before.
  private var isSearchable: Bool {
    plannerSeconds < 0.5 || 0.5 * (clock.secondsLeft - reserveSeconds) > plannerSeconds
  }

  /// Searches over the periods; nil where there is no time for it.
  func planPeriods(_ planner: Planner, _ early: [Candidate]) async -> Planner.Result? {
    guard isSearchable else { return nil }
    return await planner.plan(
      stop: clock.stop(
        share: periodShare(planner, early), reserveSeconds: reserveSeconds + 1.5 * scheduleSeconds),
      cancellation: cancellation
    ) { [clock, progress] state in
      progress(
        PlanProgress(
          phase: state.phase.rawValue, bestCost: state.objective,
          provenBound: Plan.Solve.proven(state.bound, objective: state.objective),
          seconds: clock.seconds))
    }
  }

  /// How much of the time the periods deserve: little where the clock cannot keep what they promise, as
  /// the lateness of the first plan's schedule shows.
  private func periodShare(_ planner: Planner, _ early: [Candidate]) -> Double {
    // Hardly any time left is best spent on schedules.
    if clock.secondsLeft < 0.5 { return 0.3 }
    let first = planner.firstPlan
    guard let cost = early.first?.cost else { return 0.3 }
    let broken = cost.tardiness + cost.unmet - first.latenessCost
    let share = broken / max(first.objective, 1e-9)
    // Where schedules take long to look at, they need the time more.
    let isSlow = clock.secondsLeft < Self.manySchedules * scheduleSeconds
    if share > 1, isSlow { return 0.12 }
    return share > 0.2 ? (isSlow ? 0.25 : 0.3) : share > 0.02 ? 0.4 : 0.85
  }

  /// As many as a search can do with.
  private static let manySchedules = 1000.0

  /// Schedules of the first plan, and of first plans with slack between steps where they are better.
  mutating func early(_ planner: Planner) -> [Candidate] {
    var all: [Candidate] = []
    guard clock.secondsLeft - writingSeconds > 2 * scheduleSeconds else { return [] }
    let first = clock.seconds
    // The search over the periods, if there is one, gets nearly all of the time.
    let share = isSearchable ? 0.15 : 1
    var longest = max(scheduleSeconds, plannerSeconds / 2)
    func isTime() -> Bool {
      clock.secondsLeft - reserveSeconds > 1.5 * longest
        && clock.seconds + longest < share * options.timeLimitSeconds
    }
    all.append(Candidate(Scheduler.schedule(planner.firstPlan.plan, for: plant), for: plant))
    scheduleSeconds = max(scheduleSeconds, clock.seconds - first)
    guard isTime() else { return all }
    let clockPlanner = ClockPlanner(plant)
    for hurryDays in [1, 3, 0.3] where isTime() {
      let begin = clock.seconds
      let lots = clockPlanner.plan(hurryDays: hurryDays)
      let candidate = Candidate(Scheduler.schedule(lots, for: plant), for: plant)
      if all.allSatisfy({ candidate.totalCost < $0.totalCost }) { all.append(candidate) }
      longest = max(longest, clock.seconds - begin)
    }
    return all
  }

  /// Schedules to start from, cheapest first: what there is, and the periods' plans as they are and in
  /// transfer lots.
  func candidates(
    _ periods: Planner.Result?, _ first: PeriodPlan, _ known: [Candidate]
  ) -> [Candidate] {
    let hours: [(plan: PeriodPlan?, transferHours: Double?)] = [
      (periods?.plan, nil), (periods?.plan, 4), (periods?.plan, 1), (first, 1),
    ]
    var all = known
    var longest = scheduleSeconds / 2
    for (plan, hours) in hours {
      // Transfer lots are many: the next schedule may take longer than the last.
      guard let plan, clock.secondsLeft - reserveSeconds > 3 * longest else { continue }
      let begin = clock.seconds
      defer { longest = max(longest, clock.seconds - begin) }
      let lots = hours.map { plan.streamed(hours: $0, for: plant) } ?? plan
      all.append(Candidate(Scheduler.schedule(lots, for: plant), for: plant))
    }
    return sorted(withChains(sorted(all)))
  }

  /// Goods that may not stand are best made in whole chains of lots, from the first step to the last.
  private func withChains(_ all: [Candidate]) -> [Candidate] {
    if isHurried { return all }
    let stop = clock.stop(share: Self.chainShare, reserveSeconds: reserveSeconds)
    let chained = ScheduleSearch.chained(
      like: all[0].schedule, for: plant, seed: options.seed,
      evaluationLimit: options.evaluationLimit ?? .max, stop: stop)
    return all + (chained.map { [Candidate($0, for: plant)] } ?? [])
  }

  /// Of the time that is left when the search on the clock begins.
  private static let chainShare = 0.6

  private func sorted(_ all: [Candidate]) -> [Candidate] {
    all.indices.sorted { (all[$0].totalCost, $0) < (all[$1].totalCost, $1) }.map { all[$0] }
  }

  /// Whether a program and a schedule of its first plan can be made after the plan of last resort before
  /// time is up. A program takes about four times as long as that plan did, and grows with its periods: a
  /// mode takes about as long in a period as a lot did.
  func hasTimeForMore(after dispatched: Candidate) -> Bool {
    let modes = plant.products.reduce(0) { sum, product in
      product.steps.reduce(sum) { $0 + $1.modes.count }
    }
    let lots = max(1, dispatched.schedule.lots.count)
    // Of few lots most of the time is not theirs.
    let secondsPerLot = min(2e-5, scheduleSeconds / Double(lots))
    let program = max(
      4 * scheduleSeconds, 1.2 * secondsPerLot * Double(modes * plant.horizon.periods.count))
    return clock.secondsLeft - writingSeconds > program + 2 * scheduleSeconds
  }

  /// Whether the run should wind up rather than try more: a search begins and ends with a schedule.
  var isHurried: Bool {
    clock.stop(reserveSeconds: reserveSeconds + 0.5 * scheduleSeconds).isOver
  }
}

// MARK: - What comes out

extension PlanRun {
  /// How the program ended; the run, where there was none.
  func solve(_ periods: Planner.Result?, _ searched: Searched) -> Plan.Solve {
    guard let periods else {
      return unsolved(searched.candidate, stoppedBy: searched.wasCutShort ? .time : .work)
    }
    var bound = Plan.Solve.proven(periods.bound, objective: periods.objective)
    // A gap of 100 % needs no more than that no cost is negative.
    if periods.stoppedBy == .gap, bound == nil { bound = 0 }
    let gap = Plan.gapPercent(cost: periods.objective, bound: bound)
    let isClosed = gap.map { $0 <= options.gapPercent + 1e-9 } ?? false
    return Plan.Solve(
      status: isClosed ? .optimal : .feasible,
      stoppedBy: cancellation.isCancelled ? .cancelled : periods.stoppedBy,
      objective: periods.objective, bound: bound, gapPercent: gap, seconds: clock.seconds,
      seed: options.seed, threads: options.threads, columns: periods.columns, rows: periods.rows,
      binaries: periods.binaries)
  }

  func unsolved(
    _ candidate: Candidate, stoppedBy: Plan.Solve.StoppedBy = .work
  ) -> Plan.Solve {
    Plan.Solve.withoutProgram(
      cost: candidate.cost.total, stoppedBy: cancellation.isCancelled ? .cancelled : stoppedBy,
      seconds: clock.seconds, seed: options.seed, threads: options.threads)
  }

  /// The first candidate that the checker passes: nobody ever sees another.
  ///
  /// - Throws: `TaktError.refusedByChecker` where it passes none, or where a refusal is to end the run.
  func checkedPlan(
    from candidates: [Candidate], solve: Plan.Solve, promised: PeriodPromise? = nil,
    prices: Prices = .none, log: SearchLog = SearchLog()
  ) throws(TaktError) -> Plan {
    var log = log
    for candidate in candidates {
      let plan = withCauses(plan(candidate, solve, promised, prices, log: log))
      let found = Checker.check(plan, against: plant)
      if let fault = found.first { log.note(fault.message) }
      if let refusal = log.refusal, options.failsOnRefusal { throw .refusedByChecker([refusal]) }
      if found.isEmpty { return withRemedies(plan) }
    }
    throw .refusedByChecker([log.refusal ?? ""])
  }

  private func plan(
    _ candidate: Candidate, _ solve: Plan.Solve, _ promised: PeriodPromise?,
    _ prices: Prices = .none, log: SearchLog
  ) -> Plan {
    let evaluation = Evaluation(of: candidate.schedule, for: plant)
    var warnings = plant.remarks
    if let promised {
      warnings += BrokenPromises.warnings(
        promised, candidate.schedule, evaluation.orders, plant)
    }
    warnings += SurplusWarnings.of(candidate.schedule, for: plant)
    warnings += prices.warnings
    if let fault = log.refusal {
      warnings.append(.init(.selfCheck, fault: fault))
    }
    return Plan(
      of: candidate.schedule, evaluation, for: file,
      createdAt: Instant(secondsSince1970: Date().timeIntervalSince1970), solve: solve,
      evaluations: log.evaluations + 1, prices: prices.prices, warnings: warnings)
  }
}
