public import TaktModel

/// Proves a plan against its plant, from the two alone.
///
/// It shares nothing with what makes plans but the model and its defect arithmetic, so that a plan that
/// it passes was right twice. Any plan is fit to be checked, one that is nonsense included.
public enum Checker {
  /// More faults than this are not told.
  public static let mostFaults = 1000

  /// Every claim of `plan` that does not hold, by rule, in an order that does not change; empty where
  /// the plan is valid. Times are allowed a second, quantities and money a millionth.
  public static func check(_ plan: Plan, against plant: Plant) -> [Fault] {
    let inspection = Inspection(of: plan.schedule, against: plant)
    let figures: [Rule] = [listForm, orderFigures, kpiFigures, solveFigures].map {
      rule in { inspection in rule(inspection, plan) }
    }
    return faults(
      inspection, scheduleRules + figures + [{ costFigures($0, plan.cost) }])
  }

  /// The same for a schedule alone, of which no figures are claimed but, at most, its cost.
  public static func check(
    _ schedule: Schedule, costing cost: Cost? = nil, against plant: Plant
  ) -> [Fault] {
    let costs: [Rule] = cost.map { cost in [{ costFigures($0, cost) }] } ?? []
    return faults(Inspection(of: schedule, against: plant), scheduleRules + costs)
  }

  private typealias Rule = (Inspection) -> [Fault]

  private static var scheduleRules: [Rule] {
    [
      form, segments, openTime, pauses, machineOverlap, changeovers, lotTimes, subcontractors,
      lotYields, materials, maxStock, purchases, resources, resourceTime, weeklyHours, orders,
      releases, pegging, lotSizes, wholeUnits, inProgress, frozen, demandLimit,
    ]
  }

  private static func faults(_ inspection: Inspection, _ rules: [Rule]) -> [Fault] {
    var faults: [Fault] = []
    for rule in rules where faults.count < mostFaults { faults += rule(inspection) }
    return Array(faults.prefix(mostFaults))
  }
}
