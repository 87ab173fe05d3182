public import TaktFiles
public import TaktModel

/// When an order that is not in the plan yet could be complete, and who would pay for it.
public struct Promise: Sendable {
  /// The order file with the order in it, due when it was wished for or, without a wish, when it is
  /// promised.
  public let file: OrderFile
  public let fileBytes: [UInt8]
  public let order: OrderIndex
  /// When it was wished for.
  public let wishedFor: Instant?
  /// Of each kind at most one; `accepted` only where a cost was.
  public let offers: [OrderOffer]

  public subscript(_ kind: OrderOffer.Kind) -> OrderOffer? { offers.first { $0.kind == kind } }
}

/// How to look for a promise.
public struct PromiseOptions: Sendable {
  public var timeLimitSeconds: Double
  public var seed: UInt64
  /// What others may pay in lateness and unmet demand.
  public var acceptedCost: Double?
  /// What time it is: lots that have begun by then stand, and nothing new starts before. Nil is the
  /// horizon's start.
  public var now: Instant?

  public init(
    timeLimitSeconds: Double = 10, seed: UInt64 = 1, acceptedCost: Double? = nil,
    now: Instant? = nil
  ) {
    self.now = now
    self.timeLimitSeconds = timeLimitSeconds
    self.seed = seed
    self.acceptedCost = acceptedCost
  }
}

/// Why there is no promise.
public enum PromiseError: Error, Sendable {
  /// The new order is not one that the order file could hold.
  case badOrder(FileErrors)
  case badOrderFile(FileErrors)
  /// The plan was made from other orders.
  case otherOrders
  /// The plan has faults; the first of them.
  case badPlan(count: Int, first: String)
}
