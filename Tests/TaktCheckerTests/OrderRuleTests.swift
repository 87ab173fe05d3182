import TaktModel
import TaktTestSupport
import Testing

@testable import TaktChecker

/// Rules 5, 6 and 7, and the pegging.
@Suite struct OrderRuleTests {
  private func plant(
    release: Instant? = nil, earliest: Instant = TinyPlant.start, latest: Instant? = nil,
    isComplete: Bool = false, quantity: Double = 18, otherProduct: Int = 0
  ) throws -> Plant {
    try Workshop.plant(orders: [
      Order(
        id: "O1", product: 0, quantity: quantity, due: Workshop.hour(10), release: release,
        earliest: earliest, latest: latest, tardinessCostPerUnitDay: 1, unmetCostPerUnit: 20,
        isComplete: isComplete),
      TinyPlant.order("O2", product: otherProduct, quantity: 5),
    ])
  }

  private func delivered(_ quantity: Double, at hours: [Double] = [11]) -> Plan {
    Workshop.plan.with(
      lots: [Workshop.lot.with(feeds: [])],
      deliveries: hours.map {
        Delivery(order: 0, at: Workshop.hour($0), quantity: quantity)
      })
  }

  @Test func noMoreThanOrdered() throws {
    #expect(
      try Workshop.faults(delivered(18), try plant(quantity: 17)) == [
        "5 O1: Order O1 is delivered 18 units; ordered are 17."
      ])
  }

  @Test func notBeforeEarliestNorAfterLatest() throws {
    #expect(
      try Workshop.faults(Workshop.plan, try plant(earliest: Workshop.hour(12))) == [
        "5 O1: Order O1 is delivered at 2026-01-05T11:00:00Z, before 2026-01-05T12:00:00Z."
      ])
    #expect(
      try Workshop.faults(Workshop.plan, try plant(latest: Workshop.hour(10.75))) == [
        "5 O1: Order O1 is delivered at 2026-01-05T11:00:00Z, after 2026-01-05T10:45:00Z."
      ])
    #expect(
      try Workshop.faults(Workshop.plan, try plant(earliest: Workshop.hour(11 + 0.9 / 3600))) == [])
  }

  @Test func withinTheHorizon() throws {
    #expect(
      try Workshop.faults(delivered(18, at: [49]), try plant()) == [
        "5 O1: Order O1 is delivered at 2026-01-07T01:00:00Z, after the horizon's end, "
          + "2026-01-07T00:00:00Z."
      ])
  }

  @Test func aCompleteOrderComesInOneDelivery() throws {
    let plant = try plant(isComplete: true)
    #expect(try Workshop.faults(delivered(18), plant) == [])
    #expect(
      try Workshop.faults(delivered(9, at: [11, 12]), plant) == [
        "5 O1: Order O1 is delivered in 2 parts; it wants one delivery."
      ])
    #expect(
      try Workshop.faults(delivered(9), plant) == [
        "5 O1: Order O1 is delivered 9 of 18 units; it wants all or none."
      ])
  }

  @Test func nothingStartsBeforeTheRelease() throws {
    let plant = try plant(release: Workshop.hour(7))
    #expect(
      try Workshop.faults(Workshop.plan, plant) == [
        "5 O1: Lot L1 for order O1 starts at 2026-01-05T06:00:00Z, before the order's release at "
          + "2026-01-05T07:00:00Z."
      ])
    // Leaving the pegging out does not help.
    #expect(
      try Workshop.faults(delivered(18), plant) == [
        "5 A: 18 units of product A for orders with a release are pegged to no lot; stock and what "
          + "comes in besides are 0."
      ])
  }

  @Test func peggingIsNoMoreThanThereIs() throws {
    func fed(_ feeds: [Lot.Feed]) throws -> [String] {
      try Workshop.faults(lot: Workshop.lot.with(feeds: feeds), try plant(otherProduct: 1))
    }
    #expect(
      try fed([Lot.Feed(order: 0, quantity: 19)]) == [
        "9 L1: Lot L1 feeds orders with 19 units, but has 18 good ones.",
        "9 O1: Lots feed order O1 with 19 units, but 18 are delivered.",
      ])
    #expect(
      try fed([Lot.Feed(order: 1, quantity: 1)]) == [
        "9 L1: Lot L1 feeds order O2, of which nothing is delivered.",
        "9 L1: Lot L1 feeds order O2, but product A does not go into product B.",
      ])
    #expect(
      try fed([Lot.Feed(order: 0, quantity: -1), Lot.Feed(order: 9, quantity: 1)]) == [
        "9 L1: Lot L1 feeds order O1 with -1 units.",
        "9 L1: Lot L1 feeds an order that the order file does not have.",
      ])
  }

  @Test func lotsAreOfTheSizesAllowed() throws {
    func faults(
      _ started: Double, minLot: Double = 0, maxLot: Double? = nil, multiple: Double? = nil
    ) throws -> [String] {
      let mode = TinyPlant.mode(minLot: minLot, maxLot: maxLot, lotMultiple: multiple)
      let plant = try TinyPlant.plant(
        machines: [TinyPlant.machine(initialFamily: 0)],
        products: [TinyPlant.made(steps: [TinyPlant.step(modes: [mode])])], orders: [])
      let lot = Lot(
        id: "L1", product: 0, step: 0, machine: 0, family: 0, setup: nil,
        segments: [Workshop.segment(.run, 0, started)], start: Workshop.hour(0),
        end: Workshop.hour(started), started: started, good: started, scrap: 0)
      return try Workshop.faults(
        Workshop.plan.with(lots: [lot], deliveries: [], purchases: []), plant)
    }
    #expect(try faults(6, minLot: 6, maxLot: 6, multiple: 3) == [])
    #expect(try faults(6, minLot: 7) == ["6 L1: Lot L1 starts 6 units; the least is 7."])
    #expect(try faults(6, maxLot: 5) == ["6 L1: Lot L1 starts 6 units; the most is 5."])
    #expect(
      try faults(6, multiple: 4) == ["6 L1: Lot L1 starts 6 units; it must be a multiple of 4."])
    #expect(
      try faults(1.5) == ["6 L1: Lot L1 starts 1.5 units; product A is made in whole units."])
    #expect(try faults(0) == ["6 L1: Lot L1 starts 0 units; a lot makes something."])
  }
}
