import CGLPK

extension MIPOptions {
  func forC(memoryLimitMB: Int32) throws(GLPKError) -> cglpk_mip_options {
    guard !relativeGap.isNaN, relativeGap >= 0 else {
      throw .misuse("the relative gap is \(relativeGap)")
    }
    if objectiveCutoff?.isNaN == true { throw .misuse("the cutoff is not a number") }
    return cglpk_mip_options(
      branching: branching.code, backtracking: backtracking.code, gomory: gomoryCuts,
      mir: mirCuts, cover: coverCuts, clique: cliqueCuts,
      time_limit_ms: try Solver.milliseconds(timeLimitSeconds),
      node_limit: Int64(max(0, nodeLimit ?? .max)),
      iteration_limit: Int64(max(0, iterationLimit ?? .max)), relative_gap: relativeGap,
      cutoff: objectiveCutoff ?? .infinity, bound: -.infinity,
      cut_rounds: Int32(clamping: max(0, cutRoundsPerNode)), memory_limit_mb: memoryLimitMB)
  }
}

extension MIPOptions.Branching {
  fileprivate var code: Int32 {
    switch self {
    case .driebeckTomlin: CGLPK_BRANCH_DRIEBECK_TOMLIN
    case .mostFractional: CGLPK_BRANCH_MOST_FRACTIONAL
    case .pseudoCost: CGLPK_BRANCH_PSEUDO_COST
    case .firstFractional: CGLPK_BRANCH_FIRST
    case .lastFractional: CGLPK_BRANCH_LAST
    }
  }
}

extension MIPOptions.Backtracking {
  fileprivate var code: Int32 {
    switch self {
    case .bestProjection: CGLPK_BACKTRACK_BEST_PROJECTION
    case .depthFirst: CGLPK_BACKTRACK_DEPTH_FIRST
    case .breadthFirst: CGLPK_BACKTRACK_BREADTH_FIRST
    case .bestLocalBound: CGLPK_BACKTRACK_BEST_BOUND
    }
  }
}
