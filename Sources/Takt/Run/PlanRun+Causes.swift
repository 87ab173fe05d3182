import TaktModel
import TaktScheduler

extension PlanRun {
  /// Kept back for finding causes.
  var causeSeconds: Double { 0.08 * min(30, options.timeLimitSeconds) + scheduleSeconds }

  /// The plan with the causes of each late or short order, the most costly first where time is short.
  func withCauses(_ plan: Plan) -> Plan {
    var finder = CauseFinder(
      plan.schedule, for: plant, stop: clock.stop(reserveSeconds: writingSeconds + remedySeconds))
    let causes = finder.causes(of: plan.orders)
    return plan.modified { plan in
      for (place, found) in causes { plan.orders[place].because = found }
    }
  }
}
