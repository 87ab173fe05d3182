import GLPK
import TaktModel

/// The program with some columns free and all others as in the incumbent.
struct Subprogram: Sendable {
  /// Integers that may change.
  let free: [Int]
  /// Continuous columns that may change; nil: all of them.
  var region: [Int]?

  struct Outcome: Sendable {
    let incumbent: Incumbent?
    let iterations: Int
    /// Simplex iterations times the rows they went through: what its time is proportional to.
    let work: Double
    /// Whether the sub-program was searched to its end.
    let isExhausted: Bool
  }

  /// Solves it by branch and cut from the incumbent; GLPK's failures end the attempt, not the search.
  func solve(
    _ root: RootRelaxation, of program: Program, from incumbent: Incumbent, stop: StopRule,
    cancellation: Cancellation
  ) async -> Outcome {
    guard let reduction = reduction(of: root, at: incumbent.point) else {
      return Outcome(incumbent: nil, iterations: 0, work: 0, isExhausted: true)
    }
    let answer = await reduction.branchAndCut(
      from: incumbent, iterationLimit: reduction.fairIterationLimit, relativeGap: 1e-5,
      stop: stop, cancellation: cancellation)
    return Outcome(
      incumbent: answer.point.flatMap {
        Incumbent(reduction.expand($0, in: incumbent.point), of: program.mip)
      },
      iterations: answer.iterations,
      work: 20_000 + Double(answer.iterations) * Double(reduction.program.rowCount),
      isExhausted: answer.isExhausted)
  }

  private func reduction(of root: RootRelaxation, at point: [Double]) -> Reduction? {
    let big = root.strengthened
    if let region {
      // Complete orders' choices are integers and stand among the region's deliveries, too.
      let continuous = region.filter { big.kind(of: Variable(index: $0)) == .continuous }
      return Reduction(big, root.index, free: (free + continuous).uniqued(), at: point)
    }
    var (lowers, uppers) = (big.lowers, big.uppers)
    for column in big.variables where big.kind(of: column) != .continuous {
      lowers[column.index] = point[column.index]
      uppers[column.index] = point[column.index]
    }
    for column in free {
      lowers[column] = big.lowers[column]
      uppers[column] = big.uppers[column]
    }
    return Reduction(big, lowers: lowers, uppers: uppers)
  }
}

/// What branch and cut said of a reduced program.
struct ReducedAnswer: Sendable {
  var point: [Double]?
  var bound = -Double.infinity
  var iterations = 0
  var isExhausted = false
}

extension Reduction {
  /// Fewer iterations where each is dear.
  fileprivate var fairIterationLimit: Int {
    min(1_500, max(300, 400_000 / max(1, program.rowCount)))
  }

  /// Branch and cut from the incumbent's part. A failure of GLPK is an answer without a point.
  func branchAndCut(
    from incumbent: Incumbent, iterationLimit: Int, relativeGap: Double, stop: StopRule,
    cancellation: Cancellation
  ) async -> ReducedAnswer {
    let small = program
    guard small.variableCount > 0 else {
      return ReducedAnswer(point: [], bound: small.constantCost, isExhausted: true)
    }
    let seconds = stop.secondsLeft()
    let limit = seconds.isFinite ? max(0.005, seconds) : nil
    let start = restrict(incumbent.point)
    let known = small.violation(at: start) == nil ? start : nil
    let answer = try? await Solver.run(cancellation: cancellation) { solver in
      try solver.load(small)
      if small.integerCount == 0 {
        let result = try solver.solveRelaxation(LPOptions(timeLimitSeconds: limit))
        let isSolved = result.status == .optimal
        return ReducedAnswer(
          point: isSolved ? solver.primal() : nil, bound: isSolved ? result.objective : -.infinity,
          iterations: result.iterations, isExhausted: isSolved)
      }
      let result = try solver.branchAndCut(
        MIPOptions(
          timeLimitSeconds: limit, relativeGap: relativeGap, iterationLimit: iterationLimit,
          branching: .driebeckTomlin, backtracking: .bestProjection),
        incumbent: known)
      let isExhausted: Bool
      switch result.status {
      case .optimal, .gapReached, .cutoff, .infeasible: isExhausted = true
      case .feasible, .unbounded, .noSolutionFound, .numericalTrouble: isExhausted = false
      }
      return ReducedAnswer(
        point: result.point, bound: result.bound, iterations: result.iterations,
        isExhausted: isExhausted)
    }
    return answer ?? ReducedAnswer()
  }
}
