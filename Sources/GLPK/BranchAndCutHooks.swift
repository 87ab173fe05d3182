/// The optimal point of a node's relaxation.
public struct NodeRelaxation: Sendable {
  /// One value a variable.
  public var point: [Double]
  public var objective: Double
  /// Distance from the root, which is 0.
  public var depth: Int
  /// Nodes are numbered from 1 in the order of solving.
  public var nodeNumber: Int
}

/// Which variable to branch on, and which way to go first.
public struct BranchChoice: Sendable, Hashable {
  public var variable: MixedIntegerProgram.Variable
  public var upFirst: Bool
  public init(variable: MixedIntegerProgram.Variable, upFirst: Bool) {
    self.variable = variable
    self.upFirst = upFirst
  }
}

public enum HookAction: Sendable {
  case go
  case stop
}

/// How far branch and cut has come.
public struct SearchProgress: Sendable {
  public var incumbentObjective: Double?
  /// A proven lower bound; `-infinity` if there is none yet.
  public var bound: Double
  public var nodes: Int
  public var iterations: Int
}

/// What branch and cut asks on its way. All are optional.
///
/// They run one at a time, while the caller waits, on a thread of the search's own. What they throw
/// stops the search and is thrown by `Solver.branchAndCut`.
public struct BranchAndCutHooks {
  /// Asked for valid inequalities that the node's point violates; GLPK picks the best of them.
  public var cuts: ((NodeRelaxation) throws -> [MixedIntegerProgram.LinearRow])?
  /// Asked for a feasible point. It is checked; one that is not feasible is not used, and counted.
  public var heuristic: ((NodeRelaxation) throws -> [Double]?)?
  /// Asked for the variable to branch on, which must be integer and fractional; `nil` leaves it to
  /// GLPK.
  public var branching: ((NodeRelaxation) throws -> BranchChoice?)?
  /// Told before each relaxation, and may stop the search.
  public var progress: ((SearchProgress) throws -> HookAction)?
  /// Told of each better point and its objective.
  public var newIncumbent: (([Double], Double) throws -> Void)?

  public init(
    cuts: ((NodeRelaxation) throws -> [MixedIntegerProgram.LinearRow])? = nil,
    heuristic: ((NodeRelaxation) throws -> [Double]?)? = nil,
    branching: ((NodeRelaxation) throws -> BranchChoice?)? = nil,
    progress: ((SearchProgress) throws -> HookAction)? = nil,
    newIncumbent: (([Double], Double) throws -> Void)? = nil
  ) {
    self.cuts = cuts
    self.heuristic = heuristic
    self.branching = branching
    self.progress = progress
    self.newIncumbent = newIncumbent
  }
}
