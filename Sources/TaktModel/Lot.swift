/// A quantity of one step made in one go on one machine.
public struct Lot: Sendable, Equatable {
  public let id: String
  public let product: ProductIndex
  public let step: Int
  public let machine: MachineIndex
  public let family: FamilyIndex
  public let setup: Setup?
  /// Working time only, in order of time.
  public let segments: [Segment]
  public let start: Instant
  public let end: Instant
  public let started: Double
  public let good: Double
  public let scrap: Double
  public let origin: Origin
  /// Pegging: for which orders this lot is made, in its own good units.
  public let feeds: [Feed]

  public enum Origin: String, Sendable, CaseIterable { case planned, frozen, inProgress }

  public struct Segment: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable { case setup, run }

    public let kind: Kind
    public let from: Instant
    public let to: Instant
    public let isOvertime: Bool

    public init(kind: Kind, from: Instant, to: Instant, isOvertime: Bool) {
      self.kind = kind
      self.from = from
      self.to = to
      self.isOvertime = isOvertime
    }

    public var seconds: Double { from.seconds(until: to) }
  }

  public struct Feed: Sendable, Equatable {
    public let order: OrderIndex
    public let quantity: Double

    public init(order: OrderIndex, quantity: Double) {
      self.order = order
      self.quantity = quantity
    }
  }

  public init(
    id: String, product: ProductIndex, step: Int, machine: MachineIndex, family: FamilyIndex,
    setup: Setup?, segments: [Segment], start: Instant, end: Instant, started: Double,
    good: Double, scrap: Double, origin: Origin = .planned, feeds: [Feed] = []
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
  }

  /// The same as a lot that no planning may change.
  public func frozen() -> Lot {
    Lot(
      id: id, product: product, step: step, machine: machine, family: family, setup: setup,
      segments: segments, start: start, end: end, started: started, good: good, scrap: scrap,
      origin: .frozen, feeds: feeds)
  }

  /// When it takes its components and its previous step's units: at its first run segment.
  public var takesAt: Instant { segments.first { $0.kind == .run }?.from ?? start }
}
