import GLPK
import TaktModel

/// The program with some integers free and the others as in the incumbent.
struct Subprogram: Sendable {
  /// Integers that may change.
  let free: [Int]
  /// Continuous columns that may change; nil: all of them.
  var region: [Int]?

  struct Outcome: Sendable {
    let incumbent: Incumbent?
    let iterations: Int
    /// Whether the sub-program was searched to its end.
    let isExhausted: Bool
  }

  /// Solves it by branch and cut from the incumbent; GLPK's failures end the attempt, not the search.
  func solve(
    _ root: RootRelaxation, of program: Program, from incumbent: Incumbent, stop: StopRule,
    cancellation: Cancellation
  ) async -> Outcome {
    let big = root.strengthened
    var (lowers, uppers) = (big.lowers, big.uppers)
    if region != nil {
      (lowers, uppers) = (incumbent.point, incumbent.point)
    } else {
      for variable in program.integers {
        lowers[variable.index] = incumbent.point[variable.index]
        uppers[variable.index] = incumbent.point[variable.index]
      }
    }
    // Complete orders' choices are integers and stand among the region's deliveries, too.
    for column in region ?? [] where big.kind(of: Variable(index: column)) == .continuous {
      lowers[column] = big.lowers[column]
      uppers[column] = big.uppers[column]
    }
    for column in free {
      lowers[column] = big.lowers[column]
      uppers[column] = big.uppers[column]
    }
    guard let reduction = Reduction(big, lowers: lowers, uppers: uppers) else {
      return Outcome(incumbent: nil, iterations: 0, isExhausted: true)
    }
    let answer = await reduction.branchAndCut(
      from: incumbent, iterationLimit: reduction.fairIterationLimit, relativeGap: 1e-5,
      branching: .driebeckTomlin, stop: stop, cancellation: cancellation)
    return Outcome(
      incumbent: answer.point.flatMap { Incumbent(reduction.expand($0, of: big), of: program.mip) },
      iterations: answer.iterations, isExhausted: answer.isExhausted)
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
    min(5_000, max(600, 1_200_000 / max(1, program.rowCount)))
  }

  /// Branch and cut from the incumbent's part. A failure of GLPK is an answer without a point.
  func branchAndCut(
    from incumbent: Incumbent, iterationLimit: Int, relativeGap: Double,
    branching: MIPOptions.Branching, stop: StopRule, cancellation: Cancellation
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
          branching: branching),
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
