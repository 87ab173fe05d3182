import TaktModel
import TaktScheduler

extension PlanRun {
  /// So many late orders are looked after in a planning run, the dearest.
  private static let most = 3

  /// Kept back for the remedies of the dearest late orders.
  var remedySeconds: Double {
    options.triesRemedies && options.method == .auto ? 0.03 * min(30, options.timeLimitSeconds) : 0
  }

  /// The plan with remedies for its dearest late orders, as far as there is time for them.
  func withRemedies(_ plan: Plan) -> Plan {
    let stop = clock.stop(reserveSeconds: writingSeconds)
    guard remedySeconds > 0, !cancellation.isCancelled,
      stop.secondsLeft() > 10 * (scheduleSeconds + proofSeconds)
    else { return plan }
    let dearest = plan.dearestFirst(plan.orders.filter { $0.status != .onTime }, plant)
    if dearest.isEmpty { return plan }
    let search = RemedySearch(
      plant, plan.schedule, effort: .quick(lots: plan.schedule.lots.count), seed: options.seed,
      stop: stop)
    var orders = plan.orders
    for outcome in dearest.prefix(Self.most) where !stop.isOver {
      guard let place = orders.firstIndex(where: { $0.order == outcome.order }) else { continue }
      let known = search.kept(for: outcome) ?? search.demanded(for: outcome)
      orders[place].remedies = search.remedies(for: outcome, besides: known)
    }
    return plan.modified { $0.orders = orders }
  }
}

extension Plan {
  /// Those whose lateness and shortfall cost most first.
  func dearestFirst(_ outcomes: [OrderOutcome], _ plant: Plant) -> [OrderOutcome] {
    let cost = schedule.latenessCosts(for: plant).map(\.total)
    return outcomes.sorted { (cost[$1.order], $0.order) < (cost[$0.order], $1.order) }
  }
}
