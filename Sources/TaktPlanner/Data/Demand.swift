import TaktModel

/// Orders that are one to the program: same product, dates and costs. An order that must be delivered
/// in one piece stands alone.
struct Demand: Sendable {
  let orders: [OrderIndex]
  let product: ProductIndex
  let quantity: Double
  let due: Instant
  /// -1 where it is due before the horizon, the number of periods where after it.
  let duePeriod: Int
  /// Deliveries lie in these periods; empty where none can.
  let deliveryPeriods: Range<Int>
  /// The first period in which something may be started for it.
  let releasePeriod: Int
  let tardinessCostPerUnitDay: Double
  let unmetCostPerUnit: Double
  let isComplete: Bool

  /// Cost of delivering a unit in a period: by the period's end, nothing in the due date's period.
  func lateCostPerUnit(in period: Period) -> Double {
    period.index <= duePeriod ? 0 : max(0, due.days(until: period.end)) * tardinessCostPerUnitDay
  }

  /// The period to aim at: the due period, as far as delivery is possible then.
  var targetPeriod: Int {
    min(max(duePeriod, deliveryPeriods.lowerBound), deliveryPeriods.upperBound - 1)
  }

  /// Deliveries in these periods are on time.
  var onTimePeriods: Range<Int> {
    deliveryPeriods.clamped(
      to: deliveryPeriods.lowerBound..<max(deliveryPeriods.lowerBound, duePeriod + 1))
  }

  /// Units by delivery period, shared out among the orders in the order of the file.
  func sharedOut(_ unitsByPeriod: [Double], _ plant: Plant) -> [PeriodPlan.Delivery] {
    var result: [PeriodPlan.Delivery] = []
    var waiting = orders.map { (order: $0, left: plant.orders[$0].quantity) }[...]
    for (offset, total) in unitsByPeriod.enumerated() {
      var units = total
      while units > 1e-7, let next = waiting.first {
        let given = min(units, next.left)
        result.append(
          .init(order: next.order, period: deliveryPeriods.lowerBound + offset, quantity: given))
        units -= given
        waiting[waiting.startIndex].left -= given
        if waiting[waiting.startIndex].left <= 1e-9 { waiting.removeFirst() }
      }
    }
    return result
  }

  /// The plant's orders with a quantity, grouped; in the order of the file.
  static func all(of plant: Plant) -> [Demand] {
    struct Key: Hashable {
      let product: Int
      let due: Instant
      let periods: Range<Int>
      let release: Int
      let tardiness: Double
      let unmet: Double
    }
    var positions: [Key: Int] = [:]
    var groups: [[OrderIndex]] = []
    for (index, order) in plant.orders.enumerated() where order.quantity > 0 {
      let key = Key(
        product: order.product, due: order.due, periods: deliveryPeriods(of: order, plant.horizon),
        release: releasePeriod(of: order, plant.horizon), tardiness: order.tardinessCostPerUnitDay,
        unmet: order.unmetCostPerUnit)
      if !order.isComplete, let position = positions[key] {
        groups[position].append(index)
      } else {
        if !order.isComplete { positions[key] = groups.count }
        groups.append([index])
      }
    }
    return groups.map { Demand(orders: $0, of: plant) }
  }

  private init(orders: [OrderIndex], of plant: Plant) {
    let first = plant.orders[orders[0]]
    self.orders = orders
    self.product = first.product
    self.quantity = orders.reduce(0) { $0 + plant.orders[$1].quantity }
    self.due = first.due
    self.duePeriod = plant.horizon.periodIndex(of: first.due)
    self.deliveryPeriods = Self.deliveryPeriods(of: first, plant.horizon)
    self.releasePeriod = Self.releasePeriod(of: first, plant.horizon)
    self.tardinessCostPerUnitDay = first.tardinessCostPerUnitDay
    self.unmetCostPerUnit = first.unmetCostPerUnit
    self.isComplete = first.isComplete
  }

  private static func releasePeriod(of order: Order, _ horizon: Horizon) -> Int {
    guard let release = order.release else { return 0 }
    // What starts on a border starts in the period that begins there.
    return max(0, horizon.periodIndex(of: release.advanced(bySeconds: 0.001)))
  }

  private static func deliveryPeriods(of order: Order, _ horizon: Horizon) -> Range<Int> {
    let count = horizon.periods.count
    let first = max(0, horizon.periodIndex(of: order.earliest), releasePeriod(of: order, horizon))
    let last = min(order.latest.map(horizon.periodIndex) ?? count - 1, count - 1)
    return first <= last ? first..<(last + 1) : 0..<0
  }
}
