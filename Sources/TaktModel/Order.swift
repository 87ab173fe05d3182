/// A customer's or a forecast demand. Its costs are resolved: defaults, forecast factor and priority are in.
public struct Order: Sendable {
  public var id: String
  public var product: ProductIndex
  /// What is still to be delivered; 0 where the customer has had all of it.
  public var quantity: Double
  public var due: Instant
  /// Nothing for it starts before.
  public var release: Instant?
  /// Not delivered before; goods ready sooner wait in stock.
  public var earliest: Instant
  /// Not delivered after: it is of no use then.
  public var latest: Instant?
  public var isForecast: Bool
  public var priority: Double
  public var tardinessCostPerUnitDay: Double
  public var unmetCostPerUnit: Double
  /// Delivered in one piece or not at all.
  public var isComplete: Bool
  public var customer: String?

  public init(
    id: String, product: ProductIndex, quantity: Double, due: Instant, release: Instant? = nil,
    earliest: Instant? = nil, latest: Instant? = nil, isForecast: Bool = false,
    priority: Double = 1, tardinessCostPerUnitDay: Double, unmetCostPerUnit: Double,
    isComplete: Bool = false, customer: String? = nil
  ) {
    self.id = id
    self.product = product
    self.quantity = quantity
    self.due = due
    self.release = release
    self.earliest = earliest ?? due
    self.latest = latest
    self.isForecast = isForecast
    self.priority = priority
    self.tardinessCostPerUnitDay = tardinessCostPerUnitDay
    self.unmetCostPerUnit = unmetCostPerUnit
    self.isComplete = isComplete
    self.customer = customer
  }
}

/// Goods on their way.
public struct Receipt: Sendable {
  public var product: ProductIndex
  public var quantity: Double
  public var at: Instant

  public init(product: ProductIndex, quantity: Double, at: Instant) {
    self.product = product
    self.quantity = quantity
    self.at = at
  }
}

/// A lot that runs at the horizon's start: it holds its machine until `end`, has taken its components
/// already, yields as its mode does (no set-up scrap) and leaves the machine set up for its family.
public struct InProgressLot: Sendable {
  public var id: String
  public var product: ProductIndex
  public var step: Int
  public var machine: MachineIndex
  /// Into the step's modes.
  public var mode: Int
  public var started: Double
  /// Nil: it runs at the horizon's start. Periods see pinned lots as lots in progress that begin later.
  public var start: Instant?
  public var end: Instant

  public init(
    id: String, product: ProductIndex, step: Int, machine: MachineIndex, mode: Int,
    started: Double, start: Instant? = nil, end: Instant
  ) {
    self.id = id
    self.product = product
    self.step = step
    self.machine = machine
    self.mode = mode
    self.started = started
    self.start = start
    self.end = end
  }
}
