import TaktModel

/// Plants whose goods may not stand for long between steps: jobs placed whole, in ways that are searched.
extension Annealing {
  /// Ways to place all jobs that are tried, and the places that may be looked at for it.
  private static let mostWays = 400
  private static let mostLooks = 3_000_000

  /// Whether it found a better schedule.
  mutating func tryChains(_ stop: StopRule) -> Bool {
    guard var search = ChainSearch(like: start, in: current.shop, seed: generator.next())
    else { return false }
    var isBetter = false
    var looks = 0
    for _ in 0..<Self.mostWays where looks < Self.mostLooks {
      guard evaluations < limit, !stop.isOver else { break }
      candidate.run(search.next())
      evaluations += 1
      looks += search.work
      search.judge(candidate)
      if candidate.cost.total < current.cost.total {
        swap(&current, &candidate)
        isBetter = true
      }
    }
    return isBetter
  }
}
