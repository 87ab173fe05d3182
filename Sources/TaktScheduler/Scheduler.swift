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
    var best: Simulation?
    func consider(_ draft: Draft, _ options: Simulation.Options) {
      var simulation = Simulation(shop: shop)
      simulation.options = options
      simulation.run(draft)
      if simulation.cost.total < best?.cost.total ?? .infinity { best = simulation }
    }
    for lots in [plan, plan.splitByOrder(in: shop)] {
      let draft = Sequencing.draft(LegalLots(of: lots, in: shop), plan: lots, in: shop)
      for lookahead in [0, 4, 16] { consider(draft, .init(lookahead: lookahead)) }
      for rule in DispatchingRule.settings(for: draft, in: shop) {
        consider(draft, .init(rule: rule))
      }
    }
    return best?.timedBest().schedule() ?? Schedule(lots: shop.inProgressLots, deliveries: [], purchases: [])
  }
}
