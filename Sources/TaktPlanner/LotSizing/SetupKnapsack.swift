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
