import TaktChecker
import TaktModel
import TaktScheduler
import TaktTestSupport
import Testing

/// Short words for the suites: instants, period plans, schedules that the checker passes.
enum Shopfloor {
  /// Hours after the horizon's start.
  static func hour(_ hours: Double) -> Instant { TinyPlant.at(day: 0, hours: hours) }

  static func hours(_ instant: Instant?) -> Double? {
    instant.map { TinyPlant.start.seconds(until: $0) / 3600 }
  }

  static func lot(
    _ started: Double, of product: ProductIndex = 0, step: Int = 0, mode: Int = 0,
    period: Int = 0, hasSetup: Bool = true
  ) -> PeriodPlan.Lot {
    PeriodPlan.Lot(
      product: product, step: step, mode: mode, period: period, started: started,
      hasSetup: hasSetup)
  }

  /// What the scheduler makes of the lots, having been found valid.
  static func schedule(
    _ lots: [PeriodPlan.Lot], overtime: [PeriodPlan.Overtime] = [], for plant: Plant,
    at location: SourceLocation = #_sourceLocation
  ) -> Schedule {
    let schedule = Scheduler.schedule(
      PeriodPlan(lots: lots, overtime: overtime), for: plant)
    expectValid(schedule, for: plant, at: location)
    return schedule
  }

  /// What the spreadsheet planner does, having been found valid.
  static func dispatch(_ plant: Plant, at location: SourceLocation = #_sourceLocation) -> Schedule {
    let schedule = Dispatch.schedule(plant)
    expectValid(schedule, for: plant, at: location)
    return schedule
  }

  /// The best of `limit` schedules, found valid.
  static func improved(
    _ schedule: Schedule, for plant: Plant, seed: UInt64 = 1, limit: Int = 400,
    stop: StopRule = .never, at location: SourceLocation = #_sourceLocation
  ) -> Schedule {
    let found = ScheduleSearch.improve(
      schedule, for: plant, seed: seed, evaluationLimit: limit, stop: stop,
      onImprovement: { _ in }
    ).schedule
    expectValid(found, for: plant, at: location)
    return found
  }

  static func expectValid(
    _ schedule: Schedule, for plant: Plant, _ name: String = "", at location: SourceLocation
  ) {
    let faults = faults(schedule, for: plant)
    #expect(faults.isEmpty, "\(name) \(faults.prefix(5))", sourceLocation: location)
  }

  /// What the checker says of a plan wrapped around the schedule.
  static func faults(_ schedule: Schedule, for plant: Plant) -> [String] {
    let evaluation = Evaluation(of: schedule, for: plant)
    let plan = Plan(
      generator: Plan.Generator(name: "test", version: "1"), orderFileSHA256: "",
      createdAt: plant.horizon.start,
      solve: .withoutProgram(cost: 0, seed: 0),
      schedule: schedule, orders: evaluation.orders.withCauses, cost: evaluation.cost,
      kpi: evaluation.kpi)
    return Checker.check(plan, against: plant).map {
      "rule \($0.rule), \($0.subject): \($0.message)"
    }
  }
}

extension Schedule {
  /// Lots that do not run already at the horizon's start.
  var planned: [Lot] { lots.filter { $0.origin == .planned } }

  func planned(_ product: ProductIndex, step: Int = 0) -> [Lot] {
    planned.filter { $0.product == product && $0.step == step }
  }

  func delivered(_ order: OrderIndex) -> Double {
    deliveries.reduce(0) { $1.order == order ? $0 + $1.quantity : $0 }
  }

  /// Hours after the horizon's start at which something is delivered to the order.
  func deliveryHours(_ order: OrderIndex) -> [Double] {
    deliveries.filter { $0.order == order }.compactMap { Shopfloor.hours($0.at) }
  }
}

extension Lot {
  /// Its segments in words, in hours after the horizon's start.
  var shape: [String] {
    segments.map { segment in
      let from = Shopfloor.hours(segment.from) ?? 0
      let to = Shopfloor.hours(segment.to) ?? 0
      return "\(segment.kind) \(from)-\(to)" + (segment.isOvertime ? " overtime" : "")
    }
  }

  var startHour: Double { Shopfloor.hours(start) ?? 0 }
  var endHour: Double { Shopfloor.hours(end) ?? 0 }
}
