import GLPK
import TaktModel

/// Branch and cut on the whole program, with what reduced costs rule out left out: closes the gap of
/// small programs.
struct ExactClosing: Sendable {
  let iterationLimit: Int
  let relativeGap: Double

  struct Outcome: Sendable {
    let incumbent: Incumbent?
    let bound: Double
    let iterations: Int
    let isExhausted: Bool
  }

  /// Bounds after reduced-cost fixing (H. Crowder, E. Johnson, M. Padberg, 1983): a variable whose
  /// move off its bound alone would cost more than the gap stays there in every better plan.
  static func bounds(
    _ root: RootRelaxation, of program: Program, better incumbent: Incumbent
  ) -> (lowers: [Double], uppers: [Double], free: Int) {
    var (lowers, uppers) = (root.strengthened.lowers, root.strengthened.uppers)
    var free = 0
    guard root.isSolved else { return (lowers, uppers, program.integers.count) }
    // The relaxation's own value could be a hair above the truth; the proven bound is not.
    let slack = incumbent.objective - min(root.objective, root.bound)
    let margin = slack + 1e-6 * max(1, abs(incumbent.objective))
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

  func solve(
    _ root: RootRelaxation, of program: Program, from incumbent: Incumbent, stop: StopRule,
    cancellation: Cancellation
  ) async -> Outcome {
    let bounds = Self.bounds(root, of: program, better: incumbent)
    let big = root.strengthened
    guard let reduction = Reduction(big, lowers: bounds.lowers, uppers: bounds.uppers) else {
      // Nothing better than the incumbent is left.
      return Outcome(
        incumbent: nil, bound: incumbent.objective, iterations: 0, isExhausted: true)
    }
    let answer = await reduction.branchAndCut(
      from: incumbent, iterationLimit: iterationLimit, relativeGap: relativeGap,
      branching: .pseudoCost, stop: stop, cancellation: cancellation)
    let found = answer.point.flatMap {
      Incumbent(reduction.expand($0, in: incumbent.point), of: program.mip)
    }
    // What was ruled out is no better than the incumbent, so the tree's bound holds up to it.
    return Outcome(
      incumbent: found, bound: min(answer.bound, incumbent.objective),
      iterations: answer.iterations, isExhausted: answer.isExhausted)
  }
}
