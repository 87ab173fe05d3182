import CGLPK

extension Solver {
  /// Branch and cut on the loaded program, with GLPK's own driver and its presolve off.
  ///
  /// The root relaxation is solved here first. The search then runs in an environment and on a
  /// thread of its own, so whatever happens there this solver lives on. A time limit holds within
  /// some 50 ms and a cancellation within some 300 ms: if GLPK does not stop by then, its thread is
  /// left behind to end by itself, and what was known is returned.
  /// - Parameter incumbent: a feasible point to start with.
  /// - Throws: `GLPKError.infeasibleIncumbent`, other `GLPKError`s, and what a hook throws.
  public mutating func branchAndCut(
    _ options: MIPOptions = MIPOptions(), incumbent: [Double]? = nil,
    hooks: BranchAndCutHooks = BranchAndCutHooks()
  ) throws -> MIPResult {
    let program = try current()
    var cOptions = try options.forC(memoryLimitMB: memoryLimitMB)
    let start = try Self.checked(incumbent, program)
    let clock = ContinuousClock()
    let begin = clock.now
    let root = try solveRelaxation(LPOptions(timeLimitSeconds: options.timeLimitSeconds))
    guard root.status == .optimal else {
      return MIPResult(root: root, start: start, program: program)
    }
    cOptions.bound = root.objective
    if let limit = options.timeLimitSeconds {
      let used = (clock.now - begin) / .seconds(1)
      cOptions.time_limit_ms = try Self.milliseconds(limit - used)
    }
    guard let rounded = program.withIntegralBounds() else {
      return MIPResult(
        status: .infeasible, objective: nil, bound: .infinity, point: nil, nodes: 0,
        iterations: root.iterations, refusedHeuristicPoints: 0)
    }
    let bridge = HookBridge(hooks: hooks, program: program)
    let (out, point) = try search(rounded, cOptions, bridge, start: start)
    if let error = bridge.error { throw error }
    if out.ending == CGLPK_END_BAD_BRANCH { throw GLPKError.misuse(out.text) }
    var result = try MIPResult(
      search: out, point: point, program: program, options: options, bridge: bridge)
    result.iterations += root.iterations
    try settlePoint(of: &result, point, out, start: start)
    return result
  }

  /// Runs the search in C; the program's arrays live as long as C reads them.
  private func search(
    _ program: MixedIntegerProgram, _ options: cglpk_mip_options, _ bridge: HookBridge,
    start: [Double]?
  ) throws(GLPKError) -> (cglpk_mip_result, [Double]) {
    let basis = basis()
    var options = options
    var hooks = bridge.table
    var out = cglpk_mip_result()
    var point = start ?? [Double](repeating: 0, count: program.variableCount)
    let objective = start.map(program.objective(at:)) ?? 0
    let flag = interruption.flag
    let code = withExtendedLifetime((bridge, interruption)) {
      program.withModel { model in
        cglpk_branch_and_cut(
          model, basis.columns, basis.rows, &options, &hooks, flag, start != nil, objective,
          &point, &out)
      }
    }
    guard code == CGLPK_OK else { throw .outOfMemory }
    return (out, point)
  }

  /// GLPK's points are integral within its tolerance and feasible in scaled terms only. One that is
  /// not feasible here is solved again with its integral values fixed; if that fails, it is dropped.
  private mutating func settlePoint(
    of result: inout MIPResult, _ point: [Double], _ out: cglpk_mip_result, start: [Double]?
  ) throws(GLPKError) {
    guard out.has_point else { return }
    let program = try current()
    var settled: [Double]? = point
    if let violation = program.violation(at: point) {
      settled = try solvedAgain(point, program)
      if settled == nil {
        result.status = .numericalTrouble("GLPK's point is not feasible: \(violation.what)")
        settled = start
      }
    }
    result.point = settled
    result.objective = settled.map(program.objective(at:))
    guard let objective = result.objective else { return }
    result.bound = min(result.bound, objective)
    // Repairing the point may have cost more than GLPK's tolerance.
    let isLost = objective - out.objective > 1e-6 * max(1, abs(objective))
    if isLost, result.status == .optimal || result.status == .gapReached {
      result.status = .numericalTrouble("GLPK's best point was feasible only within its tolerance")
    }
  }

  private mutating func solvedAgain(
    _ point: [Double], _ program: MixedIntegerProgram
  ) throws(GLPKError) -> [Double]? {
    let integers = program.variables.filter { program.kind(of: $0) != .continuous }
    let basis = lastBasis
    for variable in integers {
      let value = min(
        max(point[variable.index].rounded(), program.lower(of: variable)),
        program.upper(of: variable))
      try setBounds(of: variable, lower: value, upper: value)
    }
    let solved = try solveRelaxation(
      LPOptions(timeLimitSeconds: 10), feasibilityTolerance: 1e-9)
    let candidate = solved.status == .optimal ? program.withExactIntegers(primal()) : nil
    for variable in integers {
      try setBounds(
        of: variable, lower: program.lower(of: variable), upper: program.upper(of: variable))
    }
    if let basis { try restore(basis) }
    guard let candidate, program.violation(at: candidate) == nil else { return nil }
    return candidate
  }

  private static func checked(
    _ incumbent: [Double]?, _ program: MixedIntegerProgram
  ) throws(GLPKError) -> [Double]? {
    guard let incumbent else { return nil }
    let exact = program.withExactIntegers(incumbent)
    if let violation = program.violation(at: exact) { throw .infeasibleIncumbent(violation.what) }
    return exact
  }
}

extension MixedIntegerProgram {
  /// The program with the bounds of integral variables rounded inward, as GLPK wants them; `nil` if
  /// one has no integer within its bounds.
  func withIntegralBounds() -> MixedIntegerProgram? {
    var rounded = self
    for index in costs.indices where kinds[index] != .continuous {
      let lower = (lowers[index] - Self.feasibilityTolerance).rounded(.up)
      let upper = (uppers[index] + Self.feasibilityTolerance).rounded(.down)
      guard lower <= upper else { return nil }
      rounded.lowers[index] = lower
      rounded.uppers[index] = upper
    }
    return rounded
  }
}
