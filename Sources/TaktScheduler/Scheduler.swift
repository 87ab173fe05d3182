public import TaktModel

/// Turns lots per period into lots to the second.
public enum Scheduler {
  /// The best of a few placements of the period plan's lots, each feasible on every real calendar.
  ///
  /// Lots are made legal (whole units, sizes, multiples) with later needs still covered, sequenced
  /// by period and by changeovers within it, and timed as soon as machine and materials allow; then
  /// moved as late as costs nothing. What does not fit into the horizon is left out: its orders are
  /// late or unmet, and say why.
  public static func schedule(_ plan: PeriodPlan, for plant: Plant) -> Schedule {
    let shop = Shop(plant)
    let lots = LegalLots(of: plan, in: shop)
    let draft = Sequencing.draft(lots, plan: plan, in: shop)
    var best = Simulation(shop: shop)
    best.run(draft)
    for lookahead in [4, 16] {
      var other = Simulation(shop: shop)
      other.options.lookahead = lookahead
      other.run(draft)
      if other.cost.total < best.cost.total - 1e-9 { best = other }
    }
    return best.schedule()
  }
}
