import GLPK
import TaktModel

/// Reliability branching (T. Achterberg, T. Koch, A. Martin, 2005): pseudo-costs where a column has been
/// tried often enough, a few dual simplex iterations on either side where not.
extension ClosingTree {
  enum Choice {
    /// A column, and what is proven below and above it.
    case branch(Int, down: Double, up: Double)
    /// One side is closed: the other's bound holds.
    case tightened(OpenNode.Change)
    /// Both sides are closed.
    case impossible
    case interrupted
  }

  private static let reliableTrials = 4
  private static let mostTrials = 40
  /// Trials in a row that find nothing better.
  private static let patience = 8
  /// Iterations that trials may take beyond half of all others.
  private static let trialAllowance = 10000

  mutating func choose(
    _ candidates: [Int], at point: [Double], of node: OpenNode, walk: TreeWalk,
    on solver: inout Solver
  ) throws -> Choice {
    let ranked = candidates.map { (column: $0, gains: pseudoCosts.gains(of: $0, at: point[$0])) }
      .map { (column: $0.column, score: score($0.gains.down, $0.gains.up)) }
      .sorted { ($1.score, $0.column) < ($0.score, $1.column) }
    var best = (column: ranked[0].column, score: -1.0, down: node.bound, up: node.bound)
    var (trials, failures) = (0, 0)
    for (column, expected) in ranked {
      if failures >= Self.patience { break }
      guard pseudoCosts.trials(of: column) < Self.reliableTrials, trials < Self.mostTrials,
        mayTry
      else {
        if expected > best.score { best = (column, expected, node.bound, node.bound) }
        failures += 1
        continue
      }
      trials += 1
      let floor = point[column].rounded(.down)
      let below = OpenNode.Change(column: column, isUpper: true, value: floor)
      let above = OpenNode.Change(column: column, isUpper: false, value: floor + 1)
      guard let down = try attempt(below, of: node, at: point, walk: walk, on: &solver),
        let up = try attempt(above, of: node, at: point, walk: walk, on: &solver)
      else { return .interrupted }
      if down >= cutoff && up >= cutoff { return .impossible }
      if down >= cutoff { return .tightened(above) }
      if up >= cutoff { return .tightened(below) }
      let score = score(down - node.bound, up - node.bound)
      if score > best.score {
        best = (column, score, down, up)
        failures = 0
      } else {
        failures += 1
      }
    }
    return .branch(best.column, down: best.down, up: best.up)
  }

  private var mayTry: Bool {
    trialIterations <= (iterations - trialIterations) / 2 + Self.trialAllowance
  }

  /// Product of both sides' gains.
  private func score(_ down: Double, _ up: Double) -> Double {
    let least = 1e-6 * max(1, abs(cutoff))
    return max(down, least) * max(up, least)
  }

  /// A bound on what lies behind a change; infinity where nothing does, nil when called off.
  private mutating func attempt(
    _ change: OpenNode.Change, of node: OpenNode, at point: [Double], walk: TreeWalk,
    on solver: inout Solver
  ) throws -> Double? {
    let column = Int(change.column)
    let variable = Variable(index: column)
    let (lower, upper) = (walk.lowers[column], walk.uppers[column])
    try solver.setBounds(
      of: variable, lower: change.isUpper ? lower : change.value,
      upper: change.isUpper ? change.value : upper)
    if let basis = node.basis { try solver.restore(basis) }
    let before = iterations
    let result = try solve(walk, on: &solver, iterationLimit: trialLimit)
    trialIterations += iterations - before
    try solver.setBounds(of: variable, lower: lower, upper: upper)
    switch result.status {
    case .infeasible, .objectiveLimit: return .infinity
    case .timeLimit, .cancelled: return nil
    case .unbounded, .numericalTrouble: return node.bound
    case .optimal, .iterationLimit:
      guard result.isDualFeasible else { return node.bound }
      let bound = max(node.bound, result.objective)
      pseudoCosts.learn(
        column, isUp: !change.isUpper, distance: abs(change.value - point[column]),
        gain: bound - node.bound)
      return bound
    }
  }

  /// Twice what a node has taken in the mean.
  private var trialLimit: Int {
    min(100, max(10, 2 * (iterations - trialIterations) / max(1, nodes)))
  }
}
