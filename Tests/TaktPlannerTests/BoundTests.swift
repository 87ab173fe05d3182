import GLPK
import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// Bounds are below what they bound, whatever they are made from.
@Suite struct BoundTests {
  /// Optimum and duals of the plain relaxation.
  private func relaxation(_ mip: MixedIntegerProgram) throws -> (optimum: Double, duals: [Double]) {
    try Solver.runBlocking { solver in
      try solver.load(mip)
      let result = try solver.solveRelaxation()
      #expect(result.status == .optimal)
      return (result.objective, solver.rowDuals())
    }
  }

  private func isBelow(_ bound: Double, _ optimum: Double) -> Bool {
    bound <= optimum + 1e-7 * max(1, abs(optimum))
  }

  @Test func theSafeBoundOfTheBestDualsIsTheOptimum() throws {
    for seed in UInt64(1)...80 {
      let mip = RandomPrograms.make(seed: seed, size: .small).mip
      let (optimum, duals) = try relaxation(mip)
      let bound = mip.safeBound(duals: duals)
      #expect(isBelow(bound, optimum), "seed \(seed)")
      #expect(bound >= optimum - 1e-5 * max(1, abs(optimum)), "seed \(seed): \(bound), \(optimum)")
    }
  }

  @Test func theSafeBoundOfAnyDualsIsBelow() throws {
    for seed in UInt64(1)...60 {
      let mip = RandomPrograms.make(seed: seed).mip
      let (optimum, duals) = try relaxation(mip)
      var dice = SeededGenerator(seed: seed)
      for size in [0.01, 0.3, 3, 100] {
        let wrong = duals.map { $0 + (dice.unit() - 0.5) * size * max(1, abs($0)) }
        #expect(isBelow(mip.safeBound(duals: wrong), optimum), "seed \(seed), size \(size)")
        let random = duals.map { _ in (dice.unit() - 0.5) * size }
        #expect(isBelow(mip.safeBound(duals: random), optimum), "seed \(seed), size \(size)")
      }
      #expect(isBelow(mip.trivialBound, optimum), "seed \(seed)")
    }
  }

  @Test func aSafeBoundIsProvenFromFiniteDualsAlone() throws {
    var mip = MixedIntegerProgram()
    let x = mip.addVariable("x", upper: 4, cost: 1)
    mip.constantCost = 2
    mip.addRow("least", [.init(x, 1)], lower: 3)
    #expect(isNear(mip.safeBound(duals: [1]), 5))
    #expect(isNear(mip.safeBound(duals: [0.5]), 3.5))
    #expect(isNear(mip.safeBound(duals: [-7]), 2))
    #expect(isNear(mip.safeBound(duals: [.nan]), 2))
    #expect(isNear(mip.safeBound(duals: [.infinity]), 2))
    #expect(isNear(mip.safeBound(duals: []), 2))
    // Twice the row against a column that stops at 4: 6 + 2 - 4.
    #expect(isNear(mip.safeBound(duals: [2]), 4))
  }

  @Test func theTightenedRootIsAbovePlainAndBelowEveryPlan() async throws {
    var raised = 0
    for seed in UInt64(1)...60 {
      let program = RandomPrograms.make(seed: seed, size: seed % 3 == 0 ? .small : .tiny)
      let plain = try relaxation(program.mip).optimum
      let root = try await RootRelaxation.solve(
        program, stop: .never, cancellation: Cancellation())
      #expect(root.isSolved, "seed \(seed)")
      #expect(root.objective >= plain - 1e-6 * max(1, abs(plain)), "seed \(seed)")
      #expect(isBelow(root.bound, root.objective), "seed \(seed)")
      let best = try FeasiblePoints(program).best
      #expect(isBelow(root.bound, best), "seed \(seed): bound \(root.bound), plan \(best)")
      if root.objective > plain + 1e-6 * max(1, abs(plain)) { raised += 1 }
    }
    #expect(raised > 5)
  }

  @Test func aRootStoppedAtOnceHasAValidBound() async throws {
    for seed in UInt64(1)...10 {
      let program = RandomPrograms.make(seed: seed, size: .small)
      let best = try FeasiblePoints(program).best
      let stopped = try await RootRelaxation.solve(
        program, stop: StopRule { 0 }, cancellation: Cancellation())
      #expect(isBelow(stopped.bound, best))
      let cancellation = Cancellation()
      cancellation.cancel()
      let cancelled = try await RootRelaxation.solve(
        program, stop: .never, cancellation: cancellation)
      #expect(!cancelled.isSolved)
      #expect(isBelow(cancelled.bound, best))
      #expect(isBelow(RootRelaxation(unsolved: program).bound, best))
    }
  }
}
