public import TaktModel

/// The plant with orders weighted so that what a search minimises is what is asked for.
public struct PromiseWeights: Sendable {
  private let plant: Plant
  private let order: OrderIndex
  private let outcomes: [OrderOutcome]
  private let hasDue: Bool
  private let hasEarliest: Bool
  /// What a day of the new order is worth where its date counts before all cost: so much that a minute
  /// outweighs the plan's cost.
  private let dayOfOrder: Double
  /// What a day of the others is worth where nothing may be later: a second outweighs the horizon of the
  /// new order.
  private let dayOfOthers: Double

  public init(
    _ plant: Plant, _ order: OrderIndex, _ outcomes: [OrderOutcome], _ cost: Double, hasDue: Bool,
    hasEarliest: Bool
  ) {
    self.plant = plant
    self.order = order
    self.outcomes = outcomes
    self.hasDue = hasDue
    self.hasEarliest = hasEarliest
    dayOfOrder = 1e3 * max(1, abs(cost))
    dayOfOthers = 1e6 * dayOfOrder * plant.horizon.days
  }

  /// Others are what they are in the plan in hand: of the quantity that it delivers, due when it delivers
  /// it or later.
  public var nothingLater: Plant? {
    try? plant.modified {
      $0.orders = plant.orders.enumerated().map { index, other in
        if index == order { return soonest(costPerDay: dayOfOrder) }
        let outcome = outcomes[index]
        let quantity = outcome.unmet > 0 ? min(outcome.delivered, other.quantity) : other.quantity
        return weighted(
          other, quantity: quantity, due: max(outcome.completedAt ?? other.due, other.due),
          costPerDay: dayOfOthers)
      }
    }
  }

  /// The same once the date is found: it stands, others stay as soon as they are, and all that is done for
  /// it is to cost as little as possible.
  public func nothingLater(by date: Instant) -> Plant? {
    try? plant.modified {
      $0.orders = plant.orders.enumerated().map { index, other in
        if index == order { return promised(by: date) }
        let outcome = outcomes[index]
        let isLate = (outcome.completedAt ?? other.due) > other.due
        let own = max(other.quantity * other.tardinessCostPerUnitDay, 1e-3 * dayOfOrder)
        return weighted(
          other,
          quantity: outcome.unmet > 0 ? min(outcome.delivered, other.quantity) : other.quantity,
          due: other.due, costPerDay: isLate ? 1e3 * own : dayOfOthers)
      }
    }
  }

  /// The date stands; others cost what they cost.
  public func earliest(by date: Instant) -> Plant? {
    var orders = plant.orders
    orders[order] = promised(by: date)
    return try? plant.modified { $0.orders = orders }
  }

  public var earliest: Plant? { between(costPerDay: dayOfOrder) }

  /// Others at their own cost, a day of the new order at a given one.
  public func between(costPerDay: Double) -> Plant? {
    var orders = plant.orders
    orders[order] = soonest(costPerDay: costPerDay)
    return try? plant.modified { $0.orders = orders }
  }

  /// All at their own cost, but for that the new order must be made.
  public var cheapest: Plant? {
    var orders = plant.orders
    let own = orders[order]
    orders[order] = own.modified {
      if !hasDue {
        $0.due = plant.horizon.end
        $0.tardinessCostPerUnitDay = 0
      }
      $0.unmetCostPerUnit = max(own.unmetCostPerUnit, dayOfOrder / max(own.quantity, 1e-9))
    }
    return try? plant.modified { $0.orders = orders }
  }

  private func promised(by date: Instant) -> Order {
    weighted(
      soonest(costPerDay: 0), quantity: plant.orders[order].quantity, due: date,
      costPerDay: dayOfOthers)
  }

  /// The new order, wanted at once and in one piece.
  private func soonest(costPerDay: Double) -> Order {
    let own = plant.orders[order]
    let start = plant.horizon.start
    let wanted = own.modified {
      // A wish alone keeps nobody from being ready before.
      if !hasEarliest { $0.earliest = start }
      $0.isComplete = true
    }
    return weighted(wanted, quantity: own.quantity, due: start, costPerDay: costPerDay)
  }

  /// An order of which a day late costs so much in all, and nothing of it more than any delay.
  private func weighted(
    _ order: Order, quantity: Double, due: Instant, costPerDay: Double
  ) -> Order {
    let perUnit = costPerDay / max(quantity, 1e-9)
    return order.modified {
      $0.quantity = quantity
      $0.due = due
      $0.tardinessCostPerUnitDay = perUnit
      $0.unmetCostPerUnit = perUnit * 4 * (plant.horizon.days + 1)
    }
  }
}
