/// One way to take a new order into a plan: another plan, valid to the second.
public struct OrderOffer: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    /// As soon as it can be with no other order made later.
    case nothingLater
    /// As soon as it can be at an accepted cost to others.
    case accepted
    /// As soon as it can be, whatever it costs.
    case earliest
    /// At the least cost in all.
    case cheapest
  }

  public let kind: Kind
  /// When the last of its goods are there; its delivery may have to wait for the order's `earliest`.
  public let completeAt: Instant
  public let plan: Plan
  /// What the plan costs more than the plan in hand, the new order's own lateness left out.
  public let costChange: Double
  /// Who is worse off, the dearest first.
  public let payers: [Payer]

  /// An order that is worse off.
  public struct Payer: Sendable, Equatable {
    public let order: OrderIndex
    /// When the last of it is delivered; nil where nothing is.
    public let from: Instant?
    public let to: Instant?
    public let daysLater: Double
    /// Units that are not delivered any more.
    public let unmet: Double
    /// By what its lateness and unmet demand cost more.
    public let cost: Double

    public init(
      order: OrderIndex, from: Instant?, to: Instant?, daysLater: Double, unmet: Double,
      cost: Double
    ) {
      self.order = order
      self.from = from
      self.to = to
      self.daysLater = daysLater
      self.unmet = unmet
      self.cost = cost
    }
  }

  public init(
    kind: Kind, completeAt: Instant, plan: Plan, costChange: Double, payers: [Payer]
  ) {
    self.kind = kind
    self.completeAt = completeAt
    self.plan = plan
    self.costChange = costChange
    self.payers = payers
  }

  /// What the others pay in lateness and unmet demand.
  public var costToOthers: Double { payers.reduce(0) { $0 + $1.cost } }
}
