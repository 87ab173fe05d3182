public import GLPK
public import TaktFiles
public import TaktModel

extension Takt {
  /// Plans an order file and a changed one with the same options.
  ///
  /// What one search finds and would do for the other plant as well counts for both: a change that matters
  /// to nothing shows no difference.
  ///
  /// - Parameter plan: the plan at hand. It stands as it is then, and the changed file is planned from it, on
  ///   the clock alone.
  public static func whatIf(
    _ file: OrderFile, changed: OrderFile, plan: Plan? = nil, options: PlanOptions,
    cancellation: Cancellation = Cancellation(),
    progress: @escaping @Sendable (PlanProgress) -> Void = { _ in }
  ) async throws -> WhatIf {
    var options = options
    options.triesRemedies = false
    if let plan {
      let after = try await replan(
        changed, from: plan.schedule.carried(from: file.plant, to: changed.plant),
        options: options, cancellation: cancellation, progress: progress)
      return WhatIf(
        before: plan, after: after, plantBefore: file.plant, plantAfter: changed.plant)
    }
    var before = try await Takt.plan(
      file, options: options, cancellation: cancellation, progress: progress)
    let after = try await Takt.plan(
      changed, options: options,
      startingFrom: before.schedule.carried(from: file.plant, to: changed.plant),
      cancellation: cancellation, progress: progress)
    let back = Candidate(
      after.schedule.carried(from: changed.plant, to: file.plant).standing(in: file),
      for: file.plant)
    if back.totalCost < before.cost.total * (1 - 1e-9) {
      let run = PlanRun(file, options: options, cancellation: cancellation, progress: progress)
      let better = try run.checkedPlan(
        from: [back, Candidate(before.schedule, for: file.plant)], solve: before.solve)
      if better.cost.total < before.cost.total { before = better }
    }
    return WhatIf(
      before: before, after: after, plantBefore: file.plant, plantAfter: changed.plant)
  }

  /// A plan of the same lots, searched on from there on the clock; no program over the periods is made.
  static func replan(
    _ file: OrderFile, from schedule: Schedule, options: PlanOptions, cancellation: Cancellation,
    progress: @escaping @Sendable (PlanProgress) -> Void
  ) async throws -> Plan {
    var run = PlanRun(file, options: options, cancellation: cancellation, progress: progress)
    let dispatched = run.dispatch()
    let standing = schedule.standing(in: file)
    let lots = standing.lots.count
    let roomy = standing.withRoom(
      for: file.plant, evaluationLimit: max(100, 200_000 / (20 + lots)),
      stop: run.clock.stop(share: 0.3, reserveSeconds: run.writingSeconds))
    let start = Candidate(roomy, for: file.plant)
    let limit = options.workLimit == nil ? 1_000_000_000 : max(2_000, 800_000 / (20 + lots))
    let searched = await run.search(from: [start], evaluationLimit: limit)
    return try run.checkedPlan(
      from: [searched.candidate, start, dispatched], solve: run.solve(nil, searched))
  }
}
