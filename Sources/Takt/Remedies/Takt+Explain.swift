public import TaktFiles
public import TaktModel
import TaktScheduler

extension Takt {
  /// Which remedies an explanation names.
  public enum RemedyChoice: Sendable {
    case none
    /// Those that the plan file has.
    case plan
    /// New ones are tried; where none is found, those of the plan file.
    case tried
  }

  /// What becomes of orders and why, and what would put them right.
  ///
  /// - Parameters:
  ///   - orders: those asked for; their outcomes come back in the same order. One on time is told what
  ///     makes it when it is.
  ///   - progress: told how many orders' remedies have been tried, and of how many.
  public static func explain(
    _ plan: Plan, of file: OrderFile, orders: [OrderIndex], remedies: RemedyChoice,
    seed: UInt64 = 1, timeLimitSeconds: Double, cancellation: Cancellation = Cancellation(),
    progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) -> [OrderOutcome] {
    let clock = RunClock(limitSeconds: timeLimitSeconds, cancellation: cancellation)
    let plant = file.plant
    var found = Evaluation.outcomes(of: plan.schedule, for: plant)
    var finder = CauseFinder(plan.schedule, for: plant, stop: clock.stop(reserveSeconds: 0))
    for index in orders {
      found[index].because =
        found[index].status == .onTime
        ? finder.determinants(of: index) : finder.causes(of: found[index])
    }
    var known: [OrderIndex: [OrderOutcome.Remedy]] = [:]
    if remedies != .none { for outcome in plan.orders { known[outcome.order] = outcome.remedies } }
    let late = orders.map { found[$0] }.filter { $0.status != .onTime }
    if remedies == .tried, !late.isEmpty {
      findRemedies(late, plan, plant, seed, clock, progress, &known)
    }
    return orders.map { index in
      let outcome = found[index]
      return outcome.modified {
        $0.remedies = outcome.status == .onTime ? [] : known[index] ?? []
      }
    }
  }

  private static func findRemedies(
    _ late: [OrderOutcome], _ plan: Plan, _ plant: Plant, _ seed: UInt64, _ clock: RunClock,
    _ progress: (_ done: Int, _ of: Int) -> Void,
    _ known: inout [OrderIndex: [OrderOutcome.Remedy]]
  ) {
    let effort = RemedySearch.Effort.thorough(lots: plan.schedule.lots.count)
    let base = RemedySearch.base(
      plant, plan.schedule, effort: effort, seed: seed,
      stop: clock.stop(share: 0.1, reserveSeconds: 0))
    let search = RemedySearch(
      plant, plan.schedule, effort: effort, seed: seed, stop: clock.stop(reserveSeconds: 0),
      base: base)
    let dearest = plan.dearestFirst(late, plant)
    // What nearly every order has comes first, by few trials; then a way for those left undone.
    var sure: [OrderIndex: OrderOutcome.Remedy] = [:]
    func note(_ found: OrderOutcome.Remedy?, _ outcome: OrderOutcome) {
      guard let found else { return }
      sure[outcome.order] = found
      known[outcome.order] = [found]
    }
    for (done, outcome) in dearest.enumerated() where !search.stop.isOver {
      progress(done / 3, late.count)
      let share = 0.3 / (Double(late.count) - 0.3 * Double(done))
      note(search.until(clock.stop(share: share, reserveSeconds: 0)).kept(for: outcome), outcome)
    }
    let undone = dearest.filter { sure[$0.order] == nil }
    for (done, outcome) in undone.enumerated() where !search.stop.isOver {
      progress((late.count + done) / 3, late.count)
      // Too little for each would be enough for none.
      let share = 0.8 / Double(min(12, undone.count - done))
      note(
        search.until(clock.stop(share: share, reserveSeconds: 0)).demanded(for: outcome), outcome)
    }
    for (done, outcome) in dearest.enumerated() where !search.stop.isOver {
      progress((2 * late.count + done) / 3, late.count)
      // The dearest get an eighth of what is left: else none of many would get enough.
      let share = 1 / Double(min(8, late.count - done))
      let remedies = search.until(clock.stop(share: share, reserveSeconds: 0))
        .remedies(for: outcome, besides: sure[outcome.order])
      if !remedies.isEmpty { known[outcome.order] = remedies }
    }
    progress(late.count, late.count)
  }
}
