import GLPK
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
  private var journal: [Change] = []

  private enum Change {
    case stock(point: Int, from: Int, units: Double)
    // What was there before, to the bit: a residue of rounding would be a lot of its own.
    case used(place: Int, before: Double)
    case setUp(place: Int)
    case start(place: Int, before: Double)
    case purchase(place: Int, before: Double)
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
      }
    }
  }

  /// What is booked stands: it can no longer be rolled back.
  mutating func commit() { journal.removeAll(keepingCapacity: true) }

  mutating func addStock(_ units: Double, to point: Int, from first: Int) {
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
    var least = Double.infinity
    for place in (point * periodCount + period)..<((point + 1) * periodCount) {
      least = min(least, stock[place])
    }
    return least.isFinite ? max(0, least) : 0
  }

  /// Orders goods so that they arrive as late as will do; units that come, 0 where none can.
  mutating func buy(_ units: Double, _ product: Int, by period: Int) -> Double {
    let arrival = Int(facts.lastPurchase[product * periodCount + period])
    guard let purchase = data.plant.products[product].purchase, arrival >= 0 else { return 0 }
    let place = product * periodCount + arrival
    let already = purchases[place]
    let total = PurchaseRule.legal(already + units, purchase)
    purchases[place] = total
    journal.append(.purchase(place: place, before: already))
    addStock(total - already, to: product, from: arrival)
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
  }
}
