import GLPK
import TaktModel

/// The first plan, without a linear program: orders one by one, most urgent first, each loaded
/// backwards from its due period into the time that is left, then forwards where that is not enough
/// (finite loading; compare the period-by-period heuristics in J. Maes and L. Van Wassenhove, 1988).
///
/// Each chunk goes where it costs least: set-ups already paid for, holding, overtime and the mode's own
/// cost are weighed against one another.
struct Construction {
  let data: PlanningData
  private(set) var shop: ShopDraft
  private(set) var decisions: Decisions

  /// Decisions that the program accepts, or nearly so: the caller completes and checks them.
  ///
  /// - Parameter weights: how dear set-ups are held to be; nil: what they cost.
  static func firstPlan(for program: Program, weights: SetupWeights? = nil) -> Decisions {
    var construction = Construction(
      program, weights: weights ?? SetupWeights(all: 1, data: program.data))
    for demand in construction.urgencyOrder() { construction.serve(demand) }
    construction.decisions.starts = construction.shop.starts
    construction.decisions.purchases = construction.shop.purchases
    construction.decisions.scrapPayers = construction.shop.scrapPayers
    construction.decisions.work = construction.shop.work
    return construction.decisions
  }

  private init(_ program: Program, weights: SetupWeights) {
    data = program.data
    shop = ShopDraft(program, weights: weights)
    decisions = Decisions(nothingFor: program.data)
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
        if got >= demand.quantity - tolerance(demand) {
          decisions.deliveries[index] = decisions.deliveries[index].map { _ in 0 }
          decisions.deliveries[index][period - demand.deliveryPeriods.lowerBound] = demand.quantity
          return
        }
        shop.rollBack(to: mark)
        decisions.deliveries[index] = decisions.deliveries[index].map { _ in 0 }
      }
    }
  }

  private func tolerance(_ demand: Demand) -> Double { 1e-7 * max(1, demand.quantity) }

  /// Units got by the period's end and noted as delivered in it.
  private mutating func deliver(
    _ index: Int, _ units: Double, by period: Int, withOvertime: Bool
  ) -> Double {
    let demand = data.demands[index]
    let got = shop.obtain(
      units, from: demand.product, by: period, notBefore: demand.releasePeriod,
      withOvertime: withOvertime, depth: 0, stockLimit: stockLimit(for: demand, by: period))
    if got > 0 { decisions.deliveries[index][period - demand.deliveryPeriods.lowerBound] += got }
    return got
  }
}
