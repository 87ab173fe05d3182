import TaktModel
import TaktTestSupport
import Testing

@testable import TaktChecker

/// Rule 7 for frozen lots, and the price of leaving the plan in hand.
@Suite struct FrozenRuleTests {
  private typealias T = TinyPlant

  private let fixed = Lot(
    id: "OLD", product: 0, step: 0, machine: 0, family: 0, setup: nil,
    segments: [
      Lot.Segment(kind: .run, from: Workshop.hour(2), to: Workshop.hour(3), isOvertime: false)
    ], start: Workshop.hour(2), end: Workshop.hour(3), started: 7, good: 6, scrap: 1)

  /// Whatever a frozen lot says of itself: seven in an hour and one lost is none of the plant's arithmetic.
  private func plant(previous: PreviousPlan? = nil) throws -> Plant {
    try Plant(
      currency: "EUR", horizon: T.horizon(), families: ["A"], machines: [T.machine()],
      products: [T.made()], orders: [], frozen: [fixed], previous: previous)
  }

  private func faults(_ lots: [Lot], previous: PreviousPlan? = nil) throws -> [String] {
    let plant = try plant(previous: previous)
    return try Workshop.faults(.of(lots), plant)
  }

  @Test func aFrozenLotStandsAsItIs() throws {
    #expect(try faults([fixed.frozen()]) == [])
  }

  @Test func aFrozenLotMustBeThere() throws {
    #expect(
      try faults([]) == ["7 OLD: Lot OLD is frozen, but the plan does not have it as such."])
  }

  @Test func aFrozenLotMustNotChange() throws {
    let moved = Lot(
      id: "OLD", product: 0, step: 0, machine: 0, family: 0, setup: nil,
      segments: [
        Lot.Segment(kind: .run, from: Workshop.hour(4), to: Workshop.hour(5), isOvertime: false)
      ], start: Workshop.hour(4), end: Workshop.hour(5), started: 7, good: 6, scrap: 1,
      origin: .frozen)
    let found = try faults([moved])
    #expect(found.count == 3)
    #expect(found.allSatisfy { $0.hasPrefix("7 OLD: Lot OLD is frozen with ") })
  }

  @Test func nothingElseIsFrozen() throws {
    let other = fixed.with(id: "NEW", from: 5)
    #expect(
      try faults([fixed.frozen(), other]) == [
        "7 NEW: Lot NEW claims to be frozen, but the order file freezes no such lot."
      ])
  }

  @Test func leavingThePlanInHandIsPriced() throws {
    let former = PreviousPlan(
      lots: [fixed.with(id: "P1", from: 20), fixed.with(id: "P2", from: 80)], changeCostPerLot: 5)
    let plant = try plant(previous: former)
    let plan = Plan.of([fixed.frozen()]).refigured(for: plant)
    #expect(plan.cost.planChange == 5)
    #expect(Checker.check(plan, against: plant).isEmpty)
  }
}

extension Lot {
  fileprivate func with(id: String, from hour: Double) -> Lot {
    Lot(
      id: id, product: product, step: step, machine: machine, family: family, setup: setup,
      segments: [
        Segment(
          kind: .run, from: Workshop.hour(hour), to: Workshop.hour(hour + 1), isOvertime: false)
      ], start: Workshop.hour(hour), end: Workshop.hour(hour + 1), started: started, good: good,
      scrap: scrap, origin: .frozen)
  }
}
