public import TaktModel

/// What a schedule is worth: what becomes of each order, what it costs, its key figures.
///
/// Every figure follows from the lots, deliveries and purchases alone.
public struct Evaluation: Sendable {
  /// In the plant's order of orders.
  public let orders: [OrderOutcome]
  /// In the plant's currency; holding is the exact integral of stock over the horizon.
  public let cost: Cost
  public let kpi: KPI

  public init(of schedule: Schedule, for plant: Plant) {
    orders = Outcomes(of: schedule, for: plant).orders(of: plant)
    cost = Self.cost(of: schedule, for: plant)
    kpi = KPI(of: schedule, for: plant, orders: orders, cost: cost)
  }

  /// What becomes of each order, without key figures: what those compare who try changes.
  public static func outcomes(of schedule: Schedule, for plant: Plant) -> [OrderOutcome] {
    Outcomes(of: schedule, for: plant).orders(of: plant)
  }

  /// The cost alone, without outcomes: what a search compares.
  public static func cost(of schedule: Schedule, for plant: Plant) -> Cost {
    Cost(of: schedule, for: plant)
  }

  /// What a search compares: the cost, with goods counted as late that are made later than so much before their
  /// order is due as `planning.safetyHours` asks for.
  public static func searchedCost(of schedule: Schedule, for plant: Plant) -> Double {
    let cost = Cost(of: schedule, for: plant).total
    return plant.safetySeconds > 0
      ? cost + Outcomes(of: schedule, for: plant).tardinessForSafety(plant) : cost
  }
}
