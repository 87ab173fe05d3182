import TaktModel

/// The cheapest way to have units of a stock point by the end of each period: from stock, from a
/// supplier, or made in the cheapest mode and period from inputs had in the cheapest way.
///
/// A shortest path through points and periods (dynamic programming over the bill of material, upstream
/// first), so that its effort grows with points times periods times modes and not with the ways to
/// combine them.
struct SupplyPaths {
  /// Where a point's units come from.
  enum Source {
    static let none = Int32(-1)
    static let stock = Int32(-2)
    static let purchase = Int32(-3)
  }

  let facts: ShopFacts
  /// All that goes into the point asked for, upstream first; itself last.
  private(set) var points: [Int] = []
  /// By stock point: its place among `points`, -1 for none.
  private var place: [Int32]
  /// By place: units that the chunk needs of it.
  private(set) var needs: [Double] = []
  // By place and period.
  /// Per unit had by the period's end, and where it comes from: a `Source`, or its start.
  private(set) var costs: [Double] = []
  private(set) var sources: [Int32] = []
  /// By start: the best mode, and good units that it can make.
  private(set) var modes: [Int32] = []
  private(set) var chunks: [Double] = []
  /// Scratch: cost per unit by period of arrival, and when it starts.
  private var arrivingCosts: [Double]
  private var arrivingStarts: [Int32]
  private var freeUnits: [Double]
  private var closures: [Int: [Int]] = [:]
  private var closureSize = 0

  /// Room for less than this share of the need, or of what a whole period would give, is no use, nor
  /// is so little stock where more can be had: crumbs cost set-ups.
  private static let leastShare = 0.05

  init(_ facts: ShopFacts) {
    self.facts = facts
    place = Array(repeating: -1, count: facts.data.points.count)
    arrivingCosts = Array(repeating: .infinity, count: facts.periodCount)
    arrivingStarts = Array(repeating: -1, count: facts.periodCount)
    freeUnits = Array(repeating: 0, count: facts.periodCount)
  }

  /// What is asked for.
  struct Request {
    let point: Int
    let units: Double
    /// Nothing is started before, nothing is of use after.
    let periods: Range<Int>
    /// By period: what may come from the point's own stock; nil: all.
    let stockLimits: [Double]?
    /// What it costs a unit to be made in the period in which it is used.
    let hurryCostPerUnit: Double
    /// The only period in which the point's own units are hurried; nil: none.
    let hurriedPeriod: Int?
  }

  func place(of point: Int) -> Int { Int(place[point]) }

  /// A start says when and, where modes' units do not arrive alike, in which class of them.
  func period(ofStart start: Int) -> Int { start % facts.periodCount }

  /// Of a point among `points`, into what is listed by start.
  func place(_ index: Int, ofStart start: Int) -> Int {
    index * facts.classCount * facts.periodCount + start
  }

  /// The period in which the units of a start arrive.
  func arrival(_ index: Int, ofStart start: Int) -> Int {
    guard let stage = facts.data.stageInto[points[index]] else { return 0 }
    let mode = facts.arrivalClasses[stage][start / facts.periodCount][0]
    return facts.modes[mode].arrivalPeriod[period(ofStart: start)]
  }

  /// Per unit of the point asked for, by the end of the period; infinite where there is no way.
  func cost(by period: Int) -> Double { costs[(points.count - 1) * facts.periodCount + period] }

  /// Finds the ways for as many units as asked for.
  mutating func find(_ request: Request, in shop: inout ShopDraft) {
    gather(request.point)
    share(request)
    let count = facts.periodCount
    refill(&costs, .infinity, points.count * count)
    refill(&sources, Source.none, points.count * count)
    refill(&modes, -1, points.count * count * facts.classCount)
    refill(&chunks, 0, points.count * count * facts.classCount)
    for place in points.indices { find(place, request, in: &shop) }
  }

  private func refill<T>(_ array: inout [T], _ value: T, _ count: Int) {
    array.removeAll(keepingCapacity: true)
    array.append(contentsOf: repeatElement(value, count: count))
  }

  private mutating func gather(_ point: Int) {
    if points.last == point { return }
    for point in points { place[point] = -1 }
    points = closures[point] ?? closure(of: point)
    for (index, point) in points.enumerated() { place[point] = Int32(truncatingIfNeeded: index) }
  }

  private mutating func closure(of point: Int) -> [Int] {
    let data = facts.data
    var found: Set<Int> = [point]
    var waiting = [point]
    while let next = waiting.popLast() {
      guard let stage = data.stageInto[next] else { continue }
      for input in data.stages[stage].inputs where found.insert(input.point).inserted {
        waiting.append(input.point)
      }
    }
    let sorted = found.sorted { (facts.depth[$0], $0) < (facts.depth[$1], $1) }
    closureSize += sorted.count
    if closureSize <= Self.mostRemembered { closures[point] = sorted }
    return sorted
  }

  private static let mostRemembered = 2_000_000

  /// Units that the request may take of each point, at the worst yields and with scrap.
  private mutating func share(_ request: Request) {
    refill(&needs, 0, points.count)
    needs[points.count - 1] = request.units
    for index in points.indices.reversed() {
      guard let stage = facts.data.stageInto[points[index]], needs[index] > 0 else { continue }
      let starts = needs[index] / facts.worstYield[stage] + facts.mostScrap[stage]
      for input in facts.data.stages[stage].inputs {
        needs[Int(place[input.point])] += starts * input.quantityPerUnit
      }
    }
  }

  private mutating func find(_ index: Int, _ request: Request, in shop: inout ShopDraft) {
    let point = points[index]
    let isTarget = index == points.count - 1
    if let stage = facts.data.stageInto[point] {
      makeChunks(index, stage, request, in: &shop)
    } else {
      for period in 0..<facts.periodCount { arrivingCosts[period] = .infinity }
    }
    noteFreeUnits(of: point, request, isTarget, in: shop)
    let hurry =
      needs[index] > 0 ? request.hurryCostPerUnit * request.units / needs[index] : 0
    let holding = facts.data.points[point].holdingCostPerUnitDay
    let isElsewhere = facts.data.stageInto[point] != nil
    let purchase = facts.purchaseCost[point]
    let enough = isElsewhere || purchase.isFinite ? Self.leastShare * needs[index] : 0
    var (waiting, begun) = (Double.infinity, Source.none)
    for period in 0..<request.periods.upperBound {
      if period > 0 {
        waiting += holding * facts.days[period]
        let room = shop.room(of: point, period - 1, until: period)
        if room <= Self.leastShare * needs[index] { waiting = .infinity }
        if begun >= 0, shop.perishes(point), lasts(index, begun, shop) < period {
          (waiting, begun) = freshest(index, holding, by: period, shop)
        }
      }
      var (best, source) = (Double.infinity, Source.none)
      if freeUnits[period] > max(enough, 1e-9) {
        (best, source) = (0, Source.stock)
      } else if purchase.isFinite, facts.lastPurchase[point * facts.periodCount + period] >= 0 {
        (best, source) = (purchase, Source.purchase)
      }
      if waiting < best { (best, source) = (waiting, begun) }
      let fresh = arrivingCosts[period]
      if fresh < .infinity {
        let isHurried = isTarget ? request.hurriedPeriod == period : true
        if fresh + (isHurried ? hurry : 0) < best {
          (best, source) = (fresh + (isHurried ? hurry : 0), arrivingStarts[period])
        }
        if fresh < waiting { (waiting, begun) = (fresh, arrivingStarts[period]) }
      }
      costs[index * facts.periodCount + period] = best
      sources[index * facts.periodCount + period] = source
    }
  }

  private func lasts(_ index: Int, _ start: Int32, _ shop: ShopDraft) -> Int {
    let mode = Int(modes[place(index, ofStart: Int(start))])
    return shop.lasts(mode, period(ofStart: Int(start)))
  }

  /// Where goods perish, the cheapest that arrived before a period and can still be used in it.
  private func freshest(
    _ index: Int, _ holding: Double, by period: Int, _ shop: ShopDraft
  ) -> (cost: Double, start: Int32) {
    var (least, best, held) = (Double.infinity, Source.none, 0.0)
    for arrival in (0..<period).reversed() {
      held += holding * facts.days[arrival + 1]
      let start = arrivingStarts[arrival]
      guard arrivingCosts[arrival] + held < least, lasts(index, start, shop) >= period else {
        continue
      }
      (least, best) = (arrivingCosts[arrival] + held, start)
    }
    return (least, best)
  }

  /// By period: what the point can give without being missed later.
  private mutating func noteFreeUnits(
    of point: Int, _ request: Request, _ isTarget: Bool, in shop: ShopDraft
  ) {
    var least = Double.infinity
    if shop.perishes(point) {
      shop.noteFreeUnits(ofPerishable: point, in: &freeUnits)
    } else {
      for period in (0..<facts.periodCount).reversed() {
        least = min(least, shop.stock[point * facts.periodCount + period])
        freeUnits[period] = max(0, least)
      }
    }
    if isTarget, let limits = request.stockLimits {
      for period in 0..<facts.periodCount {
        freeUnits[period] = max(0, min(freeUnits[period], limits[period]))
      }
    }
  }

  /// The cheapest mode of each period of start, and what its units cost when they arrive.
  private mutating func makeChunks(
    _ index: Int, _ stage: Int, _ request: Request, in shop: inout ShopDraft
  ) {
    let count = facts.periodCount
    let details = facts.data.stages[stage]
    for period in 0..<count { arrivingCosts[period] = .infinity }
    for period in request.periods {
      if details.arrivalPeriod[period] >= request.periods.upperBound { break }
      var inputs = 0.0
      for input in details.inputs {
        inputs += input.quantityPerUnit * costs[Int(place[input.point]) * count + period]
      }
      guard inputs < .infinity else { continue }
      for (number, modes) in facts.arrivalClasses[stage].enumerated() {
        makeChunk(index, modes, start: number * count + period, inputs: inputs, request, in: &shop)
      }
    }
  }

  /// The cheapest of the modes whose units arrive together.
  private mutating func makeChunk(
    _ index: Int, _ candidates: [Int], start: Int, inputs: Double, _ request: Request,
    in shop: inout ShopDraft
  ) {
    let period = period(ofStart: start)
    let arrival = facts.modes[candidates[0]].arrivalPeriod[period]
    guard arrival < request.periods.upperBound else { return }
    var (lowest, chosen, chunk) = (Double.infinity, Int32(-1), 0.0)
    shop.work += candidates.count
    for mode in candidates {
      guard let offer = offer(needs[index], mode, period, shop) else { continue }
      let cost = offer.costPerGood + inputs / facts.modes[mode].goodPerUnit
      if cost < lowest {
        (lowest, chosen, chunk) = (cost, Int32(truncatingIfNeeded: mode), offer.good)
      }
    }
    guard chosen >= 0 else { return }
    modes[place(index, ofStart: start)] = chosen
    chunks[place(index, ofStart: start)] = chunk
    if lowest < arrivingCosts[arrival] {
      arrivingCosts[arrival] = lowest
      arrivingStarts[arrival] = Int32(truncatingIfNeeded: start)
    }
  }

  /// In regular hours where they are enough for more than a crumb, else in overtime, too.
  private func offer(
    _ units: Double, _ mode: Int, _ period: Int, _ shop: ShopDraft
  ) -> ShopDraft.Offer? {
    let details = facts.modes[mode]
    let place = details.machine * facts.periodCount + period
    let regular = facts.regularSeconds[place]
    let unitsPerSecond =
      details.secondsPerUnit > 0 ? details.goodPerUnit / details.secondsPerUnit : .infinity
    if let offer = shop.offer(units, mode: mode, period, due: period, false),
      offer.good >= Self.leastShare * min(units, regular * unitsPerSecond)
    {
      return offer
    }
    let all = facts.totalSeconds[place]
    guard all > regular, let offer = shop.offer(units, mode: mode, period, due: period, true)
    else { return nil }
    return offer.good >= Self.leastShare * min(units, all * unitsPerSecond) ? offer : nil
  }
}
