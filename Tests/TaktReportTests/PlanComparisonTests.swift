import TaktModel
import Testing

@testable import TaktReport

@Suite struct PlanComparisonTests {
  private func lot(_ id: String, _ machine: MachineIndex, from: Double, _ hours: Double = 2) -> Lot
  {
    SharedPlan.lot(id, machine, [(.run, from, from + hours)])
  }

  private func compare(_ before: [Lot], _ now: [Lot]) throws -> PlanComparison {
    let plant = try SharedPlan.plant(PreviousPlan(lots: before, changeCostPerLot: 5))
    let schedule = Schedule(lots: now, deliveries: [], purchases: [])
    return try #require(PlanComparison(schedule, for: plant))
  }

  @Test func lotsAreKeptShiftedMovedNewAndGone() throws {
    let found = try compare(
      [
        lot("same", 0, from: 4), lot("later", 0, from: 30), lot("other machine", 1, from: 60),
        lot("far", 0, from: 100),
      ],
      [
        lot("1", 0, from: 4), lot("2", 0, from: 50), lot("3", 0, from: 66), lot("4", 0, from: 180),
        lot("5", 1, from: 186),
      ])
    #expect(found.former.map(\.fate) == [.kept, .shifted, .moved, .moved])
    #expect(found.former.map(\.now) == [0, 1, 2, 3])
    #expect(found.arrived == [4])
  }

  @Test func aLotThatNothingStandsForIsGone() throws {
    let found = try compare([lot("a", 0, from: 4), lot("b", 1, from: 8)], [lot("1", 1, from: 8)])
    #expect(found.former.map(\.fate) == [.gone, .kept])
    #expect(found.former.map(\.now) == [nil, 0])
    #expect(found.arrived.isEmpty)
  }

  @Test func thoseThatRanOrWouldComeLaterDoNotCount() throws {
    let found = try compare(
      [lot("before", 0, from: -5), lot("after", 0, from: 500)], [lot("1", 0, from: 4)])
    #expect(found.former.isEmpty)
    #expect(found.arrived == [0])
  }

  @Test func tableOfChanges() throws {
    let plant = try SharedPlan.plant(
      PreviousPlan(lots: [lot("a", 0, from: 4), lot("b", 1, from: 8)]))
    let schedule = Schedule(
      lots: [lot("1", 0, from: 5.5), lot("2", 0, from: 30)], deliveries: [], purchases: [])
    let plan = SamplePlan.plan(for: plant, schedule: schedule)
    let table = try #require(CSVReport.files(plan, for: plant).first { $0.name == "changes.csv" })
    let rows = table.text.split(separator: "\r\n").dropFirst()
    #expect(
      rows == [
        "shifted,P,P,cut,ea,a,M1,2026-11-23 04:00:00,10,1,M1,2026-11-23 05:30:00,10,1.5",
        "moved,P,P,cut,ea,b,M2,2026-11-23 08:00:00,10,2,M1,2026-11-24 06:00:00,10,22",
      ])
    let (own, other) = try SharedPlan.make()
    let without = CSVReport.files(SamplePlan.plan(for: other, schedule: own), for: other)
    #expect(!without.contains { $0.name == "changes.csv" })
  }

  @Test func withoutAPlanInHandThereIsNothingToCompare() throws {
    let (schedule, plant) = try SharedPlan.make()
    #expect(PlanComparison(schedule, for: plant) == nil)
  }
}
