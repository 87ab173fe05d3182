import Foundation
import GLPK
public import TaktChecker
public import TaktFiles
public import TaktModel
import TaktPlanner

/// The library's face: an order file in, a proven plan out.
public enum Takt {
  public static let version = "0.1.0"

  /// Plans an order file: periods by program and heuristics, lots to the second, checked.
  ///
  /// There is always a plan when time is up or the run is cancelled.
  ///
  /// - Parameters:
  ///   - start: a schedule of this plant to start from, beside others; its times need not hold any more.
  ///   - cancellation: raise it and the best plan so far is returned.
  ///   - progress: told now and then, from any thread.
  /// - Throws: `TaktError.refusedByChecker`, which is a fault of the product.
  public static func plan(
    _ file: OrderFile, options: PlanOptions, startingFrom start: Schedule? = nil,
    cancellation: Cancellation = Cancellation(),
    progress: @escaping @Sendable (PlanProgress) -> Void = { _ in }
  ) async throws -> Plan {
    var run = PlanRun(file, options: options, cancellation: cancellation, progress: progress)
    let dispatched = run.dispatch()
    guard options.method == .auto, run.hasTimeForMore(after: dispatched) else {
      return try run.checkedPlan(from: [dispatched], solve: run.unsolved(dispatched))
    }
    let planner = run.planner()
    let given = [start].compactMap { $0 }.map {
      Candidate(Replanner(file.plant).replayed($0), for: file.plant)
    }
    let early = run.early(planner) + given
    let periods = await run.planPeriods(planner, early)
    let prices = await run.prices(planner, periods)
    let candidates = run.candidates(periods, planner.firstPlan.plan, [dispatched] + early)
    let converged = await run.converge(periods, candidates)
    return try run.checkedPlan(
      from: run.tidied(converged.searched.candidate, besides: candidates + [converged.cheapest])
        + [converged.fallback] + candidates,
      solve: run.solve(periods, converged.searched), promised: converged.promise, prices: prices,
      log: converged.searched.log)
  }

  /// Every claim of a plan that does not hold against its plant; empty where the plan is valid.
  public static func check(_ plan: Plan, against plant: Plant) -> [Fault] {
    Checker.check(plan, against: plant)
  }

  public enum ExportFormat: Sendable { case mps, lp }

  /// Writes the program over the periods for any other solver: its optimum is comparable with a plan's
  /// `solve.objective`.
  ///
  /// - Throws: `TaktError.notExported` where the file cannot be written.
  public static func export(
    _ plant: Plant, to path: String, format: ExportFormat
  ) throws(TaktError) {
    do {
      let program = Planner.program(of: plant)
      try Solver.runBlocking { solver in
        try solver.load(program)
        switch format {
        case .mps: try solver.writeMPS(to: path)
        case .lp: try solver.writeLP(to: path)
        }
      }
    } catch {
      throw .notExported("\(error)")
    }
  }
}
