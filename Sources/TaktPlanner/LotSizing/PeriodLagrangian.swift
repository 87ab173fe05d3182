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

/// One period's problem: which set-ups to make and which demands to serve in the time there is, for the
/// most profit.
struct SetupKnapsack {
  private struct Entry {
    var gain: Double
    var seconds: Double
    var item: Int
    var cell: Int
  }

  private let input: LotSizingCase
  /// By item and period due: seconds of demand that no period serves yet.
  private(set) var lacking: [Double]
  private var entries: [Entry] = []
  private var values: [Double]
  private var order: [Int] = []
  private var isIn: [Bool]
  private var bestIn: [Bool]
  private var best = 0.0
  private var most = 0.0
  private var leaves = 0
  private var room = 0.0
  private var work = 0

  /// Leaves after which a period's tree is cut; what is then open counts as possible.
  private static let mostLeaves = 400

  init(_ input: LotSizingCase) {
    self.input = input
    lacking = input.demand
    values = .init(repeating: 0, count: input.itemCount)
    isIn = .init(repeating: false, count: input.itemCount)
    bestIn = isIn
  }

  mutating func begin() { lacking = input.demand }

  mutating func takeWork() -> Int {
    defer { work = 0 }
    return work
  }

  /// An upper bound on the period's profit, exact unless its tree was cut.
  mutating func mostProfit(_ period: Int, _ prices: [Double]) -> Double {
    gather(period, prices)
    room = input.capacity[period]
    let price = bestTimePrice()
    var ceiling = price * room
    setValues(price)
    for item in values.indices { ceiling += max(0, values[item]) }
    order = values.indices.filter { values[$0] > -.infinity }
    order.sort { (abs(values[$0]), $0) > (abs(values[$1]), $1) }
    best = 0
    for item in isIn.indices {
      isIn[item] = false
      bestIn[item] = false
    }
    most = 0
    leaves = 0
    descend(0, ceiling)
    serveBest()
    return max(best, most)
  }

  /// Demands that are worth serving in the period, dearest second first.
  private mutating func gather(_ period: Int, _ prices: [Double]) {
    entries.removeAll(keepingCapacity: true)
    let count = input.periodCount
    for item in 0..<input.itemCount where input.isAllowed[item * count + period] {
      let row = item * count
      let rate = input.holdingCost[item]
      for due in period..<count where input.demand[row + due] > 0 {
        let gain = prices[row + due] - rate * (input.startDays[due] - input.startDays[period])
        if gain > 0 {
          entries.append(
            Entry(gain: gain, seconds: input.demand[row + due], item: item, cell: row + due))
        }
      }
      for due in 0..<period where input.mayBeLate && input.demand[row + due] > 0 {
        let gain = prices[row + due] - input.latePrice(item: item, due: due, made: period)
        if gain > 0 {
          entries.append(
            Entry(gain: gain, seconds: input.demand[row + due], item: item, cell: row + due))
        }
      }
    }
    entries.sort { ($0.gain, $1.cell) > ($1.gain, $0.cell) }
    work += entries.count * 8
  }

  /// What each item would earn at a price for time.
  private mutating func setValues(_ price: Double) {
    for item in values.indices { values[item] = -.infinity }
    for entry in entries {
      if entry.gain <= price { break }
      if values[entry.item] == -.infinity {
        values[entry.item] =
          -input.setupCost[entry.item] - price * input.setupSeconds[entry.item]
      }
      values[entry.item] += (entry.gain - price) * entry.seconds
    }
    work += entries.count
  }

  /// The price of time at which the period's relaxed profit is least: convex, by bisection of its slope.
  private mutating func bestTimePrice() -> Double {
    var (low, high) = (0.0, entries.first?.gain ?? 0)
    if slope(0) >= 0 { return 0 }
    for _ in 0..<24 {
      let middle = (low + high) / 2
      if slope(middle) < 0 { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// Time less what is used at the price.
  private mutating func slope(_ price: Double) -> Double {
    setValues(price)
    var free = room
    for item in values.indices where values[item] > 0 { free -= input.setupSeconds[item] }
    for entry in entries {
      if entry.gain <= price { break }
      if values[entry.item] > 0 { free -= entry.seconds }
    }
    return free
  }

  /// Items in or out, the surest first; `ceiling` is what can still be earned.
  private mutating func descend(_ depth: Int, _ ceiling: Double) {
    guard ceiling > best + 1e-9 * abs(best) else { return }
    if leaves >= Self.mostLeaves {
      most = max(most, ceiling)
      return
    }
    guard depth < order.count else {
      leaf()
      return
    }
    let item = order[depth]
    let isWanted = values[item] > 0
    let loss = abs(values[item])
    isIn[item] = isWanted
    descend(depth + 1, ceiling)
    isIn[item] = !isWanted
    descend(depth + 1, ceiling - loss)
    isIn[item] = false
  }

  /// The continuous knapsack of the items that are in.
  private mutating func leaf() {
    leaves += 1
    work += entries.count
    var left = room
    var profit = 0.0
    for item in isIn.indices where isIn[item] {
      left -= input.setupSeconds[item]
      profit -= input.setupCost[item]
    }
    guard left >= 0 else { return }
    for entry in entries where isIn[entry.item] {
      let seconds = min(left, entry.seconds)
      profit += seconds * entry.gain
      left -= seconds
      if left <= 0 { break }
    }
    if profit > best {
      best = profit
      bestIn = isIn
    }
  }

  private mutating func serveBest() {
    guard best > 0 else { return }
    var left = room
    for item in bestIn.indices where bestIn[item] { left -= input.setupSeconds[item] }
    for entry in entries where bestIn[entry.item] && left > 0 {
      let seconds = min(left, entry.seconds)
      lacking[entry.cell] -= seconds
      left -= seconds
    }
  }
}
