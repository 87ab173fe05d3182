/// What becomes of an order.
public struct OrderOutcome: Sendable, Equatable {
  public enum Status: String, Sendable, CaseIterable { case onTime, late, partlyUnmet, unmet }

  public var order: OrderIndex
  public var delivered: Double
  public var unmet: Double
  /// When the last of its goods were made; nil where nothing was delivered.
  public var readyAt: Instant?
  /// When the last were delivered; nil where nothing was.
  public var completedAt: Instant?
  /// Of the last delivery, in days of 86,400 seconds; 0 where it is on time or nothing was delivered.
  public var lateDays: Double
  public var status: Status
  public var because: [Reason]
  /// Smallest changes that put the order right, cheapest first.
  public var remedies: [Remedy]

  /// One true cause of lateness, with what it names.
  public struct Reason: Sendable, Equatable {
    /// A `Kind` that the scheduler gives, or another of whoever wrote the plan.
    public var kind: String
    public var machine: MachineIndex?
    public var product: ProductIndex?
    public var order: OrderIndex?
    public var resource: ResourceIndex?
    public var sentence: String

    public init(
      kind: String, machine: MachineIndex? = nil, product: ProductIndex? = nil,
      order: OrderIndex? = nil, resource: ResourceIndex? = nil, sentence: String
    ) {
      self.kind = kind
      self.machine = machine
      self.product = product
      self.order = order
      self.resource = resource
      self.sentence = sentence
    }
  }

  /// A change to the order file that was tried: with it, the order is on time.
  public struct Remedy: Sendable, Equatable {
    public var sentence: String
    /// By what the total cost grows with it, in the plant's currency; negative where it pays.
    public var costChange: Double
    /// The change to the order file: a JSON Patch (RFC 6902).
    public var patch: String

    public init(sentence: String, costChange: Double, patch: String) {
      self.sentence = sentence
      self.costChange = costChange
      self.patch = patch
    }
  }

  public init(
    order: OrderIndex, _ fulfilment: Fulfilment, readyAt: Instant?, because: [Reason] = []
  ) {
    self.init(
      order: order, delivered: fulfilment.delivered, unmet: fulfilment.unmet, readyAt: readyAt,
      completedAt: fulfilment.completedAt, lateDays: fulfilment.lateDays,
      status: fulfilment.status, because: because)
  }

  public init(
    order: OrderIndex, delivered: Double, unmet: Double, readyAt: Instant?, completedAt: Instant?,
    lateDays: Double, status: Status, because: [Reason] = [],
    remedies: [Remedy] = []
  ) {
    self.order = order
    self.delivered = delivered
    self.unmet = unmet
    self.readyAt = readyAt
    self.completedAt = completedAt
    self.lateDays = lateDays
    self.status = status
    self.because = because
    self.remedies = remedies
  }
}
