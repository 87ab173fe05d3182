import CGLPK

extension Solver {
  /// Solves the linear relaxation from the present basis.
  ///
  /// The first solve after a load scales the problem and builds an advanced basis. A raised
  /// cancellation ends it within some 20 ms, a time limit within an iteration. After a cancellation
  /// in mid-solve the solver can be used on; there is no solution to read until the next solve.
  /// - Throws: `GLPKError`; a status is never thrown.
  public mutating func solveRelaxation(
    _ options: LPOptions = LPOptions()
  ) throws(GLPKError) -> LPResult {
    try solveRelaxation(options, feasibilityTolerance: 0)
  }

  /// As above; a tolerance of 0 means GLPK's own.
  mutating func solveRelaxation(
    _ options: LPOptions, feasibilityTolerance: Double
  ) throws(GLPKError) -> LPResult {
    var cOptions = try options.forC()
    cOptions.feasibility_tolerance = feasibilityTolerance
    _ = try current()
    if isCancelled { return .cancelled }
    try loadIfNeeded()
    hasSolution = false
    var out = cglpk_lp_result()
    let code = cglpk_solve_relaxation(handle, &cOptions, &out)
    if code == CGLPK_CANCELLED {
      isLoaded = false
      return .cancelled
    }
    try check(code, "solve_relaxation")
    let status = try Self.status(of: out)
    hasSolution = true
    if status == .optimal || out.dual_status == CGLPK_FEASIBLE { lastBasis = basis() }
    return LPResult(
      status: status, objective: out.objective, iterations: Int(out.iterations),
      isDualFeasible: out.dual_status == CGLPK_FEASIBLE,
      isPrimalFeasible: out.primal_status == CGLPK_FEASIBLE)
  }

  /// The meaning of what GLPK's simplex returned.
  static func status(of out: cglpk_lp_result) throws(GLPKError) -> LPStatus {
    switch out.code {
    case 0: try statusOfSolution(out)
    case CGLPK_EOBJLL, CGLPK_EOBJUL: .objectiveLimit
    case CGLPK_EITLIM: .iterationLimit
    case CGLPK_ETMLIM: .timeLimit
    case CGLPK_ENOPFS: .infeasible
    case CGLPK_ENODFS: .unbounded
    case CGLPK_EBADB: .numericalTrouble("the basis is not valid")
    case CGLPK_ESING: .numericalTrouble("the basis is singular")
    case CGLPK_ECOND: .numericalTrouble("the basis is ill-conditioned")
    case CGLPK_EFAIL: .numericalTrouble("the simplex failed")
    case CGLPK_EBOUND: .numericalTrouble("bounds that differ by rounding only")
    default: throw .unknownCode(function: "glp_simplex", code: Int(out.code))
    }
  }

  private static func statusOfSolution(_ out: cglpk_lp_result) throws(GLPKError) -> LPStatus {
    switch (out.primal_status, out.dual_status) {
    case (CGLPK_FEASIBLE, CGLPK_FEASIBLE):
      return .optimal
    case (CGLPK_NO_FEASIBLE, _):
      return .infeasible
    case (CGLPK_FEASIBLE, CGLPK_NO_FEASIBLE):
      return .unbounded
    case (CGLPK_UNDEFINED...CGLPK_NO_FEASIBLE, CGLPK_UNDEFINED...CGLPK_NO_FEASIBLE):
      return .numericalTrouble("the simplex ended without an answer")
    default:
      throw .unknownCode(
        function: "glp_get_prim_stat", code: Int(max(out.primal_status, out.dual_status)))
    }
  }
}

extension LPResult {
  static let cancelled = LPResult(
    status: .cancelled, objective: .nan, iterations: 0, isDualFeasible: false,
    isPrimalFeasible: false)
}

extension LPOptions {
  func forC() throws(GLPKError) -> cglpk_lp_options {
    if objectiveLimit?.isNaN == true { throw .misuse("the objective limit is not a number") }
    let cMethod =
      switch method {
      case .primal: CGLPK_PRIMAL
      case .dual: CGLPK_DUAL
      case .dualThenPrimal: CGLPK_DUAL_THEN_PRIMAL
      }
    return cglpk_lp_options(
      method: cMethod, iteration_limit: Int32(clamping: max(0, iterationLimit ?? Int(Int32.max))),
      time_limit_ms: try Solver.milliseconds(timeLimitSeconds), presolve: presolve,
      objective_limit: objectiveLimit ?? .infinity, feasibility_tolerance: 0)
  }
}
