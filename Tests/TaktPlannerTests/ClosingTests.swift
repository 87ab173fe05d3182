import GLPK
import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// Branch and cut on the whole, slice by slice.
@Suite struct ClosingTests {
  private struct Closing {
    let program: Program
    let inequalities: LSInequalities
    let root: RootRelaxation
    var incumbent: Incumbent
    var closing = ExactClosing()

    init(_ program: Program) async throws {
      self.program = program
      inequalities = LSInequalities(program)
      root = try await RootRelaxation.solve(
        program, stop: .never, cancellation: Cancellation())
      incumbent = program.firstIncumbent()
    }

    /// One slice; its bound.
    mutating func slice(
      _ effort: Int, gap: Double = 0, stop: StopRule = .never,
      cancellation: Cancellation = Cancellation()
    ) async -> Double {
      let outcome = await closing.advance(
        root, of: program, by: inequalities, from: incumbent, relativeGap: gap, slice: effort,
        stop: stop, cancellation: cancellation)
      if let found = outcome.incumbent, found.objective < incumbent.objective {
        incumbent = found
      }
      return outcome.bound
    }
  }

  private func optimum(_ program: Program) throws -> Double? {
    try Solver.runBlocking { solver in
      try solver.load(program.mip)
      guard program.mip.integerCount > 0 else { return nil }
      let result = try solver.branchAndCut(MIPOptions(iterationLimit: 50_000))
      return result.status == .optimal ? result.objective : nil
    }
  }

  @Test func slicesEndAtTheOptimumAndNoBoundPassesIt() async throws {
    var (compared, sliced) = (0, 0)
    for seed in UInt64(1)...16 {
      let program = RandomPrograms.make(seed: seed, size: seed % 2 == 0 ? .small : .tiny)
      guard let best = try optimum(program) else { continue }
      let tolerance = 1e-6 * max(1, abs(best))
      var closing = try await Closing(program)
      var slices = 0
      while !closing.closing.isOver, slices < 400 {
        let bound = await closing.slice(1)
        slices += 1
        #expect(bound <= best + tolerance, "seed \(seed): \(bound), optimum \(best)")
        #expect(program.mip.violation(at: closing.incumbent.point) == nil, "seed \(seed)")
      }
      #expect(isNear(closing.incumbent.objective, best), "seed \(seed)")
      let bound = await closing.slice(1)
      #expect(bound >= best - tolerance, "seed \(seed): \(bound), optimum \(best)")
      compared += 1
      if slices > 2 { sliced += 1 }
    }
    #expect(compared > 10)
    #expect(sliced > 1)
  }

  @Test func whatIsLeftOutIsWithinTheGapAskedFor() async throws {
    for seed in UInt64(1)...6 {
      let program = RandomPrograms.make(seed: seed, size: .small)
      guard let best = try optimum(program) else { continue }
      var closing = try await Closing(program)
      var bound = -Double.infinity
      for _ in 0..<100 where !closing.closing.isOver {
        bound = await closing.slice(1_000_000, gap: 0.05)
      }
      let tolerance = 1e-6 * max(1, abs(best))
      #expect(bound <= best + tolerance, "seed \(seed)")
      #expect(bound >= closing.incumbent.objective * 0.95 - tolerance, "seed \(seed)")
    }
  }

  @Test func timeAndCancelLeaveAValidBoundAndATreeToGoOnWith() async throws {
    for seed in UInt64(1)...4 {
      let program = RandomPrograms.make(seed: seed, size: .small)
      guard let best = try optimum(program) else { continue }
      var closing = try await Closing(program)
      let cancellation = Cancellation()
      cancellation.cancel()
      for bound in [
        await closing.slice(1_000_000, stop: StopRule { 0 }),
        await closing.slice(1_000_000, cancellation: cancellation),
      ] {
        #expect(bound <= best + 1e-6 * max(1, abs(best)), "seed \(seed)")
      }
      for _ in 0..<400 where !closing.closing.isOver { _ = await closing.slice(1_000_000) }
      #expect(isNear(closing.incumbent.objective, best), "seed \(seed)")
    }
  }

  @Test func openNodesComeInTheOrderOfTheirBounds() {
    var queue = NodeQueue()
    var dice = SeededGenerator(seed: 5)
    for number in 0..<200 {
      queue.push(OpenNode(bound: Double(dice.below(40)), number: number))
    }
    var popped: [OpenNode] = []
    while let node = queue.pop() {
      #expect(queue.leastBound >= node.bound)
      popped.append(node)
    }
    #expect(popped.count == 200)
    for (a, b) in zip(popped, popped.dropFirst()) {
      #expect((a.bound, a.number) < (b.bound, b.number))
    }
  }

  @Test func pseudoCostsAreMeansPerUnitMoved() {
    var costs = PseudoCosts(columns: 3)
    costs.learn(0, isUp: true, distance: 0.5, gain: 4)
    costs.learn(0, isUp: true, distance: 0.25, gain: 3)
    costs.learn(0, isUp: false, distance: 0.5, gain: 1)
    #expect(isNear(costs.gains(of: 0, at: 2.25).up, 10 * 0.75))
    #expect(isNear(costs.gains(of: 0, at: 2.25).down, 2 * 0.25))
    #expect(costs.trials(of: 0) == 1)
    // What has not been tried is expected to be like the others.
    #expect(isNear(costs.gains(of: 2, at: 0.5).up, 5))
    #expect(costs.trials(of: 2) == 0)
  }
}
