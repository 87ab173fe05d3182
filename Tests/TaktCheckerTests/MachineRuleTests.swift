import TaktModel
import TaktTestSupport
import Testing

@testable import TaktChecker

/// Rule 1, piece by piece.
@Suite struct MachineRuleTests {
  private let lot = Workshop.lot

  @Test func segmentsFollowOneAnother() throws {
    let early = lot.segments[1]
    let swapped = [lot.segments[0], lot.segments[2], early, lot.segments[3]]
    #expect(
      try Workshop.faults(lot: lot.with(segments: swapped)).first
        == "1 L1: Lot L1 has a segment from 2026-01-05T06:30:00Z that begins before the one before "
        + "it ends, at 2026-01-05T10:00:00Z.")
  }

  @Test func setupComesFirst() throws {
    var segments = lot.segments
    segments[0] = Workshop.segment(.run, 6, 6.5)
    segments[1] = Workshop.segment(.run, 6.5, 7.5)
    segments.insert(Workshop.segment(.setup, 7.5, 8), at: 2)
    // Its components are taken at its first run segment, now with the delivery of 6:00 just there.
    #expect(
      try Workshop.faults(lot: lot.with(segments: segments)) == [
        "1 L1: Lot L1 is set up from 2026-01-05T07:30:00Z, after its run has begun; set-up comes "
          + "first."
      ])
  }

  @Test func startAndEndAreTheSegments() throws {
    #expect(
      try Workshop.faults(lot: lot.with(start: Workshop.hour(5), end: Workshop.hour(10.75))) == [
        "1 L1: Lot L1 claims to start at 2026-01-05T05:00:00Z, but its first segment begins at "
          + "2026-01-05T06:00:00Z.",
        "1 L1: Lot L1 claims to end at 2026-01-05T10:45:00Z, but its last segment ends at "
          + "2026-01-05T10:30:00Z.",
      ])
    #expect(
      try Workshop.faults(lot: lot.with(start: Workshop.hour(11))).first
        == "1 L1: Lot L1 starts at 2026-01-05T11:00:00Z, after its end at 2026-01-05T10:30:00Z.")
  }

  @Test func segmentsLieInOpenWindows() throws {
    var segments = lot.segments
    segments[0] = Workshop.segment(.setup, 5.5, 6)
    #expect(
      try Workshop.faults(lot: lot.with(segments: segments, start: Workshop.hour(5.5))) == [
        "1 L1: Lot L1 works on machine M1 from 2026-01-05T05:30:00Z to 2026-01-05T06:00:00Z, but "
          + "the machine is closed at 2026-01-05T05:30:00Z.",
        "1 L1: Lot L1 pauses from 2026-01-05T06:00:00Z to 2026-01-05T06:30:00Z, but machine M1 is "
          + "open at 2026-01-05T06:00:00Z.",
      ])
  }

  /// It costs in full; a lot begun behind the horizon is none of this plan's.
  @Test func aLotMayEndBehindTheHorizon() throws {
    func lot(_ from: Double) -> Lot {
      Lot(
        id: "L1", product: 0, step: 0, machine: 0, family: 0, setup: nil,
        segments: [Workshop.segment(.run, from, from + 10, isOvertime: true)],
        start: Workshop.hour(from), end: Workshop.hour(from + 10), started: 10, good: 10, scrap: 0,
        feeds: [])
    }
    let plant = try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: 1),
      machines: [
        TinyPlant.machine(
          open: [TinyPlant.window(day: 0, isOvertime: true, costPerHour: 3)], costPerHour: 10)
      ])
    var cost = Cost()
    (cost.unmet, cost.machine, cost.overtime) = (200, 100, 30)
    let schedule = Schedule(lots: [lot(18)], deliveries: [], purchases: [])
    #expect(Checker.check(schedule, costing: cost, against: plant).isEmpty)
    let late = Schedule(lots: [lot(24)], deliveries: [], purchases: [])
    #expect(!Checker.check(late, against: plant).isEmpty)
  }

  @Test func segmentsDoNotCrossWindows() throws {
    let segments = [
      lot.segments[0], lot.segments[1], Workshop.segment(.run, 8.5, 10.5),
    ]
    #expect(
      try Workshop.faults(lot: lot.with(segments: segments)) == [
        "1 L1: Lot L1 works on machine M1 from 2026-01-05T08:30:00Z to 2026-01-05T10:30:00Z, but "
          + "the machine's regular window ends at 2026-01-05T10:00:00Z."
      ])
  }

  @Test func overtimeIsMarked() throws {
    var segments = lot.segments
    segments[3] = Workshop.segment(.run, 10, 10.5)
    #expect(
      try Workshop.faults(lot: lot.with(segments: segments)) == [
        "1 L1: Lot L1 works on machine M1 from 2026-01-05T10:00:00Z to 2026-01-05T10:30:00Z, which "
          + "is overtime, but is not marked so."
      ])
    segments = lot.segments
    segments[1] = Workshop.segment(.run, 6.5, 8, isOvertime: true)
    #expect(
      try Workshop.faults(lot: lot.with(segments: segments)) == [
        "1 L1: Lot L1 works on machine M1 from 2026-01-05T06:30:00Z to 2026-01-05T08:00:00Z, which "
          + "is regular time, but is marked as overtime."
      ])
  }

  @Test func aSecondIsAllowed() throws {
    func shifted(_ seconds: Double) -> Lot {
      var segments = lot.segments
      let last = segments[3]
      segments[2] = Lot.Segment(
        kind: .run, from: segments[2].from.advanced(bySeconds: -seconds), to: segments[2].to,
        isOvertime: false)
      segments[3] = Lot.Segment(
        kind: .run, from: last.from, to: last.to.advanced(bySeconds: -seconds), isOvertime: true)
      return lot.with(segments: segments, end: lot.end.advanced(bySeconds: -seconds))
    }
    #expect(try Workshop.faults(lot: shifted(0.9)) == [])
    #expect(
      try Workshop.faults(lot: shifted(1.5)) == [
        "1 L1: Lot L1 works on machine M1 from 2026-01-05T08:29:58.500Z to 2026-01-05T10:00:00Z, "
          + "but the machine is closed at 2026-01-05T08:29:58.500Z."
      ])
  }

  @Test func overtimeMayBeLeftUnused() throws {
    let segments =
      Array(lot.segments.prefix(3)) + [Workshop.segment(.run, 30, 30.5)]
    let paused = lot.with(segments: segments, end: Workshop.hour(30.5))
    let plan = Workshop.plan.with(
      lots: [paused], deliveries: [Delivery(order: 0, at: Workshop.hour(31), quantity: 18)])
    #expect(try Workshop.faults(plan) == [])
  }

  @Test func aMachineDoesOneLotAtATime() throws {
    // Its run fits into the first lot's break for the machine's sake, but the machine is held.
    let machine = TinyPlant.machine(
      open: [Window(from: TinyPlant.start, to: TinyPlant.at(day: 2))], initialFamily: 0)
    let plant = try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: 2), machines: [machine],
      orders: [TinyPlant.order(quantity: 4)])
    func unit(_ id: String, _ from: Double, _ to: Double) -> Lot {
      Lot(
        id: id, product: 0, step: 0, machine: 0, family: 0, setup: nil,
        segments: [Workshop.segment(.run, from, to)], start: Workshop.hour(from),
        end: Workshop.hour(to), started: to - from, good: to - from, scrap: 0)
    }
    func faults(_ lots: [Lot]) throws -> [String] {
      try Workshop.faults(
        Workshop.plan.with(lots: lots, deliveries: [], purchases: []), plant)
    }
    #expect(try faults([unit("a", 1, 3), unit("b", 3, 4)]) == [])
    #expect(
      try faults([unit("a", 1, 5), unit("b", 2, 3), unit("c", 4, 6)]) == [
        "1 b: Lot b starts on machine M1 at 2026-01-05T02:00:00Z, but lot a holds it until "
          + "2026-01-05T05:00:00Z.",
        "1 c: Lot c starts on machine M1 at 2026-01-05T04:00:00Z, but lot a holds it until "
          + "2026-01-05T05:00:00Z.",
      ])
  }
}
