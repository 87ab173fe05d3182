public import TaktModel

extension ScheduleSearch {
  /// The schedule as a planner would run it: among those found up to `percent` above its cost, the one with
  /// the fewest orders late or short, then the fewest lots, deliveries and purchases, then the cheapest. No order
  /// pays more for it unless fewer are late or short, and nothing is made for nobody that could be left out.
  ///
  /// - Parameter least: the cost of the cheapest plan found.
  ///
  /// The same schedule, decisions and plant give the same result; the stop rule only ends it sooner.
  public static func tidied(
    _ schedule: Schedule, _ decisions: Decisions?, for plant: Plant, percent: Double,
    least: Double, evaluationLimit: Int, stop: StopRule
  ) -> (schedule: Schedule, decisions: Decisions?) {
    let shop = Shop(plant)
    var start = Simulation(shop: shop)
    start.options.isJustInTime = decisions?.isJustInTime ?? true
    start.run(decisions?.draft ?? Draft(of: schedule, in: shop))
    let given = Evaluation.cost(of: schedule, for: plant).total
    let most = max(given, least * (1 + percent / 100)) + Standing.slack(given)
    guard start.cost.total <= most else { return (schedule, decisions) }
    var tidying = Tidying(
      from: start, .tidiest(percent: percent), least: least, limit: evaluationLimit, stop: stop)
    tidying.run()
    let found = tidying.best.schedule()
    guard Evaluation.cost(of: found, for: plant).total <= most else { return (schedule, decisions) }
    return (found, tidying.best.decisions)
  }
}

extension Schedule {
  /// Lots, deliveries and purchases.
  public var pieces: Int { lots.count + deliveries.count + purchases.count }
}
