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
  /// What made it late or short, first what helps most when lifted.
  public var because: [Cause]
  /// Smallest changes that put the order right, cheapest first.
  public var remedies: [Remedy]

  /// A change to the order file that was tried: with it, the order is on time.
  public struct Remedy: Sendable, Equatable {
    /// What is changed, all of it at once.
    public var changes: [PlantChange]
    /// By what the total cost grows, in the plant's currency; negative where it pays.
    public var costChange: Double
    /// Other orders that are later for it, the most first, at most two named.
    public var later: [LaterOrder]
    /// How many are later and sooner in all, and what that costs others (negative: saves).
    public var laterCount: Int
    public var soonerCount: Int
    public var costToOthers: Double

    public init(
      changes: [PlantChange], costChange: Double, later: [LaterOrder] = [], laterCount: Int = 0,
      soonerCount: Int = 0, costToOthers: Double = 0
    ) {
      self.changes = changes
      self.costChange = costChange
      self.later = later
      self.laterCount = laterCount
      self.soonerCount = soonerCount
      self.costToOthers = costToOthers
    }

    /// Whether it changes what a customer was promised.
    public var movesCustomerDate: Bool { changes.contains(where: \.movesCustomerDate) }

    public struct LaterOrder: Sendable, Equatable {
      public var order: OrderIndex
      public var days: Double
      /// Whether not all of it is made any more.
      public var isUndone: Bool

      public init(order: OrderIndex, days: Double, isUndone: Bool) {
        self.order = order
        self.days = days
        self.isUndone = isUndone
      }
    }
  }

  public init(
    order: OrderIndex, _ fulfilment: Fulfilment, readyAt: Instant?, because: [Cause] = []
  ) {
    self.init(
      order: order, delivered: fulfilment.delivered, unmet: fulfilment.unmet, readyAt: readyAt,
      completedAt: fulfilment.completedAt, lateDays: fulfilment.lateDays,
      status: fulfilment.status, because: because)
  }

  public init(
    order: OrderIndex, delivered: Double, unmet: Double, readyAt: Instant?, completedAt: Instant?,
    lateDays: Double, status: Status, because: [Cause] = [],
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
