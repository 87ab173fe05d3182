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
      let result = try solver.tightenRoot(
        rounds: 60, timeLimitSeconds: seconds.isFinite ? max(0.01, seconds) : nil
      ) { stop.isOver ? [] : inequalities.violated(at: $0) }
      let strengthened = solver.loadedProgram ?? program.mip
      let isSolved = result.status == .optimal
      let proven = strengthened.safeBound(duals: solver.rowDuals())
      return RootRelaxation(
        strengthened: strengthened, point: isSolved ? solver.primal() : [],
        reducedCosts: isSolved ? solver.reducedCosts() : [], objective: result.objective,
        bound: max(proven, program.mip.trivialBound), iterations: result.iterations)
    }
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
