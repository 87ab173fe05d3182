import GLPK
import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// A program with variables fixed, made smaller, is the same program.
@Suite struct ReductionTests {
  private struct Answer: Sendable {
    var status: MIPStatus
    var objective: Double?
    var point: [Double]?
  }

  private func optimum(_ mip: MixedIntegerProgram) throws -> Answer {
    try Solver.runBlocking { solver in
      try solver.load(mip)
      guard mip.integerCount == 0 else {
        let result = try solver.branchAndCut(MIPOptions(iterationLimit: 20_000))
        return Answer(status: result.status, objective: result.objective, point: result.point)
      }
      let result = try solver.solveRelaxation()
      guard result.status == .optimal else { return Answer(status: .infeasible) }
      return Answer(status: .optimal, objective: result.objective, point: solver.primal())
    }
  }

  /// Fixes a share of the integers as in a feasible point.
  private func fixed(
    _ mip: MixedIntegerProgram, as point: [Double], share: Double, _ dice: inout SeededGenerator
  ) -> (lowers: [Double], uppers: [Double], program: MixedIntegerProgram) {
    var (lowers, uppers, program) = (mip.lowers, mip.uppers, mip)
    for variable in mip.variables
    where mip.kind(of: variable) != .continuous && dice.unit() < share {
      let value = point[variable.index].rounded()
      lowers[variable.index] = value
      uppers[variable.index] = value
      program.setBounds(of: variable, lower: value, upper: value)
    }
    return (lowers, uppers, program)
  }

  @Test func theReducedOptimumIsTheOptimum() throws {
    var compared = 0
    for seed in UInt64(1)...60 {
      let program = RandomPrograms.make(seed: seed, size: seed % 4 == 0 ? .small : .tiny)
      let mip = program.mip
      var dice = SeededGenerator(seed: seed)
      for point in try FeasiblePoints(program).points.suffix(2) {
        let big = fixed(mip, as: point, share: [0.3, 0.6, 1][dice.below(3)], &dice)
        let reduction = try #require(
          Reduction(mip, lowers: big.lowers, uppers: big.uppers), "seed \(seed)")
        let wanted = try optimum(big.program)
        guard wanted.status == .optimal, let objective = wanted.objective else { continue }
        guard reduction.program.variableCount > 0 else {
          #expect(isNear(reduction.program.constantCost, objective), "seed \(seed)")
          continue
        }
        let got = try optimum(reduction.program)
        #expect(got.status == .optimal, "seed \(seed)")
        #expect(
          isNear(got.objective ?? .nan, objective),
          "seed \(seed): \(got.objective ?? .nan), \(objective)")
        let small = try #require(got.point)
        let expanded = reduction.expand(small, in: point)
        #expect(mip.violation(at: expanded) == nil, "seed \(seed)")
        #expect(isNear(mip.objective(at: expanded), objective), "seed \(seed)")
        #expect(zip(reduction.restrict(expanded), small).allSatisfy { abs($0 - $1) < 1e-4 })
        compared += 1
      }
    }
    #expect(compared > 30)
  }

  @Test func aFeasiblePointStaysOneWhenTheRestIsFixedAsInIt() throws {
    for seed in UInt64(1)...80 {
      let program = RandomPrograms.make(seed: seed, size: .small)
      let point = program.firstIncumbent().point
      var dice = SeededGenerator(seed: seed)
      let big = fixed(program.mip, as: point, share: 0.7, &dice)
      let reduction = try #require(
        Reduction(program.mip, lowers: big.lowers, uppers: big.uppers), "seed \(seed)")
      let restricted = reduction.restrict(point)
      #expect(reduction.program.violation(at: restricted) == nil, "seed \(seed)")
      let back = reduction.expand(restricted, in: point)
      #expect(program.mip.violation(at: back) == nil, "seed \(seed)")
      #expect(isNear(program.mip.objective(at: back), program.mip.objective(at: point)))
    }
  }

  @Test func fixingsThatContradictARowAreRefusedOrInfeasible() throws {
    var refused = 0
    for seed in UInt64(1)...60 {
      let mip = RandomPrograms.make(seed: seed).mip
      var dice = SeededGenerator(seed: seed &+ 7)
      var (lowers, uppers, big) = (mip.lowers, mip.uppers, mip)
      for variable in mip.variables
      where mip.kind(of: variable) == .binary && dice.below(2) == 0 {
        let value = Double(dice.below(2))
        lowers[variable.index] = value
        uppers[variable.index] = value
        big.setBounds(of: variable, lower: value, upper: value)
      }
      let wanted = try optimum(big)
      guard let reduction = Reduction(mip, lowers: lowers, uppers: uppers) else {
        refused += 1
        #expect(wanted.status == .infeasible, "seed \(seed)")
        continue
      }
      guard reduction.program.variableCount > 0 else { continue }
      let got = try optimum(reduction.program)
      #expect((got.status == .infeasible) == (wanted.status == .infeasible), "seed \(seed)")
    }
    #expect(refused > 3)
  }
}
