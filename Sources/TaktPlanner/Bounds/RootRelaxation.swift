import GLPK
import TaktModel

/// The linear relaxation at the root, tightened by (l,S) inequalities.
struct RootRelaxation: Sendable {
  /// The program with the inequalities that mattered.
  let strengthened: MixedIntegerProgram
  /// Empty where the relaxation was not solved to its optimum.
  let point: [Double]
  let reducedCosts: [Double]
  let objective: Double
  /// Proven, whatever GLPK's tolerances did.
  let bound: Double
  let iterations: Int

  var isSolved: Bool { !point.isEmpty }

  /// - Throws: `GLPKError` where GLPK fails; a time limit or a cancel is no failure.
  static func solve(
    _ program: Program, stop: StopRule, cancellation: Cancellation
  ) async throws -> RootRelaxation {
    let inequalities = LSInequalities(program)
    return try await Solver.run(cancellation: cancellation) { solver in
      try solver.load(program.mip)
      let seconds = stop.secondsLeft()
      var best = RootRelaxation(unsolved: program)
      var isSolved = false
      let result = try solver.tightenRoot(
        rounds: 60, timeLimitSeconds: seconds.isFinite ? max(0.01, seconds) : nil,
        leastGain: 2e-4,
        solved: {
          best = best.better(by: $0)
          isSolved = true
        }
      ) { stop.isOver ? [] : inequalities.violated(at: $0) }
      if !isSolved { best = best.better(by: solver) }
      return best.with(
        strengthened: solver.loadedProgram ?? program.mip, isSolved: isSolved,
        iterations: result.iterations)
    }
  }

  /// With what the solver holds after a round; the bound never falls.
  private func better(by solver: borrowing Solver) -> RootRelaxation {
    guard let loaded = solver.loadedProgram else { return self }
    let point = solver.primal()
    let proven = loaded.safeBound(duals: solver.rowDuals())
    return RootRelaxation(
      strengthened: strengthened, point: point, reducedCosts: solver.reducedCosts(),
      objective: point.isEmpty ? objective : loaded.objective(at: point),
      bound: max(bound, proven), iterations: iterations)
  }

  /// The finished result; a point that no round solved to its optimum is none.
  private func with(
    strengthened: MixedIntegerProgram, isSolved: Bool, iterations: Int
  ) -> RootRelaxation {
    RootRelaxation(
      strengthened: strengthened, point: isSolved ? point : [],
      reducedCosts: isSolved ? reducedCosts : [], objective: objective, bound: bound,
      iterations: iterations)
  }

  /// What is known without any linear program.
  init(unsolved program: Program) {
    self.init(
      strengthened: program.mip, point: [], reducedCosts: [], objective: -.infinity,
      bound: program.mip.trivialBound, iterations: 0)
  }

  private init(
    strengthened: MixedIntegerProgram, point: [Double], reducedCosts: [Double], objective: Double,
    bound: Double, iterations: Int
  ) {
    self.strengthened = strengthened
    self.point = point
    self.reducedCosts = reducedCosts
    self.objective = objective
    self.bound = bound
    self.iterations = iterations
  }
}
