import TaktModel
import TaktTestSupport
import Testing

@testable import TaktChecker

/// Rule 4: tools and people that machines share.
@Suite struct ResourceRuleTests {
  private static let always = [Window(from: TinyPlant.start, to: TinyPlant.at(day: 10))]

  private func resource(
    _ kind: Resource.Kind = .labour, count: Double = 1, open: [Window] = always,
    hours: Double? = nil
  ) -> Resource {
    Resource(
      id: "R1", kind: kind, count: count, openWindows: open, maxHoursPerPersonWeek: hours)
  }

  /// Two machines that both use the resource, half an hour of set-up where a machine has none yet.
  private func plant(
    _ resource: Resource, use: Mode.Use = Mode.Use(resource: 0), open: [Window] = always,
    setup: Setup = Setup(), inProgress: [InProgressLot] = []
  ) throws -> Plant {
    try TinyPlant.plant(
      machines: [TinyPlant.machine("M1", open: open), TinyPlant.machine("M2")],
      resources: [resource],
      products: [
        TinyPlant.made(
          steps: [
            TinyPlant.step(
              modes: [0, 1].map { TinyPlant.mode(on: $0, setup: setup, uses: [use]) })
          ], isWhole: false)
      ], orders: [], inProgress: inProgress)
  }

  private func inUse(_ count: Int, of there: Int, by lot: String = "L2", at time: String) -> String
  {
    "4 R1: Lot \(lot) on machine M2 takes 1 of resource R1 at 2026-01-05T\(time)Z, which makes "
      + "\(count) in use; there are \(there)."
  }

  @Test(arguments: [Resource.Kind.tool, .labour])
  func noMoreAreInUseThanThereAre(kind: Resource.Kind) throws {
    let one = try plant(resource(kind))
    let first = Lot.run("L1", from: 0, to: 4)
    func second(from: Double) -> Lot { .run("L2", on: 1, from: from, to: 8) }
    #expect(try Workshop.faults(.of([first, second(from: 4)]), one) == [])
    #expect(
      try Workshop.faults(.of([first, second(from: 4 - 0.9 / 3600).with(started: 4)]), one)
        .allSatisfy { !$0.hasPrefix("4") })
    #expect(
      try Workshop.faults(.of([first, second(from: 3)]), one) == [inUse(2, of: 1, at: "03:00:00")])
    #expect(
      try Workshop.faults(.of([first, second(from: 3)]), try plant(resource(kind, count: 2))) == [])
  }

  @Test func aLotMayTakeSeveral() throws {
    let plant = try plant(resource(count: 2.5), use: Mode.Use(resource: 0, count: 3))
    #expect(
      try Workshop.faults(.of([.run("L1", from: 1, to: 2)]), plant) == [
        "4 R1: Lot L1 on machine M1 takes 3 of resource R1 at 2026-01-05T01:00:00Z, which makes 3 in "
          + "use; there are 2.5."
      ])
  }

  /// Set up from 0 to 1 and run from 1 to 4; the other lot's set-up or run is where it is told.
  private func setUp(_ id: String, on machine: Int, from: Double) -> Lot {
    Lot.run(id, on: machine, from: from, to: from + 4, units: 3).with(
      setup: Setup(minutes: 60),
      segments: [
        Workshop.segment(.setup, from, from + 1), Workshop.segment(.run, from + 1, from + 4),
      ])
  }

  @Test func onlyTheCoveredPartCounts() throws {
    func faults(_ during: Mode.Use.During, from: Double) throws -> [String] {
      try Workshop.faults(
        .of([setUp("L1", on: 0, from: 0), setUp("L2", on: 1, from: from)]),
        try plant(
          resource(), use: Mode.Use(resource: 0, during: during), setup: Setup(minutes: 60)))
    }
    #expect(try faults(.setup, from: 1) == [])
    #expect(try faults(.setup, from: 0.5) == [inUse(2, of: 1, at: "00:30:00")])
    #expect(try faults(.run, from: 3) == [])
    #expect(try faults(.run, from: 2) == [inUse(2, of: 1, at: "03:00:00")])
    #expect(try faults(.both, from: 4) == [])
    #expect(try faults(.both, from: 3.5) == [inUse(2, of: 1, at: "03:30:00")])
  }

  @Test func aToolStaysInThePausingMachine() throws {
    let open = [TinyPlant.window(day: 0, from: 0, to: 2), TinyPlant.window(day: 0, from: 6, to: 9)]
    let pausing = Lot.run("L1", from: 0, to: 8, units: 4).with(segments: [
      Workshop.segment(.run, 0, 2), Workshop.segment(.run, 6, 8),
    ])
    let plan = Plan.of([pausing, .run("L2", on: 1, from: 3, to: 5)])
    #expect(try Workshop.faults(plan, try plant(resource(), open: open)) == [])
    #expect(
      try Workshop.faults(plan, try plant(resource(.tool), open: open)) == [
        inUse(2, of: 1, at: "03:00:00")
      ])
    // Its calendar has to be open while it works alone.
    let calendar = [TinyPlant.window(day: 0, from: 0, to: 3), TinyPlant.window(day: 0, from: 5)]
    #expect(
      try Workshop.faults(.of([pausing]), try plant(resource(.tool, open: calendar), open: open))
        == [])
  }

  @Test func itIsUsedWhileItsCalendarIsOpen() throws {
    let day = [
      TinyPlant.window(day: 0, from: 6, to: 14),
      TinyPlant.window(day: 0, from: 14, to: 16, isOvertime: true, costPerHour: 9),
    ]
    let plant = try plant(resource(open: day))
    func faults(_ from: Double, _ to: Double) throws -> [String] {
      try Workshop.faults(.of([.run("L1", from: from, to: to)]), plant)
    }
    #expect(try faults(6, 16) == [])
    #expect(
      try faults(5, 7) == [
        "4 L1: Lot L1 on machine M1 uses resource R1 from 2026-01-05T05:00:00Z to "
          + "2026-01-05T07:00:00Z, but it is not there at 2026-01-05T05:00:00Z."
      ])
    #expect(
      try faults(15, 17) == [
        "4 L1: Lot L1 on machine M1 uses resource R1 from 2026-01-05T15:00:00Z to "
          + "2026-01-05T17:00:00Z, but it is there until 2026-01-05T16:00:00Z only."
      ])
  }

  @Test func nobodyWorksLongerInAWeekThanAllowed() throws {
    let plant = try plant(resource(count: 2, hours: 20))
    // 40 person-hours a week; the week ends on the Monday at hour 168.
    func faults(_ lots: [Lot]) throws -> [String] { try Workshop.faults(.of(lots), plant) }
    let first = Lot.run("L1", from: 0, to: 30)
    #expect(try faults([first, .run("L2", on: 1, from: 158, to: 178)]) == [])
    #expect(
      try faults([first, .run("L2", on: 1, from: 157, to: 178)]) == [
        "4 R1: Resource R1 works 41 hours in the week from 2026-01-05T00:00:00Z to "
          + "2026-01-12T00:00:00Z; 40 are allowed."
      ])
    #expect(
      try faults([.run("L1", from: 168, to: 209)]) == [
        "4 R1: Resource R1 works 41 hours in the week from 2026-01-12T00:00:00Z to "
          + "2026-01-15T00:00:00Z; 40 are allowed."
      ])
  }

  private let running = InProgressLot(
    id: "P", product: 0, step: 0, machine: 0, mode: 0, started: 10, end: Workshop.hour(10))

  @Test func whatRunsAtTheStartUsesThemToo() throws {
    let claim = Lot.run("P", from: 0, to: 10, origin: .inProgress)
    let both = Mode.Use(resource: 0, during: .both)
    let plant = try plant(resource(), use: both, inProgress: [running])
    #expect(try Workshop.faults(.of([claim, .run("L2", on: 1, from: 10, to: 11)]), plant) == [])
    #expect(
      try Workshop.faults(.of([claim, .run("L2", on: 1, from: 9, to: 11)]), plant) == [
        inUse(2, of: 1, at: "09:00:00")
      ])
    let tired = try self.plant(resource(hours: 12), inProgress: [running])
    #expect(try Workshop.faults(.of([claim, .run("L2", on: 1, from: 10, to: 12)]), tired) == [])
    #expect(
      try Workshop.faults(.of([claim, .run("L2", on: 1, from: 10, to: 13)]), tired).count == 1)
  }

  @Test func whatRunsAtTheStartAloneIsNoFault() throws {
    let claim = Lot.run("P", from: 0, to: 10, origin: .inProgress)
    let none = resource(count: 0, open: [], hours: 1)
    #expect(try Workshop.faults(.of([claim]), try plant(none, inProgress: [running])) == [])
  }
}
