/// How the solving of a linear relaxation ended.
public enum LPStatus: Sendable, Equatable {
  case optimal
  case infeasible
  case unbounded
  case iterationLimit
  case timeLimit
  case objectiveLimit
  case cancelled
  /// GLPK could not solve it, even from a fresh basis; the text says what it said.
  case numericalTrouble(String)
}

/// What came out of solving a linear relaxation.
public struct LPResult: Sendable, Equatable {
  public var status: LPStatus
  /// The objective of the basic solution reached. If `isDualFeasible`, it is a lower bound on the
  /// optimum of the relaxation, whatever the status; not a number after `.cancelled`.
  public var objective: Double
  /// Simplex iterations.
  public var iterations: Int
  public var isDualFeasible: Bool
  public var isPrimalFeasible: Bool
}
