import TaktModel
import TaktTestSupport
import Testing

@testable import TaktChecker

/// Rule 3's `maxStock`, and rule 9's cost of too little stock.
@Suite struct StockRuleTests {
  private func plant(
    stock: Double = 2, safetyStock: Double = 0, maxStock: Double? = nil, minimumWait: Double = 0,
    shelfHours: Double? = nil, receipts: [Receipt] = [], inProgress: [InProgressLot] = []
  ) throws -> Plant {
    try TinyPlant.plant(
      products: [
        TinyPlant.made(
          steps: [TinyPlant.step(minimumWaitSeconds: minimumWait * 3600)], stock: stock,
          safetyStock: safetyStock, shortOfSafetyCostPerUnitDay: 24, maxStock: maxStock,
          shelfLifeSeconds: shelfHours.map { $0 * 3600 })
      ], orders: [TinyPlant.order(quantity: 20)], receipts: receipts, inProgress: inProgress)
  }

  private let lot = Lot.run("L1", from: 0, to: 5)

  private func delivery(_ hour: Double, _ units: Double) -> Delivery {
    Delivery(order: 0, at: Workshop.hour(hour), quantity: units)
  }

  private let tooMuch = [
    "3 A: At 2026-01-05T05:00:00Z lot L1 brings the stock of product A to 7 units; at most 6 are "
      + "allowed."
  ]

  @Test func noLotFillsTheStoreBeyondItsLimit() throws {
    #expect(try Workshop.faults(.of([lot]), try plant(maxStock: 7)) == [])
    #expect(try Workshop.faults(.of([lot]), try plant(maxStock: 6)) == tooMuch)
  }

  @Test func whatLeavesAtThatInstantMakesRoom() throws {
    let plant = try plant(maxStock: 6)
    for hour in [4.0, 5, 5 + 0.9 / 3600] {
      #expect(try Workshop.faults(.of([lot], deliveries: [delivery(hour, 1)]), plant) == [])
    }
    #expect(try Workshop.faults(.of([lot], deliveries: [delivery(5.1, 1)]), plant) == tooMuch)
    #expect(try Workshop.faults(.of([lot]), try self.plant(maxStock: 6, shelfHours: 5)) == [])
  }

  @Test func goodsThatRestAreNotInStockYet() throws {
    let plan = Plan.of([lot], deliveries: [delivery(6, 1)])
    #expect(try Workshop.faults(plan, try plant(maxStock: 6, minimumWait: 1)) == [])
  }

  @Test func aPurchaseFillsItLikewise() throws {
    let plant = try TinyPlant.plant(
      products: [TinyPlant.bought(stock: 2, maxStock: 6)], orders: [])
    func plan(_ units: Double) -> Plan {
      .of(
        [],
        purchases: [
          PurchaseOrder(
            product: 0, orderAt: Workshop.hour(1), arriveAt: Workshop.hour(1), quantity: units)
        ])
    }
    #expect(try Workshop.faults(plan(4), plant) == [])
    #expect(
      try Workshop.faults(plan(5), plant) == [
        "3 B: At 2026-01-05T01:00:00Z a purchase brings the stock of product B to 7 units; at most 6 "
          + "are allowed."
      ])
  }

  @Test func wholeGoodsAreBoughtInWholeUnits() throws {
    func faults(_ units: Double, isWhole: Bool) throws -> [String] {
      let plant = try TinyPlant.plant(
        products: [Product(id: "B", isWhole: isWhole, supply: .bought(.init()))], orders: [])
      let at = Workshop.hour(1)
      return try Workshop.faults(
        .of(
          [], purchases: [PurchaseOrder(product: 0, orderAt: at, arriveAt: at, quantity: units)]),
        plant)
    }
    #expect(
      try faults(4.5, isWhole: true) == [
        "6 B: The purchase ordered at 2026-01-05T01:00:00Z is of 4.5 units; product B comes in "
          + "whole ones."
      ])
    #expect(try faults(4, isWhole: true) == [] && faults(4.5, isWhole: false) == [])
  }

  @Test func whatIsThereOrOnItsWayMayBeMore() throws {
    let plant = try plant(
      stock: 9, maxStock: 6,
      receipts: [Receipt(product: 0, quantity: 3, at: Workshop.hour(2))],
      inProgress: [
        InProgressLot(
          id: "R", product: 0, step: 0, machine: 0, mode: 0, started: 4, end: Workshop.hour(4))
      ])
    let running = Lot.run("R", from: 0, to: 4, origin: .inProgress)
    #expect(try Workshop.faults(.of([running]), plant) == [])
    #expect(try Workshop.faults(.of([running, .run("L1", from: 4, to: 5)]), plant).count == 1)
  }

  @Test func tooLittleCostsByUnitAndDay() throws {
    let plant = try plant(safetyStock: 6)
    // Four short until hour 5, none until hour 9, then 3 until hour 240.
    let plan = Plan.of([lot], deliveries: [delivery(9, 4)]).refigured(for: plant)
    #expect(abs(plan.cost.shortOfSafety - (4 * 5 + 3 * 231)) < 1e-6)
    #expect(Checker.check(plan, against: plant) == [])
    var cost = plan.cost
    cost.shortOfSafety = 0
    #expect(
      Checker.check(plan.with(cost: cost), against: plant).map(\.message) == [
        "cost.shortOfSafety is claimed to be 0; it is 713."
      ])
  }

  @Test func whatIsThrownAwayIsNoSafety() throws {
    let plant = try plant(safetyStock: 6, shelfHours: 24)
    // The two at hand go at hour 24, the five of the lot at hour 29.
    let plan = Plan.of([lot]).refigured(for: plant)
    #expect(abs(plan.cost.shortOfSafety - (4 * 5 + 1 * 5 + 6 * 211)) < 1e-6)
    #expect(Checker.check(plan, against: plant) == [])
  }
}
