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

  private func planned(_ lots: [(step: Int, period: Int, started: Double)]) -> PeriodPlan {
    PeriodPlan(
      lots: lots.map {
        PeriodPlan.Lot(
          product: 0, step: $0.step, mode: 0, period: $0.period, started: $0.started,
          hasSetup: true)
      })
  }

  @Test func workThatWasNotDoneInItsPeriodIsLostCapacity() throws {
    let plant = try line()
    var feedback = ClockFeedback(plant)
    // Eight hours were planned on the first day, five of them were done.
    feedback.learn(
      from: schedule([
        lot(step: 0, machine: 0, day: 0, from: 11, hours: 5),
        lot(step: 0, machine: 0, day: 1, from: 8, hours: 3),
      ]), of: planned([(0, 0, 8)]), for: plant)
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
      ]), of: planned([(0, 0, 8), (1, 0, 8)]), for: plant)
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
      ]), of: planned([(0, 0, 4), (1, 0, 4)]), for: plant)
    #expect(feedback == ClockFeedback(plant))
  }

  @Test func latenessIsCountedAsTheProgramDoes() throws {
    let plant = try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: 4), machines: [TinyPlant.machine()],
      products: [TinyPlant.made()],
      orders: [
        TinyPlant.order(
          "O1", quantity: 10, dueDay: 1.5, tardinessCostPerUnitDay: 2, unmetCostPerUnit: 50)
      ])
    // Four in the due date's period, five a period later (by its end 1.5 days late), one never.
    let plan = PeriodPlan(
      lots: [],
      deliveries: [
        .init(order: 0, period: 1, quantity: 4), .init(order: 0, period: 2, quantity: 5),
      ])
    #expect(abs(plan.latenessCost(for: plant) - (5 * 1.5 * 2 + 50)) < 1e-9)
  }
}
