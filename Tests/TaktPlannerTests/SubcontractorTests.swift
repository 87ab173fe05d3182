import GLPK
import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// Steps that are sent out: no capacity, no set-up, a lead time.
@Suite struct SubcontractorTests {
  private typealias T = TinyPlant

  /// Made at 1 here, or at 3 at a subcontractor's; due at the end of a day.
  private func plant(leadTimeDays: Double, quantity: Double = 30, dueDay: Double) throws -> Plant {
    try T.plant(
      horizon: T.horizon(days: 4), machines: [T.machine(), T.subcontractor()],
      products: [
        T.made(
          steps: [
            T.step(modes: [
              T.mode(setup: Setup(minutes: 240), costPerUnit: 1),
              T.sentOut(to: 1, leadTimeDays: leadTimeDays, costPerUnit: 3),
            ])
          ])
      ], orders: [T.order(quantity: quantity, dueDay: dueDay, latest: T.at(day: dueDay))])
  }

  @Test func whatIsTooMuchIsSentOut() async throws {
    // 44 by the second day; the other 16 go out on the first.
    let result = try await expectOptimum(
      44 + 48, of: plant(leadTimeDays: 1, quantity: 60, dueDay: 2))
    #expect(result.plan.lots.filter { $0.mode == 1 }.allSatisfy { $0.period == 0 && !$0.hasSetup })
  }

  @Test func whatComesBackTooLateIsNotSentOut() async throws {
    // 20 are made on the first day; out for a day, they come back on the next.
    try await expectOptimum(20 + 200, of: plant(leadTimeDays: 1.5, dueDay: 1))
  }

  @Test func sentOutForLessThanADayComesBackTheSameDay() async throws {
    try await expectOptimum(20 + 30, of: plant(leadTimeDays: 0.5, dueDay: 1))
  }

  @Test func neitherSetupsNorHoursCountOutside() async throws {
    // Two families of 500 units in a day, whatever the changeover rules say.
    func sent(_ id: String, _ family: Int) -> Product {
      T.made(
        id, steps: [T.step(modes: [T.sentOut(family: family, leadTimeDays: 0.25, costPerUnit: 1)])])
    }
    let plant = try T.plant(
      horizon: T.horizon(days: 1), machines: [T.subcontractor()],
      products: [sent("A", 0), sent("B", 1)],
      changeoverRules: [
        ChangeoverRule(
          machines: nil, from: nil, to: nil, setup: Setup(minutes: 1500, cost: 100, scrapUnits: 9))
      ],
      orders: [
        T.order(quantity: 500, dueDay: 1), T.order("O2", product: 1, quantity: 500, dueDay: 1),
      ])
    try await expectOptimum(1000, of: plant)
  }

  @Test func aStepInTheMiddleMayBeSentOut() async throws {
    // Made on the first day, out until the third, finished then.
    let plant = try T.plant(
      horizon: T.horizon(days: 4), machines: [T.machine(), T.subcontractor()],
      products: [
        T.made(
          steps: [
            T.step("make", modes: [T.mode(costPerUnit: 1)]),
            T.step("coat", modes: [T.sentOut(to: 1, leadTimeDays: 2, costPerUnit: 2)]),
            T.step("pack", modes: [T.mode(family: 0, secondsPerUnit: 60, costPerUnit: 1)]),
          ])
      ], orders: [T.order(quantity: 10, dueDay: 3, latest: T.at(day: 3))])
    try await expectOptimum(40, of: plant)
  }

  @Test func theFirstPlanSendsOutWhatIsTooMuch() throws {
    let program = Program(PlanningData(try plant(leadTimeDays: 1, quantity: 60, dueDay: 2)))
    // It sets up on both days.
    #expect(isNear(program.firstIncumbent().objective, 40 + 60))
  }

  @Test func subprogramsMoveWhatIsSentOutBesideTheirGroups() throws {
    let program = Program(PlanningData(try plant(leadTimeDays: 1, quantity: 60, dueDay: 2)))
    let map = NeighbourhoodMap(program)
    let own = try #require(map.groups.first)
    let region = Set(map.region(of: [own], in: 0..<2))
    #expect(map.groups == [own])
    for start in program.layout.starts[1].prefix(2).compactMap({ $0 }) {
      #expect(region.contains(start.index))
    }
  }
}
