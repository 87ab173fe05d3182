extension PlantChange {
  /// The kinds of changes, by their names in the plan file.
  public enum Kind: String, FactKind {
    case due, latest, release, quantity, priority, unmetCost, receipt, leadTime, count, overtime

    public var fields: (must: [PlantChange.Field], may: [PlantChange.Field]) {
      switch self {
      case .due, .latest, .release: ([.order, .at], [])
      case .quantity: ([.order, .units], [])
      case .priority: ([.order, .priority], [])
      case .unmetCost: ([.order, .cost], [])
      case .receipt: ([.product, .receipt, .at], [])
      case .leadTime: ([.product, .days], [])
      case .count: ([.resource, .count], [])
      case .overtime: ([.machine, .windows], [])
      }
    }
  }

  /// What a change speaks of, by its name in the plan file.
  public enum Field: String, Sendable, CaseIterable {
    case order, machine, product, resource
    /// The place of a receipt in the order file's list, from 0.
    case receipt
    case at, days, units, count, priority, cost, windows
  }

  public var kind: Kind {
    switch self {
    case .due: .due
    case .latest: .latest
    case .release: .release
    case .quantity: .quantity
    case .priority: .priority
    case .unmetCost: .unmetCost
    case .receipt: .receipt
    case .leadTime: .leadTime
    case .count: .count
    case .overtime: .overtime
    }
  }

  public func facts(in plant: Plant) -> [(name: String, fact: Fact)] {
    let facts: [(Field, Fact)] =
      switch self {
      case .due(let order, let at), .latest(let order, let at), .release(let order, let at):
        [(.order, .order(order)), (.at, .instant(at))]
      case .quantity(let order, let units): [(.order, .order(order)), (.units, .number(units))]
      case .priority(let order, let to): [(.order, .order(order)), (.priority, .number(to))]
      case .unmetCost(let order, let cost): [(.order, .order(order)), (.cost, .number(cost))]
      case .receipt(let receipt, let at):
        [
          (.product, .product(plant.receipts[receipt].product)),
          (.receipt, .number(Double(receipt))), (.at, .instant(at)),
        ]
      case .leadTime(let product, let days):
        [(.product, .product(product)), (.days, .number(days))]
      case .count(let resource, let count):
        [(.resource, .resource(resource)), (.count, .number(count))]
      case .overtime(let machine, let windows):
        [(.machine, .machine(machine)), (.windows, .windows(windows))]
      }
    return facts.map { ($0.0.rawValue, $0.1) }
  }

  /// The order that it changes.
  public var order: OrderIndex? {
    switch self {
    case .due(let order, _), .latest(let order, _), .release(let order, _),
      .quantity(let order, _), .priority(let order, _), .unmetCost(let order, _):
      order
    case .receipt, .leadTime, .count, .overtime: nil
    }
  }
}
