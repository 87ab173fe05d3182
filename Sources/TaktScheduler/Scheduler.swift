public import TaktModel

/// Turns lots per period into lots to the second.
public enum Scheduler {
  /// Lots that may be placed in all, over all ways tried.
  private static let mostWork = 100_000

  /// The best of a few placements of the period plan's lots, each feasible on every real calendar.
  ///
  /// Lots are made legal (whole units, sizes, multiples) with later needs still covered, sequenced
  /// by period and by changeovers within it, and timed as soon as machine and materials allow; then
  /// moved as late as costs nothing. What does not fit into the horizon is left out: its orders are
  /// late or unmet, and say why.
  public static func schedule(_ plan: PeriodPlan, for plant: Plant) -> Schedule {
    let shop = Shop(plant)
    var best: Simulation?
    var work = 0
    func consider(_ draft: Draft, _ options: Simulation.Options) {
      // Large plans are tried in fewer ways.
      if best != nil, work + draft.lots.count > mostWork { return }
      work += draft.lots.count
      var simulation = Simulation(shop: shop)
      simulation.options = options
      simulation.run(draft)
      if best.map({ simulation.isBetter(than: $0) }) ?? true { best = simulation }
    }
    let drafts = [plan, plan.splitByOrder(in: shop)].map { lots in
      Sequencing.draft(LegalLots(of: lots, in: shop), plan: lots, in: shop)
    }
    for draft in drafts.reversed() { consider(draft, .init(lookahead: 16)) }
    for draft in drafts.reversed() {
      for rule in DispatchingRule.settings(for: draft, in: shop) {
        consider(draft, .init(rule: rule))
      }
      for lookahead in [0, 4] { consider(draft, .init(lookahead: lookahead)) }
    }
    guard let best else {
      return Schedule(lots: shop.inProgressLots, deliveries: [], purchases: [])
    }
    return best.timedBest().schedule()
  }
}

extension Simulation {
  /// Cheaper, or as cheap with fewer lots.
  func isBetter(than other: Simulation) -> Bool {
    let difference = cost.total - other.cost.total
    if abs(difference) > 1e-9 * max(1, abs(other.cost.total)) { return difference < 0 }
    return sequence.count < other.sequence.count
  }
}
