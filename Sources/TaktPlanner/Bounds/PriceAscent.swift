import TaktModel

/// Moves the prices up along the subgradient: dearer what is used beyond what there is.
///
/// Steps are in currency: what a price of a whole period's capacity, of a set-up kept or of a period's
/// mean demand changes by, so that all kinds move alike.
struct PriceAscent: Sendable {
  /// By machine, then period, and by point, then period: what a gradient of one is; 0 for what has
  /// no price.
  private let capacityScales: [Double]
  private let stateScales: [Double]
  private let stockScales: [Double]
  private(set) var direction: LagrangianPrices
  /// Running mean square of each gradient: where it swings widely, steps are shorter.
  private var spread: LagrangianPrices

  init(_ model: LagrangianModel, like prices: LagrangianPrices) {
    let data = model.data
    let count = model.periods
    var available = model.regularSeconds
    for offer in model.overtime { available[offer.place] += offer.seconds }
    capacityScales = available.indices.map {
      model.hasCapacity[$0] ? 1 / max(1, available[$0]) : 0
    }
    var stateScales = [Double](repeating: 0, count: available.count)
    for (group, details) in data.setupGroups.enumerated() {
      for period in 0..<count where model.carries[group * count + period] {
        stateScales[details.machine * count + period] = 1
      }
    }
    self.stateScales = stateScales
    stockScales = data.points.indices.flatMap { point in
      [Double](
        repeating: model.isPriced[point] && model.turnover[point] > 0
          ? 1 / model.turnover[point] : 0,
        count: count)
    }
    direction = prices
    spread = prices
    clear()
    spread = direction
  }

  /// Forgets earlier gradients.
  mutating func clear() {
    for place in direction.capacity.indices { direction.capacity[place] = 0 }
    for place in direction.state.indices { direction.state[place] = 0 }
    for place in direction.stock.indices { direction.stock[place] = 0 }
  }

  /// Takes a gradient in; the direction is a running mean. Returns its squared length.
  mutating func turn(
    _ evaluation: LagrangianEvaluation, at prices: LagrangianPrices, weight: Double,
    _ model: LagrangianModel
  ) -> Double {
    var length = 0.0
    forEachSharing(model, prices, evaluation) { _, _, gradients in
      length += gradients.reduce(0) { $0 + $1 * $1 }
    }
    func turn(
      _ direction: inout Double, _ spread: inout Double, _ gradient: Double, _ price: Double
    ) {
      let new = (1 - weight) * direction + weight * gradient
      direction = price <= 0 && new < 0 ? 0 : new
      spread = spread == 0 ? gradient * gradient : 0.9 * spread + 0.1 * gradient * gradient
      length += direction * direction * Self.shortening(spread)
    }
    for place in capacityScales.indices where capacityScales[place] > 0 {
      turn(
        &direction.capacity[place], &spread.capacity[place],
        evaluation.overload[place] * capacityScales[place], prices.capacity[place])
    }
    for place in stateScales.indices where stateScales[place] > 0 {
      turn(
        &direction.state[place], &spread.state[place], evaluation.kept[place], prices.state[place])
    }
    for place in stockScales.indices where stockScales[place] > 0 {
      turn(
        &direction.stock[place], &spread.stock[place],
        -evaluation.stock[place] * stockScales[place], prices.stock[place])
    }
    return length
  }

  private static func shortening(_ spread: Double) -> Double { 1 / max(0.1, spread.squareRoot()) }

  /// Moves the prices by `step` times the direction, in currency.
  func move(
    _ prices: inout LagrangianPrices, by step: Double, _ model: LagrangianModel,
    _ evaluation: LagrangianEvaluation
  ) {
    for place in capacityScales.indices where capacityScales[place] > 0 {
      prices.capacity[place] = max(
        0,
        prices.capacity[place] + step * direction.capacity[place] * capacityScales[place]
          * Self.shortening(spread.capacity[place]))
    }
    for place in stateScales.indices where stateScales[place] > 0 {
      prices.state[place] = max(
        0,
        prices.state[place] + step * direction.state[place]
          * Self.shortening(spread.state[place]))
    }
    for place in stockScales.indices where stockScales[place] > 0 {
      prices.stock[place] = max(
        0,
        prices.stock[place] + step * direction.stock[place] * stockScales[place]
          * Self.shortening(spread.stock[place]))
    }
    prices.capPurchases(model)
    var servings = prices.servings
    var setups = prices.setups
    forEachSharing(model, prices, evaluation) { sharing, whole, gradients in
      switch sharing {
      case .demand(let demand):
        Self.share(
          &servings, model.sharesOfDemand[demand], gradients, by: step / whole)
      case .group(let group, let period):
        let places = model.data.setupGroups[group].modes.map { $0 * model.periods + period }
        Self.share(&setups, places, gradients, by: step / whole)
      }
    }
    prices.servings = servings
    prices.setups = setups
  }

  private enum Sharing {
    case demand(Int)
    case group(Int, period: Int)
  }

  /// Costs that several stages share, with how much more than the mean each would have to pay.
  private func forEachSharing(
    _ model: LagrangianModel, _ prices: LagrangianPrices, _ evaluation: LagrangianEvaluation,
    _ body: (Sharing, _ whole: Double, _ gradients: [Double]) -> Void
  ) {
    for (index, shares) in model.sharesOfDemand.enumerated() where shares.count > 1 {
      let whole = model.unmetCosts[index] * model.data.demands[index].quantity
      guard whole > 0 else { continue }
      let uses = shares.map { evaluation.servingCosts[$0] / whole }
      guard let gradients = Self.aboveMean(uses) else { continue }
      body(.demand(index), whole, gradients)
    }
    let count = model.periods
    for (group, details) in model.data.setupGroups.enumerated() where details.modes.count > 1 {
      for period in 0..<count {
        let cost = evaluation.readyCosts[group * count + period]
        guard cost > 0, cost.isFinite else { continue }
        let whole = cost + prices.state[details.machine * count + period]
        let uses = details.modes.map { evaluation.setupUses[$0 * count + period] / whole }
        guard let gradients = Self.aboveMean(uses) else { continue }
        body(.group(group, period: period), whole, gradients)
      }
    }
  }

  /// Nil where all are alike.
  private static func aboveMean(_ uses: [Double]) -> [Double]? {
    guard uses.contains(where: { $0 != uses[0] }) else { return nil }
    let mean = uses.reduce(0, +) / Double(uses.count)
    return uses.map { $0 - mean }
  }

  /// Moves shares that sum to 1.
  private static func share(
    _ shares: inout [Double], _ places: [Int], _ gradients: [Double], by step: Double
  ) {
    var sum = 0.0
    for (place, gradient) in zip(places, gradients) {
      shares[place] = max(0, shares[place] + step * gradient)
      sum += shares[place]
    }
    for place in places {
      shares[place] = sum > 0 ? shares[place] / sum : 1 / Double(places.count)
    }
  }
}
