import GLPK
import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// The (l,S) inequalities cut fractional points off and no plan.
@Suite struct LSInequalityTests {
  private typealias T = TinyPlant

  /// Every inequality separated on the way to the tightened relaxation.
  private func separated(_ program: Program) throws -> [MixedIntegerProgram.LinearRow] {
    let inequalities = LSInequalities(program)
    return try Solver.runBlocking { solver in
      try solver.load(program.mip)
      var all: [MixedIntegerProgram.LinearRow] = []
      _ = try solver.tightenRoot(rounds: 30) { point in
        let rows = inequalities.violated(at: point)
        all += rows
        return rows
      }
      return all
    }
  }

  private func expectValid(_ program: Program, _ what: String) throws -> Int {
    let rows = try separated(program)
    guard !rows.isEmpty else { return 0 }
    for point in try FeasiblePoints(program).points {
      for row in rows {
        let scale = max(1, abs(row.lower), row.terms.reduce(0) { max($0, abs($1.coefficient)) })
        #expect(
          row.violation(at: point) <= 1e-5 * scale,
          "\(what): \(row.name) cuts a feasible point off by \(row.violation(at: point))")
      }
    }
    return rows.count
  }

  @Test func noFeasiblePointOfATinyPlantIsCutOff() throws {
    var count = 0
    for seed in UInt64(1)...60 {
      count += try expectValid(RandomPrograms.make(seed: seed), "tiny \(seed)")
    }
    #expect(count > 0, "Too few inequalities were separated for the test to mean anything.")
  }

  @Test func noFeasiblePointOfASmallPlantIsCutOff() throws {
    var count = 0
    for seed in UInt64(1)...25 {
      count += try expectValid(RandomPrograms.make(seed: seed, size: .small), "small \(seed)")
    }
    #expect(count > 50, "Too few inequalities were separated for the test to mean anything.")
  }

  @Test func noOptimumOfALotSizingPlantIsCutOff() throws {
    var count = 0
    for seed in UInt64(1)...40 {
      let program = Program(PlanningData(try LotSizingPlant(seed: seed).plant()))
      count += try expectValid(program, "lot sizing \(seed)")
    }
    #expect(count > 40)
  }

  @Test func whatIsSeparatedIsViolated() throws {
    for seed in UInt64(1)...30 {
      let program = Program(PlanningData(try LotSizingPlant(seed: seed).plant()))
      let inequalities = LSInequalities(program)
      try Solver.runBlocking { solver in
        try solver.load(program.mip)
        _ = try solver.solveRelaxation()
        let point = solver.primal()
        for row in inequalities.violated(at: point) { #expect(row.violation(at: point) > 1e-5) }
      }
    }
  }

  @Test func theyCloseTheGapOfAnUncapacitatedProduct() async throws {
    // Wagner and Whitin's case: with all (l,S) inequalities the relaxation is integral (Barany, Van Roy
    // and Wolsey 1984). Set-up 20, holding 1 a unit and day, 5 a day for four days; made on days 1 and 3
    // 40 + 10, on day 1 alone 20 + 5 x (1 + 2 + 3) = 50, in three lots 60 + 5.
    let plant = try T.plant(
      horizon: T.horizon(days: 4), machines: [T.machine(keepsSetup: false)],
      products: [
        T.made(
          steps: [T.step(modes: [T.mode(secondsPerUnit: 60, setup: Setup(cost: 20))])],
          holdingCostPerUnitDay: 1)
      ],
      orders: (1...4).map { day in
        T.order(
          "O\(day)", quantity: 5, dueDay: Double(day), earliest: T.at(day: Double(day) - 0.5),
          latest: T.at(day: Double(day)), unmetCostPerUnit: 1000)
      })
    let program = Program(PlanningData(plant))
    let root = try await RootRelaxation.solve(
      program, stop: .never, cancellation: Cancellation())
    #expect(isNear(root.objective, 50))
    #expect(isNear(root.bound, 50))
    let plain = try Solver.runBlocking { solver in
      try solver.load(program.mip)
      return try solver.solveRelaxation().objective
    }
    #expect(plain < 49)
    try await expectOptimum(50, of: plant)
  }

  @Test func aSetupThatIsKeptCountsOnceForThePeriodsThatItServes() async throws {
    // Two products of 5 a day take turns on a machine that keeps one set-up. Counting a kept set-up anew
    // in every period that it serves, the relaxation stops below 70.
    let plant = try T.plant(
      horizon: T.horizon(days: 4),
      products: (0..<2).map { index in
        T.made(
          "P\(index)",
          steps: [
            T.step(modes: [
              T.mode(family: index, secondsPerUnit: 60, setup: Setup(cost: 20))
            ])
          ], holdingCostPerUnitDay: 1)
      },
      orders: (0..<2).flatMap { product in
        (1...4).map { day in
          T.order(
            "O\(product)\(day)", product: product, quantity: 5, dueDay: Double(day),
            earliest: T.at(day: Double(day) - 0.5), latest: T.at(day: Double(day)),
            unmetCostPerUnit: 1000)
        }
      })
    let program = Program(PlanningData(plant))
    let root = try await RootRelaxation.solve(
      program, stop: .never, cancellation: Cancellation())
    #expect(isNear(root.objective, 70))
    try await expectOptimum(70, of: plant)
  }

  @Test func aStageWithoutSetupsHasNone() throws {
    let plant = try T.plant(horizon: T.horizon(days: 2), orders: [T.order(quantity: 40, dueDay: 1)])
    let program = Program(PlanningData(plant))
    let nothing = [Double](repeating: 0, count: program.mip.variableCount)
    #expect(LSInequalities(program).violated(at: nothing).isEmpty)
  }
}
