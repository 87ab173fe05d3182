import GLPK
import TaktModel

extension ClosingTree {
  /// What became of a node.
  private enum Verdict {
    case closed
    case interrupted
    /// The child to dive into, and the other.
    case branched(OpenNode, OpenNode)
  }

  /// Rounds of inequalities at a node, and how deep such nodes are.
  private static let cutRounds = 2
  private static let cutDepth = 6
  /// A dive ends where its bound is farther up between the least bound and the cutoff.
  private static let diveShare = 0.25

  /// Nodes in the order of their bounds, each with a dive as long as its bounds are among the lower.
  mutating func run(_ walk: inout TreeWalk, on solver: inout Solver) throws {
    if !hasTightenedRoot { try tightenRoot(walk, on: &solver) }
    while !isOver(walk), open.leastBound < cutoff, var node = open.pop() {
      dive: while true {
        switch try explore(&node, walk: &walk, on: &solver) {
        case .closed:
          break dive
        case .interrupted:
          open.push(node)
          return
        case .branched(let near, let far):
          if far.bound < cutoff { open.push(far) }
          let least = min(open.leastBound, near.bound)
          guard near.bound <= least + Self.diveShare * (cutoff - least), !isOver(walk) else {
            if near.bound < cutoff { open.push(near) }
            break dive
          }
          node = near
        }
      }
    }
  }

  private func isOver(_ walk: TreeWalk) -> Bool {
    iterations >= walk.iterationsAtEnd || walk.stop.isOver || open.isFull
  }

  /// The root's inequalities; those that are slack at the end go.
  private mutating func tightenRoot(_ walk: TreeWalk, on solver: inout Solver) throws {
    let (reduction, inequalities, point) = (reduction, inequalities, walk.incumbent.point)
    let result = try solver.tightenRoot(
      rounds: 30, iterationLimit: max(1000, 2 * (walk.iterationsAtEnd - iterations)),
      timeLimitSeconds: walk.secondsLeft, leastGain: 1e-4, generators: [.mixedIntegerRounding]
    ) { small in
      let full = reduction.extend(small, in: point)
      return reduction.restrict(inequalities.violated(at: full), at: full)
    }
    iterations += result.iterations
    hasTightenedRoot = true
    open.removeAll()
    let basis = solver.basis()
    open.push(OpenNode(bound: -.infinity, basis: basis.isEmpty ? nil : basis))
  }

  private mutating func explore(
    _ node: inout OpenNode, walk: inout TreeWalk, on solver: inout Solver
  ) throws -> Verdict {
    guard try apply(node, walk: &walk, on: &solver) else { return .closed }
    nodes += 1
    var cutRounds = 0
    while true {
      let result = try solve(walk, on: &solver)
      switch result.status {
      case .optimal: break
      case .infeasible, .objectiveLimit: return .closed
      case .timeLimit, .cancelled, .iterationLimit: return .interrupted
      case .unbounded, .numericalTrouble:
        lostBound = min(lostBound, node.bound)
        return .closed
      }
      node.bound = max(node.bound, result.objective)
      guard node.bound < cutoff else { return .closed }
      let point = solver.primal()
      if cutRounds < Self.cutRounds, wantsCuts(node), solver.rowCount < walk.mostRows {
        cutRounds += 1
        let full = reduction.extend(point, in: walk.incumbent.point)
        let rows = reduction.restrict(inequalities.violated(at: full), at: full)
        if !rows.isEmpty {
          try solver.addRows(rows)
          continue
        }
      }
      learn(from: &node)
      let basis = solver.basis()
      node.basis = basis
      fix(&node, by: solver.reducedCosts(), at: point, objective: result.objective)
      let candidates = integers.filter { abs(point[$0] - point[$0].rounded()) > 1e-6 }
      guard !candidates.isEmpty else {
        try settle(node, point, walk: &walk, on: &solver)
        return .closed
      }
      let outcome = try choose(candidates, at: point, of: node, walk: walk, on: &solver)
      switch outcome {
      case .interrupted: return .interrupted
      case .impossible: return .closed
      case .tightened(let change):
        node.changes.append(change)
        guard try apply(node, walk: &walk, on: &solver) else { return .closed }
      case .branch(let column, let down, let up):
        return branch(node, on: column, point[column], down, up, walk.incumbent)
      }
    }
  }

  private func wantsCuts(_ node: OpenNode) -> Bool {
    node.depth <= Self.cutDepth || nodes.isMultiple(of: 10)
  }

  mutating func solve(
    _ walk: TreeWalk, on solver: inout Solver, iterationLimit: Int = 20_000
  ) throws -> LPResult {
    let result = try solver.solveRelaxation(
      LPOptions(
        iterationLimit: iterationLimit, timeLimitSeconds: walk.secondsLeft,
        objectiveLimit: cutoff))
    iterations += result.iterations + 2
    return result
  }

  /// Gives the solver a node's bounds and basis; false where the rows contradict the bounds.
  private func apply(
    _ node: OpenNode, walk: inout TreeWalk, on solver: inout Solver
  ) throws -> Bool {
    var (lowers, uppers) = (program.lowers, program.uppers)
    for change in node.changes {
      let column = Int(change.column)
      if change.isUpper {
        uppers[column] = min(uppers[column], change.value)
      } else {
        lowers[column] = max(lowers[column], change.value)
      }
      if lowers[column] > uppers[column] { return false }
    }
    var propagation = BoundPropagation(program, lowers: lowers, uppers: uppers)
    guard propagation.settle() else { return false }
    for column in integers {
      let (lower, upper) = (propagation.lowers[column], propagation.uppers[column])
      guard lower != walk.lowers[column] || upper != walk.uppers[column] else { continue }
      try solver.setBounds(of: Variable(index: column), lower: lower, upper: upper)
      (walk.lowers[column], walk.uppers[column]) = (lower, upper)
    }
    if let basis = node.basis { try solver.restore(basis) }
    return true
  }

  private mutating func learn(from node: inout OpenNode) {
    guard let step = node.step else { return }
    pseudoCosts.learn(
      step.column, isUp: step.isUp, distance: step.distance, gain: node.bound - step.objective)
    node.step = nil
  }

  /// Integers whose move off their bound alone would cost as much as the cutoff allows stay there.
  private func fix(
    _ node: inout OpenNode, by reducedCosts: [Double], at point: [Double], objective: Double
  ) {
    let margin = cutoff - objective + 1e-6 * max(1, abs(cutoff))
    for column in integers where abs(reducedCosts[column]) > margin {
      let isUpper = reducedCosts[column] > 0
      node.changes.append(.init(column: column, isUpper: isUpper, value: point[column].rounded()))
    }
  }

  private mutating func branch(
    _ node: OpenNode, on column: Int, _ value: Double, _ down: Double, _ up: Double,
    _ incumbent: Incumbent
  ) -> Verdict {
    let floor = value.rounded(.down)
    func child(isUp: Bool, bound: Double, number: Int) -> OpenNode {
      var child = node
      child.bound = max(node.bound, bound)
      child.depth += 1
      child.changes.append(
        .init(column: column, isUpper: !isUp, value: isUp ? floor + 1 : floor))
      child.step = .init(
        column: column, isUp: isUp, distance: isUp ? floor + 1 - value : value - floor,
        objective: node.bound)
      child.number = number
      return child
    }
    let below = child(isUp: false, bound: down, number: 2 * nodes)
    let above = child(isUp: true, bound: up, number: 2 * nodes + 1)
    // Towards the incumbent (E. Danna, E. Rothberg, C. Le Pape, 2005: guided dives).
    let goesUp = reduction.restrict(incumbent.point)[column] > value
    return goesUp ? .branched(above, below) : .branched(below, above)
  }

  /// Takes an integral point for the best; where the program refuses it, with its integers held fast and
  /// solved again.
  private mutating func settle(
    _ node: OpenNode, _ point: [Double], walk: inout TreeWalk, on solver: inout Solver
  ) throws {
    var found = Incumbent(reduction.expand(point, in: walk.incumbent.point), of: walk.whole.mip)
    if found == nil {
      for column in integers {
        let value = min(max(point[column].rounded(), walk.lowers[column]), walk.uppers[column])
        try solver.setBounds(of: Variable(index: column), lower: value, upper: value)
        (walk.lowers[column], walk.uppers[column]) = (value, value)
      }
      let result = try solver.solveRelaxation(LPOptions(timeLimitSeconds: walk.secondsLeft))
      iterations += result.iterations
      if result.status == .optimal {
        found = Incumbent(
          reduction.expand(solver.primal(), in: walk.incumbent.point), of: walk.whole.mip)
      }
    }
    guard let found, found.objective - node.bound <= 1e-6 * max(1, abs(node.bound)) else {
      lostBound = min(lostBound, node.bound)
      if let found { take(found) }
      return
    }
    take(found)
  }

  private mutating func take(_ found: Incumbent) {
    guard found.objective < best?.objective ?? .infinity else { return }
    best = found
    cutoff = min(cutoff, found.objective)
  }
}
