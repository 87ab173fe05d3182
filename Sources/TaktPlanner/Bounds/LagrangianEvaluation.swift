import TaktModel

/// The value of the Lagrangian at given prices, and what its subproblems' solutions use: the gradient.
struct LagrangianEvaluation: Sendable {
  /// The lower bound that the prices prove.
  var value = 0.0
  /// Of everything added up for the value: what rounding may have spoilt is in proportion to it.
  var magnitude = 0.0
  /// By machine, then period: seconds used beyond what there is, overtime bought taken off.
  var overload: [Double]
  /// Set-ups kept beyond one.
  var kept: [Double]
  /// By point, then period: stock at the period's end, negative where more is taken than there is.
  var stock: [Double]
  /// By serving: what the demand's whole cost is as the stage serves it.
  var servingCosts: [Double]
  /// By mode, then period: cost of the set-ups and kept set-ups that the stage asks for, its share 1.
  var setupUses: [Double]
  /// Cells of dynamic programs.
  var work = 0

  /// By point, then period: what a unit there is worth (beside what holding it would cost).
  var worth: [Double]
  /// By mode, then period: cost of starting a unit.
  var startCosts: [Double]
  /// By group, then period: cost of a set-up, never negative.
  var readyCosts: [Double]
  /// The mode whose scrap a set-up loses; -1 for none.
  var scrapModes: [Int32]
  var dynamics: StageDynamics

  init(_ model: LagrangianModel) {
    let data = model.data
    let machinePeriods = data.plant.machines.count * model.periods
    overload = [Double](repeating: 0, count: machinePeriods)
    kept = overload
    stock = [Double](repeating: 0, count: data.points.count * model.periods)
    worth = stock
    servingCosts = [Double](repeating: 0, count: model.shareCount)
    setupUses = [Double](repeating: 0, count: data.modes.count * model.periods)
    startCosts = setupUses
    readyCosts = [Double](repeating: 0, count: data.setupGroups.count * model.periods)
    scrapModes = [Int32](repeating: -1, count: readyCosts.count)
    dynamics = StageDynamics(model)
  }

  /// Solves all subproblems. `column` is handed each stage's pattern and its cost without capacity
  /// prices.
  mutating func evaluate(
    _ model: LagrangianModel, _ prices: LagrangianPrices,
    column: ((Int, [Int], Double) -> Void)? = nil
  ) {
    reset()
    add(model.constantCost)
    priceUnits(model, prices)
    addStock(model)
    addOvertime(model, prices)
    addStates(model, prices)
    addPurchases(model)
    addLoose(model, prices)
    priceSetups(model, prices)
    for problem in model.stages {
      var dynamics = self.dynamics
      self.dynamics = .none
      let cost = dynamics.solve(problem, model, prices, &self)
      add(cost)
      if let column {
        column(problem.stage, dynamics.pattern(problem, model), cost - dynamics.capacityCost)
      }
      self.dynamics = dynamics
    }
    work += 4 * (overload.count + worth.count + startCosts.count) / 100
    for point in model.data.points.indices where model.isPriced[point] {
      let start = point * model.periods
      for place in (start + 1)..<max(start + 1, start + model.periods) {
        stock[place] += stock[place - 1]
      }
    }
    if !value.isFinite { value = -.infinity }
    value -= 1e-9 * max(1, magnitude)
  }

  private mutating func reset() {
    value = 0
    magnitude = 0
    for place in overload.indices { overload[place] = 0 }
    for place in kept.indices { kept[place] = 0 }
    for place in stock.indices { stock[place] = 0 }
    for place in servingCosts.indices { servingCosts[place] = 0 }
    for place in setupUses.indices { setupUses[place] = 0 }
  }

  mutating func add(_ cost: Double) {
    value += cost
    magnitude += abs(cost)
  }

  private mutating func priceUnits(_ model: LagrangianModel, _ prices: LagrangianPrices) {
    let count = model.periods
    for point in model.data.points.indices {
      var sum = 0.0
      for period in stride(from: count - 1, through: 0, by: -1) {
        let place = point * count + period
        sum -= model.holding[place]
        if model.isPriced[point] { sum += prices.stock[place] }
        worth[place] = sum
      }
    }
    for (mode, details) in model.data.modes.enumerated() {
      for period in 0..<count {
        var cost =
          model.unitCosts[mode * count + period]
          + details.secondsPerUnit * prices.capacity[details.machine * count + period]
        for input in model.inputs[mode] {
          cost += input.quantityPerUnit * worth[input.point * count + period]
        }
        startCosts[mode * count + period] = cost
      }
    }
  }

  /// Units that come by themselves.
  private mutating func addStock(_ model: LagrangianModel) {
    for place in model.given.indices where model.given[place] != 0 {
      add(-model.given[place] * worth[place])
      stock[place] += model.given[place]
    }
  }

  private mutating func addOvertime(_ model: LagrangianModel, _ prices: LagrangianPrices) {
    for place in model.hasCapacity.indices where model.hasCapacity[place] {
      overload[place] = -model.regularSeconds[place]
      add(-prices.capacity[place] * model.regularSeconds[place])
    }
    for offer in model.overtime where model.hasCapacity[offer.place] {
      let price = prices.capacity[offer.place]
      guard price > offer.costPerSecond else { continue }
      overload[offer.place] -= offer.seconds
      add((offer.costPerSecond - price) * offer.seconds)
    }
  }

  private mutating func addStates(_ model: LagrangianModel, _ prices: LagrangianPrices) {
    for place in prices.state.indices {
      kept[place] = -1
      if prices.state[place] > 0 { add(-prices.state[place]) }
    }
  }

  private mutating func addPurchases(_ model: LagrangianModel) {
    for purchase in model.purchases {
      let place = purchase.point * model.periods + purchase.period
      let cost = purchase.cost - worth[place]
      guard cost < 0 else { continue }
      add(cost * purchase.limit)
      stock[place] += purchase.limit
    }
  }

  private mutating func addLoose(_ model: LagrangianModel, _ prices: LagrangianPrices) {
    for index in model.loose {
      let demand = model.data.demands[index]
      var best = model.unmetCosts[index]
      var chosen: Int?
      for period in demand.deliveryPeriods {
        let place = demand.product * model.periods + period
        let cost = worth[place] + model.lateCost(index, period)
        if cost < best { (best, chosen) = (cost, place) }
      }
      // Without any delivery period it is in the constant cost.
      guard !demand.deliveryPeriods.isEmpty else { continue }
      add(best * demand.quantity)
      if let chosen { stock[chosen] -= demand.quantity }
    }
  }

  /// A set-up's cost with its time, and the scrap of the mode that loses least.
  private mutating func priceSetups(_ model: LagrangianModel, _ prices: LagrangianPrices) {
    let count = model.periods
    for (group, details) in model.data.setupGroups.enumerated() {
      for period in 0..<count {
        let place = group * count + period
        scrapModes[place] = -1
        guard !details.isFree, model.setupCosts[place].isFinite else {
          readyCosts[place] = details.isFree ? 0 : .infinity
          continue
        }
        var cost =
          model.setupCosts[place]
          + details.seconds * prices.capacity[details.machine * count + period]
        var least = Double.infinity
        for mode in details.modes where model.startLimits[mode * count + period] > 0 {
          let units = model.data.modes[mode].setupScrapUnits
          let scrap = units > 0 ? units * startCosts[mode * count + period] : 0
          if scrap < least {
            least = scrap
            scrapModes[place] = Int32(units > 0 ? mode : -1)
          }
        }
        if least.isFinite { cost += least }
        if cost < 0 {
          add(cost)
          useSetup(model, group, period, share: 1)
          readyCosts[place] = 0
        } else {
          readyCosts[place] = cost
        }
      }
    }
  }

  /// Notes what a share of a set-up takes.
  mutating func useSetup(_ model: LagrangianModel, _ group: Int, _ period: Int, share: Double) {
    let count = model.periods
    let details = model.data.setupGroups[group]
    overload[details.machine * count + period] += share * details.seconds
    let mode = Int(scrapModes[group * count + period])
    if mode >= 0 {
      useStarts(model, mode, period, share * model.data.modes[mode].setupScrapUnits)
    }
  }

  /// Notes the time and the inputs that starts take.
  mutating func useStarts(_ model: LagrangianModel, _ mode: Int, _ period: Int, _ units: Double) {
    let count = model.periods
    let details = model.data.modes[mode]
    overload[details.machine * count + period] += units * details.secondsPerUnit
    for input in model.inputs[mode] {
      stock[input.point * count + period] -= units * input.quantityPerUnit
    }
  }
}
