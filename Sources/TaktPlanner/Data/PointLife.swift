import TaktModel

/// Goods at a stock point that perish within the horizon: until when those of each source can be used.
///
/// What is made in a period counts from its end, which is the latest that it may; where goods can be
/// used for less than half of a period, none outlast the one in which they arrive.
struct PointLife: Sendable {
  /// Units that are there or come by themselves: the period in which they arrive, and the last one in
  /// which they can be used.
  private(set) var given: [(arrival: Int, last: Int, units: Double)] = []
  /// By period of arrival: the last one in which bought goods can be used.
  let lastOfPurchases: [Int]

  /// By stock point; nil where nothing perishes within the horizon.
  static func all(
    _ plant: Plant, _ points: [StockPoint], _ modes: [PlannedMode], into stages: [Stage]
  ) -> [PointLife?] {
    var lives = points.map { point -> PointLife? in
      let steps = plant.products[point.product].steps
      let step = point.step ?? (steps.isEmpty ? nil : steps.count - 1)
      return plant.products[point.product].lifeSeconds(ofStep: step).map {
        PointLife(point, life: $0, plant)
      }
    }
    for receipt in plant.receipts {
      lives[receipt.product]?.add(receipt.quantity, at: receipt.at, usable: receipt.at, plant)
    }
    for lot in plant.inProgress {
      let steps = plant.products[lot.product].steps
      let isLast = lot.step == steps.count - 1
      let place = points.firstIndex {
        $0.product == lot.product && $0.step == (isLast ? nil : lot.step)
      }
      guard let place else { continue }
      let step = steps[lot.step]
      lives[place]?.add(
        step.modes[lot.mode].goodUnits(started: lot.started), at: lot.end,
        usable: lot.end.advanced(bySeconds: step.minimumWaitSeconds), plant)
    }
    let count = plant.horizon.periods.count
    var perishes = lives.map { life in life?.given.contains { $0.last < count } ?? false }
    for mode in modes where mode.lastPeriod.contains(where: { $0 < count }) {
      perishes[stages[mode.stage].output] = true
    }
    for (product, details) in plant.products.enumerated() where details.purchase != nil {
      if lives[product]?.lastOfPurchases.contains(where: { $0 < count }) ?? false {
        perishes[product] = true
      }
    }
    return zip(lives, perishes).map { $1 ? $0 : nil }
  }

  private let life: Double

  private init(_ point: StockPoint, life: Double, _ plant: Plant) {
    self.life = life
    lastOfPurchases = Self.lastPeriods(
      life: life, wait: 0, leadTime: 0, arrivals: Array(plant.horizon.periods.indices),
      plant.horizon)
    let start = plant.horizon.start
    if point.initialUnits > 0 { add(point.initialUnits, at: start, usable: start, plant) }
  }

  private mutating func add(_ units: Double, at: Instant, usable: Instant, _ plant: Plant) {
    let horizon = plant.horizon
    let arrival = max(0, horizon.periodIndex(of: usable))
    guard arrival < horizon.periods.count, units > 0 else { return }
    let last = max(arrival, horizon.periodIndex(of: at.advanced(bySeconds: life)))
    given.append((arrival, last, units))
  }

  /// By period of start: the last one in which the goods can be used; the number of periods where they
  /// outlast the horizon.
  static func lastPeriods(
    life: Double, wait: Double, leadTime: Double, arrivals: [Int], _ horizon: Horizon
  ) -> [Int] {
    horizon.periods.map { period in
      let arrival = arrivals[period.index]
      guard arrival < horizon.periods.count else { return horizon.periods.count }
      if life - wait < horizon.periods[arrival].days * 43_200 { return arrival }
      return max(arrival, horizon.periodIndex(of: period.end.advanced(bySeconds: leadTime + life)))
    }
  }
}
