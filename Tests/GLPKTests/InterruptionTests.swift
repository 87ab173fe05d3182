import Foundation
import GLPK
import Testing

@Suite("Interruption")
struct InterruptionTests {
  @Test func aSwitchAndAQuestion() {
    let outer = Interruption()
    let asking = Interruption { outer.isInterrupted }
    let other = Interruption { outer.isInterrupted }
    asking.interrupt()
    #expect(asking.isInterrupted && !outer.isInterrupted && !other.isInterrupted)
    outer.interrupt()
    #expect(other.isInterrupted)
  }

  /// Interrupts from a thread of its own shortly after the solve has begun: a task would wait for its turn
  /// behind whatever else the tests run.
  private func cancelled<R: Sendable>(
    _ body: @Sendable @escaping (inout Solver, @Sendable () -> Void) throws -> R
  ) async throws -> R {
    let interruption = Interruption()
    return try await Solver.run(interruption: interruption) { solver in
      try body(&solver) {
        Thread.detachNewThread {
          Thread.sleep(forTimeInterval: 0.1)
          interruption.interrupt()
        }
      }
    }
  }

  @Test func inALargeRelaxation() async throws {
    let program = Fixtures.bigLP(size: 2500, seed: 15)
    try await cancelled { solver, start in
      try solver.load(program)
      start()
      #expect(try solver.solveRelaxation().status == .cancelled)
      #expect(solver.isCancelled == true)
      // It can be used on: changed, asked, written; every solve is cancelled now.
      #expect(solver.primal().isEmpty && solver.rowCount == 2500)
      try solver.setBounds(of: Program.Variable(index: 0), lower: 0, upper: 1)
      try solver.addRows([LinearRow(terms: [Term(Program.Variable(index: 0), 1)], upper: 5)])
      #expect(try solver.solveRelaxation().status == .cancelled)
      #expect(try solver.branchAndCut().status == .noSolutionFound(.cancelled))
      try solver.load(Fixtures.smallLP())
      #expect(solver.rowCount == 2)
    }
  }

  @Test func inBranchAndCut() async throws {
    let program = Fixtures.marketSplit(items: 50, rows: 6, seed: 16)
    try await cancelled { solver, start in
      try solver.load(program)
      start()
      let result = try solver.branchAndCut()
      #expect([.feasible(.cancelled), .noSolutionFound(.cancelled)].contains(result.status))
      #expect(result.bound >= 0)
      if let point = result.point { #expect(program.violation(at: point) == nil) }
    }
  }

  @Test func inALongNodeRelaxation() async throws {
    // Setting up pseudo-costs looks at hundreds of relaxations without coming by a callback.
    var program = Fixtures.bigLP(size: 900, seed: 17)
    for variable in program.variables { program.setKind(of: variable, .integer) }
    let loaded = program
    try await cancelled { solver, start in
      try solver.load(loaded)
      #expect(try solver.solveRelaxation().status == .optimal)
      start()
      let zero = [Double](repeating: 0, count: 900)
      let result = try solver.branchAndCut(
        MIPOptions(branching: .pseudoCost), incumbent: zero)
      #expect(result.status == .feasible(.cancelled))
      #expect(result.objective.map { $0 <= 0 } == true)
      #expect(result.bound <= result.objective ?? .infinity)
      // The search's environment was another: this one is alive and has its basis.
      #expect(solver.basis().variableCount == 900)
    }
  }

  @Test func ofTheTask() async throws {
    let program = Fixtures.marketSplit(items: 50, rows: 6, seed: 18)
    let outer = Interruption()
    let task = Task {
      try await Solver.run(interruption: outer) { solver in
        try solver.load(program)
        return try solver.branchAndCut().status
      }
    }
    try await Task.sleep(for: .milliseconds(50))
    task.cancel()
    let status = try await task.value
    #expect([.feasible(.cancelled), .noSolutionFound(.cancelled)].contains(status))
    #expect(!outer.isInterrupted)
  }

  @Test func beforeTheStart() throws {
    let interruption = Interruption()
    interruption.interrupt()
    let status = try Solver.runBlocking(interruption: interruption) { solver in
      try solver.load(Fixtures.smallLP())
      return try solver.solveRelaxation().status
    }
    #expect(status == .cancelled)
  }

  @Test func timeLimitsEndLongSearches() throws {
    let program = Fixtures.marketSplit(items: 50, rows: 6, seed: 19)
    let result = try Solver.runBlocking { solver in
      try solver.load(program)
      return try solver.branchAndCut(MIPOptions(timeLimitSeconds: 0.2))
    }
    #expect([.feasible(.time), .noSolutionFound(.time)].contains(result.status))
    #expect(result.bound >= 0)
  }
}
