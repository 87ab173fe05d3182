/// How to solve a linear relaxation.
public struct LPOptions: Sendable {
  public enum Method: Sendable {
    case primal
    case dual
    /// The dual simplex, and the primal one where that fails.
    case dualThenPrimal
  }

  public var method: Method
  /// Simplex iterations; `nil` for no limit.
  public var iterationLimit: Int?
  /// Seconds on the wall clock; `nil` for no limit.
  public var timeLimitSeconds: Double?
  /// GLPK's own presolve. An interrupted solve with presolve leaves no point and no basis.
  public var presolve: Bool
  /// The dual simplex stops as soon as the objective has risen to this.
  public var objectiveLimit: Double?

  public init(
    method: Method = .dualThenPrimal, iterationLimit: Int? = nil, timeLimitSeconds: Double? = nil,
    presolve: Bool = false, objectiveLimit: Double? = nil
  ) {
    self.method = method
    self.iterationLimit = iterationLimit
    self.timeLimitSeconds = timeLimitSeconds
    self.presolve = presolve
    self.objectiveLimit = objectiveLimit
  }
}
