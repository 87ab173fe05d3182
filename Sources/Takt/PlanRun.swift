import Foundation
import GLPK
import TaktChecker
import TaktFiles
import TaktModel
import TaktPlanner
import TaktScheduler

/// One planning run: the steps that `Takt.plan` wires.
struct PlanRun: Sendable {
  private let file: OrderFile
  private let options: PlanOptions
  private let cancellation: Cancellation
  private let progress: @Sendable (PlanProgress) -> Void
  private let clock: RunClock

  private var plant: Plant { file.plant }

  /// Kept back for scheduling, evaluating and checking what the search leaves.
  private var reserveSeconds: Double { 0.05 + 0.01 * min(30, options.timeLimitSeconds) }

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

  /// The program over the periods; nil where GLPK fails, which costs the bound but not the plan.
  func planPeriods(from dispatched: Candidate) async -> Planner.Result? {
    let planner = Planner(
      plant,
      options: .init(
        relativeGap: options.gapPercent / 100, seed: options.seed, threads: options.threads,
        workLimit: options.workLimit))
    return try? await planner.plan(
      stop: clock.stop(share: 0.6, reserveSeconds: reserveSeconds), cancellation: cancellation
    ) { [clock, progress] state in
      progress(
        PlanProgress(
          phase: state.phase.rawValue, bestCost: state.objective, bound: state.bound,
          gapPercent: Plan.Solve.gapPercent(objective: state.objective, bound: state.bound),
          seconds: clock.seconds))
    }
  }

  /// Schedules to start from, cheapest first.
  func candidates(_ periods: Planner.Result?, _ dispatched: Candidate) -> [Candidate] {
    guard let periods else { return [dispatched] }
    let scheduled = [periods.plan, periods.firstPlan].map {
      Candidate(Scheduler.schedule($0, for: plant), for: plant)
    }
    let all = scheduled + [dispatched]
    return all.indices.sorted { (all[$0].totalCost, $0) < (all[$1].totalCost, $1) }.map { all[$0] }
  }

  /// What the search on the clock found, and whether time cut it short.
  struct Searched: Sendable {
    let candidate: Candidate
    let wasCutShort: Bool
  }

  /// Searches from the best starts at once, one a thread; the cheapest result counts.
  func search(from candidates: [Candidate]) async -> Searched {
    let stop = clock.stop(reserveSeconds: reserveSeconds)
    let starts = (0..<max(1, options.threads)).map { candidates[min($0, candidates.count - 1)] }
    let limit = evaluationLimit(candidates[0])
    let found = await withTaskGroup(of: (Int, Searched).self) { group in
      for (index, start) in starts.enumerated() {
        group.addTask {
          let result = ScheduleSearch.improve(
            start.schedule, for: plant, seed: options.seed &+ UInt64(index),
            evaluationLimit: limit, stop: stop
          ) { cost in
            if index == 0 { report(cost) }
          }
          return (
            index,
            Searched(
              candidate: Candidate(result.schedule, for: plant),
              wasCutShort: result.endedByStopRule)
          )
        }
      }
      var found: [(Int, Searched)] = []
      for await one in group { found.append(one) }
      return found.sorted { $0.0 < $1.0 }.map(\.1)
    }
    let best = found.indices.min {
      (found[$0].candidate.totalCost, $0) < (found[$1].candidate.totalCost, $1)
    }
    return Searched(
      candidate: best.map { found[$0].candidate } ?? candidates[0],
      wasCutShort: found.contains(where: \.wasCutShort))
  }

  /// Enough for a plant of this size; what a run that stops by gap or work spends.
  private func evaluationLimit(_ candidate: Candidate) -> Int {
    max(4_000, 1_500_000 / max(1, candidate.schedule.lots.count))
  }

  private func report(_ cost: Cost) {
    progress(
      PlanProgress(
        phase: "schedule", bestCost: cost.total, bound: nil, gapPercent: nil,
        seconds: clock.seconds))
  }
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
    var warnings = plant.remarks
    if let promised {
      warnings += BrokenPromises.warnings(promised, candidate.evaluation.orders, plant)
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
      schedule: candidate.schedule, orders: candidate.evaluation.orders,
      cost: candidate.evaluation.cost, kpi: candidate.evaluation.kpi, warnings: warnings)
  }
}
