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
  /// Pegging: for which orders this lot is made, in its own good units, of which part is lost later.
  public var feeds: [Feed]
  /// What of its good units is for no order; nil in plans that do not say.
  public var unpegged: Unpegged?
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

  /// Good units that feed no order, by what becomes of them, or of what they go into.
  public struct Unpegged: Sendable, Equatable {
    /// In stock when the horizon ends, and wanted there as safety stock.
    public var safety: Double
    /// In stock or between steps when the horizon ends.
    public var stock: Double
    /// Not used in time: beyond its shelf life or the longest wait.
    public var waste: Double

    public init(safety: Double = 0, stock: Double = 0, waste: Double = 0) {
      self.safety = safety
      self.stock = stock
      self.waste = waste
    }

    public var total: Double { safety + stock + waste }
  }

  public init(
    id: String, product: ProductIndex, step: Int, machine: MachineIndex, family: FamilyIndex,
    setup: Setup?, segments: [Segment], start: Instant, end: Instant, started: Double,
    good: Double, scrap: Double, origin: Origin = .planned, feeds: [Feed] = [],
    unpegged: Unpegged? = nil, isPinned: Bool = false
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
    self.unpegged = unpegged
    self.isPinned = isPinned
  }

  /// The same as a lot that no planning may change.
  public func frozen() -> Lot { modified { $0.origin = .frozen } }

  /// When it takes its components and its previous step's units: at its first run segment.
  public var takesAt: Instant { segments.first { $0.kind == .run }?.from ?? start }
}
