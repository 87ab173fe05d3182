import TaktModel

/// The multipliers of the item Lagrangian, each kind a flat list.
struct LagrangianPrices: Sendable {
  /// By machine, then period: currency per second.
  var capacity: [Double]
  /// By machine, then period: for keeping a set-up from the period into the next; currency.
  var state: [Double]
  /// By stock point, then period: for stock that must not be negative at the period's end; currency
  /// per unit. It makes a unit worth more up to that period.
  var stock: [Double]
  /// By serving (a stage's copy of a demand): its share of the demand's costs. A demand's shares sum
  /// to 1.
  var servings: [Double]
  /// By mode, then period: its share of its set-up group's costs. A group's shares sum to 1.
  var setups: [Double]

  /// Prices to begin with: no capacity is short, bought goods are worth what they cost.
  ///
  /// - Parameters:
  ///   - heldDownstream: the share of the holding of goods between stages that the stage they come from
  ///     does not bear (the stage they go into does not save it, then).
  ///   - keeping: price of a set-up kept, as a share of the machine's mean set-up cost.
  init(_ model: LagrangianModel, heldDownstream: Double, keeping: Double) {
    let data = model.data
    let count = model.periods
    capacity = [Double](repeating: 0, count: data.plant.machines.count * count)
    state = capacity
    stock = [Double](repeating: 0, count: data.points.count * count)
    servings = [Double](repeating: 1, count: model.shareCount)
    setups = [Double](repeating: 1, count: data.modes.count * count)
    for group in data.setupGroups {
      for mode in group.modes {
        for period in 0..<count {
          setups[mode * count + period] = 1 / Double(group.modes.count)
        }
      }
    }
    for shares in model.sharesOfDemand {
      for share in shares { servings[share] = 1 / Double(shares.count) }
    }
    for point in data.points.indices where model.isPriced[point] {
      for place in (point * count)..<(point * count + count) where data.stageInto[point] != nil {
        stock[place] = model.holding[place] * heldDownstream
      }
    }
    priceKeeping(model, keeping)
    for purchase in model.purchases.reversed() where model.isPriced[purchase.point] {
      let place = purchase.point * count + purchase.period
      let after = worth(of: purchase.point, from: purchase.period + 1, model)
      stock[place] = max(0, purchase.cost + model.holding[place] - after)
    }
  }

  private mutating func priceKeeping(_ model: LagrangianModel, _ share: Double) {
    let count = model.periods
    var sums = [Double](repeating: 0, count: state.count)
    var groups = sums
    for (group, details) in model.data.setupGroups.enumerated() {
      for period in 0..<count where model.carries[group * count + period] {
        let cost = model.setupCosts[group * count + period]
        guard cost.isFinite else { continue }
        sums[details.machine * count + period] += cost
        groups[details.machine * count + period] += 1
      }
    }
    // One group is never in the way of another.
    for place in state.indices where groups[place] > 1 {
      state[place] = share * sums[place] / groups[place]
    }
  }

  /// Value of a unit at a point from a period on.
  private func worth(of point: Int, from period: Int, _ model: LagrangianModel) -> Double {
    var sum = 0.0
    for later in period..<max(period, model.periods) {
      let place = point * model.periods + later
      sum += stock[place] - model.holding[place]
    }
    return sum
  }

  /// No bought unit is worth more than it costs: at prices that say otherwise one would buy without
  /// end.
  mutating func capPurchases(_ model: LagrangianModel) {
    var point = -1
    var worth = 0.0
    var period = model.periods
    for purchase in model.purchases.reversed() where model.isPriced[purchase.point] {
      if purchase.point != point {
        point = purchase.point
        worth = 0
        period = model.periods
      }
      while period > purchase.period {
        period -= 1
        let place = point * model.periods + period
        worth += stock[place] - model.holding[place]
      }
      let place = point * model.periods + period
      if worth > purchase.cost {
        let cut = min(stock[place], worth - purchase.cost)
        stock[place] -= cut
        worth -= cut
      }
    }
  }
}
