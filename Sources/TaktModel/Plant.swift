public import struct Foundation.TimeZone

public typealias MachineIndex = Int
public typealias ProductIndex = Int
public typealias OrderIndex = Int
public typealias FamilyIndex = Int

/// Everything the order file says, resolved and checked: references are indices, calendars are
/// windows, yields are numbers, costs have their defaults.
public struct Plant: Sendable {
  public let id: String?
  public let name: String?
  public let timeZone: TimeZone
  /// ISO 4217.
  public let currency: String
  public let horizon: Horizon
  /// Names of what machines can be set up for.
  public let families: [String]
  public let machines: [Machine]
  public let resources: [Resource]
  public let energy: Energy
  /// The Mondays at midnight within the horizon, in the plant's time zone.
  public let weekStarts: [Instant]
  public let products: [Product]
  public let changeoverRules: [ChangeoverRule]
  public let changeovers: ChangeoverTable
  public let orders: [Order]
  public let receipts: [Receipt]
  public let inProgress: [InProgressLot]
  /// Lots of the last plan that stay as they are, by start; all begin within the horizon.
  public let frozen: [Lot]
  public let previous: PreviousPlan?
  public let preferences: PlanningPreferences
  /// What the reader accepted but wants said; carried into the plan file.
  public let remarks: [Plan.Warning]
  /// Products so ordered that components come before what they go into.
  public let productsBottomUp: [ProductIndex]

  /// - Throws: `InvalidPlant` where an index points nowhere, a number is out of range or a product
  ///   goes into itself. Order files never get that far: their reader says the same with a place.
  public init(
    id: String? = nil, name: String? = nil, timeZone: TimeZone = .gmt, currency: String = "KRW",
    horizon: Horizon, families: [String], machines: [Machine], resources: [Resource] = [],
    energy: Energy = Energy(), products: [Product],
    changeoverRules: [ChangeoverRule] = [], orders: [Order], receipts: [Receipt] = [],
    inProgress: [InProgressLot] = [], frozen: [Lot] = [], previous: PreviousPlan? = nil,
    preferences: PlanningPreferences = PlanningPreferences(),
    remarks: [Plan.Warning] = []
  ) throws(InvalidPlant) {
    self.id = id
    self.name = name
    self.timeZone = timeZone
    self.currency = currency
    self.horizon = horizon
    self.families = families
    self.machines = machines
    self.resources = resources
    self.energy = energy
    weekStarts = horizon.weekStarts(in: timeZone)
    self.products = products
    self.changeoverRules = changeoverRules
    self.changeovers = ChangeoverTable(rules: changeoverRules)
    self.orders = orders
    self.receipts = receipts
    self.inProgress = inProgress
    self.frozen = frozen.map { $0.frozen() }.enumerated().sorted {
      ($0.element.start, $0.offset) < ($1.element.start, $1.offset)
    }.map(\.element)
    self.previous = previous
    self.preferences = preferences
    self.remarks = remarks
    self.productsBottomUp = try Plant.bottomUp(products)
    try validate()
  }
}

/// What the order file asks of the planning run; the caller's options override it.
public struct PlanningPreferences: Sendable {
  public let timeLimitSeconds: Double?
  public let gapPercent: Double?
  public let seed: UInt64?
  public let threads: Int?

  public init(
    timeLimitSeconds: Double? = nil, gapPercent: Double? = nil, seed: UInt64? = nil,
    threads: Int? = nil
  ) {
    self.timeLimitSeconds = timeLimitSeconds
    self.gapPercent = gapPercent
    self.seed = seed
    self.threads = threads
  }
}

extension Plant {
  /// The same plant with other machines, products or orders, index by index.
  ///
  /// - Throws: `InvalidPlant` where they do not fit the rest.
  public func with(
    machines: [Machine]? = nil, products: [Product]? = nil, orders: [Order]? = nil
  ) throws(InvalidPlant) -> Plant {
    try Plant(
      id: id, name: name, timeZone: timeZone, currency: currency, horizon: horizon,
      families: families, machines: machines ?? self.machines, resources: resources,
      energy: energy, products: products ?? self.products, changeoverRules: changeoverRules,
      orders: orders ?? self.orders, receipts: receipts,
      inProgress: inProgress, frozen: frozen, previous: previous, preferences: preferences,
      remarks: remarks)
  }
}
