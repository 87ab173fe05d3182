extension Plant {
  /// Days late of each order's last delivery, summed over the orders; what is never delivered is late until
  /// the horizon's end.
  public func orderDaysLate(_ deliveries: [Delivery]) -> Double {
    let last = lastDeliveries(deliveries)
    return orders.indices.reduce(0) {
      $0 + max(0, orders[$1].due.days(until: last[$1] ?? horizon.end))
    }
  }

  /// By order: when the last of it is delivered; nil where something never is.
  public func lastDeliveries(_ deliveries: [Delivery]) -> [Instant?] {
    zip(orders, fulfilments(by: deliveries)).map { order, fulfilment in
      fulfilment.isComplete ? max(order.due, fulfilment.completedAt ?? order.due) : nil
    }
  }
}
