public import TaktModel

/// First plans that the clock can keep, without the whole program: each step of a routing has a period of
/// its own where that costs little.
///
/// The program over the periods lets all steps of a routing share a period. On a shop floor where
/// machines are busy they cannot, so that plans with a day's slack between steps make better schedules
/// though they are no better plans.
public struct ClockPlanner: Sendable {
  private let facts: ShopFacts

  public init(_ plant: Plant) {
    facts = ShopFacts(PlanningData(plant))
  }

  /// - Parameter hurryDays: what it is held to cost that a step's units are used in the period in which
  ///   they are made, in days of their order's tardiness.
  public func plan(hurryDays: Double) -> PeriodPlan {
    PathConstruction.periodPlan(
      for: facts, settings: .init(hurryDays: hurryDays, refills: !facts.guardedProducts.isEmpty))
  }
}

extension ShopFacts {
  /// The same limits as in the program, without its rows of capacity, stocks and orders.
  convenience init(_ data: PlanningData) {
    var draft = ProgramDraft(data)
    draft.addStarts()
    draft.addSetupVariables()
    draft.addLotSizes()
    draft.addPurchases()
    self.init(data, draft.layout, draft.mip)
  }
}

extension PathConstruction {
  /// What the construction decides, in the plant's terms: a set-up wherever none was there yet.
  static func periodPlan(for facts: ShopFacts, settings: Settings) -> PeriodPlan {
    let weights = SetupWeights(all: 1, data: facts.data)
    let construction = finished(for: facts, weights: weights, settings: settings)
    return construction.shop.periodPlan(construction.book)
  }
}

extension ShopDraft {
  fileprivate func periodPlan(_ book: DeliveryBook) -> PeriodPlan {
    PeriodPlan(
      lots: lots(), purchases: boughtGoods(), deliveries: book.shared(), overtime: overtime())
  }

  private func lots() -> [PeriodPlan.Lot] {
    var lots: [(machine: Int, lot: PeriodPlan.Lot)] = []
    for (index, mode) in facts.modes.enumerated() {
      let stage = data.stages[mode.stage]
      for period in 0..<periodCount where starts[index * periodCount + period] > 1e-7 {
        let payer = scrapPayers[mode.group * periodCount + period]
        lots.append(
          (
            mode.machine,
            PeriodPlan.Lot(
              product: stage.product, step: stage.step, mode: mode.mode, period: period,
              started: starts[index * periodCount + period], hasSetup: payer >= 0)
          ))
      }
    }
    return lots.enumerated().sorted {
      let (a, b) = ($0.element, $1.element)
      return (a.machine, a.lot.period, a.lot.hasSetup ? 1 : 0, $0.offset)
        < (b.machine, b.lot.period, b.lot.hasSetup ? 1 : 0, $1.offset)
    }.map(\.element.lot)
  }

  private func boughtGoods() -> [PeriodPlan.Purchase] {
    purchases.indices.filter { purchases[$0] > 1e-7 }.map {
      .init(
        product: $0 / periodCount, arrivalPeriod: $0 % periodCount, quantity: purchases[$0])
    }
  }

  /// Beyond regular hours the cheapest overtime first.
  private func overtime() -> [PeriodPlan.Overtime] {
    usedSeconds.indices.flatMap { place -> [PeriodPlan.Overtime] in
      var left = usedSeconds[place] - facts.regularSeconds[place]
      guard left > 1e-3 else { return [] }
      let (machine, period) = (place / periodCount, place % periodCount)
      return data.time[machine][period].overtime.compactMap { offer in
        let seconds = min(left, offer.seconds)
        left -= seconds
        return seconds > 1e-3
          ? .init(
            machine: machine, period: period, costPerHour: offer.costPerHour, seconds: seconds)
          : nil
      }
    }
  }
}

extension DeliveryBook {
  /// A demand's deliveries, shared out among its orders in the order of the file.
  fileprivate func shared() -> [PeriodPlan.Delivery] {
    facts.data.demands.indices.flatMap { index in
      facts.data.demands[index].sharedOut(deliveries[index], facts.data.plant)
    }
  }
}
