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
