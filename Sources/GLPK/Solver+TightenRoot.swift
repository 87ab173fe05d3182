extension Solver {
  /// Tightens the relaxation with cuts: solves it, asks for violated rows, adds them, drops cut
  /// rows that have become slack, and so on until none is violated, the bound stalls or a limit is
  /// reached. The cuts that bind at the end stay in the program.
  ///
  /// A cut row leaves when it has been basic for two rounds running. The bound stalls when three
  /// rounds running raise it by less than `leastGain` of its size each.
  ///
  /// - Parameters:
  ///   - plainRows: the rows that are no cuts, and come first; nil: all that are loaded.
  ///   - iterationLimit: simplex iterations over all rounds; nil for no limit.
  ///   - leastGain: a fraction of the bound.
  ///   - generators: what GLPK shall add of its own in each round.
  ///   - solved: called after each round that was solved to its optimum, with the solver to read from:
  ///     what a later round that runs out of time would otherwise lose.
  /// - Returns: the last relaxation's result; `iterations` counts all rounds. Its status is
  ///   `.timeLimit`, `.iterationLimit` or `.cancelled` if that came between.
  /// - Throws: `GLPKError`, and what `separate` throws.
  public mutating func tightenRoot(
    rounds: Int, plainRows: Int? = nil, iterationLimit: Int? = nil,
    timeLimitSeconds: Double? = nil, leastGain: Double = 1e-6, generators: [Generator] = [],
    solved: ((borrowing Solver) -> Void)? = nil,
    separate: ([Double]) throws -> [MixedIntegerProgram.LinearRow]
  ) throws -> LPResult {
    let clock = ContinuousClock()
    let begin = clock.now
    var iterations = 0
    func options() -> LPOptions {
      LPOptions(
        iterationLimit: iterationLimit.map { max(1, $0 - iterations) },
        timeLimitSeconds: timeLimitSeconds.map { $0 - (clock.now - begin) / .seconds(1) })
    }
    let loadedRows = try current().rowCount
    let firstCut = min(plainRows ?? loadedRows, loadedRows)
    var idleRounds = [Int](repeating: 0, count: loadedRows - firstCut)
    var stalledRounds = 0
    var result = try solveRelaxation(options())
    iterations += result.iterations
    if result.status == .optimal { solved?(self) }
    for _ in 0..<max(0, rounds) where result.status == .optimal {
      var rows = try separate(primal())
      for generator in generators { rows += try generate(generator) }
      guard !rows.isEmpty else { break }
      if let iterationLimit, iterations >= iterationLimit {
        result.status = .iterationLimit
        break
      }
      try dropSlackCuts(from: firstCut, &idleRounds)
      try addRows(rows)
      idleRounds += [Int](repeating: 0, count: rows.count)
      let before = result.objective
      result = try solveRelaxation(options())
      iterations += result.iterations
      if result.status == .optimal { solved?(self) }
      let hasRisen = result.objective - before > leastGain * max(1, abs(before))
      stalledRounds = hasRisen ? 0 : stalledRounds + 1
      if stalledRounds == 3 { break }
    }
    if result.status == .optimal, try dropSlackCuts(from: firstCut) {
      result = try solveRelaxation(options())
      iterations += result.iterations
    }
    result.iterations = iterations
    return result
  }

  /// Removes all cut rows that are slack; the basis stays optimal. True if there were any.
  private mutating func dropSlackCuts(from firstCut: Int) throws(GLPKError) -> Bool {
    let basis = basis()
    let slack = (firstCut..<rowCount).map(MixedIntegerProgram.Row.init(index:)).filter(
      basis.isBasic)
    try removeRows(slack)
    return !slack.isEmpty
  }

  /// Removes the cut rows that have been basic for two rounds; the basis stays optimal.
  private mutating func dropSlackCuts(
    from firstCut: Int, _ idleRounds: inout [Int]
  ) throws(GLPKError) {
    let basis = basis()
    var slack: [MixedIntegerProgram.Row] = []
    var kept: [Int] = []
    for (offset, rounds) in idleRounds.enumerated() {
      let row = MixedIntegerProgram.Row(index: firstCut + offset)
      let idle = basis.isBasic(row) ? rounds + 1 : 0
      if idle >= 2 { slack.append(row) } else { kept.append(idle) }
    }
    idleRounds = kept
    try removeRows(slack)
  }
}
