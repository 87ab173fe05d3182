import TaktModel
import TaktTestSupport
import Testing

@testable import TaktChecker

/// Rule 3: longest waits and shelf life; what is too old is thrown away.
@Suite struct LifeRuleTests {
  /// Two steps on two machines, an hour a unit; a unit in stock for an hour costs 1.
  private func bakery(
    minimumWait: Double = 0, maximumWait: Double? = 4, wip: Double = 0
  ) throws -> Plant {
    try TinyPlant.plant(
      machines: [TinyPlant.machine("M1"), TinyPlant.machine("M2")],
      products: [
        TinyPlant.made(
          steps: [
            TinyPlant.step(
              "knead", minimumWaitSeconds: minimumWait * 3600,
              maximumWaitSeconds: maximumWait.map { $0 * 3600 }, wip: wip),
            TinyPlant.step("bake", modes: [TinyPlant.mode(on: 1)]),
          ], holdingCostPerUnitDay: 24)
      ], orders: [])
  }

  private func plan(bakesFrom: Double, units: Double = 3) -> Plan {
    .of([
      .run("L1", from: 0, to: 3),
      .run("L2", step: 1, on: 1, from: bakesFrom, to: bakesFrom + units),
    ])
  }

  @Test func whatWaitsTooLongIsNotUsed() throws {
    let plant = try bakery()
    #expect(try Workshop.faults(plan(bakesFrom: 3), plant) == [])
    #expect(try Workshop.faults(plan(bakesFrom: 7), plant) == [])
    #expect(try Workshop.faults(plan(bakesFrom: 7 + 0.9 / 3600), plant) == [])
    #expect(
      try Workshop.faults(plan(bakesFrom: 7.5), plant) == [
        "3 A: At 2026-01-05T07:30:00Z lot L2 takes 3 units of product A after step knead, but there "
          + "are 0; they keep for 14400 s, and 3 are thrown away by then, the last at "
          + "2026-01-05T07:00:00Z."
      ])
    #expect(try Workshop.faults(plan(bakesFrom: 7.5), try bakery(maximumWait: nil)) == [])
  }

  @Test func waitsLieBetweenTheirLimits() throws {
    let plant = try bakery(minimumWait: 2)
    #expect(try Workshop.faults(plan(bakesFrom: 5), plant) == [])
    #expect(try Workshop.faults(plan(bakesFrom: 7), plant) == [])
    for bad in [4.5, 7.5] { #expect(try Workshop.faults(plan(bakesFrom: bad), plant).count == 1) }
    // Goods that rest longer than they live are of no use at any time.
    let never = try bakery(minimumWait: 5)
    for bad in [3.0, 6, 7.9999, 8, 9] {
      #expect(
        try Workshop.faults(plan(bakesFrom: bad), never).allSatisfy { $0.hasPrefix("3 A: At") })
      #expect(try Workshop.faults(plan(bakesFrom: bad), never).count == 1)
    }
  }

  @Test func whatWaitsAtTheStartCountsFromThen() throws {
    let plant = try bakery(wip: 2)
    func bakes(from: Double) -> Plan { .of([.run("L2", step: 1, on: 1, from: from, to: from + 2)]) }
    #expect(try Workshop.faults(bakes(from: 4), plant) == [])
    #expect(try Workshop.faults(bakes(from: 4.5), plant).count == 1)
  }

  @Test func whatIsThrownAwayIsNotHeld() throws {
    let plant = try bakery()
    let plan = plan(bakesFrom: 5, units: 2).refigured(for: plant)
    // Three units for two hours, one for two more; two of stock from hour 7 to hour 240.
    #expect(abs(plan.cost.holding - (6 + 2 + 2 * 233)) < 1e-6)
    #expect(Checker.check(plan, against: plant) == [])
    var cost = plan.cost
    cost.holding += 233
    #expect(
      Checker.check(plan.with(cost: cost), against: plant).map(\.message) == [
        "cost.holding is claimed to be 707; it is 474."
      ])
  }

  private func shop(
    stock: Double = 5, shelfHours: Double? = 24, release: Instant? = nil
  ) throws -> Plant {
    try TinyPlant.plant(
      products: [
        TinyPlant.made(
          stock: stock, shelfLifeSeconds: shelfHours.map { $0 * 3600 }, holdingCostPerUnitDay: 24)
      ], orders: [TinyPlant.order(quantity: 10, release: release)])
  }

  private func sold(_ deliveries: [(hour: Double, units: Double)], lots: [Lot]) -> Plan {
    .of(
      lots,
      deliveries: deliveries.map {
        Delivery(order: 0, at: Workshop.hour($0.hour), quantity: $0.units)
      })
  }

  @Test func stockHasItsShelfLife() throws {
    let plant = try shop()
    #expect(try Workshop.faults(sold([(24, 5)], lots: []), plant) == [])
    #expect(
      try Workshop.faults(sold([(25, 5)], lots: []), plant) == [
        "3 A: At 2026-01-06T01:00:00Z a delivery of order O1 takes 5 units of product A, but there "
          + "are 0; they keep for 86400 s, and 5 are thrown away by then, the last at "
          + "2026-01-06T00:00:00Z."
      ])
    #expect(try Workshop.faults(sold([(25, 5)], lots: []), try shop(shelfHours: nil)) == [])
  }

  @Test func theOldestAreTakenFirst() throws {
    let plant = try shop()
    let lots = [Lot.run("L1", from: 5, to: 10)]
    #expect(try Workshop.faults(sold([(12, 5), (34, 5)], lots: lots), plant) == [])
    #expect(try Workshop.faults(sold([(12, 6), (30, 4)], lots: lots), plant) == [])
    #expect(
      try Workshop.faults(sold([(12, 4), (30, 6)], lots: lots), plant) == [
        "3 A: At 2026-01-06T06:00:00Z a delivery of order O1 takes 6 units of product A, but there "
          + "are 5; they keep for 86400 s, and 1 are thrown away by then, the last at "
          + "2026-01-06T00:00:00Z."
      ])
  }

  @Test func aTakerWithinASecondMayHaveEither() throws {
    let plant = try shop()
    let late = 24 + 0.5 / 3600
    let plan = sold([(late, 5)], lots: [.run("L1", from: 5, to: 10)]).refigured(for: plant)
    #expect(Checker.check(plan, against: plant) == [])
    // The stock thrown away and the lot delivered, or the other way about.
    var cost = plan.cost
    cost.holding += 5 * 10
    #expect(Checker.check(plan.with(cost: cost), against: plant) == [])
    cost.holding += 100
    #expect(Checker.check(plan.with(cost: cost), against: plant).count == 1)
  }

  @Test func boughtGoodsCountFromTheirArrival() throws {
    let plant = try TinyPlant.plant(
      products: [TinyPlant.bought(shelfLifeSeconds: 3600)],
      orders: [TinyPlant.order(quantity: 8)],
      receipts: [Receipt(product: 0, quantity: 4, at: Workshop.hour(2))])
    func plan(_ hour: Double, purchaseHour: Double) -> Plan {
      .of(
        [], deliveries: [Delivery(order: 0, at: Workshop.hour(hour), quantity: 8)],
        purchases: [
          PurchaseOrder(
            product: 0, orderAt: Workshop.hour(purchaseHour), arriveAt: Workshop.hour(purchaseHour),
            quantity: 4)
        ])
    }
    #expect(try Workshop.faults(plan(3, purchaseHour: 2), plant) == [])
    #expect(try Workshop.faults(plan(3, purchaseHour: 3), plant) == [])
    #expect(try Workshop.faults(plan(3, purchaseHour: 1.5), plant).count == 1)
    #expect(try Workshop.faults(plan(3.5, purchaseHour: 3), plant).count == 1)
  }
}
