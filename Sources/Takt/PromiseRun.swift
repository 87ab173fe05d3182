public import GLPK
import TaktChecker
public import TaktFiles
public import TaktModel
import TaktScheduler

extension Takt {
  /// Finds out when a new order could be complete, on the detailed schedule of a plan in hand.
  ///
  /// Work decides, so that the same question has the same answer; time only cuts it short.
  ///
  /// - Parameters:
  ///   - file: the order file, as it was read.
  ///   - plan: of that file, and valid.
  ///   - newOrder: the bytes of one entry of `orders`; `due` may be left out.
  public static func promise(
    _ file: OrderFile, plan: Plan, newOrder: [UInt8], options: PromiseOptions = PromiseOptions(),
    cancellation: Cancellation = Cancellation(), progress: (PlanProgress) -> Void = { _ in }
  ) throws(PromiseError) -> Promise {
    var run = try PromiseRun(file, plan, newOrder, options, cancellation)
    run.search(progress)
    return try run.promise()
  }
}

/// One question for a promise: candidates from several searches, the best of them for each offer.
struct PromiseRun {
  /// A schedule with the order in it, and what it means.
  struct Candidate {
    let plan: Plan
    /// As it was found: with the order's goods delivered when they are there.
    let schedule: Schedule
    let completeAt: Instant
    let costChange: Double
    let payers: [OrderOffer.Payer]
    /// No order is later than in the plan in hand or than its due date, and none less served.
    let isFree: Bool

    var costToOthers: Double { payers.reduce(0) { $0 + max(0, $1.cost) } }
  }

  let before: Plan
  let addition: OrderAddition
  let orderBytes: [UInt8]
  let options: PromiseOptions
  /// The order file with the order in it.
  let file: OrderFile
  let fileBytes: [UInt8]
  let order: OrderIndex
  /// Before the order: what becomes of the others, and what all costs.
  let outcomes: [OrderOutcome]
  let costBefore: Double
  private let paidBefore: [Double]
  let clock: RunClock
  /// What has happened by now, where it is said what time it is.
  private let elapsed: ElapsedTime?
  private(set) var candidates: [Candidate] = []

  var plant: Plant { file.plant }

  init(
    _ known: OrderFile, _ plan: Plan, _ newOrder: [UInt8], _ options: PromiseOptions,
    _ cancellation: Cancellation
  ) throws(PromiseError) {
    clock = RunClock(limitSeconds: options.timeLimitSeconds, cancellation: cancellation)
    before = plan
    self.options = options
    orderBytes = known.bytes
    if known.sha256 != plan.orderFileSHA256 { throw .otherOrders }
    let faults = Checker.check(plan, against: known.plant)
    if let first = faults.first { throw .badPlan(count: faults.count, first: first.message) }
    order = known.plant.orders.count
    do throws(FileErrors) {
      addition = try OrderAddition(newOrder)
    } catch {
      throw .badOrder(error)
    }
    // Without a wish the order is wanted at once.
    (file, fileBytes) = try Self.file(
      known.bytes, with: addition, at: order, due: known.plant.horizon.start, known.plant)
    let evaluation = Evaluation(of: plan.schedule, for: file.plant)
    outcomes = evaluation.orders
    elapsed = options.now.flatMap { now in
      now > known.plant.horizon.start
        ? ElapsedTime(plan.schedule, until: now, in: known.plant.horizon) : nil
    }
    paidBefore = Self.costs(plan.schedule, file.plant)
    costBefore = evaluation.cost.total - paidBefore[order]
  }

  /// The order file with the order, due at a moment where it does not say when.
  private static func file(
    _ orders: [UInt8], with addition: OrderAddition, at index: OrderIndex, due: Instant,
    _ plant: Plant
  ) throws(PromiseError) -> (OrderFile, [UInt8]) {
    let start = plant.horizon.start.rfc3339(in: plant.timeZone)
    let fields =
      addition.hasDue
      ? []
      : [("due", due.rfc3339(in: plant.timeZone))]
        + (addition.hasEarliest ? [] : [("earliest", start)])
    do throws(FileErrors) {
      let bytes = try addition.adding(to: orders, with: fields)
      return (try OrderFile.read(bytes), bytes)
    } catch {
      let (inside, others) = error.split(at: "/orders/\(index)")
      if let inside { throw .badOrder(inside) }
      throw .badOrderFile(others ?? error)
    }
  }

  /// What each order pays for lateness and unmet demand.
  private static func costs(_ schedule: Schedule, _ plant: Plant) -> [Double] {
    schedule.latenessCosts(for: plant).map(\.total)
  }
}

// MARK: - Searching

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
    let inserted = OrderInsertion.insert(
      order, into: elapsed?.closed(before.schedule) ?? before.schedule, for: weighted, cap: cap,
      evaluationLimit: evaluationLimit,
      stop: half.isFinite ? stop.sooner(bySeconds: half) : stop)
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
      elapsed?.closed(best.schedule) ?? best.schedule, for: weighted,
      clock.stop(share: share, reserveSeconds: 0.05 * options.timeLimitSeconds))
  }

  /// The plant with what is left to decide.
  private func left(_ weighted: Plant) -> Plant? {
    elapsed.map { $0.closed(weighted) } ?? weighted
  }

  private mutating func improve(_ schedule: Schedule, for weighted: Plant, _ stop: StopRule) {
    if stop.isOver { return }
    let improved = ScheduleSearch.improve(
      schedule, for: weighted, seed: options.seed, evaluationLimit: evaluationLimit, stop: stop
    ) { _ in }
    take(improved.schedule)
  }

  /// Notes a schedule where the checker passes it, the order is served and what has happened stands.
  private mutating func take(_ found: Schedule) {
    let schedule = elapsed?.opened(found) ?? found
    if let elapsed, !elapsed.isKept(by: schedule) { return }
    let quantity = plant.orders[order].quantity
    let own = schedule.deliveries.filter { $0.order == order }
    guard let completeAt = own.map(\.at).max(),
      own.reduce(0, { $0 + $1.quantity }) >= quantity * (1 - 1e-6)
    else { return }
    let earliest = plant.orders[order].earliest
    // The order's goods may be there before it wants them.
    let delivered = Schedule(
      lots: schedule.lots,
      deliveries: schedule.deliveries.map { delivery in
        delivery.order == order && delivery.at < earliest
          ? Delivery(order: order, at: earliest, quantity: delivery.quantity) : delivery
      }.sorted { ($0.at, $0.order) < ($1.at, $1.order) }, purchases: schedule.purchases)
    let evaluation = Evaluation(of: delivered, for: plant)
    let plan = plan(delivered, evaluation, file)
    guard Checker.check(plan, against: plant).isEmpty else { return }
    let payers = payers(delivered, evaluation.orders)
    candidates.append(
      Candidate(
        plan: plan, schedule: schedule, completeAt: completeAt,
        costChange: evaluation.cost.total - Self.costs(delivered, plant)[order] - costBefore,
        payers: payers, isFree: isFree(evaluation.orders)))
  }

  private func plan(_ schedule: Schedule, _ evaluation: Evaluation, _ file: OrderFile) -> Plan {
    Plan(
      generator: .init(name: "takt", version: Takt.version), orderFileSHA256: file.sha256,
      createdAt: before.createdAt,
      // The program over the periods knew nothing of the order.
      solve: Plan.Solve(
        status: .feasible, stoppedBy: .work, objective: evaluation.cost.total, bound: 0,
        gapPercent: Plan.Solve.gapPercent(objective: evaluation.cost.total, bound: 0), seconds: 0,
        seed: options.seed, threads: 1, columns: 0, rows: 0, binaries: 0),
      schedule: schedule, orders: evaluation.orders, cost: evaluation.cost, kpi: evaluation.kpi,
      warnings: file.plant.remarks + PlanRun.Prices.ofNoProgram.warnings)
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

// MARK: - What comes out

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
    return candidate.costChange + Self.costs(candidate.plan.schedule, plant)[order]
  }

  func promise() throws(PromiseError) -> Promise {
    let kinds = OrderOffer.Kind.allCases
    let found = kinds.compactMap { kind in best(kind).map { (kind, $0) } }
    var (file, bytes) = (file, fileBytes)
    let promised = found.first?.1.completeAt
    if !addition.hasDue, let promised {
      (file, bytes) = try Self.file(orderBytes, with: addition, at: order, due: promised, plant)
    }
    let offers = found.map { kind, candidate in
      let evaluation = Evaluation(of: candidate.plan.schedule, for: file.plant)
      return OrderOffer(
        kind: kind, completeAt: candidate.completeAt,
        plan: plan(candidate.plan.schedule, evaluation, file), costChange: candidate.costChange,
        payers: candidate.payers)
    }
    return Promise(
      file: file, fileBytes: bytes, order: order,
      wishedFor: addition.hasDue ? plant.orders[order].due : nil, offers: offers)
  }
}
