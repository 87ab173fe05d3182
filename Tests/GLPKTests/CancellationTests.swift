import Foundation
import GLPK
import Testing

@Suite("Cancellation")
struct CancellationTests {
  @Test func flagsAndTheirParents() {
    let parent = Cancellation()
    let child = Cancellation(parent: parent)
    let sibling = Cancellation(parent: parent)
    child.cancel()
    #expect(child.isCancelled && !parent.isCancelled && !sibling.isCancelled)
    parent.cancel()
    #expect(sibling.isCancelled)
    #expect(Cancellation(parent: sibling).isCancelled)
  }

  /// Cancels from a thread of its own shortly after the solve has begun: a task would wait for its turn
  /// behind whatever else the tests run.
  private func cancelled<R: Sendable>(
    _ body: @Sendable @escaping (inout Solver, @Sendable () -> Void) throws -> R
  ) async throws -> R {
    let cancellation = Cancellation()
    return try await Solver.run(cancellation: cancellation) { solver in
      try body(&solver) {
        Thread.detachNewThread {
          Thread.sleep(forTimeInterval: 0.1)
          cancellation.cancel()
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
    let outer = Cancellation()
    let task = Task {
      try await Solver.run(cancellation: outer) { solver in
        try solver.load(program)
        return try solver.branchAndCut().status
      }
    }
    try await Task.sleep(for: .milliseconds(50))
    task.cancel()
    let status = try await task.value
    #expect([.feasible(.cancelled), .noSolutionFound(.cancelled)].contains(status))
    #expect(!outer.isCancelled)
  }

  @Test func beforeTheStart() throws {
    let cancellation = Cancellation()
    cancellation.cancel()
    let status = try Solver.runBlocking(cancellation: cancellation) { solver in
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
