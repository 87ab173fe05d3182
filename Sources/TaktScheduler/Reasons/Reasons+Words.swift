import TaktModel

extension Reasons {
  func reason(
    _ kind: OrderOutcome.Reason.Kind, machine: MachineIndex? = nil, product: ProductIndex? = nil,
    order: OrderIndex? = nil, resource: ResourceIndex? = nil, _ sentence: String
  ) -> OrderOutcome.Reason {
    OrderOutcome.Reason(
      kind: kind.rawValue, machine: machine, product: product, order: order, resource: resource,
      sentence: sentence)
  }

  func day(_ instant: Instant) -> String {
    SpokenTime(plant.timeZone).dayAndClock(instant)
  }

  func number(_ value: Double) -> String { SpokenNumber.grouped(value, decimals: 2) }

  func money(_ amount: Double) -> String { SpokenNumber.money(amount) + " " + plant.currency }

  /// `41.5 hours`, `25 minutes`.
  func hours(_ seconds: Double) -> String {
    let minutes = (seconds / 60).rounded()
    if minutes < 60 { return number(minutes) + (minutes == 1 ? " minute" : " minutes") }
    let hours = SpokenNumber.grouped(seconds / 3600, decimals: 1)
    return hours + (hours == "1" ? " hour" : " hours")
  }

  /// "orders A and B", "orders A, B, C and 4 more".
  func names(_ orders: [OrderIndex]) -> String {
    let ids = orders.prefix(3).map { plant.orders[$0].id }
    if orders.count == 1 { return "order \(ids[0])" }
    if orders.count > ids.count {
      return "orders \(ids.joined(separator: ", ")) and \(orders.count - ids.count) more"
    }
    return "orders " + ids.dropLast().joined(separator: ", ") + " and " + (ids.last ?? "")
  }
}
