/// A plan of one lot-sizing case while a search works on it: which items are set up when, and how much
/// is made. Its memory is flat and unchecked, as this is the innermost loop of the whole product; it
/// never leaves the search that owns it.
final class LotDraft {
  let input: LotSizingCase
  let items: Int
  let periods: Int
  /// By item, then period: 1 where the machine is ready for the item.
  let isOn: UnsafeMutablePointer<UInt8>
  /// By item, then period: seconds made, and seconds' worth in stock at the period's end.
  let made: UnsafeMutablePointer<Double>
  let stock: UnsafeMutablePointer<Double>
  /// By period: the item that the machine is still set up for when the period begins, -1 for none.
  let carriedIn: UnsafeMutablePointer<Int>
  /// By period: run seconds; set-up seconds; set-up cost.
  let runLoad: UnsafeMutablePointer<Double>
  let setupLoad: UnsafeMutablePointer<Double>
  let setupSpent: UnsafeMutablePointer<Double>
  /// Price of a second beyond all overtime: not a plan, but a way to one.
  var overloadPrice: Double
  private(set) var holding = 0.0
  /// The items whose set-ups the last move changed, -1 for none.
  var touched = (-1, -1)
  /// Whether a set-up may ever be there already.
  private let keepsAny: Bool
  /// Seconds below which a quantity is rounding, and the gain a second below which a price is.
  let tiny: Double
  let leastGain: Double
  /// The case's numbers, where the inner loops reach them fastest.
  let startDays: UnsafeMutablePointer<Double>
  let holdingRates: UnsafeMutablePointer<Double>
  let demands: UnsafeMutablePointer<Double>
  let dayLengths: UnsafeMutablePointer<Double>
  let capacities: UnsafeMutablePointer<Double>
  let overtimes: UnsafeMutablePointer<Double>
  let overtimePrices: UnsafeMutablePointer<Double>

  init(_ input: LotSizingCase, overloadPrice: Double) {
    self.input = input
    self.overloadPrice = overloadPrice
    items = input.itemCount
    periods = input.periodCount
    let cells = items * periods
    isOn = .allocate(capacity: cells)
    made = .allocate(capacity: cells)
    stock = .allocate(capacity: cells)
    carriedIn = .allocate(capacity: periods)
    runLoad = .allocate(capacity: periods)
    setupLoad = .allocate(capacity: periods)
    setupSpent = .allocate(capacity: periods)
    isOn.initialize(repeating: 0, count: cells)
    made.initialize(repeating: 0, count: cells)
    stock.initialize(repeating: 0, count: cells)
    carriedIn.initialize(repeating: -1, count: periods)
    runLoad.initialize(repeating: 0, count: periods)
    setupLoad.initialize(repeating: 0, count: periods)
    setupSpent.initialize(repeating: 0, count: periods)
    tiny = 1e-9 * max(1, input.capacity.max() ?? 1)
    startDays = .allocate(capacity: periods)
    holdingRates = .allocate(capacity: items)
    startDays.initialize(from: input.startDays, count: periods)
    holdingRates.initialize(from: input.holdingCost, count: items)
    demands = .allocate(capacity: cells)
    demands.initialize(from: input.demand, count: cells)
    dayLengths = .allocate(capacity: periods)
    dayLengths.initialize(from: input.days, count: periods)
    capacities = .allocate(capacity: periods)
    capacities.initialize(from: input.capacity, count: periods)
    overtimes = .allocate(capacity: periods)
    overtimes.initialize(from: input.overtime, count: periods)
    overtimePrices = .allocate(capacity: periods)
    overtimePrices.initialize(from: input.overtimePrice, count: periods)
    leastGain = 1e-9 * max(1e-12, overloadPrice)
    keepsAny = input.keepsSetup || input.initialItem != nil
    if let initial = input.initialItem { carriedIn[0] = initial }
  }

  deinit {
    isOn.deallocate()
    made.deallocate()
    stock.deallocate()
    carriedIn.deallocate()
    runLoad.deallocate()
    setupLoad.deallocate()
    setupSpent.deallocate()
    startDays.deallocate()
    holdingRates.deallocate()
    demands.deallocate()
    dayLengths.deallocate()
    capacities.deallocate()
    overtimes.deallocate()
    overtimePrices.deallocate()
  }

  func copy(from other: LotDraft) {
    let cells = items * periods
    isOn.update(from: other.isOn, count: cells)
    made.update(from: other.made, count: cells)
    stock.update(from: other.stock, count: cells)
    carriedIn.update(from: other.carriedIn, count: periods)
    runLoad.update(from: other.runLoad, count: periods)
    setupLoad.update(from: other.setupLoad, count: periods)
    setupSpent.update(from: other.setupSpent, count: periods)
    holding = other.holding
    overloadPrice = other.overloadPrice
  }

  /// Takes back a move of another's draft whose quantities were not made best: only what it touched.
  func copyTouched(from other: LotDraft) {
    for item in [touched.0, touched.1] where item >= 0 {
      let row = item * periods
      (isOn + row).update(from: other.isOn + row, count: periods)
      (made + row).update(from: other.made + row, count: periods)
      (stock + row).update(from: other.stock + row, count: periods)
    }
    carriedIn.update(from: other.carriedIn, count: periods)
    runLoad.update(from: other.runLoad, count: periods)
    setupLoad.update(from: other.setupLoad, count: periods)
    setupSpent.update(from: other.setupSpent, count: periods)
    holding = other.holding
  }

  // MARK: - What it costs

  /// Set-ups, holding, overtime, and overload at its price; what any plan costs is left out.
  var cost: Double {
    var sum = holding
    for period in 0..<periods { sum += setupSpent[period] + timeCost(period) }
    return sum
  }

  private func timeCost(_ period: Int) -> Double {
    let over = runLoad[period] + setupLoad[period] - capacities[period]
    guard over > 0 else { return 0 }
    let paid = min(over, overtimes[period])
    return paid * overtimePrices[period] + (over - paid) * overloadPrice
  }

  /// Seconds beyond regular time and overtime, over all periods.
  var overload: Double {
    (0..<periods).reduce(0) { sum, period in
      sum
        + max(
          0,
          runLoad[period] + setupLoad[period] - capacities[period] - overtimes[period]
            - tiny)
    }
  }

  /// Seconds free in a period before the next dearer kind of time begins, and what one more costs.
  func room(_ period: Int) -> (seconds: Double, price: Double) {
    let over = runLoad[period] + setupLoad[period] - capacities[period]
    if over < -tiny { return (-over, 0) }
    if over < overtimes[period] - tiny {
      return (overtimes[period] - over, overtimePrices[period])
    }
    return (.infinity, overloadPrice)
  }

  /// Seconds that can be taken out of a period at one price, and what each saves.
  func relief(_ period: Int) -> (seconds: Double, price: Double) {
    let over = runLoad[period] + setupLoad[period] - capacities[period]
    if over > overtimes[period] + tiny { return (over - overtimes[period], overloadPrice) }
    if over > tiny { return (over, overtimePrices[period]) }
    return (.infinity, 0)
  }

  // MARK: - Set-ups

  /// Books the set-ups of a period anew after what is on or carried has changed.
  func bookSetups(_ period: Int) {
    var seconds = 0.0
    var spent = 0.0
    var count = 0
    for item in 0..<items where isOn[item * periods + period] != 0 {
      seconds += input.setupSeconds[item]
      spent += input.setupCost[item]
      count += 1
    }
    let kept = carriedIn[period]
    if kept >= 0, isOn[kept * periods + period] != 0 {
      // Kept through the whole period only where nothing else is set up; else it is set up again.
      let staysOn = period + 1 < periods && carriedIn[period + 1] == kept
      if !staysOn || count == 1 {
        seconds -= input.setupSeconds[kept]
        spent -= input.setupCost[kept]
      }
    }
    setupLoad[period] = seconds
    setupSpent[period] = spent
  }

  /// Books one set-up more or less, where none is ever kept.
  func bookSetup(_ item: Int, _ period: Int, isMade: Bool) {
    guard !keepsAny else {
      bookSetups(period)
      return
    }
    setupLoad[period] += isMade ? input.setupSeconds[item] : -input.setupSeconds[item]
    setupSpent[period] += isMade ? input.setupCost[item] : -input.setupCost[item]
  }

  func bookAllSetups() { for period in 0..<periods { bookSetups(period) } }

  /// Ready items whose set-up nothing uses are not set up; says whether any were dropped.
  func dropIdleSetups() -> Bool {
    var hasDropped = false
    for item in 0..<items {
      for period in 0..<periods where isOn[item * periods + period] != 0 {
        guard made[item * periods + period] <= tiny else { continue }
        let next = period + 1
        let isKept = next < periods && carriedIn[next] == item
        // Set up in the time that one period has left, for the lot that begins the next.
        if isKept && (carriedIn[period] == item || isOn[item * periods + next] != 0) { continue }
        isOn[item * periods + period] = 0
        if isKept { carriedIn[next] = -1 }
        runLoad[period] -= made[item * periods + period]
        made[item * periods + period] = 0
        bookSetups(period)
        if isKept { bookSetups(next) }
        hasDropped = true
      }
    }
    return hasDropped
  }

  // MARK: - Quantities

  /// Makes an amount in one period rather than another. The stock between must allow it.
  func shift(_ item: Int, _ amount: Double, from: Int, to: Int) {
    let row = item * periods
    made[row + from] -= amount
    runLoad[from] -= amount
    made[row + to] += amount
    runLoad[to] += amount
    if to < from {
      for period in to..<from { stock[row + period] += amount }
      holding += amount * holdingRates[item] * (startDays[from] - startDays[to])
    } else {
      for period in from..<to { stock[row + period] -= amount }
      holding -= amount * holdingRates[item] * (startDays[to] - startDays[from])
    }
  }

  /// What could be made later instead: the least stock from one period until before another.
  func slack(_ item: Int, from: Int, until to: Int) -> Double {
    let row = item * periods
    var least = Double.infinity
    for period in from..<to { least = min(least, stock[row + period]) }
    return least
  }

  /// Sets stocks, loads and holding from what is made, and mends what rounding has left over or short;
  /// false where demand is not met in time.
  func rebook() -> Bool {
    holding = 0
    var isMet = true
    for period in 0..<periods { runLoad[period] = 0 }
    for item in 0..<items {
      let row = item * periods
      var held = 0.0
      var lastLot = -1
      for period in 0..<periods {
        if made[row + period] > tiny { lastLot = period } else { made[row + period] = 0 }
        held += made[row + period] - demands[row + period]
        let isLast = period + 1 == periods
        if held < 0 || (isLast && held > 0), abs(held) < 1e5 * tiny, lastLot >= 0 {
          made[row + lastLot] -= held
          held = 0
        }
        if held < 0 { isMet = false }
        stock[row + period] = held
        holding += held * holdingRates[item] * dayLengths[period]
      }
      for period in 0..<periods { runLoad[period] += made[row + period] }
    }
    bookAllSetups()
    return isMet
  }
}
