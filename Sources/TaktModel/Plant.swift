public import struct Foundation.TimeZone

public typealias MachineIndex = Int
public typealias ProductIndex = Int
public typealias OrderIndex = Int
public typealias FamilyIndex = Int

/// Everything the order file says, resolved and checked: references are indices, calendars are
/// windows, yields are numbers, costs have their defaults.
public struct Plant: Sendable {
  public var id: String?
  public var name: String?
  public var timeZone: TimeZone
  /// ISO 4217.
  public var currency: String
  public var horizon: Horizon
  /// Names of what machines can be set up for.
  public var families: [String]
  public var machines: [Machine]
  public var resources: [Resource]
  public var energy: Energy
  /// The Mondays at midnight within the horizon, in the plant's time zone.
  public var weekStarts: [Instant]
  public var products: [Product]
  public var changeoverRules: [ChangeoverRule]
  public var changeovers: ChangeoverTable
  public var orders: [Order]
  public var receipts: [Receipt]
  public var inProgress: [InProgressLot]
  /// Lots of the last plan that stay as they are, by start; all begin within the horizon.
  public var frozen: [Lot]
  public var previous: PreviousPlan?
  public var preferences: PlanningPreferences
  /// What the reader accepted but wants said; carried into the plan file.
  public var remarks: [Plan.Warning]
  /// Products so ordered that components come before what they go into.
  public var productsBottomUp: [ProductIndex]

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
