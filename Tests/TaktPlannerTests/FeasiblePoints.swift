import GLPK
import TaktModel
import TaktTestSupport

@testable import TaktPlanner

/// Feasible points of a program that its own heuristics did not choose: what GLPK alone finds on its way
/// from a plan that makes nothing, with the last bound and point.
struct FeasiblePoints: Sendable {
  let points: [[Double]]
  let best: Double
  let isOptimal: Bool

  /// - Throws: what GLPK throws.
  init(_ program: Program, iterationLimit: Int = 2_000) throws {
    let mip = program.mip
    let nothing = program.point(for: Decisions(nothingFor: program.data))
    let constructed = program.firstIncumbent().point
    let start = mip.violation(at: nothing) == nil ? nothing : nil
    let found = try Solver.runBlocking { solver -> ([[Double]], Bool) in
      try solver.load(mip)
      var points: [[Double]] = []
      var hooks = BranchAndCutHooks()
      hooks.newIncumbent = { point, _ in points.append(point) }
      let result = try solver.branchAndCut(
        MIPOptions(iterationLimit: iterationLimit), incumbent: start, hooks: hooks)
      if let point = result.point { points.append(point) }
      return (points, result.status == .optimal)
    }
    let all = (found.0 + [nothing, constructed]).filter { mip.violation(at: $0) == nil }
    points = all
    best = all.map(mip.objective(at:)).min() ?? .infinity
    isOptimal = found.1
  }
}

/// Programs of random plants, in the sizes that tests can solve over and over.
enum RandomPrograms {
  static func make(seed: UInt64, size: RandomPlant.Size = .tiny) -> Program {
    Program(PlanningData(RandomPlant.make(seed: seed, size: size)))
  }
}
