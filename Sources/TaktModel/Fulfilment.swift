/// What an order has got of what it wants: the one answer to whether it is fulfilled, and how.
public struct Fulfilment: Sendable, Equatable {
  public let delivered: Double
  /// Quantity not delivered; 0 where rounding alone leaves some open.
  public let unmet: Double
  /// When the last were delivered; nil where nothing was.
  public let completedAt: Instant?
  /// Of the last delivery, in days of 86,400 seconds; 0 where it is on time or nothing was delivered.
  public let lateDays: Double
  public let status: OrderOutcome.Status

  /// A delivery later than due by no more than this, in seconds, is on time.
  public static let toleranceSeconds = 1.0

  public init(of order: Order, delivered: Double, last: Instant?) {
    self.delivered = delivered
    let open = order.quantity - delivered
    unmet = open > Amount.rounding(order.quantity) ? open : 0
    completedAt = last
    let lateSeconds = last.map { max(0, order.due.seconds(until: $0)) } ?? 0
    lateDays = lateSeconds / 86_400
    if Amount.covers(delivered, order.quantity) {
      status = lateSeconds <= Self.toleranceSeconds ? .onTime : .late
    } else {
      status = delivered > 0 ? .partlyUnmet : .unmet
    }
  }

  public var isOnTime: Bool { status == .onTime }
  /// Whether all of it is delivered, late or not.
  public var isComplete: Bool { status == .onTime || status == .late }
  /// Whether its last delivery is late, complete or not.
  public var isLate: Bool { lateDays * 86_400 > Self.toleranceSeconds }
}

extension Plant {
  /// By order: what becomes of it.
  public func fulfilments(by deliveries: [Delivery]) -> [Fulfilment] {
    var delivered = [Double](repeating: 0, count: orders.count)
    var last = [Instant?](repeating: nil, count: orders.count)
    for delivery in deliveries where delivery.quantity > 0 {
      delivered[delivery.order] += delivery.quantity
      last[delivery.order] = max(last[delivery.order] ?? delivery.at, delivery.at)
    }
    return orders.indices.map {
      Fulfilment(of: orders[$0], delivered: delivered[$0], last: last[$0])
    }
  }

  /// What becomes of one order.
  public func fulfilment(of order: OrderIndex, by deliveries: [Delivery]) -> Fulfilment {
    let own = deliveries.filter { $0.order == order && $0.quantity > 0 }
    return Fulfilment(
      of: orders[order], delivered: own.reduce(0) { $0 + $1.quantity },
      last: own.map(\.at).max())
  }
}
