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
    /// As it was found: with the order's goods delivered when they are there.
    let found: Schedule
    /// With them delivered when the order wants them at the soonest.
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
  let paidBefore: [Double]
  let clock: RunClock
  /// What has happened by now, where it is said what time it is.
  let elapsed: ElapsedTime?
  var candidates: [Candidate] = []

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
    outcomes = Evaluation.outcomes(of: plan.schedule, for: file.plant)
    elapsed = options.now.flatMap { now in
      now > known.plant.horizon.start
        ? ElapsedTime(plan.schedule, until: now, in: known.plant.horizon) : nil
    }
    paidBefore = Self.costs(plan.schedule, file.plant)
    costBefore = Replanner(file.plant).cost(of: plan.schedule) - paidBefore[order]
  }

  /// The order file with the order, due at a moment where it does not say when.
  static func file(
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
  static func costs(_ schedule: Schedule, _ plant: Plant) -> [Double] {
    schedule.latenessCosts(for: plant).map(\.total)
  }
}
