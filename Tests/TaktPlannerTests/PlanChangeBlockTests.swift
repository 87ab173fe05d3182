import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// Lots of the plan in hand that are not kept.
@Suite struct PlanChangeBlockTests {
  private typealias T = TinyPlant

  private func lot(
    _ id: String, on machine: MachineIndex, at hour: Double, origin: Lot.Origin = .planned
  ) -> Lot {
    let (start, end) = (T.at(day: 0, hours: hour), T.at(day: 0, hours: hour + 1))
    return Lot(
      id: id, product: 0, step: 0, machine: machine, family: 0, setup: nil,
      segments: [Lot.Segment(kind: .run, from: start, to: end, isOvertime: false)], start: start,
      end: end, started: 1, good: 1, scrap: 0, origin: origin, feeds: [])
  }

  /// Ten units for the end of the first of four days: at 1 each on the first machine, at 2 on the second; the
  /// third does other things.
  private func plant(
    _ lots: [Lot], cost: Double, minLot: Double = 0, isWhole: Bool = true, setupCost: Double = 0,
    frozen: [Lot] = []
  ) throws -> Plant {
    func mode(_ machine: MachineIndex) -> Mode {
      T.mode(
        on: machine, setup: Setup(cost: machine == 1 ? setupCost : 0),
        costPerUnit: machine == 0 ? 1 : 2, minLot: minLot)
    }
    return try Plant(
      currency: "EUR", horizon: T.horizon(days: 4), families: ["A"],
      machines: ["M1", "M2", "M3"].map { T.machine($0) },
      products: [T.made(steps: [T.step(modes: [mode(0), mode(1)])], isWhole: isWhole)],
      orders: [T.order(quantity: 10, dueDay: 1)], frozen: frozen,
      previous: PreviousPlan(lots: lots, changeCostPerLot: cost))
  }

  @Test func aLotIsMovedWhereThatIsWorthItsPrice() async throws {
    let former = [lot("F", on: 1, at: 8)]
    // Ten dearer units, or ten cheap ones and a change.
    try await expectOptimum(15, of: plant(former, cost: 5, minLot: 10))
    try await expectOptimum(20, of: plant(former, cost: 50, minLot: 10))
    // A lot is kept however small it has become.
    try await expectOptimum(11, of: plant(former, cost: 50))
    try await expectOptimum(10, of: plant(former, cost: 0))
  }

  @Test func aLotIsKeptAtMostAPeriodAway() async throws {
    // It may begin on the third day at the soonest, which for the order is too late: ten units more are made.
    let former = [lot("F", on: 0, at: 80)]
    try await expectOptimum(10 + 8, of: plant(former, cost: 8, minLot: 10))
    try await expectOptimum(10 + 10, of: plant(former, cost: 90, minLot: 10))
    try await expectOptimum(10, of: plant([lot("F", on: 0, at: 44)], cost: 90, minLot: 10))
  }

  @Test func eachNewLotKeepsOne() async throws {
    let former = (1...4).map { lot("F\($0)", on: 0, at: Double($0)) }
    // Ten units are two lots of five at most.
    try await expectOptimum(10 + 2 * 3, of: plant(former, cost: 3, minLot: 5))
    try await expectOptimum(10, of: plant(former, cost: 3))
  }

  @Test func aMachineThatIsNotSetUpKeepsNothing() async throws {
    let former = [lot("F", on: 1, at: 8)]
    try await expectOptimum(10 + 4, of: plant(former, cost: 4, isWhole: false, setupCost: 7))
    try await expectOptimum(10 + 7, of: plant(former, cost: 9, isWhole: false, setupCost: 7))
  }

  @Test func whatNoPlanCanKeepIsPaidInAnyCase() async throws {
    try await expectOptimum(10 + 6, of: plant([lot("F", on: 2, at: 8)], cost: 6))
    // Before the horizon, after it, or running already: not the plan's to keep.
    let others = [
      lot("F1", on: 0, at: -5), lot("F2", on: 0, at: 99),
      lot("F3", on: 0, at: 1, origin: .inProgress),
    ]
    try await expectOptimum(10, of: plant(others, cost: 6))
  }

  @Test func frozenLotsKeepTheirs() async throws {
    let former = [lot("F1", on: 1, at: 0), lot("F2", on: 1, at: 30)]
    let frozen = [lot("F1", on: 1, at: 0, origin: .frozen)]
    // Nine units are left to make; the second lot is changed.
    try await expectOptimum(9 + 3, of: plant(former, cost: 3, minLot: 9, frozen: frozen))
  }
}
