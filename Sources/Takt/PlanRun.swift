import Foundation
import GLPK
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

  /// Kept back for scheduling, evaluating and checking what the search leaves.
  var reserveSeconds: Double {
    0.05 + 0.01 * min(30, options.timeLimitSeconds) + 1e-4 * Double(plant.orders.count)
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

  /// The plan of last resort.
  func dispatch() -> Candidate { Candidate(Dispatch.schedule(plant), for: plant) }

  /// The program over the periods and its first plan.
  func planner() -> Planner {
    Planner(
      plant,
      options: .init(
        relativeGap: options.gapPercent / 100, seed: options.seed, threads: options.threads,
        workLimit: options.workLimit))
  }

  /// Searches over the periods; nil where GLPK fails, which costs the bound but not the plan.
  func planPeriods(_ planner: Planner) async -> Planner.Result? {
    try? await planner.plan(
      stop: clock.stop(share: periodShare(planner), reserveSeconds: reserveSeconds),
      cancellation: cancellation
    ) { [clock, progress] state in
      progress(
        PlanProgress(
          phase: state.phase.rawValue, bestCost: state.objective, bound: state.bound,
          gapPercent: Plan.Solve.gapPercent(objective: state.objective, bound: state.bound),
          seconds: clock.seconds))
    }
  }

  /// How much of the time the periods deserve: little where the clock cannot keep what they promise, as
  /// the lateness of the first plan's schedule shows.
  private func periodShare(_ planner: Planner) -> Double {
    // Hardly any time left is best spent on schedules.
    if clock.secondsLeft < 0.5 { return 0.3 }
    let first = planner.firstPlan
    let cost = Candidate(Scheduler.schedule(first.plan, for: plant), for: plant).cost
    let broken = cost.tardiness + cost.unmet - first.latenessCost
    let share = broken / max(first.objective, 1e-9)
    return share > 0.2 ? 0.3 : share > 0.02 ? 0.4 : 0.85
  }

  /// Schedules to start from, cheapest first: the periods' plans as they are and in transfer lots.
  func candidates(
    _ periods: Planner.Result?, _ first: PeriodPlan, _ dispatched: Candidate
  ) -> [Candidate] {
    let hours: [(plan: PeriodPlan?, transferHours: Double?)] = [
      (periods?.plan, nil), (periods?.plan, 4), (periods?.plan, 1), (first, nil), (first, 1),
    ]
    var all = [dispatched]
    var longest = 0.0
    for (plan, hours) in hours {
      // Transfer lots are many: the next schedule may take longer than the last.
      guard let plan, all.count == 1 || clock.secondsLeft - reserveSeconds > 3 * longest
      else { continue }
      let begin = clock.seconds
      defer { longest = max(longest, clock.seconds - begin) }
      let lots = hours.map { plan.streamed(hours: $0, for: plant) } ?? plan
      all.append(Candidate(Scheduler.schedule(lots, for: plant), for: plant))
    }
    return all.indices.sorted { (all[$0].totalCost, $0) < (all[$1].totalCost, $1) }.map { all[$0] }
  }

  /// Whether the run should wind up rather than try more.
  var isHurried: Bool { clock.stop(reserveSeconds: reserveSeconds).isOver }
}

// MARK: - What comes out

extension PlanRun {
  /// How the program ended; the clock's search can only have cut the run short.
  func solve(_ periods: Planner.Result?, _ searched: Searched) -> Plan.Solve {
    guard let periods else { return unsolved(searched.candidate) }
    let gap = Plan.Solve.gapPercent(objective: periods.objective, bound: periods.bound)
    var stoppedBy = periods.stoppedBy
    if searched.wasCutShort { stoppedBy = .time }
    if cancellation.isCancelled { stoppedBy = .cancelled }
    return Plan.Solve(
      status: gap <= options.gapPercent + 1e-9 ? .optimal : .feasible, stoppedBy: stoppedBy,
      objective: periods.objective, bound: periods.bound, gapPercent: gap, seconds: clock.seconds,
      seed: options.seed, threads: options.threads, columns: periods.columns, rows: periods.rows,
      binaries: periods.binaries)
  }

  /// Without a program there is no bound but 0: every cost is one.
  func unsolved(_ candidate: Candidate) -> Plan.Solve {
    let cost = candidate.totalCost
    return Plan.Solve(
      status: .feasible, stoppedBy: cancellation.isCancelled ? .cancelled : .work,
      objective: cost, bound: 0, gapPercent: Plan.Solve.gapPercent(objective: cost, bound: 0),
      seconds: clock.seconds, seed: options.seed, threads: options.threads, columns: 0, rows: 0,
      binaries: 0)
  }

  /// The first candidate that the checker passes: nobody ever sees another.
  func checkedPlan(
    from candidates: [Candidate], solve: Plan.Solve, promised: PeriodPlan? = nil
  ) throws -> Plan {
    var faults: [Fault] = []
    for candidate in candidates {
      let plan = plan(candidate, solve, promised, refused: faults)
      let found = Checker.check(plan, against: plant)
      if found.isEmpty { return plan }
      if faults.isEmpty { faults = found }
    }
    throw TaktError.refusedByChecker(faults.map(\.message))
  }

  private func plan(
    _ candidate: Candidate, _ solve: Plan.Solve, _ promised: PeriodPlan?, refused: [Fault]
  ) -> Plan {
    let evaluation = Evaluation(of: candidate.schedule, for: plant)
    var warnings = plant.remarks
    if let promised {
      warnings += BrokenPromises.warnings(promised, evaluation.orders, plant)
    }
    if let fault = refused.first {
      warnings.append(
        .init(
          kind: "selfCheck",
          message: "A better schedule was thrown away because it failed the check: "
            + fault.message))
    }
    return Plan(
      generator: .init(name: "takt", version: Takt.version), orderFileSHA256: file.sha256,
      createdAt: Instant(secondsSince1970: Date().timeIntervalSince1970), solve: solve,
      schedule: candidate.schedule, orders: evaluation.orders, cost: evaluation.cost,
      kpi: evaluation.kpi, warnings: warnings)
  }
}
