import TaktModel
import TaktTestSupport
import Testing

/// Work within open time, overtime and the horizon.
@Suite struct CalendarTests {
  /// One machine, an hour a unit.
  private func plant(
    open: [Window], setup: Setup = Setup(), downtime: [Machine.Downtime] = [],
    efficiency: Double = 1, mode: Mode? = nil, days: Int = 10,
    orders: [Order] = [TinyPlant.order()]
  ) throws -> Plant {
    try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: days),
      machines: [TinyPlant.machine(open: open, downtime: downtime, efficiency: efficiency)],
      products: [
        TinyPlant.made(steps: [TinyPlant.step(modes: [mode ?? TinyPlant.mode(setup: setup)])])
      ], orders: orders)
  }

  private static let brokenDay = [
    TinyPlant.window(day: 0, from: 6, to: 8), TinyPlant.window(day: 0, from: 9, to: 12),
    TinyPlant.window(day: 1, from: 6, to: 12),
  ]

  @Test func aRunPausesWhileTheMachineIsClosed() throws {
    let schedule = Shopfloor.schedule([Shopfloor.lot(6)], for: try plant(open: Self.brokenDay))
    #expect(schedule.planned.map(\.shape) == [["run 6.0-8.0", "run 9.0-12.0", "run 30.0-31.0"]])
  }

  @Test func aSetupPausesWhileTheMachineIsClosed() throws {
    let plant = try plant(open: Self.brokenDay, setup: Setup(minutes: 150))
    let schedule = Shopfloor.schedule([Shopfloor.lot(2)], for: plant)
    #expect(schedule.planned.map(\.shape) == [["setup 6.0-8.0", "setup 9.0-9.5", "run 9.5-11.5"]])
  }

  @Test func aRunThatFollowsASetupWaitsUntilTheMachineOpens() throws {
    let plant = try plant(open: Self.brokenDay, setup: Setup(minutes: 120))
    let schedule = Shopfloor.schedule([Shopfloor.lot(2)], for: plant)
    #expect(schedule.planned.map(\.shape) == [["setup 6.0-8.0", "run 9.0-11.0"]])
  }

  @Test func aRunPausesDuringDowntime() throws {
    let plant = try plant(
      open: [TinyPlant.window(day: 0)],
      downtime: [.init(from: Shopfloor.hour(3), to: Shopfloor.hour(5.5))])
    let schedule = Shopfloor.schedule([Shopfloor.lot(4)], for: plant)
    #expect(schedule.planned.map(\.shape) == [["run 0.0-3.0", "run 5.5-6.5"]])
  }

  @Test func efficiencyStretchesTheRunAndNotTheSetup() throws {
    let plant = try plant(
      open: [TinyPlant.window(day: 0)], setup: Setup(minutes: 60), efficiency: 0.8)
    let schedule = Shopfloor.schedule([Shopfloor.lot(4)], for: plant)
    #expect(schedule.planned.map(\.shape) == [["setup 0.0-1.0", "run 1.0-6.0"]])
  }

  // MARK: Overtime

  private static func overtimeDay(costPerHour: Double) -> [Window] {
    [
      TinyPlant.window(day: 0, from: 6, to: 8),
      TinyPlant.window(day: 0, from: 8, to: 12, isOvertime: true, costPerHour: costPerHour),
      TinyPlant.window(day: 1, from: 6, to: 12),
    ]
  }

  private func bought(_ hours: Double, costPerHour: Double = 30) -> PeriodPlan.Overtime {
    PeriodPlan.Overtime(machine: 0, period: 0, costPerHour: costPerHour, seconds: hours * 3600)
  }

  @Test func overtimeThatIsNotBoughtIsNotUsed() throws {
    let plant = try plant(open: Self.overtimeDay(costPerHour: 30))
    let schedule = Shopfloor.schedule([Shopfloor.lot(3)], for: plant)
    #expect(schedule.planned.map(\.shape) == [["run 6.0-8.0", "run 30.0-31.0"]])
  }

  @Test func overtimeThatIsBoughtIsUsed() throws {
    let plant = try plant(open: Self.overtimeDay(costPerHour: 30))
    let schedule = Shopfloor.schedule([Shopfloor.lot(3)], overtime: [bought(1)], for: plant)
    #expect(schedule.planned.map(\.shape) == [["run 6.0-8.0", "run 8.0-9.0 overtime"]])
  }

  @Test func overtimeOfAnotherPriceIsNotUsed() throws {
    let plant = try plant(open: Self.overtimeDay(costPerHour: 50))
    let schedule = Shopfloor.schedule([Shopfloor.lot(3)], overtime: [bought(1)], for: plant)
    #expect(schedule.planned.map(\.shape) == [["run 6.0-8.0", "run 30.0-31.0"]])
  }

  @Test func noMoreOvertimeIsUsedThanWasBought() throws {
    let plant = try plant(open: Self.overtimeDay(costPerHour: 30))
    let schedule = Shopfloor.schedule([Shopfloor.lot(5)], overtime: [bought(1)], for: plant)
    let overtime = schedule.planned.flatMap(\.segments).filter(\.isOvertime)
      .reduce(0) { $0 + $1.seconds }
    #expect(abs(overtime - 3600) <= 1.001)
    #expect(abs((schedule.planned.first?.endHour ?? 0) - 32) < 0.001)
  }

  @Test(arguments: [(0.5, true), (5, false)])
  func theSearchUsesOvertimeWhereLatenessCostsMore(price: Double, isUsed: Bool) throws {
    // Three units, all due at nine; the third would come 22 hours late.
    let plant = try plant(
      open: Self.overtimeDay(costPerHour: price),
      orders: [TinyPlant.order(quantity: 3, dueDay: 9.0 / 24)])
    let first = Shopfloor.schedule([Shopfloor.lot(3)], for: plant)
    let schedule = Shopfloor.improved(first, for: plant)
    #expect(schedule.lots.flatMap(\.segments).contains(where: \.isOvertime) == isUsed)
  }

  // MARK: Borders

  @Test(arguments: [(3, 1000.0), (3, 2000), (7, 1000), (11, 3601)])
  func lotsThatFillAWindowToItsLastSecondDoNotSpill(count: Int, seconds: Double) throws {
    let plant = try plant(
      open: [
        TinyPlant.window(day: 0, from: 6, to: 6 + seconds / 3600),
        TinyPlant.window(day: 1, from: 6, to: 7),
      ], mode: TinyPlant.mode(secondsPerUnit: seconds / Double(count)),
      orders: [TinyPlant.order(quantity: Double(count))])
    let schedule = Shopfloor.schedule(
      [PeriodPlan.Lot](repeating: Shopfloor.lot(1), count: count), for: plant)
    #expect(schedule.planned.count == count)
    let close = TinyPlant.at(day: 0, hours: 6, seconds: seconds)
    #expect(schedule.planned.allSatisfy { $0.end <= close })
  }

  @Test func whatWouldEndAfterTheHorizonIsNotMade() throws {
    let mode = TinyPlant.mode(minLot: 20)
    let plant = try plant(
      open: [TinyPlant.window(day: 0)], mode: mode, days: 1,
      orders: [TinyPlant.order(quantity: 40, dueDay: 1)])
    let schedule = Shopfloor.schedule([Shopfloor.lot(20), Shopfloor.lot(20)], for: plant)
    #expect(schedule.planned.map(\.started) == [20])
    #expect(schedule.delivered(0) == 20)
  }

  @Test func ofALotThatWouldEndAfterTheHorizonAsMuchIsMadeAsFits() throws {
    let plant = try plant(
      open: [TinyPlant.window(day: 0)], days: 1,
      orders: [TinyPlant.order(quantity: 40, dueDay: 1)])
    let schedule = Shopfloor.schedule([Shopfloor.lot(20), Shopfloor.lot(20)], for: plant)
    #expect(schedule.planned.map(\.started) == [20, 4])
    #expect(schedule.delivered(0) == 24)
  }

  @Test func aMachineThatNeverOpensMakesNothing() throws {
    let schedule = Shopfloor.schedule([Shopfloor.lot(3)], for: try plant(open: []))
    #expect(schedule.planned.isEmpty && schedule.deliveries.isEmpty)
  }
}
