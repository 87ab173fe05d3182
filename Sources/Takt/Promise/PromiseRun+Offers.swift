import TaktChecker
import TaktFiles
import TaktModel
import TaktScheduler

/// What comes out: the best candidate for each offer.
extension PromiseRun {
  /// The best candidate for an offer: the sooner, then the cheaper; for the cheapest the other way
  /// round. Nothing is told apart by less than a second. Where nobody is to be later nobody pays for a
  /// part that is later either, if that can be.
  func best(_ kind: OrderOffer.Kind) -> Candidate? {
    let isAnyPaidByNobody = candidates.contains { $0.isFree && $0.payers.isEmpty }
    let fit = candidates.filter { candidate in
      switch kind {
      case .nothingLater: candidate.isFree && (candidate.payers.isEmpty || !isAnyPaidByNobody)
      case .accepted:
        options.acceptedCost.map { candidate.costToOthers <= $0 * (1 + 1e-9) } ?? false
      case .earliest, .cheapest: true
      }
    }
    return fit.min { a, b in
      let (x, y) = (a.completeAt.milliseconds / 1000, b.completeAt.milliseconds / 1000)
      let (costA, costB) = (total(a), total(b))
      return kind == .cheapest ? (costA, x) < (costB, y) : (x, costA) < (y, costB)
    }
  }

  /// What a candidate costs, the lateness of the order against its wished date included.
  private func total(_ candidate: Candidate) -> Double {
    guard addition.hasDue else { return candidate.costChange }
    return candidate.costChange + Self.costs(candidate.schedule, plant)[order]
  }

  func promise() throws(PromiseError) -> Promise {
    let kinds = OrderOffer.Kind.allCases
    let found = kinds.compactMap { kind in best(kind).map { (kind, $0) } }
    var (file, bytes) = (file, fileBytes)
    let promised = found.first?.1.completeAt
    if !addition.hasDue, let promised {
      (file, bytes) = try Self.file(orderBytes, with: addition, at: order, due: promised, plant)
    }
    let offers = found.compactMap { kind, candidate -> OrderOffer? in
      let plan = plan(candidate.schedule, file)
      guard Checker.check(plan, against: file.plant).isEmpty else { return nil }
      return OrderOffer(
        kind: kind, completeAt: candidate.completeAt, plan: plan, costChange: candidate.costChange,
        payers: candidate.payers)
    }
    return Promise(
      file: file, fileBytes: bytes, order: order,
      wishedFor: addition.hasDue ? plant.orders[order].due : nil, offers: offers)
  }

  private func plan(_ schedule: Schedule, _ file: OrderFile) -> Plan {
    let evaluation = Evaluation(of: schedule, for: file.plant)
    return Plan(
      of: schedule, evaluation, for: file, createdAt: before.createdAt,
      // The program over the periods knew nothing of the order.
      solve: .withoutProgram(cost: evaluation.cost.total, seed: options.seed),
      warnings: file.plant.remarks + PlanRun.Prices.ofNoProgram.warnings
    ).withCauses(for: file.plant, stop: clock.stop(reserveSeconds: 0))
  }
}
