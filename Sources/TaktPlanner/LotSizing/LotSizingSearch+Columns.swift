import TaktModel

/// Plans from the patterns that the item Lagrangian met.
extension LotSizingSearch {
  /// Plans from the item Lagrangian's patterns, made better by moving quantities; the best one.
  mutating func choose(
    _ pools: [ColumnPool], prices: [[Double]], from start: Incumbent, stop: StopRule
  ) -> Incumbent? {
    var best: Incumbent?
    var current = start
    for (input, pool) in zip(cases, pools) {
      var pool = pool
      let dearest = max(prices[input.machine].max() ?? 0, 1e-9)
      let graph = TransferGraph(periods: input.periodCount)
      for draft in pool.drafts(
        dearestSecond: dearest, overloadPrice: max(input.overloadPrice, 30 * dearest))
      {
        if stop.isOver { return best }
        let cycles = draft.optimise(graph, most: 4000)
        microseconds += Double(cycles) * SetupAnnealing.microsecondsPerCycle(input)
        guard draft.rebook(), draft.overload <= 0 else { continue }
        let found = Incumbent(
          input.point(for: draft, in: current.point, of: program), of: program.mip)
        guard let found else { continue }
        hasPlan = true
        if found.objective < (best ?? current).objective { best = found }
      }
      microseconds += Double(pool.work) / 1_000
      if let best, best.objective < current.objective { current = best }
    }
    return best
  }

  /// A pool a case, to be filled.
  var emptyPools: [ColumnPool] { cases.map { ColumnPool($0, of: program) } }
}
