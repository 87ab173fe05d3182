/// Bounds capacitated lot sizing from below by its periods: each demand must be served, at a price in
/// place of a rule, and what is left is a knapsack with set-ups for each period, solved exactly
/// (Lagrangian relaxation of the facility-location form, as in the period decompositions of M. Jans and
/// Z. Degraeve, 2004). Stronger than any linear relaxation of the plain or the facility-location form.
struct PeriodLagrangian {
  private let input: LotSizingCase
  /// By item, then period due: the price of a second's worth of demand, and the best prices so far.
  private var prices: [Double]
  private var bestPrices: [Double]
  private var direction: [Double]
  private var step = 0.5
  private var failures = 0
  private var knapsack: SetupKnapsack
  /// Proven: no plan's set-ups, holding and unmet demand cost less.
  private(set) var bound = -Double.infinity
  /// Whether further steps would be too short to matter.
  private(set) var isDone = false
  /// Knapsack entries weighed: about 10 nanoseconds each.
  private(set) var work = 0

  /// Starts from the prices that a good plan suggests: each lot's set-up is shared among its seconds.
  ///
  /// - Parameter timePrices: by period, the worth of a second of the machine's time in that plan.
  init(_ input: LotSizingCase, from draft: LotDraft, timePrices: [Double]) {
    self.input = input
    let count = input.periodCount
    prices = [Double](repeating: 0, count: input.itemCount * count)
    for item in 0..<input.itemCount {
      let row = item * count
      for due in 0..<count where input.demand[row + due] > 0 {
        var least = Double.infinity
        for period in 0...due where draft.made[row + period] > draft.tiny {
          let share =
            (input.setupCost[item] + timePrices[period] * input.setupSeconds[item])
            / draft.made[row + period]
          let held =
            input.holdingCost[item] * (input.startDays[due] - input.startDays[period])
          least = min(least, timePrices[period] + held + share)
        }
        prices[row + due] = least.isFinite ? min(least, input.unmetPrice[row + due]) : 0
      }
    }
    bestPrices = prices
    direction = [Double](repeating: 0, count: prices.count)
    knapsack = SetupKnapsack(input)
  }

  /// Subgradient steps with momentum, aimed at the cost of a known plan.
  mutating func run(iterations: Int, target: Double, stop: () -> Bool) {
    for count in 0..<iterations {
      if count & 7 == 0, stop() { return }
      let value = evaluate()
      if value > bound + 1e-9 * abs(bound) || bound == -.infinity {
        bound = value
        bestPrices = prices
        failures = 0
      } else {
        failures += 1
        if failures >= 30 {
          step *= 0.8
          failures = 0
          prices = bestPrices
          for cell in direction.indices { direction[cell] = 0 }
          continue
        }
      }
      var norm = 0.0
      for cell in prices.indices {
        direction[cell] = 0.7 * direction[cell] + knapsack.lacking[cell]
        norm += direction[cell] * direction[cell]
      }
      guard norm > 0, step > 1e-4, bound < target else {
        isDone = true
        return
      }
      let length = step * max(target - value, 1e-4 * abs(target)) / norm
      for cell in prices.indices where input.demand[cell] > 0 {
        prices[cell] = min(
          max(0, prices[cell] + length * direction[cell]), input.unmetPrice[cell])
      }
    }
  }

  /// The bound at the current prices; leaves what each demand lacks in the knapsack's `lacking`.
  private mutating func evaluate() -> Double {
    var value = 0.0
    knapsack.begin()
    for cell in prices.indices { value += prices[cell] * input.demand[cell] }
    for period in 0..<input.periodCount { value -= knapsack.mostProfit(period, prices) }
    work += knapsack.takeWork()
    return value
  }
}
