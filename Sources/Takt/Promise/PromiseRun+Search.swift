import TaktFiles
import TaktModel
import TaktScheduler

/// Several searches, each for orders weighted as its offer wants it.
extension PromiseRun {
  /// Schedules that a search may look at: about as long on large plants as on small ones.
  private var evaluationLimit: Int {
    let lots = before.schedule.lots.count
    return min(6_000, max(200, 600_000 / (20 + lots)), 150 * (lots + 2) * (lots + 2))
  }

  /// Each offer's own search, then those between them where a cost is accepted.
  mutating func search(_ progress: (PlanProgress) -> Void) {
    func tell(_ phase: String) {
      progress(
        PlanProgress(
          phase: phase, bestCost: nil, bound: nil, gapPercent: nil, seconds: clock.seconds))
    }
    let weights = PromiseWeights(
      plant, order, outcomes, costBefore, hasDue: addition.hasDue,
      hasEarliest: addition.hasEarliest)
    // Nobody pays, not even for a part that is later; the weights allow parts up to the order's own date.
    tell("nothing later")
    look(weights.earliest, share: 0.2, cap: cap(noise))
    look(weights.nothingLater, share: 0.2)
    polish(.nothingLater, share: 0.25) { weights.nothingLater(by: $0) }
    tell("earliest")
    look(weights.earliest, share: 0.4)
    polish(.earliest, share: 0.4) { weights.earliest(by: $0) }
    tell("cheapest")
    look(weights.cheapest, share: options.acceptedCost == nil ? 0.9 : 0.4)
    guard let accepted = options.acceptedCost else { return }
    let slow = best(.nothingLater)?.completeAt ?? plant.horizon.end
    guard let fast = best(.earliest), fast.costToOthers > accepted else { return }
    tell("accepted cost")
    look(weights.earliest, share: 0.4, cap: cap(accepted))
    let days = max(fast.completeAt.days(until: slow), 1e-3)
    for factor in [1, 3, 0.3] {
      look(weights.between(costPerDay: factor * max(accepted, 1e-6) / days), share: 0.33)
    }
  }

  /// What a sum of costs may be off by rounding.
  private var noise: Double { 1e-6 * max(1, abs(costBefore) * 1e-3) }

  private func cap(_ most: Double) -> OrderInsertion.Cap {
    OrderInsertion.Cap(costs: paidBefore, most: most)
  }

  /// Takes the order in and improves the schedule, for orders weighted as in a plant.
  private mutating func look(
    _ weighted: Plant?, share: Double, cap: OrderInsertion.Cap? = nil
  ) {
    guard let weighted = weighted.flatMap(left), candidates.isEmpty || clock.secondsLeft > 0.2
    else { return }
    let stop = clock.stop(share: share, reserveSeconds: 0.05 * options.timeLimitSeconds)
    let half = stop.secondsLeft() / 2
    let inserted = Replanner(
      weighted, stop: half.isFinite ? stop.sooner(bySeconds: half) : stop
    ).withRoom(closed(before.schedule), for: order, cap: cap, evaluationLimit: evaluationLimit)
    take(inserted)
    // The search knows no cap.
    if cap == nil { improve(inserted, for: weighted, stop) }
  }

  /// Makes the best candidate of an offer cheaper, its date standing.
  private mutating func polish(
    _ kind: OrderOffer.Kind, share: Double, _ weighted: (Instant) -> Plant?
  ) {
    guard let best = best(kind), let weighted = weighted(best.completeAt).flatMap(left)
    else { return }
    improve(
      closed(best.found), for: weighted,
      clock.stop(share: share, reserveSeconds: 0.05 * options.timeLimitSeconds))
  }

  /// The plant with what is left to decide.
  private func left(_ weighted: Plant) -> Plant? {
    elapsed.map { $0.closed(weighted) } ?? weighted
  }

  private func closed(_ schedule: Schedule) -> Schedule { elapsed?.closed(schedule) ?? schedule }

  private mutating func improve(_ schedule: Schedule, for weighted: Plant, _ stop: StopRule) {
    if stop.isOver { return }
    take(
      Replanner(weighted, stop: stop).searched(
        schedule, seed: options.seed, evaluationLimit: evaluationLimit))
  }

  /// Notes a schedule where the checker passes it, the order is served and what has happened stands.
  private mutating func take(_ found: Schedule) {
    let schedule = elapsed?.opened(found) ?? found
    if let elapsed, !elapsed.isKept(by: schedule) { return }
    let quantity = plant.orders[order].quantity
    let own = schedule.deliveries.indices.filter { schedule.deliveries[$0].order == order }
    guard let completeAt = own.map({ schedule.deliveries[$0].at }).max(),
      own.reduce(0, { $0 + schedule.deliveries[$1].quantity }) >= quantity * (1 - 1e-6)
    else { return }
    let earliest = plant.orders[order].earliest
    // The order's goods may be there before it wants them.
    let delivered = schedule.modified {
      for index in own where $0.deliveries[index].at < earliest {
        $0.deliveries[index].at = earliest
      }
      $0.deliveries.sort { ($0.at, $0.order) < ($1.at, $1.order) }
    }
    let replanner = Replanner(plant)
    guard replanner.isValid(delivered) else { return }
    let after = Evaluation.outcomes(of: delivered, for: plant)
    candidates.append(
      Candidate(
        found: schedule, schedule: delivered, completeAt: completeAt,
        costChange: replanner.cost(of: delivered) - Self.costs(delivered, plant)[order]
          - costBefore,
        payers: payers(delivered, after), isFree: isFree(after)))
  }

  /// A second is within the checker's tolerance.
  private func isFree(_ after: [OrderOutcome]) -> Bool {
    zip(outcomes, after).allSatisfy { old, new in
      if old.order == order { return true }
      let limit = max(old.completedAt ?? plant.horizon.end, plant.orders[old.order].due)
      return new.unmet <= old.unmet + 1e-6 * max(1, plant.orders[old.order].quantity)
        && new.completedAt.map { limit.seconds(until: $0) <= 1 } ?? true
    }
  }

  private func payers(_ schedule: Schedule, _ after: [OrderOutcome]) -> [OrderOffer.Payer] {
    var payers: [OrderOffer.Payer] = []
    let pays = Self.costs(schedule, plant)
    for (old, new) in zip(outcomes, after) where old.order != order {
      let cost = pays[old.order] - paidBefore[old.order]
      guard cost > noise else { continue }
      var days = 0.0
      if let from = old.completedAt, let to = new.completedAt { days = from.days(until: to) }
      payers.append(
        OrderOffer.Payer(
          order: old.order, from: old.completedAt, to: new.completedAt, daysLater: max(0, days),
          unmet: max(0, new.unmet - old.unmet), cost: cost))
    }
    return payers.enumerated().sorted {
      ($1.element.cost, $0.offset) < ($0.element.cost, $1.offset)
    }.map(\.element)
  }
}
