import GLPK
import Testing

@Suite("Random programs against brute force")
struct RandomTests {
  static func random(_ seed: UInt64) -> Program {
    var dice = Dice(seed: seed)
    var program = Program()
    let variables = (0..<Int.random(in: 2...5, using: &dice)).map { index in
      let lower = Double(Int.random(in: -2...1, using: &dice))
      return program.addVariable(
        "x\(index)", kind: .integer, lower: lower,
        upper: lower + Double(Int.random(in: 0...4, using: &dice)),
        cost: Double(Int.random(in: -9...9, using: &dice)))
    }
    for row in 0..<Int.random(in: 1...4, using: &dice) {
      let terms = variables.map { Term($0, Double(Int.random(in: -5...5, using: &dice))) }
      let middle = Double(Int.random(in: -8...12, using: &dice))
      switch Int.random(in: 0...3, using: &dice) {
      case 0: program.addRow("r\(row)", terms, upper: middle)
      case 1: program.addRow("r\(row)", terms, lower: -middle)
      case 2: program.addRow("r\(row)", terms, lower: middle - 6, upper: middle + 2)
      default: program.addRow("r\(row)", terms)
      }
    }
    program.constantCost = Double(Int.random(in: -5...5, using: &dice))
    return program
  }

  @Test func withAndWithoutHooks() throws {
    for seed in 1...150 as ClosedRange<UInt64> {
      let program = Self.random(seed)
      let expected = bruteForce(program)
      let (plain, hooked) = try Solver.runBlocking { solver in
        try solver.load(program)
        let plain = try solver.branchAndCut()
        let hooked = try solver.branchAndCut(
          MIPOptions(gomoryCuts: true, mirCuts: true),
          hooks: BranchAndCutHooks(
            cuts: { node in
              // A rounded bound on one fractional variable is not valid; its plain bound is.
              program.variables.prefix(1).map {
                LinearRow(terms: [Term($0, 1)], upper: program.upper(of: $0))
              }
            },
            heuristic: { node in node.point.map { $0.rounded() } },
            branching: { node in
              program.variables.last {
                abs(node.point[$0.index] - node.point[$0.index].rounded()) > 1e-4
              }.map { BranchChoice(variable: $0, upFirst: seed % 2 == 0) }
            },
            progress: { _ in .go }))
        return (plain, hooked)
      }
      for result in [plain, hooked] {
        #expect(result.status == (expected == nil ? .infeasible : .optimal), "seed \(seed)")
        #expect(result.objective == expected, "seed \(seed)")
        if let point = result.point { #expect(program.violation(at: point) == nil) }
      }
    }
  }

  @Test func twoThreadsAtOnceFindTheSame() async throws {
    let program = Fixtures.knapsack(items: 30, rows: 4, seed: 14)
    let results = try await withThrowingTaskGroup(of: MIPResult.self) { group in
      for _ in 0..<4 {
        group.addTask {
          try await Solver.run { solver in
            try solver.load(program)
            return try solver.branchAndCut()
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.count == 4)
    #expect(results.allSatisfy { $0 == results[0] && $0.status == .optimal })
  }
}
