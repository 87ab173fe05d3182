public import TaktFiles
public import TaktModel

extension Takt {
  /// Plans an order file and a changed one with the same options.
  ///
  /// What one search finds and would do for the other plant as well counts for both: a change that matters
  /// to nothing shows no difference.
  ///
  /// - Parameter plan: the plan at hand. Both files are planned from it then, on the clock alone, by the same
  ///   search: what that finds without the change is not the change's doing.
  public static func whatIf(
    _ file: OrderFile, changed: OrderFile, plan: Plan? = nil, options: PlanOptions,
    cancellation: Cancellation = Cancellation(),
    progress: @escaping @Sendable (PlanProgress) -> Void = { _ in }
  ) async throws -> WhatIf {
    var options = options
    options.triesRemedies = false
    var before: Plan
    let after: Plan
    let stoppedBefore: Plan.Solve.StoppedBy
    if let plan {
      before = try await replan(
        file, from: [plan.schedule],
        prices: .init(
          prices: plan.prices, warnings: plan.warnings.filter { $0.kind == "prices" }),
        options: options, cancellation: cancellation, progress: progress)
      stoppedBefore = before.solve.stoppedBy
      if before.cost.total >= plan.cost.total * (1 - 1e-9) { before = plan }
      after = try await replan(
        changed,
        from: [plan.schedule, before.schedule].map {
          $0.carried(from: file.plant, to: changed.plant)
        },
        prices: .ofNoProgram, options: options, cancellation: cancellation, progress: progress)
    } else {
      before = try await Takt.plan(
        file, options: options, cancellation: cancellation, progress: progress)
      stoppedBefore = before.solve.stoppedBy
      after = try await Takt.plan(
        changed, options: options,
        startingFrom: before.schedule.carried(from: file.plant, to: changed.plant),
        cancellation: cancellation, progress: progress)
    }
    let back = Candidate(
      after.schedule.carried(from: changed.plant, to: file.plant).standing(in: file),
      for: file.plant)
    if back.totalCost < before.cost.total * (1 - 1e-9) {
      let run = PlanRun(file, options: options, cancellation: cancellation, progress: progress)
      let better = try run.checkedPlan(
        from: [back, Candidate(before.schedule, for: file.plant)], solve: before.solve,
        prices: .init(
          prices: before.prices, warnings: before.warnings.filter { $0.kind == "prices" }))
      if better.cost.total < before.cost.total { before = better }
    }
    return WhatIf(
      before: before, after: after, plantBefore: file.plant, plantAfter: changed.plant,
      stoppedBy: (stoppedBefore, after.solve.stoppedBy), atHand: plan)
  }

  /// A plan of the same lots, searched on from the cheapest schedule on the clock; no program over the periods
  /// is made. Work ends it, unless time does.
  static func replan(
    _ file: OrderFile, from schedules: [Schedule], prices: PlanRun.Prices, options: PlanOptions,
    cancellation: Cancellation, progress: @escaping @Sendable (PlanProgress) -> Void
  ) async throws -> Plan {
    var run = PlanRun(file, options: options, cancellation: cancellation, progress: progress)
    let dispatched = run.dispatch()
    let starts = schedules.map { Candidate($0.standing(in: file), for: file.plant) }
    let standing = starts.dropFirst().reduce(starts[0]) { $1.totalCost < $0.totalCost ? $1 : $0 }
      .schedule
    let lots = standing.lots.count
    let roomy = standing.withRoom(
      for: file.plant, evaluationLimit: max(100, 200_000 / (20 + lots)),
      stop: run.clock.stop(share: 0.3, reserveSeconds: run.writingSeconds))
    let start = Candidate(roomy, for: file.plant)
    // Few lots have few orders to stand in.
    let limit = min(max(2_000, 800_000 / (20 + lots)), 200 * (lots + 1) * (lots + 1))
    let searched = await run.search(from: [start], evaluationLimit: limit)
    return try run.checkedPlan(
      from: [searched.candidate, start, dispatched], solve: run.solve(nil, searched),
      prices: prices)
  }
}
