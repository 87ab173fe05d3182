internal import TaktModel

extension Checker {
  /// Rule 9: every figure in `orders` follows from the deliveries and from what supplied them.
  static func orderFigures(_ inspection: Inspection, _ plan: Plan) -> [Fault] {
    let plant = inspection.plant
    let outcomes = RightOutcome.all(inspection)
    let arrivals = arrivals(inspection)
    var faults: [Fault] = []
    for outcome in plan.orders where plant.orders.indices.contains(outcome.order) {
      let order = plant.orders[outcome.order]
      func compare(_ name: String, _ isRight: Bool, _ claimed: String, _ right: String) {
        if isRight { return }
        faults.append(
          Fault(
            rule: 9, subject: order.id,
            message: "Order \(order.id) claims \(name) \(claimed); it is \(right)."))
      }
      let right = outcomes[outcome.order]
      compare(
        "delivered", Tolerance.equal(outcome.delivered, right.delivered),
        figure(outcome.delivered), figure(right.delivered))
      compare(
        "unmet",
        Tolerance.equal(outcome.unmet, right.unmet, extra: Tolerance.amount(order.quantity)),
        figure(outcome.unmet), figure(right.unmet))
      compare(
        "completedAt", isSame(outcome.completedAt, right.completedAt),
        inspection.time(outcome.completedAt), inspection.time(right.completedAt))
      compare(
        "lateDays", Tolerance.equal(outcome.lateDays, right.lateDays, extra: 1 / 86_400),
        figure(outcome.lateDays), figure(right.lateDays))
      compare(
        "status", outcome.status == right.status, outcome.status.rawValue, right.status.rawValue)
      if right.status != .onTime, outcome.because.isEmpty {
        faults.append(
          Fault(
            rule: 9, subject: order.id,
            message: "Order \(order.id) is \(wording(right.status)), and no cause of that is named."
          ))
      }
      if let complaint = complaint(
        about: outcome.readyAt, completed: right.completedAt, arrivals[order.product], inspection)
      {
        compare("readyAt", false, inspection.time(outcome.readyAt), complaint)
      }
    }
    return faults
  }

  /// Of each product, the sorted instants at which goods became available.
  private static func arrivals(_ inspection: Inspection) -> [[Instant]] {
    inspection.flow.stores.filter { $0.step == nil }.map { store in
      store.moves.filter { $0.units >= 0 }.map(\.at).sorted()
    }
  }

  /// Nil where `readyAt` can be right: an arrival, not after the last delivery.
  private static func complaint(
    about readyAt: Instant?, completed: Instant?, _ arrivals: [Instant], _ inspection: Inspection
  ) -> String? {
    guard let completed else { return readyAt == nil ? nil : "null, as nothing is delivered" }
    guard let readyAt else { return "when the last of its goods were made" }
    guard readyAt.isSound else { return "no sound instant" }
    if completed.isClearlyBefore(readyAt) {
      return "not after the last delivery at \(inspection.time(completed))"
    }
    var (low, high) = (0, arrivals.count)
    let earliest = readyAt.milliseconds - Tolerance.milliseconds
    while low < high {
      let middle = (low + high) / 2
      if arrivals[middle].milliseconds < earliest { low = middle + 1 } else { high = middle }
    }
    if low < arrivals.count, !readyAt.isClearlyBefore(arrivals[low]) { return nil }
    return "an instant at which goods of the product become available"
  }

  private static func wording(_ status: OrderOutcome.Status) -> String {
    switch status {
    case .onTime: "on time"
    case .late: "late"
    case .partlyUnmet: "partly unmet"
    case .unmet: "unmet"
    }
  }

  private static func isSame(_ claimed: Instant?, _ right: Instant?) -> Bool {
    guard let claimed, let right else { return claimed == nil && right == nil }
    return claimed.isSound && Tolerance.equal(claimed, right)
  }
}
