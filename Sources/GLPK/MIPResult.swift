/// What stopped branch and cut before it had proven all.
public enum MIPLimit: Sendable, Equatable {
  case time
  case nodes
  case iterations
  case cancelled
  /// The progress hook said stop.
  case stoppedByHook
  case memory
}

/// How branch and cut ended.
public enum MIPStatus: Sendable, Equatable {
  /// The point is optimal, to GLPK's 1e-7.
  case optimal
  /// The point is within `MIPOptions.relativeGap`.
  case gapReached
  /// There is a point, but the search was stopped.
  case feasible(MIPLimit)
  /// It is proven that there is no feasible point.
  case infeasible
  /// It is proven that no point has an objective below the cutoff. A point may have been handed in.
  case cutoff
  /// The relaxation has no lower bound.
  case unbounded
  /// The search was stopped and no point is known.
  case noSolutionFound(MIPLimit)
  /// GLPK could not go on; the text says why. Point and bound are what was known by then.
  case numericalTrouble(String)
}

/// What came out of branch and cut.
public struct MIPResult: Sendable, Equatable {
  public var status: MIPStatus
  /// The objective of `point`.
  public var objective: Double?
  /// A proven lower bound on the optimum: `-infinity` if there is none, `infinity` if it is proven
  /// that there is no feasible point.
  public var bound: Double
  /// The best point known, one value a variable, checked against the program; integral values are
  /// exact.
  public var point: [Double]?
  /// Nodes solved.
  public var nodes: Int
  /// Simplex iterations over all nodes and the root.
  public var iterations: Int
  /// Points of the heuristic hook that were not feasible and not used.
  public var refusedHeuristicPoints: Int

  /// `(objective - bound) / |objective|`; infinite without a point or a bound.
  public var relativeGap: Double {
    guard let objective else { return .infinity }
    let gap = (objective - bound) / (abs(objective) + 1e-10)
    return gap.isNaN ? .infinity : max(0, gap)
  }
}
