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
    faults(
      of: Inspection(of: plan, against: plant),
      [form] + scheduleRules + [orderFigures, costFigures, kpiFigures, solveFigures])
  }

  /// Every claim of a schedule and its cost that does not hold, figures for orders and machines aside: for
  /// what a search has found, before a plan is made of it.
  public static func check(
    _ schedule: Schedule, costing cost: Cost, against plant: Plant
  ) -> [Fault] {
    let plan = Plan(
      generator: .init(name: "", version: ""), orderFileSHA256: "", createdAt: plant.horizon.start,
      solve: .withoutProgram(cost: cost.total, seed: 0), schedule: schedule, orders: [], cost: cost,
      kpi: KPI(machines: [], goodUnits: 0, costPerGoodUnit: 0, onTimeShare: 0, meanLeadTimeHours: 0)
    )
    return faults(of: Inspection(of: plan, against: plant), scheduleRules + [costFigures])
  }

  private typealias Rule = @Sendable (Inspection) -> [Fault]

  private static let scheduleRules: [Rule] = [
    segments, openTime, pauses, machineOverlap, changeovers, lotTimes, subcontractors, lotYields,
    materials, maxStock, purchases, resources, resourceTime, weeklyHours, orders, releases, pegging,
    lotSizes, inProgress, frozen, demandLimit,
  ]

  private static func faults(of inspection: Inspection, _ rules: [Rule]) -> [Fault] {
    var faults: [Fault] = []
    for rule in rules where faults.count < mostFaults { faults += rule(inspection) }
    return Array(faults.prefix(mostFaults))
  }
}
