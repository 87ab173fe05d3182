/// One machine on which a step can be done, and how it is done there.
public struct Mode: Sendable {
  public let machine: MachineIndex
  /// What the machine must be set up for (an index into `Plant.families`).
  public let family: FamilyIndex
  /// Before the machine's efficiency.
  public let secondsPerUnit: Double
  /// Applies where no changeover rule does.
  public let setup: Setup
  /// Good units per unit processed, 0 < yield <= 1, before rework.
  public let yield: Double
  public let rework: Rework?
  /// Per unit started.
  public let costPerUnit: Double
  public let kWhPerUnit: Double
  public let minLot: Double
  public let maxLot: Double?
  public let lotMultiple: Double?
  /// Shared resources that a lot occupies.
  public let uses: [Use]
  /// From a lot's start to its end at a subcontractor, in place of times; nil on a machine.
  public let leadTimeSeconds: Double?

  /// What becomes of defective units that are worked over.
  public struct Rework: Sendable {
    /// The share of the defective units that is reworked, 0...1.
    public let share: Double
    public let secondsPerUnit: Double
    /// Good units per unit reworked.
    public let yield: Double

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
