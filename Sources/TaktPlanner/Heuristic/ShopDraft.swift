import GLPK
import TaktModel

/// The shop while the first plan is built: stock per point and period, time used per machine and period,
/// and a journal so that an attempt that fails leaves no trace.
struct ShopDraft {
  let data: PlanningData
  /// By mode, then period: U of the program.
  private let startLimits: [[Double]]
  private let canSetUp: [[Bool]]
  private let canBuy: [[Bool]]
  /// By point: stock at each period's end.
  private var stock: [[Double]]
  private var usedSeconds: [[Double]]
  private var isSetUp: [[Bool]]
  /// By set-up group, then period: the mode whose units the set-up's scrap was taken from.
  private(set) var scrapPayers: [[Int?]]
  private(set) var starts: [[Double]]
  private(set) var purchases: [[Double]]
  private var journal: [Change] = []
  /// Offers weighed so far: what the construction's work is counted in.
  private(set) var work = 0
  /// By stock point: units that were asked for by a period's end and could not all be had. What failed
  /// once for an order is not tried again for it, else deep bills of material are tried in every mix.
  private var barren: [Int: (period: Int, units: Double)] = [:]
  private let weights: SetupWeights

  /// Deeper bills of material than this are left to the program.
  private static let deepest = 400

  private enum Change {
    case stock(point: Int, from: Int, units: Double)
    case used(machine: Int, period: Int, seconds: Double)
    case setUp(group: Int, period: Int)
    case start(mode: Int, period: Int, units: Double)
    case purchase(product: Int, period: Int, units: Double)
  }

  init(_ program: Program, weights: SetupWeights) {
    self.weights = weights
    let data = program.data
    let none = [Double](repeating: 0, count: data.periodCount)
    self.data = data
    startLimits = program.layout.starts.map { row in
      row.map { $0.map { program.mip.upper(of: $0) } ?? 0 }
    }
    canSetUp = program.layout.setups.enumerated().map { group, row in
      row.map { $0 != nil || data.setupGroups[group].isFree }
    }
    canBuy = program.layout.purchases.map { $0.map { $0 != nil } }
    stock = data.points.map { point in
      var units = point.initialUnits
      return point.arrivals.map { arriving in
        units += arriving
        return units
      }
    }
    usedSeconds = data.plant.machines.map { _ in none }
    isSetUp = data.setupGroups.map { group in
      // What the machine is set up for at the start needs no set-up in the first period.
      data.periods.map { $0.index == 0 && group.isInitial }
    }
    scrapPayers = data.setupGroups.map { _ in .init(repeating: nil, count: data.periodCount) }
    starts = data.modes.map { _ in none }
    purchases = data.plant.products.map { _ in none }
  }

  var mark: Int { journal.count }

  mutating func rollBack(to mark: Int) {
    while journal.count > mark {
      switch journal.removeLast() {
      case .stock(let point, let from, let units):
        for period in from..<data.periodCount { stock[point][period] -= units }
      case .used(let machine, let period, let seconds): usedSeconds[machine][period] -= seconds
      case .setUp(let group, let period):
        isSetUp[group][period] = false
        scrapPayers[group][period] = nil
      case .start(let mode, let period, let units): starts[mode][period] -= units
      case .purchase(let product, let period, let units): purchases[product][period] -= units
      }
    }
  }

  private mutating func addStock(_ units: Double, to point: Int, from first: Int) {
    for period in first..<data.periodCount { stock[point][period] += units }
    journal.append(.stock(point: point, from: first, units: units))
  }

  /// Units that can leave the point in `period` without being missed later.
  private func free(_ point: Int, in period: Int) -> Double {
    max(0, stock[point][period...].min() ?? 0)
  }

  /// Takes up to `units` from a stock point by the end of `period`, making or buying what is not there.
  ///
  /// Returns what it got, not more than `stockLimit` of it from stock; everything needed for that is
  /// booked.
  mutating func obtain(
    _ units: Double, from point: Int, by period: Int, notBefore: Int, withOvertime: Bool,
    depth: Int, stockLimit: Double = .infinity
  ) -> Double {
    if depth == 0 { barren.removeAll(keepingCapacity: true) }
    guard depth < Self.deepest, units > 0, !isBarren(point, units, by: period) else { return 0 }
    let fromStock = max(0, min(units, free(point, in: period), stockLimit))
    if fromStock > 0 { addStock(-fromStock, to: point, from: period) }
    var got = fromStock
    let least = 1e-9 * max(1, units)
    while units - got > least {
      let more = makeOrBuy(
        units - got, into: point, by: period, notBefore: notBefore, withOvertime: withOvertime,
        depth: depth)
      guard more > least else { break }
      let taken = min(more, units - got)
      addStock(-taken, to: point, from: period)
      got += taken
    }
    if depth > 0, units - got > 1e-7 * max(1, units) { noteBarren(point, units, by: period) }
    return got
  }

  private func isBarren(_ point: Int, _ units: Double, by period: Int) -> Bool {
    guard let failed = barren[point] else { return false }
    return period <= failed.period && units >= failed.units
  }

  private mutating func noteBarren(_ point: Int, _ units: Double, by period: Int) {
    if let failed = barren[point], failed.period > period { return }
    barren[point] = (period, units)
  }

  private mutating func makeOrBuy(
    _ units: Double, into point: Int, by period: Int, notBefore: Int, withOvertime: Bool,
    depth: Int
  ) -> Double {
    if let stage = data.stageInto[point] {
      return make(
        units, at: stage, by: period, notBefore: notBefore, withOvertime: withOvertime,
        depth: depth)
    }
    return data.points[point].step == nil ? buy(units, data.points[point].product, by: period) : 0
  }

  private mutating func buy(_ units: Double, _ product: Int, by period: Int) -> Double {
    guard let purchase = data.plant.products[product].purchase,
      let arrival = (0...period).last(where: { canBuy[product][$0] })
    else { return 0 }
    let already = purchases[product][arrival]
    let total = PurchaseRule.legal(already + units, purchase)
    purchases[product][arrival] += total - already
    journal.append(.purchase(product: product, period: arrival, units: total - already))
    addStock(total - already, to: product, from: arrival)
    return total - already
  }

  /// One chunk at the cheapest place; good units that came of it, 0 where nothing could be made.
  private mutating func make(
    _ units: Double, at stage: Int, by period: Int, notBefore: Int, withOvertime: Bool, depth: Int
  ) -> Double {
    let offers = offers(
      units, at: stage, by: period, notBefore: notBefore, withOvertime: withOvertime)
    for offer in offers {
      let mark = mark
      if book(offer, stage: stage, notBefore: notBefore, withOvertime: withOvertime, depth: depth) {
        return offer.good
      }
      rollBack(to: mark)
    }
    return 0
  }

  /// A chunk that a machine has time for.
  private struct Offer {
    let mode: Int
    let period: Int
    let units: Double
    let good: Double
    let seconds: Double
    let needsSetup: Bool
    let costPerGood: Double
  }

  /// The cheapest first; a few are enough, since what stops one (inputs) mostly stops all.
  private mutating func offers(
    _ units: Double, at stage: Int, by period: Int, notBefore: Int, withOvertime: Bool
  ) -> [Offer] {
    let details = data.stages[stage]
    var offers: [Offer] = []
    for start in stride(from: period, through: notBefore, by: -1)
    where details.arrivalPeriod[start] <= period {
      work += details.modes.count
      for mode in details.modes {
        if let offer = offer(units, mode: mode, start, due: period, withOvertime) {
          offers.append(offer)
        }
      }
    }
    let sorted = offers.sorted {
      ($0.costPerGood, -$0.period, $0.mode) < ($1.costPerGood, -$1.period, $1.mode)
    }
    guard let cheapest = sorted.first, let earliest = sorted.min(by: { $0.period < $1.period })
    else { return [] }
    return sorted.prefix(4) + (earliest.period < cheapest.period ? [earliest] : [])
  }

  private func offer(
    _ units: Double, mode: Int, _ period: Int, due: Int, _ withOvertime: Bool
  ) -> Offer? {
    let details = data.modes[mode]
    let group = data.setupGroups[details.group]
    let limit = startLimits[mode][period] - starts[mode][period]
    guard limit > 0 else { return nil }
    let needsSetup = !group.isFree && !isSetUp[details.group][period]
    if needsSetup && !canSetUp[details.group][period] { return nil }
    let time = data.time[details.machine][period]
    let used = usedSeconds[details.machine][period]
    let setupSeconds = needsSetup ? group.seconds : 0
    let room = (withOvertime ? time.totalSeconds : time.regularSeconds) - used - setupSeconds
    guard room > 0 else { return nil }
    let scrap = needsSetup ? details.setupScrapUnits : 0
    let most =
      details.secondsPerUnit > 0 ? min(limit, room / details.secondsPerUnit) : limit
    let wanted = units / details.goodPerUnit + scrap
    guard
      let total = legalStarts(
        starts[mode][period] + wanted, most: starts[mode][period] + most, details)
    else { return nil }
    let started = total - starts[mode][period]
    let good = (started - scrap) * details.goodPerUnit
    guard started > 0, good > 1e-9 * max(1, units) else { return nil }
    let seconds = setupSeconds + started * details.secondsPerUnit
    var cost = started * details.costPerUnit
    if needsSetup {
      let wage = group.seconds / 3600 * data.plant.machines[details.machine].costPerHour
      cost += weights[details.group, period] * (group.cost + wage)
    }
    let over = max(0, used + seconds - max(used, time.regularSeconds))
    cost += over / 3600 * (time.overtime.last?.costPerHour ?? 0)
    let waits = data.periods[period].end.days(until: data.periods[due].end)
    let holding = data.points[data.stages[details.stage].output].holdingCostPerUnitDay
    cost += min(good, units) * holding * waits
    return Offer(
      mode: mode, period: period, units: started, good: good, seconds: seconds,
      needsSetup: needsSetup, costPerGood: cost / min(good, units))
  }

  /// The least legal total of a period's starts that covers `wanted`, or the most there is room for.
  private func legalStarts(_ wanted: Double, most: Double, _ mode: PlannedMode) -> Double? {
    var total = wanted
    // Filling up lots and rounding to multiples in turn: each only ever raises the total.
    for _ in 0..<4 {
      let filled = lots(of: mode, for: total) * mode.minLot
      total = roundedUp(max(total, filled, mode.minLot), mode.lotMultiple)
    }
    if total > most {
      total = most
      if mode.minLot > 0, let largest = mode.maxLot {
        total = min(total, (most / mode.minLot + 1e-9).rounded(.down) * largest)
      }
      if let multiple = mode.lotMultiple {
        total = (total / multiple + 1e-9).rounded(.down) * multiple
      }
    }
    let isFilled = lots(of: mode, for: total) * mode.minLot <= total + 1e-9 * max(1, total)
    return isFilled && total > 0 ? total : nil
  }

  /// The least number of lots that hold so many units.
  private func lots(of mode: PlannedMode, for units: Double) -> Double {
    mode.maxLot.map { max(1, (units / $0 - 1e-9).rounded(.up)) } ?? 1
  }

  private func roundedUp(_ units: Double, _ multiple: Double?) -> Double {
    multiple.map { (units / $0 - 1e-9).rounded(.up) * $0 } ?? units
  }

  private mutating func book(
    _ offer: Offer, stage: Int, notBefore: Int, withOvertime: Bool, depth: Int
  ) -> Bool {
    let details = data.modes[offer.mode]
    // The machine first, so that inputs made on the same one see what is left.
    usedSeconds[details.machine][offer.period] += offer.seconds
    journal.append(
      .used(machine: details.machine, period: offer.period, seconds: offer.seconds))
    if offer.needsSetup {
      isSetUp[details.group][offer.period] = true
      scrapPayers[details.group][offer.period] = offer.mode
      journal.append(.setUp(group: details.group, period: offer.period))
    }
    starts[offer.mode][offer.period] += offer.units
    journal.append(.start(mode: offer.mode, period: offer.period, units: offer.units))
    for input in data.stages[stage].inputs {
      let needed = offer.units * input.quantityPerUnit
      let got = obtain(
        needed, from: input.point, by: offer.period, notBefore: notBefore,
        withOvertime: withOvertime, depth: depth + 1)
      if got < needed - 1e-7 * max(1, needed) { return false }
    }
    addStock(
      offer.good, to: data.stages[stage].output,
      from: data.stages[stage].arrivalPeriod[offer.period])
    return true
  }
}
