import TaktModel
import TaktTestSupport
import Testing

@testable import TaktScheduler

/// What lots and orders take, read off a plan, and the same lots played again.
@Suite struct WaitNetworkTests {
  private typealias T = TinyPlant

  /// Ten units of product 0 on the first machine, a unit an hour.
  private func lot(_ id: String, day: Double) -> Lot {
    let (from, to) = (T.at(day: day), T.at(day: day, hours: 10))
    return Lot(
      id: id, product: 0, step: 0, machine: 0, family: 0,
      setup: nil, segments: [Lot.Segment(kind: .run, from: from, to: to, isOvertime: false)],
      start: from, end: to, started: 10, good: 10, scrap: 0, feeds: [])
  }

  private func plant(shelfLifeDays: Double?) throws -> Plant {
    try T.plant(
      products: [
        T.made(
          steps: [T.step(modes: [T.mode(secondsPerUnit: 3600)])],
          shelfLifeSeconds: shelfLifeDays.map { $0 * 86_400 })
      ], orders: [T.order(dueDay: 6, earliest: T.at(day: 6))])
  }

  private var schedule: Schedule {
    Schedule(
      lots: [lot("old", day: 0), lot("fresh", day: 5)],
      deliveries: [Delivery(order: 0, at: T.at(day: 6), quantity: 10)], purchases: [])
  }

  @Test func goodsThatAreTooOldAreNotTaken() throws {
    func source(_ plant: Plant) -> WaitNetwork.Source? {
      WaitNetwork(schedule, in: Shop(plant)).deliveries[0].first?.source
    }
    #expect(source(try plant(shelfLifeDays: nil)) == .job(0))
    #expect(source(try plant(shelfLifeDays: 2)) == .job(1))
  }

  /// A lot that ends in its plan when the machine is closed in this one.
  @Test func noLotIsPlayedLaterThanThePlanHasIt() throws {
    let closed = try plant(shelfLifeDays: nil).modified {
      $0.machines[0].windows = T.shifts(days: 10, from: 20, to: 24)
    }
    let network = WaitNetwork(schedule, in: Shop(closed))
    let times = Replay.run(network, []).times
    let ends = times.end.map { Instant(milliseconds: $0) }
    #expect(ends[0] == schedule.lots[0].end)
    #expect(ends[1] < schedule.lots[1].end)
  }

  @Test func whatBecomesOfAnOrderIsPlayedAgain() throws {
    let plant = try plant(shelfLifeDays: nil).modified { $0.orders[0].due = T.at(day: 4) }
    let fate = OrderReplay.fate(of: 0, in: schedule, for: plant)
    #expect(fate.fulfilment.completedAt == T.at(day: 6))
    #expect(fate.unitDaysLate == 20)
    #expect(fate.fulfilment.unmet == 0)
  }
}
