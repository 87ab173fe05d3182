import CGLPK

extension MIPResult {
  /// What is known when the root relaxation has no optimum.
  init(root: LPResult, start: [Double]?, program: MixedIntegerProgram) {
    let objective = start.map(program.objective(at:))
    let bound = root.isDualFeasible ? root.objective : -.infinity
    self.init(
      status: .numericalTrouble(""), objective: objective,
      bound: min(bound, objective ?? .infinity), point: start, nodes: 0,
      iterations: root.iterations, refusedHeuristicPoints: 0)
    switch root.status {
    case .infeasible where start == nil:
      status = .infeasible
      self.bound = .infinity
    case .infeasible:
      status = .numericalTrouble("the relaxation seems infeasible, but the incumbent is feasible")
      self.bound = -.infinity
    case .unbounded:
      status = .unbounded
      self.bound = -.infinity
    case .timeLimit: status = stopped(by: .time)
    case .iterationLimit: status = stopped(by: .iterations)
    case .cancelled: status = stopped(by: .cancelled)
    case .numericalTrouble(let text): status = .numericalTrouble(text)
    case .optimal, .objectiveLimit: status = .numericalTrouble("the root was not solved")
    }
  }

  /// What the search says, but for the point, which the caller settles.
  init(
    search out: cglpk_mip_result, point: [Double], program: MixedIntegerProgram,
    options: MIPOptions, bridge: HookBridge
  ) throws(GLPKError) {
    self.init(
      status: .infeasible, objective: out.has_point ? out.objective : nil, bound: out.bound,
      point: out.has_point ? point : nil, nodes: min(Int(out.nodes), options.nodeLimit ?? .max),
      iterations: Int(out.iterations), refusedHeuristicPoints: bridge.refusedPoints)
    switch out.ending {
    case CGLPK_END_PROVED: status = proved(out)
    case CGLPK_END_GAP: status = .gapReached
    case CGLPK_END_CANCELLED: status = stopped(by: .cancelled)
    case CGLPK_END_TIME: status = stopped(by: .time)
    case CGLPK_END_NODES: status = stopped(by: .nodes)
    case CGLPK_END_ITERATIONS: status = stopped(by: .iterations)
    case CGLPK_END_HOOK_STOP, CGLPK_END_HOOK_FAILED: status = stopped(by: .stoppedByHook)
    case CGLPK_END_OUT_OF_MEMORY: status = stopped(by: .memory)
    case CGLPK_END_TROUBLE: status = .numericalTrouble(try out.trouble())
    case CGLPK_END_ROOT: status = .numericalTrouble("the root could not be solved again")
    default: throw .unknownCode(function: "branch_and_cut", code: Int(out.ending))
    }
  }

  private func stopped(by limit: MIPLimit) -> MIPStatus {
    point == nil ? .noSolutionFound(limit) : .feasible(limit)
  }

  private func proved(_ out: cglpk_mip_result) -> MIPStatus {
    if out.has_point, out.objective <= out.bound { return .optimal }
    return out.used_cutoff ? .cutoff : .infeasible
  }
}

extension cglpk_mip_result {
  /// What the C side wrote down.
  var text: String {
    withUnsafeBytes(of: message) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  /// GLPK's own words, or the meaning of its return code.
  fileprivate func trouble() throws(GLPKError) -> String {
    switch code {
    case 0, CGLPK_ESTOP: text
    case CGLPK_EFAIL: "a node's relaxation could not be solved"
    case CGLPK_EROOT: "the root's relaxation is not optimal"
    case CGLPK_EBOUND: "bounds that GLPK does not take"
    case CGLPK_ENOPFS, CGLPK_ENODFS, CGLPK_EMIPGAP, CGLPK_ETMLIM: "glp_intopt returned \(code)"
    default: throw .unknownCode(function: "glp_intopt", code: Int(code))
    }
  }
}
