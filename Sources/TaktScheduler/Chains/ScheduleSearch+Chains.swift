public import TaktModel

/// Plants whose goods may not stand for long between steps: jobs placed whole, in ways that are searched.
extension ScheduleSearch {
  /// Ways to place all jobs that are tried, and the places that may be looked at for it.
  private static let mostWays = 400
  private static let mostLooks = 3_000_000
  /// Beyond so many lots placing all of them takes too long.
  private static let mostLots = 5000

  /// The best schedule found that places jobs whole; nil where goods may stand between steps or no such
  /// schedule is cheaper.
  ///
  /// The same schedule, plant and seed give the same result, unless the stop rule ends the search.
  public static func chained(
    like schedule: Schedule, for plant: Plant, seed: UInt64, evaluationLimit: Int = .max,
    stop: StopRule
  ) -> Schedule? {
    let shop = Shop(plant)
    guard shop.hasShortWaits, schedule.lots.count <= mostLots,
      var search = ChainSearch(like: Draft(of: schedule, in: shop), in: shop, seed: seed)
    else { return nil }
    var best: Simulation?
    var candidate = Simulation(shop: shop)
    var looks = 0
    for _ in 0..<min(mostWays, evaluationLimit) where looks < mostLooks && !stop.isOver {
      candidate.run(search.next(stop: stop))
      looks += search.work
      search.judge(candidate)
      if candidate.cost.total < best?.cost.total ?? .infinity { best = candidate }
    }
    guard let found = best?.timedBest().schedule(),
      Evaluation.searchedCost(of: found, for: plant)
        < Evaluation.searchedCost(of: schedule, for: plant)
    else { return nil }
    return found
  }
}
