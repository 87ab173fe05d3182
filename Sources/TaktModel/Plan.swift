/// What comes back: the schedule to the second, what it costs and why it is as it is.
public struct Plan: Sendable {
  public var generator: Generator
  /// SHA-256 of the order file's bytes, lower-case hexadecimal.
  public var orderFileSHA256: String
  public var createdAt: Instant
  public var solve: Solve
  /// Nil in plans of makers that do not say.
  public var scheduleStatus: ScheduleStatus?
  public var schedule: Schedule
  public var orders: [OrderOutcome]
  public var cost: Cost
  public var kpi: KPI
  public var prices: [Price]
  public var warnings: [Warning]

  public init(
    generator: Generator, orderFileSHA256: String, createdAt: Instant, solve: Solve,
    scheduleStatus: ScheduleStatus? = nil, schedule: Schedule, orders: [OrderOutcome], cost: Cost,
    kpi: KPI, prices: [Price] = [],
    warnings: [Warning] = []
  ) {
    self.generator = generator
    self.orderFileSHA256 = orderFileSHA256
    self.createdAt = createdAt
    self.solve = solve
    self.scheduleStatus = scheduleStatus
    self.schedule = schedule
    self.orders = orders
    self.cost = cost
    self.kpi = kpi
    self.prices = prices
    self.warnings = warnings
  }

  public struct Generator: Sendable, Equatable {
    public var name: String
    public var version: String

    public init(name: String, version: String) {
      self.name = name
      self.version = version
    }
  }

  /// What a little more of something scarce would be worth in a period, the set-ups as they are.
  public struct Price: Sendable, Equatable {
    public enum Scarce: Sendable, Equatable {
      /// An hour of a machine.
      case machine(MachineIndex)
      /// An hour of one unit of a tool or one person.
      case resource(ResourceIndex)
      /// A unit of a material.
      case product(ProductIndex)
    }

    public var scarce: Scarce
    public var period: Int
    /// In the plant's currency, per hour or per unit.
    public var worth: Double

    public init(_ scarce: Scarce, period: Int, worth: Double) {
      self.scarce = scarce
      self.period = period
      self.worth = worth
    }
  }
}

/// The part of a plan that everything else follows from.
public struct Schedule: Sendable {
  /// By machine, then start.
  public var lots: [Lot]
  /// By instant, then order.
  public var deliveries: [Delivery]
  public var purchases: [PurchaseOrder]

  public init(lots: [Lot], deliveries: [Delivery], purchases: [PurchaseOrder]) {
    self.lots = lots
    self.deliveries = deliveries
    self.purchases = purchases
  }
}

public struct Delivery: Sendable, Equatable {
  public var order: OrderIndex
  public var at: Instant
  public var quantity: Double

  public init(order: OrderIndex, at: Instant, quantity: Double) {
    self.order = order
    self.at = at
    self.quantity = quantity
  }
}

public struct PurchaseOrder: Sendable, Equatable {
  public var product: ProductIndex
  public var orderAt: Instant
  public var arriveAt: Instant
  public var quantity: Double

  public init(product: ProductIndex, orderAt: Instant, arriveAt: Instant, quantity: Double) {
    self.product = product
    self.orderAt = orderAt
    self.arriveAt = arriveAt
    self.quantity = quantity
  }
}
