/// How to run branch and cut.
///
/// GLPK 5.0 has no random seed, neither in its simplex nor in its branch and cut: the same program
/// and options give the same run, unless a time limit or a cancellation cuts it short.
public struct MIPOptions: Sendable {
  public enum Branching: Sendable {
    case driebeckTomlin
    case mostFractional
    /// Hybrid pseudo-costs. Its setting up at a node can take long and cannot be interrupted: past
    /// a time limit the search is left behind to end by itself.
    case pseudoCost
    case firstFractional
    case lastFractional
  }

  public enum Backtracking: Sendable {
    case bestProjection
    case depthFirst
    case breadthFirst
    case bestLocalBound
  }

  /// Seconds on the wall clock, root included; `nil` for no limit.
  public var timeLimitSeconds: Double?
  /// Stop when `(objective - bound) / |objective|` is at most this; 0 to prove optimality (to
  /// GLPK's own 1e-7).
  public var relativeGap: Double
  /// Nodes solved; `nil` for no limit.
  public var nodeLimit: Int?
  /// Simplex iterations over all nodes, root included, looked at between relaxations; `nil` for no
  /// limit.
  public var iterationLimit: Int?
  public var branching: Branching
  public var backtracking: Backtracking
  public var gomoryCuts: Bool
  public var mirCuts: Bool
  public var coverCuts: Bool
  public var cliqueCuts: Bool
  /// Look only for points with an objective below this.
  public var objectiveCutoff: Double?
  /// How often in a row the cut hook is asked at one node.
  public var cutRoundsPerNode: Int

  public init(
    timeLimitSeconds: Double? = nil, relativeGap: Double = 0, nodeLimit: Int? = nil,
    iterationLimit: Int? = nil, branching: Branching = .driebeckTomlin,
    backtracking: Backtracking = .bestLocalBound, gomoryCuts: Bool = false, mirCuts: Bool = false,
    coverCuts: Bool = false, cliqueCuts: Bool = false, objectiveCutoff: Double? = nil,
    cutRoundsPerNode: Int = 50
  ) {
    self.timeLimitSeconds = timeLimitSeconds
    self.relativeGap = relativeGap
    self.nodeLimit = nodeLimit
    self.iterationLimit = iterationLimit
    self.branching = branching
    self.backtracking = backtracking
    self.gomoryCuts = gomoryCuts
    self.mirCuts = mirCuts
    self.coverCuts = coverCuts
    self.cliqueCuts = cliqueCuts
    self.objectiveCutoff = objectiveCutoff
    self.cutRoundsPerNode = cutRoundsPerNode
  }
}
