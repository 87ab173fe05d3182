import TaktModel

/// Solves a stage's subproblem by a dynamic program over the periods that it produces in.
///
/// A source (a mode in a period) that is used serves what is due before the next source that is used:
/// with prices given, no later source is dearer than an earlier one or it would not be used (H. Wagner
/// and T. Whitin, 1958; with time for demand to be late or unmet as in W. Zangwill, 1969). A demand may
/// also wait for the next source, or for a later one, of which only the cost per unit is counted, not
/// the set-up: this keeps the program small and the value below the truth.
struct StageDynamics: Sendable {
  /// Seconds' prices in the solution's cost.
  var capacityCost = 0.0

  /// By mode, then period. What a good unit costs, and what making as much as possible gains.
  var unitCosts: [Double] = []
  var gains: [Double] = []
  /// Being ready without regard to what ran before, and keeping ready from one period to the next,
  /// summed up to the period.
  var fresh: [Double] = []
  var keptSums: [Double] = []
  /// What the other modes may gain in the period.
  var otherGains: [Double] = []
  /// All of it together, for the chain.
  var targets: [Target] = []
  var best: [Double] = []
  var before: [Int32] = []
  /// By period: the cheapest mode's cost.
  var cheapest: [Double] = []
  /// By period: with the last source before.
  var rows: [Double] = []
  var shifted: [Double] = []
  /// By period: what units would be held for; its sums.
  var ownWorth: [Double] = []
  var costs = ServingCosts()
  /// What it costs to go on with a source: ready anew, or ready since an earlier one, and its gains.
  struct Target: Sendable {
    var fresh = Double.infinity
    var kept = 0.0
    var gain = 0.0
  }

  /// The chosen sources.
  var chain: [(mode: Int, period: Int)] = []

  /// Dearer than anything, and still a number.
  private static let impossible = 1e200

  /// A placeholder while the real one is at work.
  static let none = StageDynamics()

  private init() {}

  init(_ model: LagrangianModel) {
    let count = model.periods
    let modes = model.stages.reduce(1) { max($0, $1.modes.count) }
    unitCosts = [Double](repeating: 0, count: modes * count)
    gains = unitCosts
    fresh = unitCosts
    otherGains = unitCosts
    best = unitCosts
    before = [Int32](repeating: -1, count: modes * count)
    keptSums = [Double](repeating: 0, count: modes * (count + 1))
    cheapest = [Double](repeating: .infinity, count: count + 1)
    targets = [Target](repeating: Target(), count: modes * count)
    rows = [Double](repeating: 0, count: count + 1)
    shifted = rows
    ownWorth = rows
    costs = ServingCosts(model)
  }

  /// The stage's least cost at the prices; what it uses is noted.
  mutating func solve(
    _ problem: StageProblem, _ model: LagrangianModel, _ prices: LagrangianPrices,
    _ evaluation: inout LagrangianEvaluation
  ) -> Double {
    priceSources(problem, model, prices, evaluation)
    let covered = costs.price(
      problem, model, prices, worth: ownWorth, cheapest: cheapest, evaluation: &evaluation)
    evaluation.work += problem.servings.count / 20
    let (cost, end) = shortestChain(problem, model, &evaluation.work)
    note(problem, model, prices, end: end, &evaluation)
    return covered + cost
  }

  private mutating func priceSources(
    _ problem: StageProblem, _ model: LagrangianModel, _ prices: LagrangianPrices,
    _ evaluation: LagrangianEvaluation
  ) {
    let count = model.periods
    var sum = 0.0
    for period in stride(from: count - 1, through: 0, by: -1) {
      if let holding = problem.ownHolding {
        sum -= holding[period]
        ownWorth[period] = sum
      } else {
        ownWorth[period] = evaluation.worth[problem.output * count + period]
      }
      cheapest[period] = .infinity
    }
    for (index, mode) in problem.modes.enumerated() {
      priceReadiness(index, mode, model, prices, evaluation)
    }
    var least = Double.infinity
    for period in 0..<count {
      var leastNow = least
      var allGains = 0.0
      for (index, mode) in problem.modes.enumerated() {
        let place = index * count + period
        let arrival = problem.arrival[period]
        unitCosts[place] = .infinity
        gains[place] = 0
        otherGains[place] = 0
        let limit = model.startLimits[mode * count + period]
        guard limit > 0, arrival < count, fresh[place].isFinite else { continue }
        let good = model.data.modes[mode].goodPerUnit
        let start = evaluation.startCosts[mode * count + period]
        let surplus = start - good * evaluation.worth[problem.output * count + arrival]
        var cost = start / good - ownWorth[arrival]
        if surplus < 0 {
          // As much as possible is made; what serves a demand is lost to the gain.
          gains[place] = surplus * limit
          cost = min(cost - surplus / good, least)
          otherGains[place] = min(0, gains[place] + leastReadiness(index, period, count))
          allGains += otherGains[place]
        }
        unitCosts[place] = cost
        leastNow = min(leastNow, cost)
        cheapest[period] = min(cheapest[period], cost)
      }
      for index in problem.modes.indices {
        let place = index * count + period
        targets[place] = Target(
          fresh: unitCosts[place].isFinite ? fresh[place] : .infinity,
          kept: unitCosts[place].isFinite ? keptSums[index * (count + 1) + period] : .infinity,
          gain: gains[place] + allGains - otherGains[place])
      }
      least = leastNow
    }
  }

  /// By own set-up, or kept from whatever was there.
  private func leastReadiness(_ index: Int, _ period: Int, _ count: Int) -> Double {
    let place = index * (count + 1) + period
    let kept = period > 0 ? keptSums[place] - keptSums[place - 1] : .infinity
    return min(fresh[index * count + period], kept)
  }

  private mutating func priceReadiness(
    _ index: Int, _ mode: Int, _ model: LagrangianModel, _ prices: LagrangianPrices,
    _ evaluation: LagrangianEvaluation
  ) {
    let count = model.periods
    let group = model.data.modes[mode].group
    let details = model.data.setupGroups[group]
    var ready = Double.infinity
    var sum = 0.0
    for period in 0..<count {
      let place = group * count + period
      let share = prices.setups[mode * count + period]
      let cost = evaluation.readyCosts[place]
      let own = cost.isFinite ? share * cost : .infinity
      ready = min(own, ready)
      if period == 0 && details.isInitial { ready = 0 }
      keptSums[index * (count + 1) + period] = sum
      fresh[index * count + period] = ready
      if model.carries[place] {
        let keeping =
          prices.setups[mode * count + period] * prices.state[details.machine * count + period]
        ready += keeping
        sum += keeping
      } else {
        ready = .infinity
        sum += Self.impossible
      }
    }
    keptSums[index * (count + 1) + count] = sum
  }
}
