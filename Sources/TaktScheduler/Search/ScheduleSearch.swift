public import TaktModel

/// Local search on what the detailed schedule costs.
///
/// Decisions are the lots (machine and quantity), their sequence on each machine, the overtime that
/// may be used and which order is served first; a simulation turns them into times, so that every
/// schedule it looks at is feasible. Neighbours are accepted by simulated annealing (S. Kirkpatrick,
/// C. D. Gelatt, M. P. Vecchi, 1983) in rounds that get longer, each from the best schedule so far.
public enum ScheduleSearch {
  /// The best schedule found: never dearer than `schedule`, but for what fewer pieces are worth.
  ///
  /// The same schedule, plant, seed and limit give the same result; the stop rule only ends the
  /// search sooner.
  ///
  /// - Parameters:
  ///   - evaluationLimit: how many schedules may be looked at.
  ///   - decisions: of the search that made the schedule.
  ///   - tidyPercent: what fewer lots, deliveries and purchases are worth in all, of its cost.
  ///   - isSound: whether a schedule of this cost holds; asked of the best one as the search goes, which
  ///     goes on from the last that did where it does not.
  ///   - onImprovement: told the cost of each new best schedule.
  public static func improve(
    _ schedule: Schedule, _ decisions: Decisions? = nil, for plant: Plant, seed: UInt64,
    evaluationLimit: Int, tidyPercent: Double = 0, stop: StopRule,
    isSound: (Schedule, Cost) -> Bool = { _, _ in true }, onImprovement: (Cost) -> Void
  ) -> (
    schedule: Schedule, decisions: Decisions?, evaluations: Int, endedByStopRule: Bool
  ) {
    let shop = Shop(plant)
    let given = Evaluation.searchedCost(of: schedule, for: plant)
    var annealing = Annealing(
      from: decisions?.draft ?? Draft(of: schedule, in: shop), in: shop, seed: seed,
      limit: evaluationLimit, tidyPercent: tidyPercent)
    var least = given
    func hasSound(_ simulation: Simulation) -> Bool {
      let found = simulation.timedBest().schedule()
      return isSound(found, Evaluation.cost(of: found, for: plant))
    }
    annealing.run(stop: stop, isSound: hasSound) { cost in
      // The first schedules may only be the given one in other words.
      if cost.total < least - 1e-9 * max(1, abs(least)) {
        least = cost.total
        onImprovement(cost)
      }
    }
    let best = (annealing.sound ?? annealing.best).timedBest()
    let found = best.schedule()
    // What fewer pieces are worth is what they were worth to the search.
    let price = tidyPercent > 0 ? annealing.pricePerPiece : 0
    let isBetter =
      annealing.sound != nil
      && Evaluation.searchedCost(of: found, for: plant) + price * Double(found.pieces)
        < given + price * Double(schedule.pieces)
    return (
      isBetter ? found : schedule, isBetter ? best.decisions : decisions, annealing.evaluations,
      annealing.endedByStopRule
    )
  }
}
