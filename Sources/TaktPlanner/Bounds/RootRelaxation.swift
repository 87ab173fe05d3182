import GLPK
import TaktModel

/// The linear relaxation at the root, tightened by (l,S) inequalities, slice by slice.
struct RootRelaxation: Sendable {
  /// The program with the inequalities that mattered.
  let strengthened: MixedIntegerProgram
  let index: ColumnIndex
  /// Empty where the relaxation has not been solved to its optimum yet.
  let point: [Double]
  let reducedCosts: [Double]
  let objective: Double
  /// Proven, whatever GLPK's tolerances did.
  let bound: Double
  let iterations: Int
  /// Whether no inequality is violated any more, or they have stopped to pay.
  let isFinished: Bool
  /// Where the next slice starts.
  private let basis: Basis?

  var isSolved: Bool { !point.isEmpty }

  /// - Throws: `GLPKError` where GLPK fails; a time limit or a cancel is no failure.
  static func solve(
    _ program: Program, stop: StopRule, cancellation: Cancellation
  ) async throws -> RootRelaxation {
    try await RootRelaxation(unsolved: program).advanced(
      of: program, by: LSInequalities(program), iterationLimit: nil, stop: stop,
      cancellation: cancellation)
  }

  /// Goes on from where it stands for so many simplex iterations.
  /// - Throws: as `solve`.
  func advanced(
    of program: Program, by inequalities: LSInequalities, iterationLimit: Int?, stop: StopRule,
    cancellation: Cancellation
  ) async throws -> RootRelaxation {
    let plainRows = program.mip.rowCount
    return try await Solver.run(cancellation: cancellation) { solver in
      try solver.load(strengthened)
      if let basis { try solver.restore(basis) }
      let seconds = stop.secondsLeft()
      var best = self
      var isSolved = isSolved
      let result = try solver.tightenRoot(
        rounds: 60, plainRows: plainRows, iterationLimit: iterationLimit,
        timeLimitSeconds: seconds.isFinite ? max(0.01, seconds) : nil, leastGain: 2e-4,
        solved: {
          best = best.better(by: $0)
          isSolved = true
        }
      ) { stop.isOver ? [] : inequalities.violated(at: $0) }
      if !isSolved { best = best.better(by: solver) }
      return RootRelaxation(
        best, strengthened: solver.loadedProgram ?? program.mip, isSolved: isSolved,
        iterations: iterations + result.iterations, isFinished: result.status == .optimal,
        basis: solver.basis())
    }
  }

  /// As far as it has come, for good: GLPK has failed at it.
  func abandoned() -> RootRelaxation {
    RootRelaxation(
      strengthened: strengthened, index: index, point: point, reducedCosts: reducedCosts,
      objective: objective, bound: bound, iterations: iterations, isFinished: true, basis: basis)
  }

  /// With what the solver holds after a round; the bound never falls.
  private func better(by solver: borrowing Solver) -> RootRelaxation {
    guard let loaded = solver.loadedProgram else { return self }
    let point = solver.primal()
    let proven = loaded.safeBound(duals: solver.rowDuals())
    return RootRelaxation(
      strengthened: strengthened, index: index, point: point,
      reducedCosts: solver.reducedCosts(),
      objective: point.isEmpty ? objective : loaded.objective(at: point),
      bound: max(bound, proven), iterations: iterations, isFinished: false, basis: nil)
  }

  /// The result of a slice; a point that no round solved to its optimum is none.
  private init(
    _ best: RootRelaxation, strengthened: MixedIntegerProgram, isSolved: Bool, iterations: Int,
    isFinished: Bool, basis: Basis
  ) {
    self.init(
      strengthened: strengthened,
      index: strengthened.rowCount == best.strengthened.rowCount && !isSolved
        ? best.index : ColumnIndex(strengthened),
      point: isSolved ? best.point : [], reducedCosts: isSolved ? best.reducedCosts : [],
      objective: best.objective, bound: best.bound, iterations: iterations,
      isFinished: isFinished, basis: basis.isEmpty ? nil : basis)
  }

  /// What is known without any linear program.
  init(unsolved program: Program) {
    self.init(
      strengthened: program.mip, index: ColumnIndex(program.mip), point: [], reducedCosts: [],
      objective: -.infinity, bound: program.mip.trivialBound, iterations: 0, isFinished: false,
      basis: nil)
  }

  private init(
    strengthened: MixedIntegerProgram, index: ColumnIndex, point: [Double],
    reducedCosts: [Double], objective: Double, bound: Double, iterations: Int, isFinished: Bool,
    basis: Basis?
  ) {
    self.strengthened = strengthened
    self.index = index
    self.point = point
    self.reducedCosts = reducedCosts
    self.objective = objective
    self.bound = bound
    self.iterations = iterations
    self.isFinished = isFinished
    self.basis = basis
  }
}
