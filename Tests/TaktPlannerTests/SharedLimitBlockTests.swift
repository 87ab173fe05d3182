import GLPK
import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// What machines share: moulds, people, their weeks.
@Suite struct SharedLimitBlockTests {
  private typealias T = TinyPlant

  private func resource(
    _ kind: Resource.Kind = .tool, count: Double = 1, open: [Window]? = nil, week: Double? = nil
  ) -> Resource {
    Resource(
      id: "R", kind: kind, count: count,
      openWindows: open ?? [Window(from: T.start, to: T.at(day: 10))],
      maxHoursPerPersonWeek: week)
  }

  /// Two machines that could make 24 a day each.
  private func twoMachines(
    _ resource: Resource, use: Mode.Use = .init(resource: 0), setup: Setup = Setup(),
    horizon: Horizon = TinyPlant.horizon(days: 1), quantity: Double = 48, dueDay: Double = 1,
    inProgress: [InProgressLot] = []
  ) throws -> Plant {
    try T.plant(
      horizon: horizon, machines: [T.machine(), T.machine("M2")], resources: [resource],
      products: [
        T.made(
          steps: [
            T.step(modes: [
              T.mode(setup: setup, uses: [use]), T.mode(on: 1, setup: setup, uses: [use]),
            ])
          ])
      ],
      orders: [T.order(quantity: quantity, dueDay: dueDay)], inProgress: inProgress)
  }

  @Test func aMouldIsInOneMachineAtATime() async throws {
    try await expectOptimum(480, of: twoMachines(resource()))
    try await expectOptimum(0, of: twoMachines(resource(count: 2)))
  }

  @Test func aLotMayTakeSeveral() async throws {
    try await expectOptimum(
      480, of: twoMachines(resource(count: 3), use: .init(resource: 0, count: 2, during: .both)))
  }

  @Test func settersTakePartInSetupsAlone() async throws {
    // Eight hours for set-ups of five: one machine runs, for 19 hours.
    let plant = try twoMachines(
      resource(.labour, open: [T.window(day: 0, from: 0, to: 8)]),
      use: .init(resource: 0, during: .setup), setup: Setup(minutes: 300))
    try await expectOptimum(580, of: plant)
  }

  @Test func aMachineRunsOnlyWhileItsPeopleAreThere() async throws {
    // Five people for eight hours: eight units on each machine.
    let plant = try twoMachines(
      resource(.labour, count: 5, open: [T.window(day: 0, from: 8, to: 16)]))
    try await expectOptimum(640, of: plant)
  }

  @Test func peopleWorkTheirHoursOfTheWeekAndNoMore() async throws {
    // The start is a Monday: 40 hours by Sunday, 24 of the next Monday; 240 wanted.
    let plant = try twoMachines(
      resource(.labour, week: 40), horizon: T.horizon(days: 8), quantity: 240, dueDay: 8)
    try await expectOptimum(Double(240 - 64) * 20, of: plant)
  }

  @Test func aPeriodInTwoWeeksHasTheHoursOfBoth() async throws {
    let plant = try twoMachines(
      resource(.labour, week: 40),
      horizon: Horizon(start: T.start, periodHours: [132, 72]), quantity: 240, dueDay: 8.5)
    // 40 in the first, 36 and 36 in the second, but 80 in all.
    try await expectOptimum(Double(240 - 80) * 20, of: plant)
  }

  @Test func aLotUnderWayHasItsMould() async throws {
    let lot = InProgressLot(
      id: "running", product: 0, step: 0, machine: 0, mode: 0, started: 6, end: T.at(day: 0.25))
    // 6 come, 18 are made in the 18 hours that are left.
    try await expectOptimum(480, of: twoMachines(resource(), inProgress: [lot]))
  }

  @Test func whatNeedsMoreThanThereIsIsNeverMade() async throws {
    try await expectOptimum(
      960, of: twoMachines(resource(), use: .init(resource: 0, count: 2)))
  }

  @Test func theFirstPlanKeepsToWhatIsShared() throws {
    let program = Program(PlanningData(try twoMachines(resource())))
    #expect(isNear(program.firstIncumbent().objective, 480))
  }
}
