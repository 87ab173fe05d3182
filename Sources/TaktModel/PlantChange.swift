/// A change to what an order file says.
public enum PlantChange: Sendable, Equatable {
  /// An order is due later (or sooner); its `earliest` stays.
  case due(OrderIndex, Instant)
  case latest(OrderIndex, Instant)
  case release(OrderIndex, Instant)
  case quantity(OrderIndex, Double)
  case priority(OrderIndex, Double)
  /// What a unit not delivered costs, before priority.
  case unmetCost(OrderIndex, Double)
  /// A receipt, by its place in the file, comes then.
  case receipt(Int, Instant)
  /// A bought product's lead time, in calendar days.
  case leadTime(ProductIndex, days: Double)
  /// How many there are of a tool or crew.
  case count(ResourceIndex, Double)
  /// Hours in which a machine may work overtime, each at its own cost an hour.
  case overtime(MachineIndex, [Window])

  /// Whether it changes what a customer was promised.
  public var movesCustomerDate: Bool {
    switch self {
    case .due, .latest, .quantity: true
    default: false
    }
  }

  /// Whether a plan's cost has all that the change costs: overtime does, others cost somebody something.
  public var isPriced: Bool {
    switch self {
    case .overtime, .priority, .unmetCost: true
    default: false
    }
  }
}

extension Plant {
  /// The plant as changes make it, one after another.
  ///
  /// - Throws: `InvalidPlant` where a change does not fit.
  public func applying(_ changes: [PlantChange]) throws(InvalidPlant) -> Plant {
    try modified { plant in for change in changes { plant.apply(change) } }
  }

  private mutating func apply(_ change: PlantChange) {
    switch change {
    case .due(let order, let due): orders[order].due = due
    case .latest(let order, let latest): orders[order].latest = latest
    case .release(let order, let release): orders[order].release = release
    case .quantity(let order, let quantity): orders[order].quantity = quantity
    case .priority(let order, let priority):
      guard orders[order].priority > 0 else { return }
      let factor = priority / orders[order].priority
      orders[order].tardinessCostPerUnitDay *= factor
      orders[order].unmetCostPerUnit *= factor
      orders[order].priority = priority
    case .unmetCost(let order, let cost):
      orders[order].unmetCostPerUnit = cost * orders[order].priority
    case .receipt(let receipt, let at): receipts[receipt].at = at
    case .leadTime(let product, let days):
      if let purchase = products[product].purchase {
        products[product].supply = .bought(purchase.modified { $0.leadTimeDays = days })
      }
    case .count(let resource, let count): resources[resource].count = count
    case .overtime(let machine, let windows):
      let known = machines[machine].windows
      let within = windows.map {
        $0.part(max($0.from, horizon.start), min($0.to, horizon.end))
      }
      let down = machines[machine].downtime.map { Window(from: $0.from, to: $0.to) }.flattened()
      machines[machine].windows = (known + within).flattened().subtracting(down)
    }
  }
}
