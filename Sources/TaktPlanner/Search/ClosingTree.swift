import GLPK
import TaktModel

/// Branch and cut on the whole program below what is known: best bound first, with dives.
///
/// It keeps its open nodes between slices. The relaxation is tightened by (l,S) and mixed-integer
/// rounding inequalities at the root, by (l,S) inequalities at nodes near it.
struct ClosingTree: Sendable {
  let reduction: Reduction
  let inequalities: LSInequalities
  /// The reduced program with the inequalities found so far.
  var program: MixedIntegerProgram
  let integers: [Int]
  var open = NodeQueue()
  var pseudoCosts: PseudoCosts
  /// What a plan must cost less than to be of interest.
  var cutoff: Double
  /// The least bound among nodes that had to be given up.
  var lostBound = Double.infinity
  var best: Incumbent?
  var hasTightenedRoot = false
  var hasFailed = false
  var nodes = 0
  var iterations = 0
  /// Of these, in trial branchings.
  var trialIterations = 0

  /// Nil where nothing costs less than the cutoff.
  init?(
    _ root: RootRelaxation, of program: Program, by inequalities: LSInequalities,
    below cutoff: Double
  ) {
    let bounds = ExactClosing.bounds(root, of: program, below: cutoff)
    guard
      let reduction = Reduction(
        root.strengthened, lowers: bounds.lowers, uppers: bounds.uppers)
    else { return nil }
    self.reduction = reduction
    self.inequalities = inequalities
    self.program = reduction.program
    self.cutoff = cutoff
    integers = reduction.program.variables.map(\.index).filter {
      reduction.program.kind(of: Variable(index: $0)) != .continuous
    }
    pseudoCosts = PseudoCosts(columns: reduction.program.variableCount)
    open.push(OpenNode(bound: root.bound))
  }

  /// No plan costs less.
  var bound: Double { min(open.leastBound, lostBound, cutoff) }

  /// Whether there is no going on: all is closed, or too much is open.
  var isOver: Bool { hasFailed || open.leastBound >= cutoff || open.isFull }

  /// Goes on for about so many simplex iterations. A failure of GLPK ends the tree, not the search.
  func advanced(
    of whole: Program, below cutoff: Double, from incumbent: Incumbent, iterationLimit: Int,
    stop: StopRule, cancellation: Cancellation
  ) async -> ClosingTree {
    let slice = try? await Solver.run(cancellation: cancellation) { solver in
      var tree = self
      tree.cutoff = min(cutoff, tree.cutoff)
      tree.best = nil
      var walk = TreeWalk(
        whole: whole, incumbent: incumbent, stop: stop,
        iterationsAtEnd: iterations + iterationLimit, root: program)
      try solver.load(program)
      try tree.run(&walk, on: &solver)
      if let loaded = solver.loadedProgram { tree.program = loaded.with(boundsOf: program) }
      return tree
    }
    if let slice { return slice }
    var failed = self
    failed.hasFailed = true
    return failed
  }
}

/// What a slice of the tree's search goes by.
struct TreeWalk {
  let whole: Program
  let incumbent: Incumbent
  let stop: StopRule
  let iterationsAtEnd: Int
  /// The bounds that the solver has.
  var lowers: [Double]
  var uppers: [Double]
  /// Rows above which no inequalities are added.
  let mostRows: Int

  init(
    whole: Program, incumbent: Incumbent, stop: StopRule, iterationsAtEnd: Int,
    root: MixedIntegerProgram
  ) {
    self.whole = whole
    self.incumbent = incumbent
    self.stop = stop
    self.iterationsAtEnd = iterationsAtEnd
    lowers = root.lowers
    uppers = root.uppers
    mostRows = root.rowCount + root.rowCount / 4 + 100
  }

  var secondsLeft: Double? {
    let seconds = stop.secondsLeft()
    return seconds.isFinite ? max(0.005, seconds) : nil
  }
}

extension MixedIntegerProgram {
  /// With another program's bounds of the same variables.
  fileprivate func with(boundsOf other: MixedIntegerProgram) -> MixedIntegerProgram {
    with(lowers: other.lowers, uppers: other.uppers)
  }
}
