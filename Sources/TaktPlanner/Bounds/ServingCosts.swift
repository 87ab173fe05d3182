import TaktModel

/// What a stage's servings cost by the period that their units are there, at the current prices.
///
/// Costs are of delivery: what the unit itself costs comes on top. All are in currency per good unit
/// of the stage.
struct ServingCosts: Sendable {
  private(set) var count = 0
  /// By serving: served in time, and not served at all.
  private(set) var onTime: [Double] = []
  private(set) var unmet: [Double] = []
  /// Whether the serving could be late.
  private(set) var mayBeLate: [Bool] = []
  /// By serving, then period of arrival, for the ones that may be late: after the flat end.
  private(set) var late: [Double] = []
  /// By serving, then source period: the least cost, unit and all, of what the source and those after
  /// it offer, or of not serving at all.
  private(set) var later: [Double] = []
  /// By last source in time (+ 1).
  private(set) var groups: [Group] = []

  /// Servings with the same last source in time.
  struct Group: Sendable {
    /// Units, and what they cost in time.
    var quantity = 0.0
    var sum = 0.0
    /// Unit cost of a source up to which all of them are served by it.
    var limit = Double.infinity
    /// Of this group and those before.
    var unitsSoFar = 0.0
    var sumSoFar = 0.0
  }

  private var blockLate: [Double] = []

  init() {}

  init(_ model: LagrangianModel) {
    count = model.periods
    let most = model.stages.reduce(0) { max($0, $1.servings.count) }
    onTime = [Double](repeating: 0, count: most)
    unmet = onTime
    mayBeLate = [Bool](repeating: false, count: most)
    let anyLate = model.stages.reduce(0) { most, stage in
      let isLate =
        stage.servings.contains { $0.last > $0.flatEnd } || !stage.blocks.isEmpty
      return isLate ? max(most, stage.servings.count) : most
    }
    late = [Double](repeating: .infinity, count: anyLate * (count + 1))
    later = late
    groups = [Group](repeating: Group(), count: count + 1)
    blockLate = [Double](repeating: .infinity, count: count + 1)
  }

  /// Prices all servings; returns the cost of those that stock covers.
  mutating func price(
    _ problem: StageProblem, _ model: LagrangianModel, _ prices: LagrangianPrices,
    worth: [Double], cheapest: [Double], evaluation: inout LagrangianEvaluation
  ) -> Double {
    for (index, serving) in problem.servings.enumerated() {
      price(index, serving, model, prices, worth)
    }
    var covered = 0.0
    for block in problem.blocks {
      covered += price(block, problem, model, prices, worth, cheapest, &evaluation)
    }
    for (index, serving) in problem.servings.enumerated() where mayBeLate[index] {
      findLater(index, serving, problem.arrival, cheapest)
      evaluation.work += count / 40
    }
    var (units, total) = (0.0, 0.0)
    for group in 0...count {
      var (quantity, sum, limit) = (0.0, 0.0, Double.infinity)
      for index in problem.places[group]..<problem.places[group + 1] {
        quantity += problem.servings[index].quantity
        sum += problem.servings[index].quantity * onTime[index]
        let other =
          mayBeLate[index] && group < count ? later[index * (count + 1) + group] : unmet[index]
        limit = min(limit, other - onTime[index])
      }
      units += quantity
      total += sum
      groups[group] = Group(
        quantity: quantity, sum: sum, limit: limit, unitsSoFar: units, sumSoFar: total)
    }
    return covered
  }

  /// In time, unmet and, where it may be, late.
  private mutating func price(
    _ index: Int, _ serving: StageProblem.Serving, _ model: LagrangianModel,
    _ prices: LagrangianPrices, _ worth: [Double]
  ) {
    let factor = prices.servings[serving.share] / serving.weight
    unmet[index] = factor * model.unmetCosts[serving.demand]
    onTime[index] = Self.onTime(serving, model, factor, worth)
    mayBeLate[index] = serving.last > serving.flatEnd
    guard mayBeLate[index] else { return }
    let start = index * (count + 1)
    for period in 0...count { late[start + period] = .infinity }
    var least = Double.infinity
    for period in stride(from: serving.last, to: serving.flatEnd, by: -1) {
      least = min(least, Self.cost(serving, period, model, factor, worth))
      late[start + period] = least
    }
    onTime[index] = min(onTime[index], least)
  }

  /// Of a delivery in a period.
  static func cost(
    _ serving: StageProblem.Serving, _ period: Int, _ model: LagrangianModel, _ factor: Double,
    _ worth: [Double]
  ) -> Double {
    let lateness = factor * model.lateCost(serving.demand, period)
    return serving.isOwn ? worth[period] + lateness : lateness
  }

  private static func onTime(
    _ serving: StageProblem.Serving, _ model: LagrangianModel, _ factor: Double, _ worth: [Double]
  ) -> Double {
    var least = cost(serving, serving.flatEnd, model, factor, worth)
    if serving.isOwn {
      for period in serving.first..<max(serving.first, serving.flatEnd) {
        least = min(least, cost(serving, period, model, factor, worth))
      }
    }
    return least
  }

  /// What stock serves, and what it would cost if another serving had the stock instead.
  ///
  /// Taking the stock from a covered serving c for another serving e is never better when e's
  /// additional costs of being late or unmet are no higher than c's: swap the two. So e's are lowered
  /// to the least c's, from the arrival of the stock on. What is left of the stock in the end may serve
  /// anyone that comes too late for it.
  private mutating func price(
    _ block: StageProblem.StockBlock, _ problem: StageProblem, _ model: LagrangianModel,
    _ prices: LagrangianPrices, _ worth: [Double], _ cheapest: [Double],
    _ evaluation: inout LagrangianEvaluation
  ) -> Double {
    // Stock's holding to the end is in its value; what the servings leave out of it comes off. Where
    // making is cheaper than even that (it may save holding inputs), stock is held to be as cheap.
    let making = cheapest.min() ?? 0
    var cost = block.used.reduce(0) {
      $0 + $1.units * min(-problem.leftOut[$1.arrival], making)
    }
    var leastUnmet = Double.infinity
    if let arrival = block.leftFrom { leastUnmet = min(-problem.leftOut[arrival], making) }
    for period in 0...count { blockLate[period] = .infinity }
    for serving in block.covered {
      let factor = prices.servings[serving.share] / serving.weight
      let unmet = factor * model.unmetCosts[serving.demand]
      var inTime = Self.onTime(serving, model, factor, worth)
      var least = Double.infinity
      if serving.isOwn {
        for period in stride(from: serving.last, to: serving.flatEnd, by: -1) {
          inTime = min(inTime, Self.cost(serving, period, model, factor, worth))
        }
      }
      inTime = min(inTime, unmet)
      for period in stride(from: serving.last, to: serving.flatEnd, by: -1) {
        least = min(least, Self.cost(serving, period, model, factor, worth))
        blockLate[period] = min(blockLate[period], min(least, unmet) - inTime)
      }
      for period in 0...serving.flatEnd { blockLate[period] = 0 }
      cost += inTime * serving.quantity
      evaluation.work += count / 40
      evaluation.servingCosts[serving.share] +=
        serving.quantity / serving.weight * model.lateCost(serving.demand, serving.flatEnd)
      leastUnmet = min(leastUnmet, unmet - inTime)
      if serving.isOwn, model.isPriced[problem.output] {
        evaluation.stock[problem.output * count + serving.first] -= serving.quantity
      }
    }
    let hasLate = blockLate[0..<count].contains { $0 > 0 && $0.isFinite } || leastUnmet.isFinite
    guard hasLate else { return cost }
    for (index, serving) in problem.servings.enumerated() {
      lower(index, serving, from: block.arrival, leastUnmet)
    }
    return cost
  }

  private mutating func lower(
    _ index: Int, _ serving: StageProblem.Serving, from arrival: Int, _ leastUnmet: Double
  ) {
    let start = index * (count + 1)
    let atArrival: Double
    if arrival <= serving.flatEnd {
      atArrival = onTime[index]
    } else {
      atArrival = mayBeLate[index] ? late[start + arrival] : .infinity
    }
    guard atArrival.isFinite else { return }
    unmet[index] = min(unmet[index], atArrival + leastUnmet)
    let later = (serving.flatEnd + 1)..<max(serving.flatEnd + 1, count)
    guard blockLate[later].contains(where: \.isFinite) else { return }
    if !mayBeLate[index] {
      mayBeLate[index] = true
      for period in 0...count { late[start + period] = .infinity }
    }
    for period in later {
      late[start + period] = min(late[start + period], atArrival + blockLate[period])
    }
  }

  private mutating func findLater(
    _ index: Int, _ serving: StageProblem.Serving, _ arrival: [Int], _ cheapest: [Double]
  ) {
    let start = index * (count + 1)
    var least = unmet[index]
    later[start + count] = least
    for period in stride(from: count - 1, through: 0, by: -1) {
      if arrival[period] <= serving.flatEnd { break }
      if arrival[period] < count {
        least = min(least, cheapest[period] + late[start + arrival[period]])
      }
      later[start + period] = least
    }
  }
}
