import TaktModel
import TaktTestSupport
import Testing

@testable import TaktScheduler

@Suite struct ClockTests {
  @Test func aLotPausesOverNight() throws {
    let shifts = TinyPlant.shifts(days: 4, from: 8, to: 16)
    let plant = try TinyPlant.plant(machines: [TinyPlant.machine(open: shifts)])
    let result = schedule([lot(10)], for: plant)
    #expect(result.lots.count == 1)
    #expect(result.lots[0].segments.map { hours($0.from) } == [8, 32])
    #expect(result.lots[0].segments.map { hours($0.to) } == [16, 34])
  }

  @Test func aSetupPausesOverNightToo() throws {
    let shifts = TinyPlant.shifts(days: 4, from: 8, to: 16)
    let mode = TinyPlant.mode(setup: Setup(minutes: 600))
    let plant = try TinyPlant.plant(
      machines: [TinyPlant.machine(open: shifts)],
      products: [TinyPlant.made(steps: [TinyPlant.step(modes: [mode])])])
    let result = schedule([lot(10)], for: plant)
    #expect(result.lots[0].segments.map(\.kind) == [.setup, .setup, .run, .run])
    #expect(hours(result.lots[0].takesAt) == 34)
    #expect(hours(result.lots[0].end) == 60)
  }

  @Test func downtimeIsLeftOut() throws {
    let down = Machine.Downtime(
      from: TinyPlant.at(day: 0, hours: 2), to: TinyPlant.at(day: 0, hours: 5))
    let plant = try TinyPlant.plant(machines: [TinyPlant.machine(downtime: [down])])
    let result = schedule([lot(10)], for: plant)
    #expect(result.lots[0].segments.map { hours($0.from) } == [0, 5])
    #expect(hours(result.lots[0].end) == 13)
  }

  private static func overtimePlant(
    tardiness: Double, costPerHour: Double = 10
  ) throws -> Plant {
    let regular = TinyPlant.shifts(days: 5, from: 8, to: 16)
    let late = TinyPlant.shifts(
      days: 5, from: 16, to: 20, isOvertime: true, costPerHour: costPerHour)
    return try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: 5), machines: [TinyPlant.machine(open: regular + late)],
      orders: [
        TinyPlant.order(
          dueDay: 18.0 / 24, tardinessCostPerUnitDay: tardiness, unmetCostPerUnit: 1000)
      ])
  }

  @Test func overtimeThatNobodyBoughtIsNotUsed() throws {
    let plant = try Self.overtimePlant(tardiness: 1)
    let result = schedule([lot(10)], for: plant)
    #expect(hours(result.lots[0].end) == 34)
    #expect(Evaluation(of: result, for: plant).cost.overtime == 0)
    #expect(Dispatch.schedule(plant).lots.flatMap(\.segments).allSatisfy { !$0.isOvertime })
  }

  @Test func boughtOvertimeIsUsed() throws {
    let plant = try Self.overtimePlant(tardiness: 1)
    let bought = PeriodPlan.Overtime(machine: 0, period: 0, costPerHour: 10, seconds: 7200)
    let result = schedule([lot(10)], overtime: [bought], for: plant)
    #expect(hours(result.lots[0].end) == 18)
    #expect(result.lots[0].segments.map(\.isOvertime) == [false, true])
    #expect(Evaluation(of: result, for: plant).cost.overtime == 20)
  }

  @Test func onlyAboutAsMuchOvertimeIsUsedAsWasBought() throws {
    let plant = try Self.overtimePlant(tardiness: 1)
    let bought = PeriodPlan.Overtime(machine: 0, period: 0, costPerHour: 10, seconds: 3600)
    let result = schedule([lot(10)], overtime: [bought], for: plant)
    let used = result.lots.flatMap(\.segments).filter(\.isOvertime).reduce(0) { $0 + $1.seconds }
    #expect(abs(used - 3600) <= 1)
  }

  @Test func overtimeWorthLessThanTheLatenessIsBought() throws {
    let dear = try Self.overtimePlant(tardiness: 1000)
    let result = improved(schedule([lot(10)], for: dear), dear)
    expectNoFault(result, dear)
    let evaluation = Evaluation(of: result, for: dear)
    #expect(evaluation.cost.tardiness == 0)
    #expect(abs(evaluation.cost.overtime - 20) < 0.01)
  }

  @Test func overtimeWorthMoreThanTheLatenessIsNot() throws {
    let cheap = try Self.overtimePlant(tardiness: 0.001, costPerHour: 1000)
    let result = improved(schedule([lot(10)], for: cheap), cheap)
    #expect(Evaluation(of: result, for: cheap).cost.overtime == 0)
  }

  /// Capacity filled to the last second by fractional lots, due at the day's end, useless after.
  @Test func aWindowFilledToTheLastSecondDoesNotSpillOver() throws {
    let products = (0..<3).map { index in
      TinyPlant.made(
        "P\(index)",
        steps: [
          TinyPlant.step(modes: [
            TinyPlant.mode(family: index, secondsPerUnit: 7, setup: Setup(minutes: 11, cost: 1))
          ])
        ], isWhole: false, holdingCostPerUnitDay: 1)
    }
    // Thirds and sevenths of units, whose times are no whole milliseconds.
    let quantities = [1000.0 / 3, 5000.0 / 7, 100.0 / 9]
    let work = quantities.reduce(0) { $0 + $1 * 7 } + 3 * 11 * 60
    let close = (work * 1000).rounded(.down) / 3_600_000
    let days = 4
    let windows = (0..<days).map { TinyPlant.window(day: Double($0), from: 0, to: close) }
    var orders: [Order] = []
    var lots: [PeriodPlan.Lot] = []
    for day in 0..<days {
      for product in 0..<3 {
        let border = TinyPlant.at(day: Double(day + 1))
        orders.append(
          TinyPlant.order(
            "O\(day)-\(product)", product: product, quantity: quantities[product],
            dueDay: Double(day + 1), earliest: border, latest: border))
        lots.append(lot(quantities[product], of: product, period: day, hasSetup: true))
      }
    }
    let plant = try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: days),
      machines: [TinyPlant.machine(open: windows, keepsSetup: false)], products: products,
      orders: orders)
    let result = schedule(lots, for: plant)
    let evaluation = Evaluation(of: result, for: plant)
    #expect(evaluation.orders.allSatisfy { $0.status == .onTime })
    #expect(evaluation.cost.setup == 12)
  }

  @Test func aSpillOfMoreThanASecondIsNotHidden() throws {
    let windows = [
      TinyPlant.window(day: 0, from: 0, to: 9.999), TinyPlant.window(day: 1, from: 0, to: 10),
    ]
    let plant = try TinyPlant.plant(machines: [TinyPlant.machine(open: windows)])
    let result = schedule([lot(10)], for: plant)
    #expect(result.lots[0].segments.count == 2)
  }

  @Test func whatDoesNotFitIntoTheHorizonIsMadeInPart() throws {
    let plant = try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: 1),
      machines: [TinyPlant.machine(open: [TinyPlant.window(day: 0, from: 0, to: 6)])],
      orders: [TinyPlant.order(dueDay: 1)])
    let result = schedule([lot(10)], for: plant)
    #expect(result.lots.map(\.started) == [6])
    #expect(result.deliveries.map(\.quantity) == [6])
  }

  // MARK: The arithmetic of open time

  private static let open = OpenTime(
    windows: [
      TinyPlant.window(day: 0, from: 8, to: 12), TinyPlant.window(day: 0, from: 13, to: 17),
    ], overtime: [])

  @Test func workGoesOnAfterTheBreak() {
    let at = { (hour: Double) in TinyPlant.at(day: 0, hours: hour).milliseconds }
    #expect(Self.open.nextOpen(at(0)) == at(8))
    #expect(Self.open.nextOpen(at(12)) == at(13))
    #expect(Self.open.nextOpen(at(17)) == Clock.never)
    #expect(Self.open.finish(from: at(11), work: 2 * 3_600_000) == at(14))
    #expect(Self.open.finish(from: at(11), work: 3_600_000) == at(12))
    #expect(Self.open.finish(from: at(11), work: 3_600_500) == at(12))
    #expect(Self.open.finish(from: at(16), work: 3_602_000) == Clock.never)
    #expect(Self.open.begin(before: at(14), work: 2 * 3_600_000) == at(11))
    #expect(Self.open.lastEnd(at(13)) == at(12))
    #expect(Self.open.lastEnd(at(8)) == nil)
  }
}
