import TaktModel

/// The plant with a longer horizon, in which whatever was not made goes behind all else: one look tells whether the
/// horizon is the cause.
struct LongerHorizon {
  private let plant: Plant
  private let end: Instant
  /// Everything that is not delivered costs more than anything else.
  private let shop: Shop
  private let draft: Draft
  /// What the same lots come to there, and what they cost at the plant's own prices.
  private let base: Schedule
  private let cost: Double

  /// Nil where no longer horizon can be made.
  init?(_ plant: Plant, _ schedule: Schedule) {
    guard let longer = plant.lengthened() else { return nil }
    let most = longer.orders.map {
      max(1, $0.unmetCostPerUnit, $0.tardinessCostPerUnitDay * longer.horizon.days)
    }
    let wanted = try? longer.modified { longer in
      for order in longer.orders.indices {
        longer.orders[order].unmetCostPerUnit = 1e3 * most[order]
      }
    }
    guard let wanted else { return nil }
    self.plant = longer
    end = plant.horizon.end
    shop = Shop(wanted)
    draft = Draft(of: schedule, in: shop).pinned(to: schedule)
    var simulation = Simulation(shop: shop)
    simulation.run(draft)
    base = simulation.timedBest().schedule()
    cost = Evaluation.cost(of: base, for: longer).total
  }

  /// Nil where the order is not made there either.
  func causes(of outcome: OrderOutcome) -> [Cause]? {
    let order = plant.orders[outcome.order]
    if let latest = order.latest, latest <= end { return nil }
    var insertion = Insertion(outcome.order, in: shop, nil, limit: 1, stop: .never)
    insertion.run(draft)
    guard let found = insertion.best else { return nil }
    var simulation = Simulation(shop: shop)
    simulation.run(found.draft)
    let made = simulation.timedBest().schedule()
    let delivered = made.deliveries.reduce(0) {
      $1.order == outcome.order ? $0 + $1.quantity : $0
    }
    let units = delivered - outcome.delivered
    guard units > Amount.tolerance(order.quantity) else { return nil }
    let horizon = Cause(.horizon, until: end)
    let extra = Evaluation.cost(of: made, for: plant).total - cost
    let own = made.latenessCosts(for: plant)[outcome.order].total
    let before = base.latenessCosts(for: plant)[outcome.order].total
    guard extra >= 0 || own >= before, order.priority > 0 else { return [horizon] }
    let needed = CauseFinder.roundedUp(
      (order.unmetCostPerUnit + max(extra, own - before, 0) / units) / order.priority)
    let worth = Cause(
      .notWorthMaking, cost: order.unmetCostPerUnit / order.priority, needed: needed)
    return [horizon, worth].map { $0.modified { $0.jointly = true } }
  }
}
