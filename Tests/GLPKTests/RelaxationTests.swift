import GLPK
import Testing

@Suite("Relaxations")
struct RelaxationTests {
  @Test(arguments: [LPOptions.Method.primal, .dual, .dualThenPrimal], [false, true])
  func optimum(method: LPOptions.Method, presolve: Bool) throws {
    try Solver.runBlocking { solver in
      try solver.load(Fixtures.smallLP())
      let result = try solver.solveRelaxation(LPOptions(method: method, presolve: presolve))
      #expect(result.status == .optimal)
      #expect(abs(result.objective + 11) < 1e-9)
      #expect(result.isDualFeasible && result.isPrimalFeasible)
      let point = solver.primal()
      #expect(abs(point[0] - 3) < 1e-9 && abs(point[1] - 1) < 1e-9)
      #expect(solver.rowActivities().map { $0.rounded() } == [4, 6])
      // Strong duality: row duals times bounds plus reduced costs times bounds.
      let duals = solver.rowDuals()
      let reduced = solver.reducedCosts()
      #expect(abs(4 * duals[0] + 6 * duals[1] + 3 * reduced[0] + 11) < 1e-9)
    }
  }

  @Test(arguments: [LPOptions.Method.primal, .dual, .dualThenPrimal], [false, true])
  func infeasibleAndUnbounded(method: LPOptions.Method, presolve: Bool) throws {
    try Solver.runBlocking { solver in
      var program = Program()
      let x = program.addVariable("x", cost: -1)
      let y = program.addVariable("y", cost: 0)
      program.addRow("r", [Term(x, 1), Term(y, -1)], upper: 1)
      program.addRow("s", [Term(x, 1), Term(y, 1)], lower: 1)
      let options = LPOptions(method: method, presolve: presolve)
      try solver.load(program)
      #expect(try solver.solveRelaxation(options).status == .unbounded)
      program.addRow("t", [Term(x, 1), Term(y, 1)], upper: 0.5)
      try solver.load(program)
      #expect(try solver.solveRelaxation(options).status == .infeasible)
    }
  }

  @Test func programsWithoutRowsOrColumns() throws {
    try Solver.runBlocking { solver in
      var program = Program()
      program.constantCost = 5
      try solver.load(program)
      let empty = try solver.solveRelaxation()
      #expect(empty.status == .optimal && empty.objective == 5)
      #expect(solver.primal().isEmpty)
      _ = program.addVariable("x", lower: 2, upper: 3, cost: 1)
      try solver.load(program)
      let single = try solver.solveRelaxation()
      #expect(single.status == .optimal && single.objective == 7)
      #expect(try solver.branchAndCut().objective == 7)
    }
  }

  @Test func limits() throws {
    let program = Fixtures.bigLP(size: 300, seed: 1)
    try Solver.runBlocking { solver in
      try solver.load(program)
      let few = try solver.solveRelaxation(LPOptions(method: .primal, iterationLimit: 3))
      #expect(few.status == .iterationLimit)
      #expect(few.iterations <= 3)
      #expect(try solver.solveRelaxation(LPOptions(timeLimitSeconds: 0)).status == .timeLimit)
      let full = try solver.solveRelaxation()
      #expect(full.status == .optimal)
      // From the optimal basis with one more row, the dual simplex passes the limit at once.
      let point = solver.primal()
      let variables = program.variables.filter { point[$0.index] > 1 }
      try solver.addRows([LinearRow(terms: variables.map { Term($0, 1) }, upper: 1)])
      let stopped = try solver.solveRelaxation(
        LPOptions(method: .dual, objectiveLimit: full.objective + 1))
      #expect(stopped.status == .objectiveLimit)
      #expect(stopped.isDualFeasible)
      let huge = try solver.solveRelaxation(LPOptions(timeLimitSeconds: 1e300))
      #expect(huge.status == .optimal)
    }
  }

  @Test func changesAreSeenAndWarm() throws {
    try Solver.runBlocking { solver in
      var mirror = Fixtures.smallLP()
      try solver.load(mirror)
      #expect(try solver.solveRelaxation().status == .optimal)
      let x = Program.Variable(index: 0)
      let y = Program.Variable(index: 1)
      try solver.setBounds(of: x, lower: 1, upper: 2)
      #expect(solver.primal().isEmpty)
      #expect(abs(try solver.solveRelaxation().objective + 6 + 8.0 / 3) < 1e-9)
      try solver.setCost(of: y, 5)
      #expect(abs(try solver.solveRelaxation().objective + 6) < 1e-9)
      try solver.addRows([
        LinearRow(terms: [Term(x, 1), Term(x, 1), Term(y, 1)], upper: 3, name: "cut")
      ])
      #expect(solver.rowCount == 3)
      #expect(abs(try solver.solveRelaxation().objective + 4.5) < 1e-9)
      try solver.removeRows([Program.Row(index: 2), Program.Row(index: 0)])
      #expect(solver.rowCount == 1)
      #expect(abs(try solver.solveRelaxation().objective + 6) < 1e-9)
      mirror.setBounds(of: x, lower: 1, upper: 2)
      mirror.setCost(of: y, 5)
      #expect(solver.loadedProgram?.uppers == mirror.uppers)
      #expect(solver.loadedProgram?.costs == mirror.costs)
      #expect(solver.loadedProgram?.row(Program.Row(index: 0)).name == "mix")
    }
  }

  @Test func basisComesBack() throws {
    try Solver.runBlocking { solver in
      let program = Fixtures.bigLP(size: 120, seed: 2)
      try solver.load(program)
      let first = try solver.solveRelaxation()
      #expect(first.iterations > 0)
      let basis = solver.basis()
      #expect(basis.variableCount == 120 && basis.rowCount == 120)
      try solver.load(program)
      try solver.restore(basis)
      let again = try solver.solveRelaxation()
      #expect(again.status == .optimal)
      #expect(again.iterations == 0)
      #expect(abs(again.objective - first.objective) < 1e-6)
      // A basis from before rows were added.
      try solver.addRows([LinearRow(terms: [Term(Program.Variable(index: 0), 1)], upper: 1e6)])
      try solver.restore(basis)
      #expect(try solver.solveRelaxation().iterations == 0)
    }
  }

  @Test func aBasisGoneBadIsReplaced() throws {
    try Solver.runBlocking { solver in
      let program = Fixtures.bigLP(size: 60, seed: 3)
      try solver.load(program)
      let objective = try solver.solveRelaxation().objective
      // Taking out a binding row leaves a basis with one variable too many.
      let binding = try #require(
        (0..<60).first { !solver.basis().isBasic(Program.Row(index: $0)) })
      let row = program.row(Program.Row(index: binding))
      try solver.removeRows([Program.Row(index: binding)])
      #expect(try solver.solveRelaxation().status == .optimal)
      try solver.addRows([row])
      let again = try solver.solveRelaxation()
      #expect(abs(again.objective - objective) < 1e-6)
    }
  }

  @Test func aLargeProgramLoads() throws {
    var program = Program()
    let count = 20_000
    let variables = (0..<count).map { program.addVariable("x\($0)", cost: 1) }
    for row in 0..<count {
      program.addRow(
        "r\(row)",
        [Term(variables[row], 1), Term(variables[(row + 1) % count], 1)], lower: 1)
    }
    let loaded = program
    try Solver.runBlocking { solver in
      for _ in 0..<3 { try solver.load(loaded) }
      #expect(solver.rowCount == count)
      #expect(loaded.nonzeroCount == 2 * count)
    }
  }
}
