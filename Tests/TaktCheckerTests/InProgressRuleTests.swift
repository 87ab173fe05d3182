import TaktModel
import TaktTestSupport
import Testing

@testable import TaktChecker

/// Rule 7: what runs already stands.
@Suite struct InProgressRuleTests {
  /// Ten units run until 7:00; the set-up they leave spares the next lot its own.
  private let running = InProgressLot(
    id: "R", product: 0, step: 0, machine: 0, mode: 0, started: 10, end: Workshop.hour(7))

  private let claim = Lot(
    id: "R", product: 0, step: 0, machine: 0, family: 0, setup: nil,
    segments: [Workshop.segment(.run, 6, 7)], start: TinyPlant.start, end: Workshop.hour(7),
    started: 10, good: 9, scrap: 1, origin: .inProgress)

  /// Nine good ones from twenty-one less: no set-up, so no set-up scrap; seven to eight.
  private let next = Lot(
    id: "L1", product: 0, step: 0, machine: 0, family: 0, setup: nil,
    segments: [Workshop.segment(.run, 7, 8)], start: Workshop.hour(7), end: Workshop.hour(8),
    started: 6, good: 5.4, scrap: 0.6)

  private func faults(_ lots: [Lot]) throws -> [String] {
    let plan = Workshop.plan.with(
      lots: lots, deliveries: [Delivery(order: 0, at: Workshop.hour(11), quantity: 9)])
    return try Workshop.faults(plan, try Workshop.plant(inProgress: [running]))
  }

  @Test func itStandsUnchanged() throws {
    #expect(try faults([claim, next]) == [])
  }

  @Test func itIsNotLeftOut() throws {
    #expect(
      try faults([next]) == [
        "7 R: Lot R is in progress at the horizon's start, but the plan does not have it as such."
      ])
  }

  @Test func noOtherLotClaimsToBeOne() throws {
    #expect(
      try faults([claim, next.with(origin: .inProgress)]) == [
        "7 L1: Lot L1 claims to be in progress, but the order file has no such lot."
      ])
    #expect(
      try faults([claim, next.with(origin: .frozen)]) == [
        "7 L1: Lot L1 claims to be frozen, but the order file freezes no such lot."
      ])
  }

  @Test func itsMachineIsHeld() throws {
    let early = next.with(
      segments: [Workshop.segment(.run, 6.5, 7.5)], start: Workshop.hour(6.5),
      end: Workshop.hour(7.5))
    #expect(
      try faults([claim, early]) == [
        "1 L1: Lot L1 starts on machine M1 at 2026-01-05T06:30:00Z, but lot R holds it until "
          + "2026-01-05T07:00:00Z."
      ])
  }

  @Test func eachOfItsFiguresIsHeldTo() throws {
    func told(_ lot: Lot) throws -> [String] { try faults([lot, next]) }
    func fault(_ text: String) -> [String] { ["7 R: Lot R is in progress with " + text] }
    #expect(
      try told(claim.with(setup: Setup(minutes: 1)))
        == fault(
          "set-up a set-up of 1 min, cost 0 and 0 units of scrap; by the order file it is none."))
    #expect(
      try told(claim.with(start: Workshop.hour(6)))
        == fault("start 2026-01-05T06:00:00Z; by the order file it is 2026-01-05T00:00:00Z."))
    #expect(
      try told(claim.with(end: Workshop.hour(6.5)))
        == fault("end 2026-01-05T06:30:00Z; by the order file it is 2026-01-05T07:00:00Z."))
    #expect(
      try told(claim.with(started: 11)) == fault("quantity 11; by the order file it is 10."))
    #expect(try told(claim.with(good: 10)) == fault("good units 10; by the order file it is 9."))
    #expect(try told(claim.with(scrap: 0)) == fault("scrap 0; by the order file it is 1."))
    #expect(try told(claim.with(family: 1)) == fault("family B; by the order file it is A."))
    #expect(
      try told(claim.with(segments: []))
        == fault(
          "segments none; by the order file it is run 2026-01-05T06:00:00Z to "
            + "2026-01-05T07:00:00Z."))
  }

  @Test func oneFollowsAnotherOnTheSameMachine() throws {
    let second = InProgressLot(
      id: "R2", product: 0, step: 0, machine: 0, mode: 0, started: 10, end: Workshop.hour(8))
    let plant = try Workshop.plant(inProgress: [second, running])
    let other = claim.with(
      id: "R2", segments: [Workshop.segment(.run, 7, 8)], end: Workshop.hour(8))
    let plan = Workshop.plan.with(lots: [claim, other], deliveries: [])
    #expect(try Workshop.faults(plan, plant) == [])
  }
}
