import TaktModel
import TaktTestSupport
import Testing

@testable import TaktChecker

/// Rules 1, 2 and 9 where lots go out of the house.
@Suite struct SubcontractorRuleTests {
  /// Six hours for any lot, 10 an hour; the machine's own set-up fields mean nothing.
  private func plant(inProgress: [InProgressLot] = []) throws -> Plant {
    try TinyPlant.plant(
      families: ["A", "B"],
      machines: [
        TinyPlant.machine(
          "S1", isSubcontractor: true, open: [], costPerHour: 10, initialFamily: 1,
          keepsSetup: false)
      ],
      products: [
        TinyPlant.made(steps: [
          TinyPlant.step(modes: [
            TinyPlant.mode(setup: Setup(minutes: 30), yield: 0.5, leadTimeSeconds: 6 * 3600)
          ])
        ])
      ], orders: [], inProgress: inProgress)
  }

  private func lot(_ id: String = "L1", from: Double = 1, to: Double? = nil) -> Lot {
    .run(id, from: from, to: to ?? from + 6, units: 10).with(good: 5, scrap: 5)
  }

  private func faults(_ lots: [Lot]) throws -> [String] {
    try Workshop.faults(.of(lots), try plant())
  }

  private func fault(_ rule: Int, _ text: String, to end: String = "07:00:00") -> [String] {
    [
      "\(rule) L1: Lot L1 at subcontractor S1 from 2026-01-05T01:00:00Z to 2026-01-05T\(end)Z "
        + text
    ]
  }

  @Test func lotsOverlap() throws {
    #expect(try faults([lot(), lot("L2"), lot("L3", from: 3), lot("L4", from: 30)]) == [])
  }

  @Test func theLeadTimeIsKept() throws {
    #expect(try faults([lot(to: 7 + 0.9 / 3600)]) == [])
    #expect(
      try faults([lot(to: 6.5)])
        == fault(2, "takes 19800 s; the lead time is 21600 s.", to: "06:30:00"))
    #expect(
      try faults([lot(to: 8)])
        == fault(2, "takes 25200 s; the lead time is 21600 s.", to: "08:00:00"))
  }

  @Test func itIsOneRunSegment() throws {
    let wanted = "one run segment is wanted."
    let halves = [Workshop.segment(.run, 1, 3), Workshop.segment(.run, 3, 7)]
    #expect(
      try faults([lot().with(segments: halves)])
        == fault(1, "has 0 set-up and 2 run segments; " + wanted))
    #expect(
      try faults([lot().with(segments: [])])
        == fault(1, "has 0 set-up and 0 run segments; " + wanted))
    #expect(
      try faults([lot().with(segments: [Workshop.segment(.setup, 1, 7)])])
        == fault(1, "has 1 set-up and 0 run segments; " + wanted))
    #expect(
      try faults([lot().with(segments: [Workshop.segment(.run, 1, 7, isOvertime: true)])])
        == fault(1, "is marked as overtime; a subcontractor has none."))
    #expect(
      try faults([lot().with(segments: [Workshop.segment(.run, 1, 6)])]) == [
        "1 L1: Lot L1 claims to end at 2026-01-05T07:00:00Z, but its last segment ends at "
          + "2026-01-05T06:00:00Z."
      ])
  }

  @Test func itIsWithinTheHorizon() throws {
    #expect(try faults([lot(from: 0), lot("L2", from: 234)]) == [])
    #expect(
      try faults([lot(from: -1)]) == [
        "1 L1: Lot L1 at subcontractor S1 from 2026-01-04T23:00:00Z to 2026-01-05T05:00:00Z starts "
          + "before the horizon, at 2026-01-05T00:00:00Z."
      ])
    #expect(
      try faults([lot(from: 235)]) == [
        "1 L1: Lot L1 at subcontractor S1 from 2026-01-14T19:00:00Z to 2026-01-15T01:00:00Z ends "
          + "after the horizon, at 2026-01-15T00:00:00Z."
      ])
  }

  @Test func thereIsNoSetup() throws {
    #expect(
      try faults([lot().with(setup: Setup(minutes: 30))])
        == fault(
          2,
          "claims a set-up of 30 min, cost 0 and 0 units of scrap; a subcontractor has none."))
    #expect(
      try faults([lot().with(family: 1)]) == [
        "2 L1: Lot L1 claims family B; on machine S1 its step wants family A."
      ])
    #expect(
      try faults([lot().with(good: 6)]) == [
        "2 L1: Lot L1 of 10 units claims 6 good; by the arithmetic it is 5."
      ])
  }

  @Test func hisHoursCostButAreNoUtilisation() throws {
    let plant = try plant()
    let plan = Plan.of([lot(), lot("L2", from: 2)]).refigured(for: plant)
    #expect(abs(plan.cost.machine - 120) < 1e-9)
    #expect(plan.kpi.utilisation == 0)
    let none = KPI.MachineFigures(
      machine: 0, openHours: 0, setupHours: 0, runHours: 0, overtimeHours: 0, startedUnits: 20,
      scrapUnits: 10)
    #expect(plan.kpi.machines == [none])
    let counted = KPI(
      machines: [
        KPI.MachineFigures(
          machine: 0, openHours: 240, setupHours: 0, runHours: 12, overtimeHours: 0,
          startedUnits: 20, scrapUnits: 10)
      ], goodUnits: 10, costPerGoodUnit: 12, onTimeShare: 1, meanLeadTimeHours: nil)
    #expect(
      Checker.check(plan.with(kpi: counted), against: plant).map(\.subject) == [
        "kpi.machines.S1.openHours", "kpi.machines.S1.runHours",
      ])
  }

  @Test func lotsInProgressHoldNothing() throws {
    let running = ["P", "Q"].enumerated().map { index, id in
      InProgressLot(
        id: id, product: 0, step: 0, machine: 0, mode: 0, started: 10,
        end: Workshop.hour(4 + Double(index)))
    }
    let plant = try plant(inProgress: running)
    func claim(_ id: String, to: Double, from: Double = 0) -> Lot {
      .run(id, from: from, to: to, units: 10, origin: .inProgress).with(
        start: TinyPlant.start, good: 5, scrap: 5)
    }
    #expect(
      try Workshop.faults(.of([claim("P", to: 4), claim("Q", to: 5), lot()]), plant) == [])
    #expect(
      try Workshop.faults(.of([claim("P", to: 4), claim("Q", to: 5, from: 4), lot()]), plant) == [
        "7 Q: Lot Q is in progress with segments run 2026-01-05T04:00:00Z to 2026-01-05T05:00:00Z; "
          + "by the order file it is run 2026-01-05T00:00:00Z to 2026-01-05T05:00:00Z."
      ])
  }
}
