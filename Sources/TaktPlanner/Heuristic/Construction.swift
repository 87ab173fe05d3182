import TaktModel

/// The first plan, without a linear program: orders one by one, most urgent first, each loaded
/// backwards from its due period into the time that is left, then forwards where that is not enough
/// (finite loading; compare the period-by-period heuristics in J. Maes and L. Van Wassenhove, 1988).
///
/// Each chunk goes where it costs least: set-ups already paid for, holding, overtime and the mode's own
/// cost are weighed against one another.
struct Construction {
  private let data: PlanningData
  private var shop: ShopDraft
  private var book: DeliveryBook

  /// Decisions that the program accepts, or nearly so: the caller completes and checks them.
  ///
  /// - Parameter weights: how dear set-ups are held to be; nil: what they cost.
  static func firstPlan(for program: Program, weights: SetupWeights? = nil) -> Decisions {
    firstPlan(
      for: ShopFacts(program), weights: weights ?? SetupWeights(all: 1, data: program.data),
      workLimit: .max) ?? Decisions(nothingFor: program.data)
  }

  /// Nil where it takes more work than allowed: where much is short, steps that cannot be made are
  /// tried in every mix.
  static func firstPlan(
    for facts: ShopFacts, weights: SetupWeights, workLimit: Int, refills: Bool = false
  ) -> Decisions? {
    var construction = Construction(facts, weights: weights)
    construction.shop.workLimit = workLimit
    for demand in construction.urgencyOrder() {
      construction.serve(demand)
      if construction.shop.work > workLimit { return nil }
    }
    if refills { construction.shop.refillSafetyStocks() }
    return Decisions(construction.shop, construction.book)
  }

  private init(_ facts: ShopFacts, weights: SetupWeights) {
    data = facts.data
    shop = ShopDraft(facts, weights: weights)
    book = DeliveryBook(facts)
  }

  private func urgencyOrder() -> [Int] {
    data.demands.indices.filter { !data.demands[$0].deliveryPeriods.isEmpty }.sorted {
      let (a, b) = (data.demands[$0], data.demands[$1])
      if a.targetPeriod != b.targetPeriod { return a.targetPeriod < b.targetPeriod }
      if a.unmetCostPerUnit != b.unmetCostPerUnit { return a.unmetCostPerUnit > b.unmetCostPerUnit }
      return $0 < $1
    }
  }

  /// On time in regular hours; else later in regular hours or on time in overtime, whichever is cheaper
  /// at a glance; else whenever it can be.
  private mutating func serve(_ index: Int) {
    let demand = data.demands[index]
    let target = demand.targetPeriod
    defer { shop.commit() }
    if demand.isComplete {
      serveInOnePiece(index, demand)
      return
    }
    var left = demand.quantity
    left -= deliver(index, left, by: target, withOvertime: false)
    for withOvertime in [false, true] {
      for period in target..<demand.deliveryPeriods.upperBound where left > tolerance(demand) {
        let late = demand.lateCostPerUnit(in: data.periods[period])
        guard late < demand.unmetCostPerUnit || demand.unmetCostPerUnit == 0 else { break }
        left -= deliver(index, left, by: period, withOvertime: withOvertime)
      }
    }
  }

  private mutating func serveInOnePiece(_ index: Int, _ demand: Demand) {
    for withOvertime in [false, true] {
      for period in demand.targetPeriod..<demand.deliveryPeriods.upperBound {
        let mark = shop.mark
        let got = deliver(index, demand.quantity, by: period, withOvertime: withOvertime)
        book.clear(index)
        if got >= demand.quantity - tolerance(demand) {
          book.add(demand.quantity, to: index, in: period)
          return
        }
        shop.rollBack(to: mark)
      }
    }
  }

  private func tolerance(_ demand: Demand) -> Double { 1e-7 * max(1, demand.quantity) }

  /// Units got by the period's end and noted as delivered in it.
  private mutating func deliver(
    _ index: Int, _ units: Double, by period: Int, withOvertime: Bool
  ) -> Double {
    let demand = data.demands[index]
    let limits = book.stockLimits(for: demand, in: shop)
    let got = shop.obtain(
      units, from: demand.product, by: period, notBefore: demand.releasePeriod,
      withOvertime: withOvertime, depth: 0, stockLimit: limits?[period] ?? .infinity)
    if got > 0 { book.add(got, to: index, in: period) }
    return got
  }
}
