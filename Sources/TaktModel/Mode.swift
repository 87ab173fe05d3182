/// One machine on which a step can be done, and how it is done there.
public struct Mode: Sendable {
  public var machine: MachineIndex
  /// What the machine must be set up for (an index into `Plant.families`).
  public var family: FamilyIndex
  /// Before the machine's efficiency.
  public var secondsPerUnit: Double
  /// Applies where no changeover rule does.
  public var setup: Setup
  /// Good units per unit processed, 0 < yield <= 1, before rework.
  public var yield: Double
  public var rework: Rework?
  /// Per unit started.
  public var costPerUnit: Double
  public var kWhPerUnit: Double
  public var minLot: Double
  public var maxLot: Double?
  public var lotMultiple: Double?
  /// Shared resources that a lot occupies.
  public var uses: [Use]
  /// From a lot's start to its end at a subcontractor, in place of times; nil on a machine.
  public var leadTimeSeconds: Double?

  /// What becomes of defective units that are worked over.
  public struct Rework: Sendable {
    /// The share of the defective units that is reworked, 0...1.
    public var share: Double
    public var secondsPerUnit: Double
    /// Good units per unit reworked.
    public var yield: Double

    public init(share: Double, secondsPerUnit: Double, yield: Double) {
      self.share = share
      self.secondsPerUnit = secondsPerUnit
      self.yield = yield
    }
  }

  public init(
    machine: MachineIndex, family: FamilyIndex, secondsPerUnit: Double, setup: Setup = Setup(),
    yield: Double = 1, rework: Rework? = nil, costPerUnit: Double = 0, kWhPerUnit: Double = 0,
    minLot: Double = 0, maxLot: Double? = nil, lotMultiple: Double? = nil, uses: [Use] = [],
    leadTimeSeconds: Double? = nil
  ) {
    self.machine = machine
    self.family = family
    self.secondsPerUnit = secondsPerUnit
    self.setup = setup
    self.yield = yield
    self.rework = rework
    self.costPerUnit = costPerUnit
    self.kWhPerUnit = kWhPerUnit
    self.minLot = minLot
    self.maxLot = maxLot
    self.lotMultiple = lotMultiple
    self.uses = uses
    self.leadTimeSeconds = leadTimeSeconds
  }
}
