extension Plant {
  /// Days late of each order's last delivery, summed over the orders; what is never delivered is late until
  /// the horizon's end.
  public func orderDaysLate(_ deliveries: [Delivery]) -> Double {
    let last = lastDeliveries(deliveries)
    return orders.indices.reduce(0) {
      $0 + max(0, orders[$1].due.days(until: last[$1] ?? horizon.end))
    }
  }

  /// By order: when the last of it is delivered; nil where something never is, but for what whole units leave
  /// over.
  public func lastDeliveries(_ deliveries: [Delivery]) -> [Instant?] {
    var open = orders.map { $0.quantity * 0.999 }
    var last = orders.map { $0.due }
    for delivery in deliveries {
      open[delivery.order] -= delivery.quantity
      last[delivery.order] = max(last[delivery.order], delivery.at)
    }
    return orders.indices.map { open[$0] <= 0 ? last[$0] : nil }
  }
}
