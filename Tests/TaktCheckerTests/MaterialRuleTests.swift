import TaktModel
import TaktTestSupport
import Testing

@testable import TaktChecker

/// Rule 3: stock, waiting units and purchases.
@Suite struct MaterialRuleTests {
  private func purchase(
    _ quantity: Double = 40, product: Int = 1, from: Double = 0, to: Double = 6
  ) -> Plan {
    Workshop.plan.with(purchases: [
      PurchaseOrder(
        product: product, orderAt: Workshop.hour(from), arriveAt: Workshop.hour(to),
        quantity: quantity)
    ])
  }

  @Test func componentsAreThereWhenTheRunBegins() throws {
    #expect(
      try Workshop.faults(purchase(from: 1, to: 7)) == [
        "3 B: At 2026-01-05T06:30:00Z lot L1 takes 42 units of product B, but there are 10."
      ])
    // At the run's start, not the set-up's, and to the second.
    #expect(try Workshop.faults(purchase(from: 0.5, to: 6.5)) == [])
    #expect(try Workshop.faults(purchase(from: 0.5, to: 6.5 + 0.9 / 3600)) == [])
    #expect(try Workshop.faults(purchase(30)).count == 1)
  }

  @Test func deliveriesTakeFromStock() throws {
    let plan = Workshop.plan.with(deliveries: [
      Delivery(order: 0, at: Workshop.hour(10), quantity: 18)
    ])
    #expect(
      try Workshop.faults(plan) == [
        "3 A: At 2026-01-05T10:00:00Z a delivery of order O1 takes 18 units of product A, but there "
          + "are 0.",
        "9 L1: Lot L1 feeds order O1, whose last delivery is at 2026-01-05T10:00:00Z, but its goods "
          + "are there at 2026-01-05T10:30:00Z.",
      ])
  }

  @Test func purchasesAreAsTheSupplierWants() throws {
    #expect(
      try Workshop.faults(purchase(from: 0, to: 5)) == [
        "3 B: The purchase of product B ordered at 2026-01-05T00:00:00Z arrives at "
          + "2026-01-05T05:00:00Z; with a lead time of 0.25 days it is 2026-01-05T06:00:00Z."
      ])
    #expect(
      try Workshop.faults(purchase(from: -1, to: 5)) == [
        "3 B: The purchase of product B ordered at 2026-01-04T23:00:00Z is before the horizon's "
          + "start, 2026-01-05T00:00:00Z."
      ])
    #expect(
      try Workshop.faults(purchase(41)) == [
        "3 B: The purchase of product B ordered at 2026-01-05T00:00:00Z is of 41 units; they come "
          + "10 at a time."
      ])
    let small = PurchaseOrder(
      product: 1, orderAt: Workshop.hour(0), arriveAt: Workshop.hour(6), quantity: 10)
    #expect(
      try Workshop.faults(
        Workshop.plan.with(purchases: Workshop.plan.schedule.purchases + [small])) == [
          "3 B: The purchase of product B ordered at 2026-01-05T00:00:00Z is of 10 units; the least "
            + "is 20."
        ])
    let made = PurchaseOrder(
      product: 0, orderAt: Workshop.hour(0), arriveAt: Workshop.hour(6), quantity: 20)
    #expect(
      try Workshop.faults(
        Workshop.plan.with(purchases: Workshop.plan.schedule.purchases + [made])) == [
          "3 A: The purchase of product A ordered at 2026-01-05T00:00:00Z cannot be: the product is "
            + "not bought."
        ])
  }

  /// Two steps on two machines, an hour a unit, an hour's rest between them.
  private func twoSteps(wip: Double, secondFrom: Double) throws -> [String] {
    let product = TinyPlant.made(
      steps: [
        TinyPlant.step("cast", minimumWaitSeconds: 3600, wip: wip),
        TinyPlant.step("turn", modes: [TinyPlant.mode(on: 1)]),
      ], holdingCostPerUnitDay: 1)
    let plant = try TinyPlant.plant(
      machines: [
        TinyPlant.machine("M1", initialFamily: 0), TinyPlant.machine("M2", initialFamily: 0),
      ],
      products: [product], orders: [])
    func lot(_ step: Int, from: Double) -> Lot {
      Lot(
        id: "L\(step + 1)", product: 0, step: step, machine: step, family: 0, setup: nil,
        segments: [Workshop.segment(.run, from, from + 3)], start: Workshop.hour(from),
        end: Workshop.hour(from + 3), started: 3, good: 3, scrap: 0)
    }
    return try Workshop.faults(
      Workshop.plan.with(
        lots: [lot(0, from: 0), lot(1, from: secondFrom)], deliveries: [], purchases: []), plant)
  }

  @Test func theNextStepWaitsForTheOneBefore() throws {
    #expect(try twoSteps(wip: 0, secondFrom: 4) == [])
    #expect(
      try twoSteps(wip: 1, secondFrom: 3.5) == [
        "3 A: At 2026-01-05T03:30:00Z lot L2 takes 3 units of product A after step cast, but there "
          + "are 1."
      ])
    #expect(try twoSteps(wip: 3, secondFrom: 3.5) == [])
  }
}
