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
    var trial = Trial(shop: Shop(plant))
    trial.run(plan)
    guard let best = trial.best else {
      return Schedule(lots: trial.shop.fixedLots, deliveries: [], purchases: [])
    }
    return best.timedBest().schedule()
  }
}

/// Ways to place a period plan's lots, and the best so far.
private struct Trial {
  let shop: Shop
  var best: Simulation?
  private var work = 0

  /// Lots that may be placed in all, over all ways tried.
  private static let mostWork = 100_000
  /// The same where not all ways can be tried.
  private static let mostWorkOfMany = 60_000

  /// How much dearer a rule's choice is than the next of a sequence: it grows with the modes a machine.
  private let crowd: Int

  init(shop: Shop) {
    self.shop = shop
    crowd = max(1, shop.modes.count / max(1, shop.plant.machines.count) / 24)
  }

  mutating func run(_ plan: PeriodPlan) {
    let whole = draft(plan)
    let rules = DispatchingRule.settings(for: whole, in: shop)
    if whole.lots.count * 2 * (rules.count * crowd + 3) > Self.mostWork {
      runLarge(plan, whole, rules)
      return
    }
    let drafts = [draft(plan.splitByOrder(in: shop)), whole]
    for draft in drafts { consider(draft, .init(lookahead: 16), Self.mostWork) }
    for draft in drafts {
      for rule in DispatchingRule.settings(for: draft, in: shop) {
        consider(draft, .init(rule: rule), Self.mostWork)
      }
      for lookahead in [0, 4] { consider(draft, .init(lookahead: lookahead), Self.mostWork) }
    }
  }

  /// Where lots are many, machines that keep to their sequences wait for one another, and lots cut up
  /// by orders only make it worse: by rule first.
  private mutating func runLarge(
    _ plan: PeriodPlan, _ whole: Draft, _ rules: [DispatchingRule]
  ) {
    // A rule looks at every kind of lot that waits for its machine: with hundreds, sequences come first.
    if crowd > 2 { consider(whole, .init(lookahead: 16), Self.mostWorkOfMany) }
    for rule in rules { consider(whole, .init(rule: rule), Self.mostWorkOfMany) }
    if crowd <= 2 { consider(whole, .init(lookahead: 16), Self.mostWorkOfMany) }
    guard work + 2 * whole.lots.count <= Self.mostWorkOfMany else { return }
    let split = draft(plan.splitByOrder(in: shop))
    consider(split, .init(lookahead: 16), Self.mostWorkOfMany)
    for rule in DispatchingRule.settings(for: split, in: shop) {
      consider(split, .init(rule: rule), Self.mostWorkOfMany)
    }
  }

  private func draft(_ plan: PeriodPlan) -> Draft {
    Sequencing.draft(LegalLots(of: plan, in: shop), plan: plan, in: shop)
  }

  private mutating func consider(_ draft: Draft, _ options: Simulation.Options, _ mostWork: Int) {
    let cost = draft.lots.count * (options.rule == nil ? 1 : crowd)
    if best != nil, work + cost > mostWork { return }
    work += cost
    var simulation = Simulation(shop: shop)
    simulation.options = options
    simulation.run(draft)
    if best.map({ simulation.isBetter(than: $0) }) ?? true { best = simulation }
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
