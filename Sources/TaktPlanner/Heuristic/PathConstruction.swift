import TaktModel

/// A first plan for plants of any size: orders one by one, each chunk along the cheapest way through its
/// routing, its bill of material and the periods that capacity leaves (finite loading by shortest
/// paths; compare the resource-constrained insertion of R. Kolisch and S. Hartmann, 1999).
///
/// One search finds period, modes, overtime and lateness at once, so that the effort per order does not
/// grow with the number of its steps' combinations.
struct PathConstruction {
  /// Who comes first, and how much slack each step is given.
  struct Settings {
    var order = Urgency.due
    /// What it costs that a step's units are used in the period in which they are made, in days of the
    /// order's tardiness: the clock may not manage it.
    var hurryDays = 0.0
    /// Whether safety stocks are filled up with the time that orders leave.
    var refills = false

    /// What is worth trying, the most promising first.
    static let several = [
      Settings(hurryDays: 0.3), Settings(order: .worth), Settings(), Settings(order: .slack),
    ]
  }

  enum Urgency {
    /// By due period, dear ones first.
    case due
    /// By what is lost per hour of work.
    case worth
    /// By due period less the days that the work needs.
    case slack
  }

  let data: PlanningData
  private let settings: Settings
  var shop: ShopDraft
  private(set) var book: DeliveryBook
  var paths: SupplyPaths

  /// - Parameter stop: Where it is over, orders that are still to come are left unmet.
  static func firstPlan(
    for facts: ShopFacts, weights: SetupWeights, settings: Settings = Settings(),
    stop: StopRule = .never
  ) -> Decisions {
    let construction = finished(for: facts, weights: weights, settings: settings, stop: stop)
    return Decisions(construction.shop, construction.book)
  }

  static func finished(
    for facts: ShopFacts, weights: SetupWeights, settings: Settings, stop: StopRule = .never
  ) -> PathConstruction {
    var construction = PathConstruction(facts, weights: weights, settings: settings)
    for demand in construction.sequence() {
      if stop.isOver { break }
      construction.serve(demand)
    }
    if settings.refills { construction.refillSafetyStocks(stop: stop) }
    return construction
  }

  private init(_ facts: ShopFacts, weights: SetupWeights, settings: Settings) {
    data = facts.data
    self.settings = settings
    shop = ShopDraft(facts, weights: weights)
    book = DeliveryBook(facts)
    paths = SupplyPaths(facts)
  }

  private func sequence() -> [Int] {
    let demands = data.demands.indices.filter { !data.demands[$0].deliveryPeriods.isEmpty }
    let keys = demands.map { index -> (Double, Double) in
      let demand = data.demands[index]
      switch settings.order {
      case .due: return (Double(demand.targetPeriod), -demand.unmetCostPerUnit)
      case .slack:
        return (
          Double(demand.targetPeriod) - Double(shop.facts.stepCount[demand.product]),
          -demand.unmetCostPerUnit
        )
      case .worth:
        return (
          -demand.unmetCostPerUnit / max(1e-9, shop.facts.workSeconds[demand.product]),
          Double(demand.targetPeriod)
        )
      }
    }
    return demands.indices.sorted {
      (keys[$0].0, keys[$0].1, demands[$0]) < (keys[$1].0, keys[$1].1, demands[$1])
    }.map { demands[$0] }
  }

  private mutating func serve(_ index: Int) {
    let demand = data.demands[index]
    if demand.isComplete {
      serveInOnePiece(index, demand)
    } else {
      serveInParts(index, demand)
    }
    shop.commit()
  }

  /// Chunk by chunk, whenever each is cheapest, until not to deliver is cheaper.
  private mutating func serveInParts(_ index: Int, _ demand: Demand) {
    var left = demand.quantity
    for _ in 0..<(4 * data.periodCount) where left > tolerance(demand) {
      let request = find(left, demand)
      guard let period = cheapestPeriod(demand, from: demand.deliveryPeriods.lowerBound) else {
        return
      }
      let got = paths.book(left, by: period, request, in: &shop)
      guard got > 0 else { return }
      book.add(got, to: index, in: period)
      left -= got
    }
  }

  /// All of it by the end of one period; where that fails, later, in growing strides.
  private mutating func serveInOnePiece(_ index: Int, _ demand: Demand) {
    var from = demand.deliveryPeriods.lowerBound
    var stride = 1
    while demand.deliveryPeriods.contains(from) {
      _ = find(demand.quantity, demand)
      guard let period = cheapestPeriod(demand, from: from) else { return }
      let mark = shop.mark
      if isServed(demand, by: period) {
        book.add(demand.quantity, to: index, in: period)
        return
      }
      shop.rollBack(to: mark)
      from = period + stride
      stride *= 2
    }
  }

  private mutating func isServed(_ demand: Demand, by period: Int) -> Bool {
    var left = demand.quantity
    for _ in 0..<(4 * data.periodCount) where left > tolerance(demand) {
      let request = find(left, demand)
      guard paths.cost(by: period) < .infinity else { return false }
      let got = paths.book(left, by: period, request, in: &shop)
      guard got > 0 else { return false }
      left -= got
    }
    return left <= tolerance(demand)
  }

  private mutating func find(_ units: Double, _ demand: Demand) -> SupplyPaths.Request {
    let request = SupplyPaths.Request(
      point: demand.product, units: units,
      periods: demand.releasePeriod..<max(demand.releasePeriod, demand.deliveryPeriods.upperBound),
      stockLimits: book.stockLimits(for: demand, in: shop),
      hurryCostPerUnit: settings.hurryDays * demand.tardinessCostPerUnitDay,
      hurriedPeriod: demand.duePeriod)
    paths.find(request, in: &shop)
    return request
  }

  private func cheapestPeriod(_ demand: Demand, from first: Int) -> Int? {
    var (least, best) = (demand.unmetCostPerUnit, Int?.none)
    for period in max(first, demand.deliveryPeriods.lowerBound)..<demand.deliveryPeriods.upperBound
    {
      let cost = paths.cost(by: period) + demand.lateCostPerUnit(in: data.periods[period])
      if cost < least || (best == nil && cost <= least) { (least, best) = (cost, period) }
    }
    return best
  }

  /// What is left below this comes of rounding; the last chunk is all that is left, to the bit.
  private func tolerance(_ demand: Demand) -> Double { 1e-12 * max(1, demand.quantity) }
}
