import GLPK
import TaktModel

/// Branch and cut on the whole program, with what reduced costs rule out left out: closes the gap of
/// small programs.
struct ExactClosing: Sendable {
  private(set) var tree: ClosingTree?
  /// Whether nothing is left to do, or it cannot be done.
  private(set) var isOver = false
  /// In simplex iterations times rows.
  private(set) var effort = 0.0
  /// The best that it has proven.
  private(set) var bound = -Double.infinity

  struct Outcome: Sendable {
    let incumbent: Incumbent?
    let bound: Double
    let iterations: Int
  }

  /// Bounds after reduced-cost fixing (H. Crowder, E. Johnson, M. Padberg, 1983): a variable whose
  /// move off its bound alone would cost more than the gap stays there in every better plan.
  static func bounds(
    _ root: RootRelaxation, of program: Program, below cutoff: Double
  ) -> (lowers: [Double], uppers: [Double], free: Int) {
    var (lowers, uppers) = (root.strengthened.lowers, root.strengthened.uppers)
    var free = 0
    guard root.isSolved else { return (lowers, uppers, program.integers.count) }
    // The relaxation's own value could be a hair above the truth; the proven bound is not.
    let slack = cutoff - min(root.objective, root.bound)
    let margin = slack + 1e-6 * max(1, abs(cutoff))
    for variable in program.integers {
      let index = variable.index
      if root.reducedCosts[index] > margin && root.point[index] < lowers[index] + 1e-6 {
        uppers[index] = lowers[index]
      } else if root.reducedCosts[index] < -margin && root.point[index] > uppers[index] - 1e-6 {
        lowers[index] = uppers[index]
      } else if uppers[index] > lowers[index] {
        free += 1
      }
    }
    return (lowers, uppers, free)
  }

  /// What a plan must cost less than for the search to need it: what is left out is within the gap that
  /// is asked for.
  static func cutoff(_ objective: Double, relativeGap: Double) -> Double {
    objective - max(0.9 * relativeGap * abs(objective), 5e-8 * max(1, abs(objective)))
  }

  /// A slice of branch and cut; from the root again where a better plan has made the program a good
  /// deal smaller.
  mutating func advance(
    _ root: RootRelaxation, of program: Program, by inequalities: LSInequalities,
    from incumbent: Incumbent, relativeGap: Double, slice: Int, stop: StopRule,
    cancellation: Cancellation
  ) async -> Outcome {
    let cutoff = Self.cutoff(incumbent.objective, relativeGap: relativeGap)
    let free = Self.bounds(root, of: program, below: cutoff).free
    if tree.map({ 5 * free < 4 * $0.integers.count }) ?? true {
      tree = ClosingTree(root, of: program, by: inequalities, below: cutoff)
    }
    guard let before = tree else {
      isOver = true
      bound = max(bound, cutoff)
      return Outcome(incumbent: nil, bound: cutoff, iterations: 0)
    }
    tree = nil
    let rows = max(1, before.program.rowCount)
    let after = await before.advanced(
      of: program, below: cutoff, from: incumbent, iterationLimit: max(300, slice / rows),
      stop: stop, cancellation: cancellation)
    let iterations = after.iterations - before.iterations
    effort += Double(iterations + 50) * Double(rows)
    isOver = after.isOver
    bound = max(bound, after.bound)
    tree = after
    return Outcome(incumbent: after.best, bound: after.bound, iterations: iterations)
  }
}
