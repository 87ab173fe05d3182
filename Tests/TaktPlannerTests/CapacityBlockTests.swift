import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// Machine time: what fits, what overtime costs, who holds the machine.
@Suite struct CapacityBlockTests {
  private typealias T = TinyPlant

  @Test func aDayHoldsWhatItHolds() async throws {
    // 24 of 30 fit.
    let plant = try T.plant(horizon: T.horizon(days: 1), orders: [T.order(quantity: 30, dueDay: 1)])
    try await expectOptimum(120, of: plant)
  }

  @Test func efficiencyStretchesRunTime() async throws {
    // At 0.5 a unit takes two hours: 12 of 30.
    let plant = try T.plant(
      horizon: T.horizon(days: 1), machines: [T.machine(efficiency: 0.5)],
      orders: [T.order(quantity: 30, dueDay: 1)])
    try await expectOptimum(360, of: plant)
  }

  @Test func overtimeIsBoughtWhereItIsWorthIt() async throws {
    // 8 regular hours; 2 more at 3, 2 at 7; the 13th unit would cost 25 but only 20 unmet.
    let machine = T.machine(
      open: [
        T.window(day: 0, from: 0, to: 8),
        T.window(day: 0, from: 8, to: 10, isOvertime: true, costPerHour: 3),
        T.window(day: 0, from: 10, to: 12, isOvertime: true, costPerHour: 7),
        T.window(day: 0, from: 12, to: 14, isOvertime: true, costPerHour: 25),
      ])
    let plant = try T.plant(
      horizon: T.horizon(days: 1), machines: [machine],
      orders: [T.order(quantity: 13, dueDay: 1)])
    let result = try await expectOptimum(40, of: plant)
    #expect(result.plan.overtime.map(\.costPerHour) == [3, 7])
    #expect(result.plan.overtime.allSatisfy { isNear($0.seconds, 7200) })
  }

  @Test func setupsTakeTime() async throws {
    // 4 of 24 hours go into the set-up.
    let plant = try T.plant(
      horizon: T.horizon(days: 1),
      products: [T.made(steps: [T.step(modes: [T.mode(setup: Setup(minutes: 240))])])],
      orders: [T.order(quantity: 24, dueDay: 1)])
    try await expectOptimum(80, of: plant)
  }

  @Test func aSetupLongerThanThePeriodIsNeverDone() async throws {
    let plant = try T.plant(
      horizon: T.horizon(days: 2),
      products: [T.made(steps: [T.step(modes: [T.mode(setup: Setup(minutes: 1500))])])],
      orders: [T.order(quantity: 5, dueDay: 2)])
    try await expectOptimum(100, of: plant)
  }

  @Test func theMachinesRateRunsWhileItIsSetUpAndRuns() async throws {
    // Half an hour and ten hours at 2.
    let plant = try T.plant(
      horizon: T.horizon(days: 1), machines: [T.machine(costPerHour: 2)],
      products: [T.made(steps: [T.step(modes: [T.mode(setup: Setup(minutes: 30))])])],
      orders: [T.order(dueDay: 1)])
    try await expectOptimum(21, of: plant)
  }

  @Test func productsShareTheMachine() async throws {
    // 20 + 20 of two families with 2 h of set-up each into 24 h: 20 are made, the dear ones.
    func made(_ id: String, _ family: Int) -> Product {
      T.made(id, steps: [T.step(modes: [T.mode(family: family, setup: Setup(minutes: 120))])])
    }
    let plant = try T.plant(
      horizon: T.horizon(days: 1), products: [made("A", 0), made("B", 1)],
      orders: [
        T.order(quantity: 20, dueDay: 1),
        T.order("O2", product: 1, quantity: 20, dueDay: 1, unmetCostPerUnit: 21),
      ])
    // B alone: 20 of 22 hours; the 2 left are a set-up for A and nothing.
    try await expectOptimum(400, of: plant)
  }

  @Test func alternatesTakeWhatTheFirstCannot() async throws {
    // 24 at 1 here, 6 at 3 there.
    let plant = try T.plant(
      horizon: T.horizon(days: 1), machines: [T.machine(), T.machine("M2")],
      products: [
        T.made(
          steps: [T.step(modes: [T.mode(costPerUnit: 1), T.mode(on: 1, costPerUnit: 3)])])
      ], orders: [T.order(quantity: 30, dueDay: 1)])
    try await expectOptimum(42, of: plant)
  }

  /// A lot of 10 at a yield of 0.5 holds the machine until noon, gives 5 and leaves it set up.
  private func underWay(quantity: Double) throws -> Plant {
    try T.plant(
      horizon: T.horizon(days: 1),
      products: [
        T.made(
          steps: [
            T.step(modes: [
              T.mode(setup: Setup(minutes: 60, cost: 7), yield: 0.5, costPerUnit: 2)
            ])
          ])
      ], orders: [T.order(quantity: quantity, dueDay: 1)],
      inProgress: [
        InProgressLot(
          id: "running", product: 0, step: 0, machine: 0, mode: 0, started: 10, end: T.at(day: 0.5))
      ])
  }

  @Test func aLotUnderWayGivesItsGoodsAndItsSetup() async throws {
    // 5 come by themselves; 12 starts give the other 6 without a set-up.
    try await expectOptimum(24, of: underWay(quantity: 11))
    try await expectOptimum(0, of: underWay(quantity: 5))
  }

  @Test func aLotUnderWayHoldsItsMachine() async throws {
    // 3 more would ask for 6 hours that are not there: 3 x 20.
    try await expectOptimum(84, of: underWay(quantity: 14))
  }

  @Test func aLotUnderWayInAnEarlierStepFeedsTheNext() async throws {
    // 8 started at 0.5 give 4 to step two; 6 more starts of step one at 3 give 3; 7 at 1.
    let plant = try T.plant(
      horizon: T.horizon(days: 1), machines: [T.machine(), T.machine("M2")],
      products: [
        T.made(
          steps: [
            T.step("one", modes: [T.mode(yield: 0.5, costPerUnit: 3)]),
            T.step("two", modes: [T.mode(on: 1, costPerUnit: 1)]),
          ])
      ], orders: [T.order(quantity: 7, dueDay: 1)],
      inProgress: [
        InProgressLot(
          id: "running", product: 0, step: 0, machine: 0, mode: 0, started: 8, end: T.at(day: 0.25))
      ])
    try await expectOptimum(25, of: plant)
  }
}
