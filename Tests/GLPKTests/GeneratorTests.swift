import GLPK
import Testing

/// Inequalities that GLPK generates hold for all integral points and raise the relaxation.
@Suite struct GeneratorTests {
  @Test func mixedIntegerRoundingRaisesLotSizingsBoundAndNotItsOptimum() throws {
    var raised = 0
    for seed in UInt64(1)...12 {
      let instance = Fixtures.lotSizing(periods: 7, seed: seed)
      let optimum = Fixtures.wagnerWhitin(instance)
      let (plain, tight) = try Solver.runBlocking { solver in
        try solver.load(instance.program)
        let plain = try solver.solveRelaxation().objective
        let tight = try solver.tightenRoot(
          rounds: 30, generators: [.mixedIntegerRounding], separate: { _ in [] })
        return (plain, tight.objective)
      }
      #expect(tight >= plain - 1e-6)
      #expect(tight <= optimum + 1e-6 * optimum, "seed \(seed): \(tight), optimum \(optimum)")
      if tight > plain + 0.2 * (optimum - plain) { raised += 1 }
    }
    #expect(raised == 12)
  }

  @Test func noFeasiblePointIsCutOff() throws {
    var count = 0
    for seed in UInt64(1)...20 {
      var program = Fixtures.knapsack(items: 8, rows: 3, seed: seed)
      let slack = program.addVariable("slack", kind: .integer, upper: 3, cost: 11)
      program.addRow(
        "mixed", program.variables.map { Term($0, $0 == slack ? -7 : 3) }, upper: 9)
      let rows = try Solver.runBlocking { [program] solver in
        try solver.load(program)
        var rows: [LinearRow] = []
        for _ in 0..<5 {
          _ = try solver.solveRelaxation()
          let found = try solver.generate(.mixedIntegerRounding)
          let point = solver.primal()
          for row in found { #expect(row.violation(at: point) > 0) }
          rows += found
          try solver.addRows(found)
        }
        return rows
      }
      count += rows.count
      let best = bruteForce(program)
      for row in rows { program.add(row) }
      #expect(bruteForce(program) == best, "seed \(seed)")
    }
    #expect(count > 20)
  }

  @Test func withoutASolutionThereIsNothingToGenerateFrom() throws {
    let rows = try Solver.runBlocking { solver in
      try solver.load(Fixtures.knapsack(items: 6, rows: 2, seed: 1))
      return try solver.generate(.mixedIntegerRounding)
    }
    #expect(rows.isEmpty)
  }
}
