/// A machine, line, oven or bench, which does one lot at a time; or a subcontractor, who does any number.
public struct Machine: Sendable {
  public var id: String
  public var name: String
  /// A subcontractor has no capacity, no calendar and no set-ups: his lots take their lead time.
  public var isSubcontractor: Bool
  /// Open time within the horizon, downtime taken out; sorted, disjoint.
  public var windows: [Window]
  public var downtime: [Downtime]
  /// Run time is divided by it.
  public var efficiency: Double
  /// Of set-up and run time.
  public var costPerHour: Double
  public var runKW: Double
  public var setupKW: Double
  /// What the machine is set up for at the horizon's start (an index into `Plant.families`).
  public var initialFamily: FamilyIndex?
  /// False: the set-up is lost at each period's end.
  public var keepsSetup: Bool

  public struct Downtime: Sendable {
    public var from: Instant
    public var to: Instant
    public var reason: String?

    public init(from: Instant, to: Instant, reason: String? = nil) {
      self.from = from
      self.to = to
      self.reason = reason
    }
  }

  public init(
    id: String, name: String? = nil, isSubcontractor: Bool = false, openWindows: [Window],
    downtime: [Downtime] = [],
    efficiency: Double = 1, costPerHour: Double = 0, runKW: Double = 0, setupKW: Double = 0,
    initialFamily: FamilyIndex? = nil, keepsSetup: Bool = true
  ) {
    self.id = id
    self.name = name ?? id
    self.isSubcontractor = isSubcontractor
    let holes = downtime.map { Window(from: $0.from, to: $0.to) }.flattened()
    self.windows = openWindows.flattened().subtracting(holes)
    self.downtime = downtime
    self.efficiency = efficiency
    self.costPerHour = costPerHour
    self.runKW = runKW
    self.setupKW = setupKW
    self.initialFamily = initialFamily
    self.keepsSetup = keepsSetup
  }
}
