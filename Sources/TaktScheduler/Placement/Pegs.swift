import TaktModel

/// For which orders lots are needed, before anything is timed: demands go down from the orders through
/// routing and bill of materials, and lots serve them in order of due date.
struct Pegs {
  struct Lot {
    /// Into `Shop.modes`.
    let mode: Int
    let good: Double
  }

  /// What a lot makes for one order.
  struct Part {
    let order: OrderIndex
    let good: Double
    /// When it should be done so that the order is on time, without any waiting on the way.
    let due: Milliseconds
    /// What a day's delay costs.
    let worth: Double
  }

  /// By lot; what is for no order is in no part.
  private(set) var parts: [[Part]]

  private struct Demand {
    let order: OrderIndex
    let quantity: Double
    let due: Milliseconds
    let worthPerUnit: Double
  }

  /// - Parameter lots: those of one pile in the order in which they are made.
  init(of lots: [Lot], in shop: Shop) {
    parts = Array(repeating: [], count: lots.count)
    var demands = [[Demand]](repeating: [], count: shop.piles.count)
    for (index, order) in shop.orders.enumerated() where order.quantity > 0 {
      demands[shop.stockPile[order.product]].append(
        Demand(
          order: index, quantity: order.quantity, due: order.due - shop.safety,
          worthPerUnit: order.tardinessPerUnitDay))
    }
    var given = shop.piles.map(\.initial)
    for receipt in shop.plant.receipts {
      given[shop.stockPile[receipt.product]] += receipt.quantity
    }
    for lot in shop.fixedLots { given[shop.pileBase[lot.product] + lot.step] += lot.good }
    for use in shop.frozenSupplies.uses {
      let supply = shop.frozenSupplies.supplies[use.supply]
      given[shop.pileBase[supply.product] + (supply.step ?? 0)] -= use.quantity
    }
    var lotsOf = [[Int]](repeating: [], count: shop.piles.count)
    for lot in lots.indices { lotsOf[shop.modes[lots[lot].mode].pile].append(lot) }
    for pile in shop.topDown where !lotsOf[pile].isEmpty {
      var queue = DemandQueue(demands[pile].sorted { ($0.due, $0.order) < ($1.due, $1.order) })
      _ = queue.take(given[pile])
      for lot in lotsOf[pile] {
        let mode = shop.modes[lots[lot].mode]
        let wait = shop.piles[pile].wait
        for (demand, good) in queue.take(lots[lot].good) {
          let started = good / mode.goodPerUnit
          let part = Part(
            order: demand.order, good: good, due: demand.due - wait,
            worth: good * demand.worthPerUnit)
          parts[lot].append(part)
          let begin = part.due - mode.run(started: started, scrap: 0)
          for input in shop.piles[pile].inputs where !shop.piles[input.pile].modes.isEmpty {
            let units = started * input.perUnit
            demands[input.pile].append(
              Demand(
                order: demand.order, quantity: units, due: begin, worthPerUnit: part.worth / units))
          }
        }
      }
    }
  }

  private struct DemandQueue {
    let demands: [Demand]
    var next = 0
    var rest: Double

    init(_ demands: [Demand]) {
      self.demands = demands
      rest = demands.first?.quantity ?? 0
    }

    mutating func take(_ quantity: Double) -> [(Demand, Double)] {
      var result: [(Demand, Double)] = []
      var left = quantity
      while left > 1e-9, next < demands.count {
        let part = min(left, rest)
        if part > 1e-9 { result.append((demands[next], part)) }
        left -= part
        rest -= part
        if rest <= 1e-9 {
          next += 1
          rest = next < demands.count ? demands[next].quantity : 0
        }
      }
      return result
    }
  }
}

extension PeriodPlan {
  /// The same plan with lots cut up by the orders that they are for, so that each can go its own pace:
  /// not where a family needs a set-up after itself, and into no part below the least lot.
  func splitByOrder(in shop: Shop) -> PeriodPlan {
    let known = lots.indices.filter { index in
      let pile = shop.pileBase[lots[index].product] + lots[index].step
      return lots[index].started > 1e-6 && shop.piles[pile].modes.count > lots[index].mode
    }.sorted { (lots[$0].period, $0) < (lots[$1].period, $1) }
    func mode(_ index: Int) -> Int {
      let pile = shop.pileBase[lots[index].product] + lots[index].step
      return shop.piles[pile].modes.lowerBound + lots[index].mode
    }
    let pegs = Pegs(
      of: known.map { index in
        Pegs.Lot(
          mode: mode(index), good: lots[index].started * shop.modes[mode(index)].goodPerUnit)
      }, in: shop)
    var result: [PeriodPlan.Lot] = []
    for (place, index) in known.enumerated() {
      let lot = lots[index]
      let facts = shop.modes[mode(index)]
      let repeats = shop.setups.setup(after: facts.family, mode: mode(index), facts) != nil
      var left = lot.started
      if !repeats {
        for part in pegs.parts[place].dropLast() {
          let started = part.good / facts.goodPerUnit
          let least = max(facts.sizes.minimum, facts.sizes.granule)
          if started < least || left - started < least || started <= 0 { continue }
          result.append(lot.part(started, isFirst: left == lot.started))
          left -= started
        }
      }
      result.append(lot.part(left, isFirst: left == lot.started))
    }
    return modified { $0.lots = result }
  }
}

extension PeriodPlan.Lot {
  /// Some of its units; the first part has its set-up.
  func part(_ started: Double, isFirst: Bool) -> PeriodPlan.Lot {
    modified {
      $0.started = started
      $0.hasSetup = hasSetup && isFirst
    }
  }
}
