import CGLPK
import GLPK
import Testing

@Suite("Misuse")
struct MisuseTests {
  private func expectMisuse(
    _ body: @Sendable @escaping (inout Solver) throws -> Void,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try Solver.runBlocking { solver in
      try solver.load(Fixtures.smallLP())
      #expect(sourceLocation: sourceLocation) {
        try body(&solver)
      } throws: { error in
        if case GLPKError.misuse(let text) = error { return !text.isEmpty }
        return false
      }
      // Nothing has happened.
      #expect(abs(try solver.solveRelaxation().objective + 11) < 1e-9)
    }
  }

  @Test func isATypedErrorAndLeavesTheSolverAlone() throws {
    let x = Program.Variable(index: 0)
    let nobody = Program.Variable(index: 2)
    try expectMisuse { try $0.setBounds(of: nobody, lower: 0, upper: 1) }
    try expectMisuse { try $0.setBounds(of: Program.Variable(index: -1), lower: 0, upper: 1) }
    try expectMisuse { try $0.setBounds(of: x, lower: 2, upper: 1) }
    try expectMisuse { try $0.setBounds(of: x, lower: .nan, upper: 1) }
    try expectMisuse { try $0.setBounds(of: x, lower: .infinity, upper: .infinity) }
    try expectMisuse { try $0.setCost(of: x, .nan) }
    try expectMisuse { try $0.setCost(of: nobody, 1) }
    try expectMisuse { try $0.setKind(of: nobody, .integer) }
    try expectMisuse { try $0.addRows([LinearRow(terms: [Term(nobody, 1)], upper: 1)]) }
    try expectMisuse {
      try $0.addRows([
        LinearRow(terms: [Term(x, 1)], upper: 1), LinearRow(terms: [Term(x, .infinity)]),
      ])
    }
    try expectMisuse { try $0.addRows([LinearRow(terms: [], lower: 1, upper: 0)]) }
    try expectMisuse { try $0.removeRows([Program.Row(index: 2)]) }
    try expectMisuse { try $0.removeRows([Program.Row(index: 0), Program.Row(index: 0)]) }
    try expectMisuse { _ = try $0.solveRelaxation(LPOptions(timeLimitSeconds: .nan)) }
    try expectMisuse { _ = try $0.solveRelaxation(LPOptions(objectiveLimit: .nan)) }
    try expectMisuse { _ = try $0.branchAndCut(MIPOptions(relativeGap: -1)) }
    try expectMisuse { _ = try $0.branchAndCut(MIPOptions(relativeGap: .nan)) }
    try expectMisuse { _ = try $0.branchAndCut(MIPOptions(objectiveCutoff: .nan)) }
    try expectMisuse { _ = try $0.branchAndCut(MIPOptions(timeLimitSeconds: .nan)) }
    let foreign = try Solver.runBlocking { solver in
      try solver.load(Fixtures.bigLP(size: 5, seed: 1))
      _ = try solver.solveRelaxation()
      return solver.basis()
    }
    try expectMisuse { try $0.restore(foreign) }
  }

  @Test func nothingLoaded() throws {
    try Solver.runBlocking { solver in
      #expect(throws: GLPKError.misuse("nothing is loaded")) { try solver.solveRelaxation() }
      #expect(throws: GLPKError.misuse("nothing is loaded")) { try solver.branchAndCut() }
      #expect(throws: GLPKError.misuse("nothing is loaded")) { try solver.writeLP(to: "x") }
      #expect(throws: GLPKError.misuse("nothing is loaded")) {
        try solver.setCost(of: Program.Variable(index: 0), 1)
      }
      #expect(solver.primal().isEmpty && solver.basis().rowCount == 0 && solver.rowCount == 0)
    }
  }

  @Test func limitsOutOfRangeAreClamped() throws {
    try Solver.runBlocking { solver in
      try solver.load(Fixtures.smallLP())
      #expect(
        try solver.solveRelaxation(
          LPOptions(iterationLimit: .max, timeLimitSeconds: .infinity)
        ).status == .optimal)
      #expect(
        try solver.solveRelaxation(LPOptions(timeLimitSeconds: -5)).status == .timeLimit)
      let result = try solver.branchAndCut(
        MIPOptions(
          timeLimitSeconds: 1e18, nodeLimit: .max, iterationLimit: .max, cutRoundsPerNode: .min))
      #expect(result.status == .optimal)
    }
  }

  @Test func outOfMemoryKillsTheSolverAndSaysSo() throws {
    let program = Fixtures.bigLP(size: 400, seed: 20)
    try Solver.runBlocking(memoryLimitMB: 1) { solver in
      #expect(throws: GLPKError.outOfMemory) { try solver.load(program) }
      #expect {
        try solver.solveRelaxation()
      } throws: { error in
        if case GLPKError.dead(let text) = error { return text.contains("memory") }
        return false
      }
      #expect(throws: GLPKError.self) { try solver.load(Fixtures.smallLP()) }
      #expect(solver.primal().isEmpty)
    }
    // The thread's end took everything with it: the next solver starts afresh.
    let status = try Solver.runBlocking { solver in
      try solver.load(Fixtures.smallLP())
      return try solver.solveRelaxation().status
    }
    #expect(status == .optimal)
  }

  @Test func outOfMemoryInBranchAndCutIsALimit() throws {
    let program = Fixtures.marketSplit(items: 50, rows: 6, seed: 21)
    try Solver.runBlocking(memoryLimitMB: 2) { solver in
      try solver.load(program)
      let result = try solver.branchAndCut(MIPOptions(backtracking: .breadthFirst))
      #expect([.feasible(.memory), .noSolutionFound(.memory)].contains(result.status))
      #expect(result.bound >= 0)
      // That was the search's environment; this one lives.
      #expect(try solver.solveRelaxation().status == .optimal)
    }
  }

  /// What Swift cannot get wrong, C can: GLPK's own check answers, and the process lives.
  @Test func gLPKsOwnChecksEndInACode() {
    let solver = cglpk_create(nil, 0)
    defer { cglpk_destroy(solver) }
    #expect(cglpk_set_cost(solver, 0, 1) == CGLPK_EMPTY)
    #expect(loadOneColumn(solver) == CGLPK_OK)
    #expect(cglpk_set_cost(solver, 7, 1) == CGLPK_FAILED)
    let text = String(cString: cglpk_message(solver))
    #expect(text.contains("glp_set_obj_coef: j = 8; column number out of range"))
    #expect(text.contains("Error detected in file"))
    #expect(cglpk_set_cost(solver, 0, 1) == CGLPK_DEAD)
    #expect(loadOneColumn(solver) == CGLPK_DEAD)
    #expect(cglpk_set_cost(nil, 0, 1) == CGLPK_DEAD)
  }

  @Test func aThousandErrors() {
    for round in 0..<1000 {
      let solver = cglpk_create(nil, 0)
      #expect(loadOneColumn(solver) == CGLPK_OK)
      let code =
        round % 2 == 0
        ? cglpk_set_column_bounds(solver, Int32(round + 1), 0, 1)
        : cglpk_remove_rows(solver, 1, [Int32(round)])
      #expect(code == CGLPK_FAILED)
      cglpk_destroy(solver)
    }
  }

  private func loadOneColumn(_ solver: OpaquePointer?) -> Int32 {
    let zero = [0.0]
    let one = [1.0]
    let isIntegral: [UInt8] = [0]
    let starts = [0]
    return zero.withUnsafeBufferPointer { zero in
      one.withUnsafeBufferPointer { one in
        isIntegral.withUnsafeBufferPointer { isIntegral in
          starts.withUnsafeBufferPointer { starts in
            var model = cglpk_model(
              columns: 1, rows: 0, constant_cost: 0, column_lowers: zero.baseAddress,
              column_uppers: one.baseAddress, costs: one.baseAddress,
              is_integral: isIntegral.baseAddress, row_starts: starts.baseAddress,
              row_columns: nil, row_coefficients: nil, row_lowers: nil, row_uppers: nil)
            return cglpk_load(solver, &model)
          }
        }
      }
    }
  }
}
