import TaktModel
import Testing

@testable import TaktReport

@Suite struct SharedLoadTests {
  private func at(_ hours: Double) -> Instant { SharedPlan.at(hours) }

  @Test func aToolIsInUseOverPausesAndLabourIsNot() throws {
    let (schedule, plant) = try SharedPlan.make()
    let loads = ResourceLoad.all(schedule, for: plant)
    #expect(
      loads[0].inUse.points == [
        .init(at: at(6), value: 1), .init(at: at(10), value: 2), .init(at: at(16), value: 1),
        .init(at: at(18), value: 0),
      ])
    #expect(loads[0].usedHours == 18)
    #expect(loads[0].share == 18.0 / (2 * 192))
    #expect(
      loads[1].inUse.points == [
        .init(at: at(6), value: 2), .init(at: at(10), value: 4), .init(at: at(12), value: 2),
        .init(at: at(14), value: 4), .init(at: at(16), value: 2), .init(at: at(18), value: 0),
      ])
    #expect(loads[1].openHours == 60)
    #expect(loads[1].uses.map(\.lot) == [0, 0, 0, 1])
  }

  @Test func weeksAreCutOnMondaysAndHaveTheirLimit() throws {
    let (schedule, plant) = try SharedPlan.make()
    let loads = ResourceLoad.all(schedule, for: plant)
    #expect(loads[0].weeks.isEmpty)
    // The horizon begins on a Monday and ends on the Tuesday of the week after.
    #expect(
      loads[1].weeks == [
        .init(from: at(0), to: at(168), hours: 32), .init(from: at(168), to: at(192), hours: 0),
      ])
  }

  @Test func powerIsTheMachinesAndTheUnits() throws {
    let (schedule, plant) = try SharedPlan.make()
    let power = PowerLoad(schedule, for: plant)
    // 60 units of 0.5 kWh in 6 hours of run.
    #expect(power.runKW == [15, 20, 0, 0])
    #expect(
      power.total.points == [
        .init(at: at(6), value: 4), .init(at: at(8), value: 15), .init(at: at(10), value: 35),
        .init(at: at(12), value: 20), .init(at: at(14), value: 35), .init(at: at(16), value: 20),
        .init(at: at(18), value: 0),
      ])
    #expect(power.total.peak == 35)
    #expect(power.total.peak(from: at(12), to: at(14)) == 20)
  }

  @Test func tableOfResources() throws {
    let (schedule, plant) = try SharedPlan.make()
    let plan = SamplePlan.plan(for: plant, schedule: schedule)
    let table = try #require(CSVReport.files(plan, for: plant).first { $0.name == "resources.csv" })
    let rows = table.text.split(separator: "\r\n")
    #expect(rows.count == 1 + 2 * 8)
    #expect(rows[1] == "MOULD,tool,2,1,2026-11-23 00:00:00,2026-11-24 00:00:00,48,18,2")
    #expect(rows[9] == "CREW,labour,5,1,2026-11-23 00:00:00,2026-11-24 00:00:00,60,32,4")
  }
}
