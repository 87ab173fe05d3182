import TaktModel

/// The shop while a first plan is built: stock per point and period, time used per machine and period,
/// and a journal so that an attempt that fails leaves no trace.
struct ShopDraft {
  let facts: ShopFacts
  let weights: SetupWeights
  /// Offers weighed so far: what the construction's work is counted in.
  var work = 0
  /// Nothing more is made beyond it.
  var workLimit = Int.max
  /// By stock point: units that were asked for by a period's end and could not all be had. What failed
  /// once for an order is not tried again for it, else deep bills of material are tried in every mix.
  var barren: [Int: (period: Int, units: Double)] = [:]
  // All by index and period, as in `ShopFacts`.
  /// By point: stock at each period's end.
  private(set) var stock: [Double]
  private(set) var usedSeconds: [Double]
  private(set) var isSetUp: [Bool]
  /// By set-up group: the mode whose units the set-up's scrap was taken from; -1: none.
  private(set) var scrapPayers: [Int32]
  private(set) var starts: [Double]
  private(set) var purchases: [Double]
  /// By shared limit: what is taken of it.
  private(set) var usedShared: [Double]
  /// By stock point: what is there for later, where goods perish; empty where nothing does.
  private(set) var batches: [[Batch]]
  private var journal: [Change] = []

  /// Units that nobody was promised yet, from the period of their arrival to the last of their use.
  struct Batch {
    let arrival: Int
    let last: Int
    var left: Double
  }

  private enum Change {
    case stock(point: Int, from: Int, units: Double)
    // What was there before, to the bit: a residue of rounding would be a lot of its own.
    case used(place: Int, before: Double)
    case setUp(place: Int)
    case start(place: Int, before: Double)
    case purchase(place: Int, before: Double)
    case shared(limit: Int, before: Double)
    case batchAdded(point: Int)
    case batch(point: Int, index: Int, before: Double)
  }

  init(_ facts: ShopFacts, weights: SetupWeights) {
    self.facts = facts
    self.weights = weights
    let data = facts.data
    let count = data.periodCount
    stock = data.points.flatMap { point in
      var units = point.initialUnits
      return point.arrivals.map { arriving in
        units += arriving
        return units
      }
    }
    usedSeconds = Array(repeating: 0, count: data.plant.machines.count * count)
    isSetUp = Array(repeating: false, count: data.setupGroups.count * count)
    // What a machine is set up for at the start needs no set-up in the first period.
    for (group, details) in data.setupGroups.enumerated() where details.isInitial && count > 0 {
      isSetUp[group * count] = true
    }
    scrapPayers = Array(repeating: -1, count: data.setupGroups.count * count)
    starts = Array(repeating: 0, count: data.modes.count * count)
    purchases = Array(repeating: 0, count: data.plant.products.count * count)
    usedShared = data.shared.limits.map { _ in 0 }
    batches =
      data.lives.allSatisfy { $0 == nil }
      ? []
      : data.lives.map { life in
        (life?.given ?? []).map { Batch(arrival: $0.arrival, last: $0.last, left: $0.units) }
      }
  }

  var data: PlanningData { facts.data }
  var periodCount: Int { facts.periodCount }

  var mark: Int { journal.count }

  mutating func rollBack(to mark: Int) {
    while journal.count > mark {
      switch journal.removeLast() {
      case .stock(let point, let from, let units): changeStock(-units, of: point, from: from)
      case .used(let place, let before): usedSeconds[place] = before
      case .setUp(let place):
        isSetUp[place] = false
        scrapPayers[place] = -1
      case .start(let place, let before): starts[place] = before
      case .purchase(let place, let before): purchases[place] = before
      case .shared(let limit, let before): usedShared[limit] = before
      case .batchAdded(let point): batches[point].removeLast()
      case .batch(let point, let index, let before): batches[point][index].left = before
      }
    }
  }

  /// What is booked stands: it can no longer be rolled back.
  mutating func commit() { journal.removeAll(keepingCapacity: true) }

  /// Goods come, to be used until the end of a period.
  mutating func receive(_ units: Double, at point: Int, from first: Int, last: Int) {
    addStock(units, to: point, from: first)
    guard perishes(point) else { return }
    batches[point].append(Batch(arrival: first, last: last, left: units))
    journal.append(.batchAdded(point: point))
  }

  /// Takes goods that are there, the oldest first. Says whether all of them were.
  @discardableResult
  mutating func take(_ units: Double, from point: Int, in period: Int) -> Bool {
    addStock(-units, to: point, from: period)
    guard perishes(point) else { return true }
    var missing = units
    let alive = batches[point].indices.filter { isAlive(batches[point][$0], in: period) }
    for index in alive.sorted(by: { (batches[point][$0].last, $0) < (batches[point][$1].last, $1) })
    where missing > 0 && batches[point][index].left > 0 {
      let before = batches[point][index].left
      let used = min(missing, before)
      journal.append(.batch(point: point, index: index, before: before))
      batches[point][index].left = before - used
      missing -= used
    }
    return missing <= 1e-9 * max(1, units)
  }

  /// Whether goods perish at a point within the horizon.
  func perishes(_ point: Int) -> Bool { !batches.isEmpty && data.lives[point] != nil }

  private func isAlive(_ batch: Batch, in period: Int) -> Bool {
    batch.arrival <= period && period <= batch.last
  }

  /// Stock at a period's end, less what has perished by then.
  func unperished(_ point: Int, in period: Int) -> Double {
    let units = stock[point * periodCount + period]
    guard perishes(point) else { return units }
    return units - batches[point].reduce(0) { $0 + ($1.last <= period ? $1.left : 0) }
  }

  private mutating func addStock(_ units: Double, to point: Int, from first: Int) {
    changeStock(units, of: point, from: first)
    journal.append(.stock(point: point, from: first, units: units))
  }

  private mutating func changeStock(_ units: Double, of point: Int, from first: Int) {
    let begin = point * periodCount + first
    let end = (point + 1) * periodCount
    stock.withUnsafeMutableBufferPointer { stock in
      for place in begin..<max(begin, end) { stock[place] += units }
    }
  }

  /// Units that can leave the point in `period` without being missed later.
  func free(_ point: Int, in period: Int) -> Double {
    if perishes(point) {
      return batches[point].reduce(0) { $0 + (isAlive($1, in: period) ? $1.left : 0) }
    }
    var least = Double.infinity
    for place in (point * periodCount + period)..<((point + 1) * periodCount) {
      least = min(least, stock[place])
    }
    return least.isFinite ? max(0, least) : 0
  }

  /// By period: the same of goods that perish, each batch looked at in its own periods alone.
  func noteFreeUnits(ofPerishable point: Int, in units: inout [Double]) {
    for period in units.indices { units[period] = 0 }
    for batch in batches[point] where batch.left > 0 {
      let first = max(0, batch.arrival)
      for period in first..<max(first, min(batch.last, periodCount - 1) + 1) {
        units[period] += batch.left
      }
    }
  }

  /// Orders goods so that they arrive as late as will do; units that come, 0 where none can.
  mutating func buy(_ units: Double, _ product: Int, by period: Int) -> Double {
    let arrival = Int(facts.lastPurchase[product * periodCount + period])
    let details = data.plant.products[product]
    guard details.purchase != nil, arrival >= 0 else { return 0 }
    let last = data.lives[product]?.lastOfPurchases[arrival] ?? periodCount
    guard period <= last else { return 0 }
    let place = product * periodCount + arrival
    let already = purchases[place]
    let total = details.purchaseQuantity(covering: already + units)
    purchases[place] = total
    journal.append(.purchase(place: place, before: already))
    receive(total - already, at: product, from: arrival, last: last)
    return total - already
  }

  /// Books machine time, set-up and starts of an offer, but neither what goes in nor what comes out.
  mutating func load(_ offer: Offer) {
    let details = facts.modes[offer.mode]
    let busy = details.machine * periodCount + offer.period
    journal.append(.used(place: busy, before: usedSeconds[busy]))
    usedSeconds[busy] += offer.seconds
    if offer.needsSetup {
      let place = details.group * periodCount + offer.period
      isSetUp[place] = true
      scrapPayers[place] = Int32(truncatingIfNeeded: offer.mode)
      journal.append(.setUp(place: place))
    }
    let place = offer.mode * periodCount + offer.period
    journal.append(.start(place: place, before: starts[place]))
    starts[place] += offer.units
    share(data.shared.uses(ofStart: offer.mode, offer.period), offer.units)
    if offer.needsSetup { share(data.shared.uses(ofSetup: details.group, offer.period), 1) }
  }

  private mutating func share(_ uses: [SharedLimits.Use], _ units: Double) {
    for use in uses {
      journal.append(.shared(limit: use.limit, before: usedShared[use.limit]))
      usedShared[use.limit] += use.amount * units
    }
  }
}
