/// Each item of a lot-sizing case by itself, once the machine's time has a price and some set-ups are
/// settled: lot sizing without capacity, solved by dynamic programming over the periods (H. Wagner,
/// T. Whitin, 1958), demand left unmet where that is cheaper.
///
/// Its memory is flat and unchecked, as this is the innermost loop of a tree search; it never leaves the
/// search that owns it.
final class PricedItems {
  let items: Int
  let periods: Int
  /// Entries of a row of sums: one more than there are periods.
  private let sumCount: Int
  /// Prices above these could make a unit dearer than leaving it unmet, which is then not weighed.
  let mostPrice: [Double]
  /// By item: what it costs at the last prices.
  let cost: UnsafeMutablePointer<Double>
  /// By item, then period: 1 where the item is set up at the last prices, else 0.
  let isSetUp: UnsafeMutablePointer<Double>
  /// By period: seconds that the items use at the last prices.
  let load: UnsafeMutablePointer<Double>

  private let setupCost: UnsafeMutablePointer<Double>
  private let setupSeconds: UnsafeMutablePointer<Double>
  private let holding: UnsafeMutablePointer<Double>
  private let startDays: UnsafeMutablePointer<Double>
  /// By item, then period and one more: demand before it; what serving it on the horizon's first day
  /// would cost to hold.
  private let demandBefore: UnsafeMutablePointer<Double>
  private let heldBefore: UnsafeMutablePointer<Double>
  /// By item, then period: what leaving the period's demand unmet costs, less what serving it on the
  /// horizon's first day would cost to hold.
  private let skipping: UnsafeMutablePointer<Double>
  /// By period: least cost of all demand before it, less `heldBefore`; and the line by which a lot in the
  /// period serves demand: its height and slope over `demandBefore`.
  private let least: UnsafeMutablePointer<Double>
  private let reached: UnsafeMutablePointer<Double>
  private let height: UnsafeMutablePointer<Double>
  private let slope: UnsafeMutablePointer<Double>
  /// By period: least cost of all demand from it on.
  private let rest: UnsafeMutablePointer<Double>
  private let before: UnsafeMutablePointer<Double>
  private let settled: UnsafeMutablePointer<Int8>

  init(_ input: LotSizingCase) {
    items = input.itemCount
    periods = input.periodCount
    sumCount = periods + 1
    let cells = items * periods
    cost = .zeros(items)
    isSetUp = .zeros(cells)
    load = .zeros(periods)
    setupCost = .zeros(items)
    setupSeconds = .zeros(items)
    holding = .zeros(items)
    startDays = .zeros(periods)
    demandBefore = .zeros(items * sumCount + Self.laneCount)
    heldBefore = .zeros(items * sumCount + Self.laneCount)
    skipping = .zeros(cells)
    least = .zeros(sumCount)
    reached = .zeros(sumCount + Self.laneCount)
    height = .zeros(periods)
    slope = .zeros(periods)
    rest = .zeros(sumCount)
    before = .zeros(sumCount)
    settled = .allocate(capacity: periods)
    setupCost.update(from: input.setupCost, count: items)
    setupSeconds.update(from: input.setupSeconds, count: items)
    holding.update(from: input.holdingCost, count: items)
    startDays.update(from: input.startDays, count: periods)
    var most = [Double](repeating: .infinity, count: periods)
    for item in 0..<items {
      let (row, sums) = (item * periods, item * sumCount)
      for due in 0..<periods {
        let demand = input.demand[row + due]
        let days = input.startDays[due]
        demandBefore[sums + due + 1] = demandBefore[sums + due] + demand
        heldBefore[sums + due + 1] =
          heldBefore[sums + due] + demand * input.holdingCost[item] * days
        guard demand > 0 else { continue }
        skipping[row + due] =
          demand * (input.unmetPrice[row + due] - input.holdingCost[item] * days)
        for made in 0...due {
          let held = input.holdingCost[item] * (days - input.startDays[made])
          most[made] = min(most[made], input.unmetPrice[row + due] - held)
        }
      }
    }
    mostPrice = most
  }

  deinit {
    for memory in [
      cost, isSetUp, load, setupCost, setupSeconds, holding, startDays, demandBefore, heldBefore,
      skipping, least, reached, height, slope, rest, before,
    ] { memory.deallocate() }
    settled.deallocate()
  }

  /// So many doubles at a time; rows that are read so end with as many to spare.
  private typealias Lanes = SIMD4<Double>
  private static let laneCount = 4

  /// What all items cost together at prices of a second of time; `cost`, `isSetUp` and `load` tell more.
  ///
  /// - Parameter settled: by item, then period: 1 set up, 0 not set up, -1 either.
  func serve(_ prices: UnsafePointer<Double>, settled: UnsafePointer<Int8>) -> Double {
    for period in 0..<periods { load[period] = 0 }
    var sum = 0.0
    for item in 0..<items {
      cost[item] = leastCost(item, prices, settled + item * periods)
      note(item, settled + item * periods)
      sum += cost[item]
    }
    return sum
  }

  /// What a set-up costs at a price of time.
  @inline(__always)
  func setupPrice(_ item: Int, _ price: Double) -> Double {
    setupCost[item] + price * setupSeconds[item]
  }

  /// Forwards over the periods: a lot in a period serves demand from there on until the next. What it
  /// costs to serve up to a period is a line over the demand before that period, so that the inner loop
  /// is a minimum of lines.
  private func leastCost(
    _ item: Int, _ prices: UnsafePointer<Double>, _ settled: UnsafePointer<Int8>
  ) -> Double {
    let demand = demandBefore + item * sumCount
    let held = heldBefore + item * sumCount
    let skips = skipping + item * periods
    let rate = holding[item]
    var sure = 0.0
    for place in 0..<(sumCount + Self.laneCount) { reached[place] = .infinity }
    least[0] = 0
    for period in 0..<periods {
      height[period] = .infinity
      if settled[period] != 0 {
        var setup = setupPrice(item, prices[period])
        if settled[period] == 1 {
          sure += setup
          setup = 0
        }
        slope[period] = prices[period] - rate * startDays[period]
        height[period] = least[period] + setup - slope[period] * demand[period]
        lower(from: period + 1, height[period], slope[period], demand)
      }
      least[period + 1] = min(reached[period + 1], least[period] + skips[period])
    }
    return least[periods] + held[periods] + sure
  }

  /// Takes a lot's line into the minimum. Whole lanes from a fixed start, as what was just stored is read
  /// again at once; entries before the lot are not looked at any more.
  @inline(__always)
  private func lower(
    from first: Int, _ height: Double, _ slope: Double, _ demand: UnsafePointer<Double>
  ) {
    let (heights, slopes) = (Lanes(repeating: height), Lanes(repeating: slope))
    var place = first & ~(Self.laneCount &- 1)
    while place <= periods {
      let known = UnsafeRawPointer(reached + place).loadUnaligned(as: Lanes.self)
      let line = heights + slopes * UnsafeRawPointer(demand + place).loadUnaligned(as: Lanes.self)
      UnsafeMutableRawPointer(reached + place)
        .storeBytes(of: line.replacing(with: known, where: known .<= line), as: Lanes.self)
      place &+= Self.laneCount
    }
  }

  /// Reads off the set-ups and the load of what `leastCost` found.
  private func note(_ item: Int, _ settled: UnsafePointer<Int8>) {
    let demand = demandBefore + item * sumCount
    let skips = skipping + item * periods
    let row = isSetUp + item * periods
    for period in 0..<periods {
      let isSure = settled[period] == 1
      row[period] = isSure ? 1 : 0
      if isSure { load[period] += setupSeconds[item] }
    }
    var end = periods
    while end > 0 {
      let most = least[end] + 1e-9 * abs(least[end])
      if least[end - 1] + skips[end - 1] <= most {
        end -= 1
        continue
      }
      var lot = end - 1
      while lot > 0, !(height[lot] + slope[lot] * demand[end] <= most) { lot -= 1 }
      if row[lot] == 0 {
        row[lot] = 1
        load[lot] += setupSeconds[item]
      }
      load[lot] += demand[end] - demand[lot]
      end = lot
    }
  }

  /// What an item would cost more if it were set up in a period, and if it were not, for each period in
  /// which that is not settled; `serve` must have been asked just before.
  func weigh(
    _ item: Int, _ prices: UnsafePointer<Double>, settled all: UnsafePointer<Int8>,
    on: UnsafeMutablePointer<Double>, off: UnsafeMutablePointer<Double>
  ) {
    let row = item * periods
    let open = all + row
    let total = leastCost(item, prices, open)
    before.update(from: least, count: periods + 1)
    let (demand, held) = (demandBefore + item * sumCount, heldBefore + item * sumCount)
    let rate = holding[item]
    let end = least[periods]
    rest[periods] = 0
    for period in stride(from: periods - 1, through: 0, by: -1) {
      rest[period] = skipping[row + period] + held[period + 1] - held[period] + rest[period + 1]
      on[row + period] = 0
      off[row + period] = 0
      let gradient = prices[period] - rate * startDays[period]
      var served = Double.infinity
      for next in (period + 1)...periods {
        let made =
          gradient * (demand[next] - demand[period]) + held[next] - held[period] + rest[next]
        served = min(served, made)
      }
      guard open[period] != 0 else { continue }
      let setup = open[period] == 1 ? 0 : setupPrice(item, prices[period])
      rest[period] = min(rest[period], setup + served)
      guard open[period] == -1 else { continue }
      let used = before[period] + held[period] + setup + served - (end + held[periods])
      on[row + period] = max(0, min(setup, used))
    }
    settled.update(from: open, count: periods)
    for period in 0..<periods where open[period] == -1 && isSetUp[row + period] > 0 {
      settled[period] = 0
      off[row + period] = max(0, leastCost(item, prices, settled) - total)
      settled[period] = -1
    }
  }
}

extension PricedItems {
  /// The set-ups and quantities of the last prices, in a draft that is empty.
  func copyPlan(to draft: LotDraft) {
    for item in 0..<items {
      let row = item * periods
      var lot = -1
      for period in 0..<periods {
        if isSetUp[row + period] > 0 {
          draft.isOn[row + period] = 1
          lot = period
        }
        if lot >= 0 { draft.made[row + lot] += draft.demands[row + period] }
      }
    }
  }
}
