public import TaktModel

/// What a planner with a spreadsheet does: orders by due date, each made lot for lot on the machine
/// that is free first, as soon as it can be, in regular hours.
public enum Dispatch {
  /// What evaluating, explaining, checking and writing a schedule take over making one.
  private static let rest = 6.0

  /// Stock, work in process and receipts are used first, the rest is exploded through routing and
  /// bill of materials. A lot that follows its like needs no set-up. An order that cannot be made
  /// whole within the horizon (or by its `latest`) is made in part, a `complete` one not at all.
  ///
  /// Takes time about linear in the number of lots; always feasible.
  ///
  /// - Parameter stop: There is one schedule in any case; of three others none begins that would leave less than six
  ///   times what one takes, for all that follows.
  public static func schedule(_ plant: Plant, stop: StopRule = .never) -> Schedule {
    let shop = Shop(plant)
    // Machines either keep to the sequence or, where the next lot's materials are not there, take
    // the first lot behind it that can start: the foreman does what works better.
    var best: Simulation?
    var longest = 0.0
    for fillsGaps in [false, true] where best == nil || stop.secondsLeft() > rest * longest {
      var before = stop.secondsLeft()
      let draft = DispatchLoading.draft(for: shop, fillsGaps: fillsGaps)
      for lookahead in [0, 100] where best == nil || stop.secondsLeft() > rest * longest {
        var simulation = Simulation(shop: shop)
        simulation.options = .init(lookahead: lookahead, isJustInTime: false)
        simulation.run(draft)
        if simulation.cost.total < best?.cost.total ?? .infinity { best = simulation }
        if before.isFinite { longest = max(longest, before - stop.secondsLeft()) }
        before = stop.secondsLeft()
      }
    }
    return best?.schedule() ?? Schedule(lots: shop.fixedLots, deliveries: [], purchases: [])
  }
}
