/// Each item's lots in a row, with the demand from each until the next: all that the price of serving an
/// item's demand needs. Between two lots the cheapest source of a unit does not change.
///
/// Its memory is flat and unchecked, as the draft's is.
final class LotChains {
  private let items: Int
  private let periods: Int
  /// By item: number of lots, and what is held within the lots' own stretches whatever the source.
  private let count: UnsafeMutablePointer<Int>
  private let held: UnsafeMutablePointer<Double>
  /// By item, then lot: its period, demand until the next, and holding cost a second since the last.
  private let place: UnsafeMutablePointer<Int>
  private let demand: UnsafeMutablePointer<Double>
  private let gap: UnsafeMutablePointer<Double>
  /// The rows behind the items' own hold the touched items as they were.
  private var touched = (-1, -1)
  private var rounds = 0
  /// By period: prices tried, and the load that they lead to.
  let price: UnsafeMutablePointer<Double>
  let load: UnsafeMutablePointer<Double>

  init(_ input: LotSizingCase) {
    items = input.itemCount
    periods = input.periodCount
    let rows = items + 2
    count = .allocate(capacity: rows)
    held = .allocate(capacity: rows)
    place = .allocate(capacity: rows * periods)
    demand = .allocate(capacity: rows * periods)
    gap = .allocate(capacity: rows * periods)
    price = .allocate(capacity: periods)
    load = .allocate(capacity: periods)
    count.initialize(repeating: 0, count: rows)
    held.initialize(repeating: 0, count: rows)
    price.initialize(repeating: 0, count: periods)
    load.initialize(repeating: 0, count: periods)
  }

  deinit {
    count.deallocate()
    held.deallocate()
    place.deallocate()
    demand.deallocate()
    gap.deallocate()
    price.deallocate()
    load.deallocate()
  }

  /// Takes over all of a draft's lots.
  func follow(_ draft: LotDraft) {
    touched = (-1, -1)
    for item in 0..<items { take(item, of: draft) }
  }

  /// Replaces the items that a draft's last move touched, until `restore`.
  func touch(by draft: LotDraft) {
    touched = draft.touched
    if touched.0 >= 0 { replace(touched.0, of: draft, keptIn: items) }
    if touched.1 >= 0 { replace(touched.1, of: draft, keptIn: items + 1) }
  }

  func restore() {
    if touched.0 >= 0 { copy(from: items, to: touched.0) }
    if touched.1 >= 0 { copy(from: items + 1, to: touched.1) }
    touched = (-1, -1)
  }

  /// What the touched items cost more than before, at prices.
  func touchedChange(_ prices: UnsafeMutablePointer<Double>) -> Double {
    var sum = 0.0
    if touched.0 >= 0 { sum += serve(touched.0, prices, load) - serve(items, prices, load) }
    if touched.1 >= 0 { sum += serve(touched.1, prices, load) - serve(items + 1, prices, load) }
    return sum
  }

  /// Takes what a draft makes of the touched items out of `load`, and adds what they would make at `price`.
  func serveTouched(insteadOf draft: LotDraft) {
    for item in [touched.0, touched.1] where item >= 0 {
      for period in 0..<periods { load[period] -= draft.made[item * periods + period] }
      _ = serve(item, price, load)
    }
  }

  /// Cost of all items at `price`; adds what each period would make to `load`.
  func serveAll() -> Double {
    rounds += 1
    var sum = 0.0
    for item in 0..<items { sum += serve(item, price, load) }
    return sum
  }

  /// How often all items were served since the last call.
  func takeRounds() -> Int {
    defer { rounds = 0 }
    return rounds
  }

  @inline(__always)
  private func serve(
    _ row: Int, _ prices: UnsafeMutablePointer<Double>, _ load: UnsafeMutablePointer<Double>
  ) -> Double {
    var cheapest = Double.infinity
    var source = 0
    var sum = held[row]
    let base = row * periods
    for lot in base..<(base + count[row]) {
      let here = place[lot]
      cheapest += gap[lot]
      if prices[here] <= cheapest {
        cheapest = prices[here]
        source = here
      }
      sum += demand[lot] * cheapest
      load[source] += demand[lot]
    }
    return sum
  }

  private func replace(_ item: Int, of draft: LotDraft, keptIn row: Int) {
    copy(from: item, to: row)
    take(item, of: draft)
  }

  private func copy(from row: Int, to other: Int) {
    count[other] = count[row]
    held[other] = held[row]
    (place + other * periods).update(from: place + row * periods, count: count[row])
    (demand + other * periods).update(from: demand + row * periods, count: count[row])
    (gap + other * periods).update(from: gap + row * periods, count: count[row])
  }

  private func take(_ item: Int, of draft: LotDraft) {
    let row = item * periods
    let rate = draft.holdingRates[item]
    var lot = row - 1
    var since = 0.0
    var own = 0.0
    var within = 0.0
    var isServed = true
    for period in 0..<periods {
      if draft.isOn[row + period] != 0 {
        if lot >= row { demand[lot] = own }
        lot += 1
        place[lot] = period
        gap[lot] = rate * since
        (since, own) = (0, 0)
      }
      let due = draft.demands[row + period]
      if due > 0, lot < row { isServed = false }
      own += due
      within += due * rate * since
      since += draft.dayLengths[period]
    }
    if lot >= row { demand[lot] = own }
    count[item] = lot - row + 1
    // Demand that nothing can serve in time: no price is enough.
    held[item] = isServed ? within : .infinity
  }
}
