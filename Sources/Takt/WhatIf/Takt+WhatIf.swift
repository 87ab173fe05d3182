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
    // What is compared is what plans cost, not how they look.
    options.tidyPercent = 0
    let (old, new) = (Replanner(file.plant), Replanner(changed.plant))
    var before: Plan
    let after: Plan
    let stoppedBefore: Plan.Solve.StoppedBy
    if let plan {
      before = try await replan(
        file, from: [plan.schedule],
        prices: .init(
          prices: plan.prices,
          warnings: plan.warnings.filter { $0.kind == .prices || $0.kind == .noProgram }),
        options: options, cancellation: cancellation, progress: progress)
      stoppedBefore = before.solve.stoppedBy
      if before.cost.total >= plan.cost.total * (1 - 1e-9) { before = plan }
      after = try await replan(
        changed,
        from: [plan.schedule, before.schedule].map { new.carried($0, from: file.plant) },
        prices: .ofNoProgram, options: options, cancellation: cancellation, progress: progress)
    } else {
      before = try await Takt.plan(
        file, options: options, cancellation: cancellation, progress: progress)
      stoppedBefore = before.solve.stoppedBy
      after = try await Takt.plan(
        changed, options: options,
        startingFrom: new.carried(before.schedule, from: file.plant),
        cancellation: cancellation, progress: progress)
    }
    let back = Candidate(
      old.replayed(old.carried(after.schedule, from: changed.plant)), for: file.plant)
    if back.cost.total < before.cost.total * (1 - 1e-9) {
      let run = PlanRun(file, options: options, cancellation: cancellation, progress: progress)
      let better = try run.checkedPlan(
        from: [back, Candidate(before.schedule, for: file.plant)], solve: before.solve,
        prices: .init(
          prices: before.prices,
          warnings: before.warnings.filter { $0.kind == .prices || $0.kind == .noProgram }))
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
    let replanner = Replanner(
      file.plant, stop: run.clock.stop(share: 0.3, reserveSeconds: run.writingSeconds))
    let standing = replanner.cheapest(of: schedules)
    let lots = standing.lots.count
    let start = Candidate(
      replanner.withRoom(standing, evaluationLimit: Replanner.roomLimit(lots: lots)),
      for: file.plant)
    // Few lots have few orders to stand in.
    let limit = min(max(2_000, 800_000 / (20 + lots)), 200 * (lots + 1) * (lots + 1))
    let searched = await run.search(from: [start], evaluationLimit: limit)
    return try run.checkedPlan(
      from: [searched.candidate, start, dispatched], solve: run.solve(nil, searched),
      prices: prices, log: searched.log)
  }
}
