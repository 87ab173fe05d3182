import TaktModel

extension Replay {
  /// What an order's lateness and shortfall cost with these times: days late count where the file gives them no
  /// cost. Against another moment than its due date it counts when its goods are ready.
  static func cost(
    of order: OrderIndex, in network: WaitNetwork, _ times: Times, _ lifts: [Lift] = [],
    due: Milliseconds
  ) -> Double {
    let replay = Replay.of(network, times, lifts)
    let facts = network.shop.orders[order]
    let earliest = due == facts.due ? facts.earliest : due
    let end = network.shop.end
    let rate = facts.tardinessPerUnitDay > 0 ? facts.tardinessPerUnitDay : 1
    let moments = network.deliveries[order].map { max(earliest, replay.ready($0)) }
    let isWhole = facts.isComplete && !lifts.contains(.parts(order))
    let last = moments.max() ?? due
    var cost = 0.0
    for (take, moment) in zip(network.deliveries[order], moments) {
      let at = isWhole ? last : moment
      // What is not there within the horizon is late until its end at least, and unmet.
      if at > end { cost += take.quantity * facts.unmetPerUnit }
      cost += take.quantity * Double(max(0, min(at, end) - due)) / Double(Clock.day) * rate
    }
    return cost
  }
}
