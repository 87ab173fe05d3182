import GLPK
import Testing

@Suite("Hooks")
struct HookTests {
  struct Grumble: Error, Equatable {
    var text: String
  }

  @Test func lazilySeparatedCutsGiveTheSameOptimum() throws {
    for seed in 1...4 as ClosedRange<UInt64> {
      let instance = Fixtures.lotSizing(periods: 9, seed: seed)
      let (plain, cut, asked, given) = try Solver.runBlocking { solver in
        try solver.load(instance.program)
        let plain = try solver.branchAndCut()
        var asked = 0
        var given = 0
        let cut = try solver.branchAndCut(
          hooks: BranchAndCutHooks(cuts: { node in
            asked += 1
            let cuts = Fixtures.lsCuts(instance, node.point)
            given += cuts.count
            return cuts
          }))
        return (plain, cut, asked, given)
      }
      let optimum = Fixtures.wagnerWhitin(instance)
      #expect(plain.status == .optimal && cut.status == .optimal)
      #expect(abs(try #require(plain.objective) - optimum) < 1e-6)
      #expect(abs(try #require(cut.objective) - optimum) < 1e-6)
      #expect(asked > 0 && given > 0)
      #expect(cut.nodes <= plain.nodes)
    }
  }

  @Test func twoSidedCutsWithDuplicateTermsWork() throws {
    let program = Fixtures.knapsack(items: 10, rows: 2, seed: 9)
    let expected = bruteForce(program)
    let result = try Solver.runBlocking { solver in
      try solver.load(program)
      return try solver.branchAndCut(
        hooks: BranchAndCutHooks(cuts: { node in
          // Valid for every binary point, and never violated.
          let first = Program.Variable(index: 0)
          let second = Program.Variable(index: 1)
          return [
            LinearRow(
              terms: [Term(first, 1), Term(second, 1), Term(first, 1), Term(second, 0)],
              lower: -1, upper: 3.5),
            LinearRow(terms: [], upper: 1),
            LinearRow(terms: [Term(first, 1), Term(first, -1)], upper: 1),
          ]
        }))
    }
    #expect(result.status == .optimal && result.objective == expected)
  }

  @Test func heuristicPointsAreCheckedAndUsed() throws {
    let program = Fixtures.knapsack(items: 20, rows: 3, seed: 10)
    try Solver.runBlocking { solver in
      try solver.load(program)
      let best = try solver.branchAndCut()
      let point = try #require(best.point)
      var calls = 0
      let helped = try solver.branchAndCut(
        hooks: BranchAndCutHooks(heuristic: { node in
          calls += 1
          switch calls {
          case 1: return [Double](repeating: 1, count: 20)
          case 2: return [1, 2]
          case 3: return point.map { $0 + 1e-9 }
          default: return nil
          }
        }))
      #expect(helped.status == .optimal && helped.objective == best.objective)
      #expect(helped.refusedHeuristicPoints == min(2, calls))
      // A point for the very first node is worth something at once.
      let quick = try solver.branchAndCut(
        MIPOptions(nodeLimit: 1), hooks: BranchAndCutHooks(heuristic: { _ in point }))
      #expect(quick.objective == best.objective)
    }
  }

  @Test func branchingChoices() throws {
    let program = Fixtures.knapsack(items: 12, rows: 2, seed: 11)
    try Solver.runBlocking { solver in
      try solver.load(program)
      let plain = try solver.branchAndCut()
      var depths: Set<Int> = []
      var last = 0
      let chosen = try solver.branchAndCut(
        hooks: BranchAndCutHooks(branching: { node in
          depths.insert(node.depth)
          #expect(node.nodeNumber >= last)
          last = node.nodeNumber
          let fractional = program.variables.filter {
            abs(node.point[$0.index] - node.point[$0.index].rounded()) > 1e-4
          }
          return fractional.first.map { BranchChoice(variable: $0, upFirst: true) }
        }))
      #expect(chosen.status == .optimal && chosen.objective == plain.objective)
      #expect(depths.contains(0))
      for index in [-5, 12, 1_000_000_000_000] {
        #expect {
          try solver.branchAndCut(
            hooks: BranchAndCutHooks(branching: { _ in
              BranchChoice(variable: Program.Variable(index: index), upFirst: false)
            }))
        } throws: { error in
          if case GLPKError.misuse = error { return true }
          return false
        }
      }
      // An integral column cannot be branched on either.
      #expect(throws: GLPKError.self) {
        try solver.branchAndCut(
          hooks: BranchAndCutHooks(branching: { node in
            program.variables.first { node.point[$0.index] == 0 || node.point[$0.index] == 1 }
              .map { BranchChoice(variable: $0, upFirst: false) }
          }))
      }
    }
  }

  @Test func progressIsMonotoneAndMayStop() throws {
    let program = Fixtures.knapsack(items: 30, rows: 4, seed: 12)
    try Solver.runBlocking { solver in
      try solver.load(program)
      var bounds: [Double] = []
      var incumbents: [Double] = []
      let optimum = try #require(
        try solver.branchAndCut(
          hooks: BranchAndCutHooks(
            progress: { progress in
              bounds.append(progress.bound)
              return .go
            },
            newIncumbent: { point, objective in
              #expect(program.violation(at: point) == nil)
              #expect(abs(program.objective(at: point) - objective) < 1e-9)
              incumbents.append(objective)
            })
        ).objective)
      #expect(bounds.count > 1)
      #expect(zip(bounds, bounds.dropFirst()).allSatisfy { $0 <= $1 })
      #expect(bounds.allSatisfy { $0 <= optimum + 1e-6 })
      #expect(incumbents.last == optimum)
      #expect(zip(incumbents, incumbents.dropFirst()).allSatisfy { $0 > $1 })
      var calls = 0
      let stopped = try solver.branchAndCut(
        hooks: BranchAndCutHooks(progress: { _ in
          calls += 1
          return calls == 5 ? .stop : .go
        }))
      #expect(calls == 5)
      #expect(
        [.feasible(.stoppedByHook), .noSolutionFound(.stoppedByHook)].contains(stopped.status))
      #expect(stopped.bound <= optimum)
    }
  }

  @Test func whatHooksThrowComesOut() throws {
    let program = Fixtures.knapsack(items: 12, rows: 2, seed: 13)
    try Solver.runBlocking { solver in
      try solver.load(program)
      let all: [BranchAndCutHooks] = [
        BranchAndCutHooks(cuts: { _ in throw Grumble(text: "no") }),
        BranchAndCutHooks(heuristic: { _ in throw Grumble(text: "no") }),
        BranchAndCutHooks(branching: { _ in throw Grumble(text: "no") }),
        BranchAndCutHooks(progress: { _ in throw Grumble(text: "no") }),
        BranchAndCutHooks(newIncumbent: { _, _ in throw Grumble(text: "no") }),
      ]
      for hooks in all {
        #expect(throws: Grumble(text: "no")) { try solver.branchAndCut(hooks: hooks) }
      }
      let badCuts: [LinearRow] = [
        LinearRow(terms: [Term(Program.Variable(index: 99), 1)], upper: 1),
        LinearRow(terms: [Term(Program.Variable(index: 0), .nan)], upper: 1),
        LinearRow(terms: [Term(Program.Variable(index: 0), 1)], lower: 2, upper: 1),
        LinearRow(terms: [Term(Program.Variable(index: 0), 1)], lower: .nan),
      ]
      for cut in badCuts {
        #expect(throws: GLPKError.self) {
          try solver.branchAndCut(hooks: BranchAndCutHooks(cuts: { _ in [cut] }))
        }
      }
      // The solver is none the worse for it.
      #expect(try solver.branchAndCut().objective == bruteForce(program))
    }
  }

  @Test func tightenedRootsGiveTheSameOptimumAndABetterBound() throws {
    for seed in 5...8 as ClosedRange<UInt64> {
      let instance = Fixtures.lotSizing(periods: 12, seed: seed)
      try Solver.runBlocking { solver in
        try solver.load(instance.program)
        let loose = try solver.solveRelaxation()
        var asked = 0
        let tight = try solver.tightenRoot(rounds: 50) { point in
          asked += 1
          return Fixtures.lsCuts(instance, point)
        }
        let optimum = Fixtures.wagnerWhitin(instance)
        #expect(tight.status == .optimal)
        #expect(tight.objective > loose.objective)
        // The (l,S) inequalities describe the hull of the uncapacitated problem.
        #expect(abs(tight.objective - optimum) < 1e-5)
        #expect(asked > 1 && solver.rowCount > instance.program.rowCount)
        let result = try solver.branchAndCut()
        #expect(abs(try #require(result.objective) - optimum) < 1e-6)
        #expect(throws: Grumble(text: "stop")) {
          try solver.load(instance.program)
          _ = try solver.tightenRoot(rounds: 5) { _ in throw Grumble(text: "stop") }
        }
        #expect(try solver.tightenRoot(rounds: 0) { _ in [] }.status == .optimal)
        #expect(
          try solver.tightenRoot(rounds: 5, timeLimitSeconds: 0) { _ in [] }.status == .timeLimit)
      }
    }
  }
}
