import GLPK
import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// Sub-programs of a part of the columns, and what chooses them.
@Suite struct SubprogramTests {
  /// Some columns of a program, each once.
  private func drawn(_ mip: MixedIntegerProgram, _ dice: inout SeededGenerator) -> [Int] {
    let share = 0.2 + 0.6 * dice.unit()
    return mip.variables.map(\.index).filter { _ in dice.unit() < share }
  }

  private func optimum(_ mip: MixedIntegerProgram) throws -> Double? {
    guard mip.variableCount > 0 else { return mip.constantCost }
    return try Solver.runBlocking { solver in
      try solver.load(mip)
      if mip.integerCount == 0 {
        let result = try solver.solveRelaxation()
        return result.status == .optimal ? result.objective : nil
      }
      let result = try solver.branchAndCut(MIPOptions(iterationLimit: 20_000))
      return result.status == .optimal ? result.objective : nil
    }
  }

  @Test func aPartIsTheWholeWithTheRestFixed() throws {
    var compared = 0
    for seed in UInt64(1)...40 {
      let program = RandomPrograms.make(seed: seed, size: .tiny)
      let mip = program.mip
      let index = ColumnIndex(mip)
      var dice = SeededGenerator(seed: seed)
      for point in try FeasiblePoints(program).points.suffix(2) {
        let free = drawn(mip, &dice)
        var whole = mip
        let isFree = Set(free)
        for variable in mip.variables where !isFree.contains(variable.index) {
          whole.setBounds(
            of: variable, lower: point[variable.index], upper: point[variable.index])
        }
        // A point is feasible within a tolerance only: fixed as it is, rows may miss by a hair.
        guard let wanted = try optimum(whole) else { continue }
        let part = try #require(Reduction(mip, index, free: free, at: point), "seed \(seed)")
        let got = try #require(try optimum(part.program), "seed \(seed)")
        #expect(isNear(got, wanted), "seed \(seed): \(got), \(wanted)")
        compared += 1
      }
    }
    #expect(compared > 20)
  }

  @Test func whatASubprogramFindsIsAPlanAndNoWorse() async throws {
    var better = 0
    for seed in UInt64(1)...12 {
      let program = RandomPrograms.make(seed: seed, size: .small)
      let root = RootRelaxation(unsolved: program)
      var incumbent = program.firstIncumbent()
      var picker = NeighbourhoodPicker(program, root: root, seed: seed)
      for _ in 0..<6 {
        guard let choice = picker.next(incumbent) else { break }
        let outcome = await choice.subprogram.solve(
          root, of: program, from: incumbent, stop: .never, cancellation: Cancellation())
        guard let found = outcome.incumbent else { continue }
        #expect(program.mip.violation(at: found.point) == nil, "seed \(seed)")
        let tolerance = 1e-6 * max(1, abs(incumbent.objective))
        #expect(found.objective <= incumbent.objective + tolerance, "seed \(seed)")
        let touched = Set(choice.subprogram.free + (choice.subprogram.region ?? []))
        for column in found.point.indices where !touched.contains(column) {
          #expect(found.point[column] == incumbent.point[column], "seed \(seed)")
        }
        if found.objective < incumbent.objective - tolerance {
          incumbent = found
          better += 1
        }
      }
    }
    #expect(better > 3)
  }

  @Test func slicesOfTheRelaxationEndWhereTheWholeDoes() async throws {
    for seed in UInt64(1)...10 {
      let program = RandomPrograms.make(seed: seed, size: .small)
      let inequalities = LSInequalities(program)
      let whole = try await RootRelaxation.solve(
        program, stop: .never, cancellation: Cancellation())
      var sliced = RootRelaxation(unsolved: program)
      var slices = 0
      while !sliced.isFinished, slices < 500 {
        let before = sliced.bound
        sliced = try await sliced.advanced(
          of: program, by: inequalities, iterationLimit: 20, stop: .never,
          cancellation: Cancellation())
        #expect(sliced.bound >= before)
        slices += 1
      }
      #expect(sliced.isFinished && sliced.isSolved, "seed \(seed)")
      // Where rounds have stopped to pay differs a little.
      #expect(abs(sliced.bound - whole.bound) <= 5e-3 * max(1, abs(whole.bound)), "seed \(seed)")
    }
  }

  @Test func aWorkLimitEndsTheSearch() async throws {
    let plant = RandomPlant.make(seed: 5, size: .medium)
    let result = await Planner(plant, options: .init(relativeGap: 0, workLimit: 500)).plan()
    #expect(result.stoppedBy == .work || result.stoppedBy == .gap)
  }

  @Test func sharperCoefficientsKeepEveryIntegralPoint() throws {
    // x <= 10 y with x <= 4 by another row: 4 y does as well, and cuts off y = 0.4.
    var mip = MixedIntegerProgram()
    let x = mip.addVariable("x", upper: 10, cost: -1)
    let y = mip.addVariable("y", kind: .binary, cost: 1)
    let z = mip.addVariable("z", upper: 1, cost: 0)
    mip.addRow("setup", [.init(x, 1), .init(y, -10)], upper: 0)
    mip.addRow("capacity", [.init(x, 1), .init(z, 1)], upper: 4)
    let reduction = try #require(Reduction(mip, lowers: mip.lowers, uppers: mip.uppers))
    let setup = reduction.program.row(MixedIntegerProgram.Row(index: 0))
    let coefficient = try #require(setup.terms.first { $0.variable == y }?.coefficient)
    #expect(coefficient <= -4 && coefficient > -4.01)
    #expect(reduction.program.violation(at: [4, 1, 0]) == nil)
    #expect(reduction.program.violation(at: [4, 0.4, 0]) != nil)
  }
}
