import TaktModel
import TaktScheduler

extension PlanRun {
  /// Kept back for finding causes.
  var causeSeconds: Double { 0.05 * min(30, options.timeLimitSeconds) + scheduleSeconds }

  /// The plan with the causes of each late or short order, the most costly first where time is short.
  func withCauses(_ plan: Plan) -> Plan {
    plan.withCauses(
      for: plant, stop: clock.stop(reserveSeconds: writingSeconds + remedySeconds))
  }
}

extension Plan {
  /// With what makes each of its late and short orders so.
  func withCauses(for plant: Plant, stop: StopRule) -> Plan {
    var finder = CauseFinder(schedule, for: plant, stop: stop)
    let causes = finder.causes(of: orders)
    return modified { plan in
      for (place, found) in causes { plan.orders[place].because = found }
    }
  }
}
