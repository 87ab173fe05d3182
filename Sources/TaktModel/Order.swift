/// A customer's or a forecast demand. Its costs are resolved: defaults, forecast factor and priority are in.
public struct Order: Sendable {
  public let id: String
  public let product: ProductIndex
  public let quantity: Double
  public let due: Instant
  /// Nothing for it starts before.
  public let release: Instant?
  /// Not delivered before; goods ready sooner wait in stock.
  public let earliest: Instant
  /// Not delivered after: it is of no use then.
  public let latest: Instant?
  public let isForecast: Bool
  public let priority: Double
  public let tardinessCostPerUnitDay: Double
  public let unmetCostPerUnit: Double
  /// Delivered in one piece or not at all.
  public let isComplete: Bool
  public let customer: String?

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
  public let product: ProductIndex
  public let quantity: Double
  public let at: Instant

  public init(product: ProductIndex, quantity: Double, at: Instant) {
    self.product = product
    self.quantity = quantity
    self.at = at
  }
}

/// A lot that runs at the horizon's start: it holds its machine until `end`, has taken its components
/// already, yields as its mode does (no set-up scrap) and leaves the machine set up for its family.
public struct InProgressLot: Sendable {
  public let id: String
  public let product: ProductIndex
  public let step: Int
  public let machine: MachineIndex
  /// Into the step's modes.
  public let mode: Int
  public let started: Double
  public let end: Instant

  public init(
    id: String, product: ProductIndex, step: Int, machine: MachineIndex, mode: Int,
    started: Double, end: Instant
  ) {
    self.id = id
    self.product = product
    self.step = step
    self.machine = machine
    self.mode = mode
    self.started = started
    self.end = end
  }
}
