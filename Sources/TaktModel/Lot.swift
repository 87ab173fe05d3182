/// A quantity of one step made in one go on one machine.
public struct Lot: Sendable, Equatable {
  public var id: String
  public var product: ProductIndex
  public var step: Int
  public var machine: MachineIndex
  public var family: FamilyIndex
  public var setup: Setup?
  /// Working time only, in order of time.
  public var segments: [Segment]
  public var start: Instant
  public var end: Instant
  public var started: Double
  public var good: Double
  public var scrap: Double
  public var origin: Origin
  /// Pegging: for which orders this lot is made, in its own good units.
  public var feeds: [Feed]
  /// The shop floor holds on to it: in a former plan, it stands as a frozen lot whenever it begins.
  public var isPinned: Bool

  public enum Origin: String, Sendable, CaseIterable { case planned, frozen, inProgress }

  public struct Segment: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable { case setup, run }

    public var kind: Kind
    public var from: Instant
    public var to: Instant
    public var isOvertime: Bool

    public init(kind: Kind, from: Instant, to: Instant, isOvertime: Bool) {
      self.kind = kind
      self.from = from
      self.to = to
      self.isOvertime = isOvertime
    }

    public var seconds: Double { from.seconds(until: to) }
  }

  public struct Feed: Sendable, Equatable {
    public var order: OrderIndex
    public var quantity: Double

    public init(order: OrderIndex, quantity: Double) {
      self.order = order
      self.quantity = quantity
    }
  }

  public init(
    id: String, product: ProductIndex, step: Int, machine: MachineIndex, family: FamilyIndex,
    setup: Setup?, segments: [Segment], start: Instant, end: Instant, started: Double,
    good: Double, scrap: Double, origin: Origin = .planned, feeds: [Feed] = [],
    isPinned: Bool = false
  ) {
    self.id = id
    self.product = product
    self.step = step
    self.machine = machine
    self.family = family
    self.setup = setup
    self.segments = segments
    self.start = start
    self.end = end
    self.started = started
    self.good = good
    self.scrap = scrap
    self.origin = origin
    self.feeds = feeds
    self.isPinned = isPinned
  }

  /// The same as a lot that no planning may change.
  public func frozen() -> Lot { modified { $0.origin = .frozen } }

  /// When it takes its components and its previous step's units: at its first run segment.
  public var takesAt: Instant { segments.first { $0.kind == .run }?.from ?? start }
}
