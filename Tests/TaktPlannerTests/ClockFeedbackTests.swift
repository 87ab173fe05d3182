import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// What the clock cannot keep goes back to the program.
struct ClockFeedbackTests {
  /// Two steps on machines of their own, open 8 hours a day.
  private func line() throws -> Plant {
    let open = TinyPlant.shifts(days: 4, from: 8, to: 16)
    return try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: 4),
      machines: [TinyPlant.machine("M1", open: open), TinyPlant.machine("M2", open: open)],
      products: [
        TinyPlant.made(
          "A",
          steps: [
            TinyPlant.step("one", modes: [TinyPlant.mode(on: 0)]),
            TinyPlant.step("two", modes: [TinyPlant.mode(on: 1)]),
          ])
      ], orders: [TinyPlant.order("O1", quantity: 8)])
  }

  private func lot(step: Int, machine: Int, day: Double, from: Double, hours: Double) -> Lot {
    let start = TinyPlant.at(day: day, hours: from)
    let end = TinyPlant.at(day: day, hours: from + hours)
    return Lot(
      id: "L\(step)", product: 0, step: step, machine: machine, family: 0, setup: nil,
      segments: [Lot.Segment(kind: .run, from: start, to: end, isOvertime: false)], start: start,
      end: end, started: hours, good: hours, scrap: 0, feeds: [])
  }

  private func schedule(_ lots: [Lot]) -> Schedule {
    Schedule(lots: lots, deliveries: [], purchases: [])
  }

  private func planned(
    _ lots: [(step: Int, period: Int, started: Double)], for plant: Plant
  ) -> PeriodPromise {
    PeriodPromise(
      PeriodPlan(
        lots: lots.map {
          PeriodPlan.Lot(
            product: 0, step: $0.step, mode: 0, period: $0.period, started: $0.started,
            hasSetup: true)
        }, deliveries: [.init(order: 0, period: 3, quantity: 8)]), seenIn: plant)
  }

  @Test func workThatWasNotDoneInItsPeriodIsLostCapacity() throws {
    let plant = try line()
    var feedback = ClockFeedback(plant)
    // Eight hours were planned on the first day, five of them were done.
    feedback.learn(
      from: schedule([
        lot(step: 0, machine: 0, day: 0, from: 11, hours: 5),
        lot(step: 0, machine: 0, day: 1, from: 8, hours: 3),
      ]), of: planned([(0, 0, 8)], for: plant), for: plant)
    #expect(feedback.lostSeconds[0] == [3 * 3600, 0, 0, 0])
    let seen = try feedback.applied(to: plant)
    let firstDay = seen.machines[0].windows[0]
    #expect(firstDay.from == TinyPlant.at(day: 0, hours: 8))
    #expect(firstDay.to == TinyPlant.at(day: 0, hours: 13))
    #expect(seen.machines[0].windows.dropFirst() == plant.machines[0].windows.dropFirst())
    #expect(seen.machines[1].windows == plant.machines[1].windows)
  }

  @Test func aStepThatCouldNotFollowInThePeriodRestsForOne() throws {
    let plant = try line()
    var feedback = ClockFeedback(plant)
    feedback.learn(
      from: schedule([
        lot(step: 0, machine: 0, day: 0, from: 8, hours: 8),
        lot(step: 1, machine: 1, day: 1, from: 8, hours: 8),
      ]), of: planned([(0, 0, 8), (1, 0, 8)], for: plant), for: plant)
    #expect(feedback.followsLater == [[true, false]])
    let seen = try feedback.applied(to: plant)
    #expect(seen.products[0].steps[0].minimumWaitSeconds == 86_400)
    #expect(seen.products[0].steps[1].minimumWaitSeconds == 0)
  }

  @Test func whatIsKeptTeachesNothing() throws {
    let plant = try line()
    var feedback = ClockFeedback(plant)
    feedback.learn(
      from: schedule([
        lot(step: 0, machine: 0, day: 0, from: 8, hours: 4),
        lot(step: 1, machine: 1, day: 0, from: 12, hours: 4),
      ]), of: planned([(0, 0, 4), (1, 0, 4)], for: plant), for: plant)
    #expect(feedback == ClockFeedback(plant))
  }

  // MARK: Orders

  /// A machine open all day, an order due at noon of the second of four days.
  private func due() throws -> Plant {
    try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: 4),
      orders: [TinyPlant.order("O1", quantity: 10, dueDay: 1.5, earliest: nil)])
  }

  /// What a plan learns whose program delivers on the second day and whose schedule then.
  private func learned(_ deliveries: [Delivery], _ plant: Plant) -> ClockFeedback {
    var feedback = ClockFeedback(plant)
    let plan = PeriodPlan(lots: [], deliveries: [.init(order: 0, period: 1, quantity: 10)])
    feedback.learn(
      from: Schedule(lots: [], deliveries: deliveries, purchases: []),
      of: PeriodPromise(plan, seenIn: plant), for: plant)
    return feedback
  }

  @Test func anOrderThatIsLateOnItsDayIsWantedTheDayBefore() throws {
    let plant = try due()
    let late = Delivery(order: 0, at: TinyPlant.at(day: 1.7), quantity: 10)
    let seen = try learned([late], plant).applied(to: plant)
    #expect(seen.orders[0].due == TinyPlant.at(day: 1))
    #expect(seen.orders[0].earliest == TinyPlant.at(day: 1))
    // What is still made on its day is promised for the day's end.
    let plan = PeriodPlan(lots: [], deliveries: [.init(order: 0, period: 1, quantity: 10)])
    let promise = PeriodPromise(plan, seenIn: seen)
    #expect(plant.orderDaysLate(promise.deliveries(for: plant)) == 0.5)
  }

  @Test func anOrderThatIsLaterThanItsDayIsNotPromisedSooner() throws {
    let plant = try due()
    let late = Delivery(order: 0, at: TinyPlant.at(day: 2.2), quantity: 10)
    #expect(
      try learned([late], plant).applied(to: plant).orders[0].earliest == TinyPlant.at(day: 2.2))
    let never = Delivery(order: 0, at: TinyPlant.at(day: 1), quantity: 4)
    #expect(
      try learned([never], plant).applied(to: plant).orders[0].earliest == TinyPlant.at(day: 4))
  }

  @Test func anOrderThatIsLateOnItsDayAgainIsNotPromisedSooner() throws {
    let plant = try due()
    let late = Delivery(order: 0, at: TinyPlant.at(day: 1.7), quantity: 10)
    let schedule = Schedule(lots: [], deliveries: [late], purchases: [])
    var feedback = learned([late], plant)
    let sooner = PeriodPlan(lots: [], deliveries: [.init(order: 0, period: 0, quantity: 10)])
    let promise = PeriodPromise(sooner, seenIn: try feedback.applied(to: plant))
    feedback.learn(from: schedule, of: promise, for: plant)
    let seen = try feedback.applied(to: plant)
    #expect(seen.orders[0].earliest == TinyPlant.at(day: 1.7))
    #expect(seen.orders[0].due == TinyPlant.at(day: 1))
  }

  @Test func whatNobodyWillTryIsNotPromised() throws {
    let plant = try due()
    let late = Delivery(order: 0, at: TinyPlant.at(day: 1.7), quantity: 10)
    let plan = PeriodPlan(lots: [], deliveries: [.init(order: 0, period: 1, quantity: 10)])
    var feedback = ClockFeedback(plant)
    feedback.learn(
      from: Schedule(lots: [], deliveries: [late], purchases: []),
      of: PeriodPromise(plan, seenIn: plant), for: plant, isLast: true)
    let seen = try feedback.applied(to: plant)
    #expect(seen.orders[0].earliest == TinyPlant.at(day: 1.7))
    // It is promised for when the clock had it, not for the day's end.
    let answer = PeriodPromise(plan, seenIn: seen)
    #expect(abs(plant.orderDaysLate(answer.deliveries(for: plant)) - 0.2) < 1e-6)
  }

  @Test func anOrderThatWasNeverCompleteIsNotPromisedForItsLatestMoment() throws {
    let plant = try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: 4),
      orders: [
        TinyPlant.order(
          "O1", quantity: 10, dueDay: 1.5, earliest: nil, latest: TinyPlant.at(day: 3))
      ])
    let never = Delivery(order: 0, at: TinyPlant.at(day: 1), quantity: 4)
    let seen = try learned([never], plant).applied(to: plant)
    #expect(seen.orders[0].earliest == TinyPlant.at(day: 4))
    // One that was complete too late for anybody is of use until then.
    let tooLate = Delivery(order: 0, at: TinyPlant.at(day: 3.5), quantity: 10)
    #expect(
      try learned([tooLate], plant).applied(to: plant).orders[0].earliest == TinyPlant.at(day: 3))
  }

  @Test func anOrderOnTimeIsLeftAlone() throws {
    let plant = try due()
    let kept = Delivery(order: 0, at: TinyPlant.at(day: 1.5), quantity: 10)
    #expect(learned([kept], plant) == ClockFeedback(plant))
  }
}
