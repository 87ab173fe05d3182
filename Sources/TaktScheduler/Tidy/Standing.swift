import TaktModel

/// What a planner sees of a schedule at a glance, and what each order pays in it.
struct Standing {
  let lateOrShort: Int
  /// Lots, deliveries and purchases.
  let pieces: Int
  let cost: Double
  let shortOfSafety: Double
  let started: Double
  /// By order: tardiness and unmet.
  let own: [Double]

  init(of simulation: Simulation) {
    lateOrShort = simulation.shop.orders.count - simulation.ordersInTime()
    pieces = simulation.pieces
    cost = simulation.cost.total
    shortOfSafety = simulation.cost.shortOfSafety
    started = simulation.sequence.reduce(0) { $0 + simulation.lots[$1].started }
    own = simulation.latenessCosts()
  }

  /// Fewer orders late or short, then fewer pieces, then cheaper, then less started. No order pays more than in
  /// the schedule that all began with, unless fewer are late or short.
  func isTidier(than other: Standing, since first: Standing) -> Bool {
    if lateOrShort != other.lateOrShort { return lateOrShort < other.lateOrShort }
    guard lateOrShort < first.lateOrShort || nobodyPaysMore(than: first) else { return false }
    if pieces != other.pieces { return pieces < other.pieces }
    let slack = Self.slack(cost)
    if abs(cost - other.cost) > slack { return cost < other.cost }
    return started < other.started - Amount.tolerance(started)
  }

  /// Less started, and nothing else worse but for cost.
  func isLeaner(than other: Standing) -> Bool {
    lateOrShort <= other.lateOrShort && pieces <= other.pieces && nobodyPaysMore(than: other)
      && shortOfSafety <= other.shortOfSafety + Self.slack(shortOfSafety)
      && started < other.started - Amount.tolerance(started)
  }

  private func nobodyPaysMore(than other: Standing) -> Bool {
    zip(own, other.own).allSatisfy { $0 <= $1 + Self.slack($1) }
  }

  /// What sums of costs may differ by and still be equal.
  static func slack(_ cost: Double) -> Double { 1e-9 * max(1, abs(cost)) }
}

extension Simulation {
  /// Lots, deliveries and purchases.
  var pieces: Int { sequence.count + deliveries.count + purchaseCount }

  /// How many orders get all they ask for, none of it late.
  func ordersInTime() -> Int {
    var isLate = [Bool](repeating: false, count: shop.orders.count)
    for delivery in deliveries
    where delivery.at.milliseconds > shop.orders[delivery.order].due + 1000 {
      isLate[delivery.order] = true
    }
    return shop.orders.indices.count {
      !isLate[$0] && Amount.covers(delivered[$0], shop.orders[$0].quantity)
    }
  }
}
