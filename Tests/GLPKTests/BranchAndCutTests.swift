import GLPK
import Testing

@Suite("Branch and cut")
struct BranchAndCutTests {
  @Test func provesTheOptimum() throws {
    let program = Fixtures.knapsack(items: 12, rows: 3, seed: 4)
    let result = try Solver.runBlocking { solver in
      try solver.load(program)
      return try solver.branchAndCut()
    }
    #expect(result.status == .optimal)
    let point = try #require(result.point)
    #expect(program.violation(at: point) == nil)
    #expect(result.objective == program.objective(at: point))
    #expect(result.bound == result.objective)
    #expect(result.nodes >= 1 && result.iterations > 0)
    #expect(result.relativeGap == 0)
    #expect(result.objective == bruteForce(program))
  }

  @Test func infeasibleUnboundedAndIntegerInfeasible() throws {
    try Solver.runBlocking { solver in
      var program = Program()
      let x = program.addVariable("x", kind: .integer, lower: 0, upper: 10, cost: 1)
      let y = program.addVariable("y", kind: .integer, lower: 0, upper: 10)
      program.addRow("odd", [Term(x, 2), Term(y, -2)], lower: 1, upper: 1)
      try solver.load(program)
      var result = try solver.branchAndCut()
      #expect(result.status == .infeasible)
      #expect(result.bound == .infinity && result.point == nil && result.objective == nil)
      program.addRow("none", [Term(x, 1)], lower: 11)
      try solver.load(program)
      result = try solver.branchAndCut()
      #expect(result.status == .infeasible)
      var hollow = Program()
      _ = hollow.addVariable("h", kind: .integer, lower: 0.2, upper: 0.8)
      try solver.load(hollow)
      #expect(try solver.branchAndCut().status == .infeasible)
      var open = Program()
      let z = open.addVariable("z", kind: .integer, cost: -1)
      open.addRow("r", [Term(z, 1)], lower: 1)
      try solver.load(open)
      result = try solver.branchAndCut()
      #expect(result.status == .unbounded && result.bound == -.infinity)
    }
  }

  @Test func limitsLeaveAValidBound() throws {
    let program = Fixtures.marketSplit(items: 14, rows: 2, seed: 5)
    try Solver.runBlocking { solver in
      try solver.load(program)
      let optimum = try #require(try solver.branchAndCut().objective)
      for options in [
        MIPOptions(nodeLimit: 1), MIPOptions(nodeLimit: 20), MIPOptions(iterationLimit: 60),
        MIPOptions(relativeGap: 0.5), MIPOptions(timeLimitSeconds: 0.02),
        MIPOptions(nodeLimit: 30, backtracking: .depthFirst),
        MIPOptions(nodeLimit: 30, backtracking: .breadthFirst),
      ] {
        let result = try solver.branchAndCut(options)
        #expect(result.bound <= optimum + 1e-6)
        #expect(result.bound > -.infinity)
        if let objective = result.objective { #expect(objective >= optimum - 1e-6) }
        #expect(result.nodes <= options.nodeLimit ?? .max)
      }
      #expect(
        [.noSolutionFound(.nodes), .feasible(.nodes)].contains(
          try solver.branchAndCut(MIPOptions(nodeLimit: 1)).status))
      let few = try solver.branchAndCut(MIPOptions(iterationLimit: 60))
      #expect([.noSolutionFound(.iterations), .feasible(.iterations)].contains(few.status))
      let gap = try solver.branchAndCut(MIPOptions(relativeGap: 0.5))
      #expect(gap.status == .gapReached)
      #expect(gap.relativeGap <= 0.5)
      #expect(
        try solver.branchAndCut(MIPOptions(timeLimitSeconds: 0)).status == .noSolutionFound(.time))
    }
  }

  @Test(
    arguments: [
      MIPOptions.Branching.driebeckTomlin, .mostFractional, .pseudoCost, .firstFractional,
      .lastFractional,
    ],
    [MIPOptions.Backtracking.bestProjection, .depthFirst, .breadthFirst, .bestLocalBound])
  func everyRuleFindsTheSame(
    branching: MIPOptions.Branching, backtracking: MIPOptions.Backtracking
  ) throws {
    let program = Fixtures.knapsack(items: 10, rows: 2, seed: 6)
    let result = try Solver.runBlocking { solver in
      try solver.load(program)
      return try solver.branchAndCut(
        MIPOptions(
          branching: branching, backtracking: backtracking, gomoryCuts: true, mirCuts: true,
          coverCuts: true, cliqueCuts: true))
    }
    #expect(result.status == .optimal)
    #expect(result.objective == bruteForce(program))
  }

  @Test func incumbentsAreAcceptedOrRefused() throws {
    let program = Fixtures.knapsack(items: 14, rows: 3, seed: 7)
    try Solver.runBlocking { solver in
      try solver.load(program)
      let best = try solver.branchAndCut()
      let point = try #require(best.point)
      let again = try solver.branchAndCut(incumbent: point)
      #expect(again.status == .optimal && again.objective == best.objective)
      let nothing = [Double](repeating: 0, count: 14)
      #expect(try solver.branchAndCut(incumbent: nothing).objective == best.objective)
      let stopped = try solver.branchAndCut(MIPOptions(nodeLimit: 0), incumbent: nothing)
      #expect(stopped.status == .feasible(.nodes))
      #expect(stopped.point == nothing && stopped.objective == 0)
      for wrong in [[Double](repeating: 1, count: 14), [0.5] + nothing.dropFirst(), [0], [.nan]] {
        #expect {
          try solver.branchAndCut(incumbent: wrong)
        } throws: { error in
          if case GLPKError.infeasibleIncumbent(let text) = error { return !text.isEmpty }
          return false
        }
      }
      // A refused incumbent does no harm.
      #expect(try solver.branchAndCut().objective == best.objective)
    }
  }

  @Test func cutoffs() throws {
    let program = Fixtures.knapsack(items: 14, rows: 3, seed: 8)
    var mixed = program
    _ = mixed.addVariable("slack", lower: 0, upper: 1, cost: 0.5)
    for each in [program, mixed] {
      try Solver.runBlocking { solver in
        try solver.load(each)
        let optimum = try #require(try solver.branchAndCut().objective)
        let found = try solver.branchAndCut(MIPOptions(objectiveCutoff: optimum + 1.5))
        #expect(found.status == .optimal && found.objective == optimum)
        let none = try solver.branchAndCut(MIPOptions(objectiveCutoff: optimum - 2))
        #expect(none.status == .cutoff)
        #expect(none.point == nil && none.objective == nil)
        #expect(none.bound <= optimum && none.bound >= optimum - 2 - 1e-6)
        let handed = try solver.branchAndCut(
          MIPOptions(objectiveCutoff: optimum - 2),
          incumbent: [Double](repeating: 0, count: each.variableCount))
        #expect(handed.status == .cutoff && handed.objective == 0)
      }
    }
  }

  @Test func changesOfKindAndBoundsCount() throws {
    try Solver.runBlocking { solver in
      var program = Program()
      let x = program.addVariable("x", upper: 7, cost: -1)
      program.addRow("r", [Term(x, 2)], upper: 9)
      try solver.load(program)
      #expect(try solver.branchAndCut().objective == -4.5)
      try solver.setKind(of: x, .integer)
      #expect(try solver.branchAndCut().objective == -4)
      try solver.setKind(of: x, .binary)
      #expect(try solver.branchAndCut().objective == -1)
      try solver.setKind(of: x, .continuous)
      try solver.setBounds(of: x, lower: 0, upper: 2.5)
      #expect(try solver.branchAndCut().objective == -2.5)
      try solver.addRows([LinearRow(terms: [Term(x, 1)], upper: 2.25)])
      #expect(try solver.branchAndCut().objective == -2.25)
    }
  }

  /// A row x <= 1e6 y lets a relaxation be "integral" within GLPK's 1e-5 at y = 1e-6 x.
  @Test func pointsAreFeasibleDespiteBigNumbers() throws {
    var program = Program()
    let x = program.addVariable("x", upper: 1e6, cost: -1)
    let y = program.addVariable("y", kind: .binary, cost: 100)
    program.addRow("force", [Term(x, 1), Term(y, -1e6)], upper: 0)
    program.addRow("cap", [Term(x, 1)], upper: 5)
    let loaded = program
    let result = try Solver.runBlocking { solver in
      try solver.load(loaded)
      return try solver.branchAndCut()
    }
    let point = try #require(result.point)
    #expect(loaded.violation(at: point) == nil)
    #expect(point[1] == 0 || point[1] == 1)
  }
}
