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
    let inspection = Inspection(of: plan, against: plant)
    let rules: [(Inspection) -> [Fault]] = [
      form, segments, openTime, pauses, machineOverlap, changeovers, lotTimes, subcontractors,
      lotYields, materials, maxStock, purchases, resources, resourceTime, weeklyHours, orders,
      releases, pegging, lotSizes, wholeUnits, inProgress, frozen, demandLimit, orderFigures,
      costFigures, kpiFigures, solveFigures,
    ]
    var faults: [Fault] = []
    for rule in rules where faults.count < mostFaults { faults += rule(inspection) }
    return Array(faults.prefix(mostFaults))
  }
}
