import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// Safety stock and the most stock there is room for.
@Suite struct StockRuleBlockTests {
  private typealias T = TinyPlant

  @Test func whatASafetyStockLacksCostsByTheDay() async throws {
    // 24 of 30 are there after one day, 30 after two: 6 x 1 x 2, and each unit made costs 1.
    let plant = try T.plant(
      horizon: T.horizon(days: 3),
      products: [
        T.made(
          steps: [T.step(modes: [T.mode(costPerUnit: 1)])], safetyStock: 30,
          shortOfSafetyCostPerUnitDay: 2)
      ], orders: [])
    try await expectOptimum(42, of: plant)
  }

  @Test func aSafetyStockIsUsedWhereAnOrderIsWorthMore() async throws {
    // No time is left to make any: 10 from the safety stock of 10 for the order; 10 x 2 x 0.5.
    let plant = try T.plant(
      horizon: T.horizon(days: 2), machines: [T.machine(open: [])],
      products: [T.made(stock: 10, safetyStock: 10, shortOfSafetyCostPerUnitDay: 0.5)],
      orders: [T.order(dueDay: 1)])
    try await expectOptimum(10, of: plant)
  }

  @Test func boughtGoodsFillASafetyStock() async throws {
    // They come on the second day: 5 x 3 on the first, 5 at 1 each.
    let plant = try T.plant(
      horizon: T.horizon(days: 4),
      products: [
        T.bought(
          purchase: .init(leadTimeDays: 1.5, costPerUnit: 1), safetyStock: 5,
          shortOfSafetyCostPerUnitDay: 3)
      ], orders: [])
    try await expectOptimum(20, of: plant)
  }

  @Test func aSafetyStockThatNothingCanFillCostsWhatItCosts() async throws {
    let plant = try T.plant(
      horizon: T.horizon(days: 2), machines: [],
      products: [
        Product(
          id: "A", stock: 3, safetyStock: 5, shortOfSafetyCostPerUnitDay: 1, supply: .stockOnly)
      ], orders: [], receipts: [Receipt(product: 0, quantity: 1, at: T.at(day: 1.5))])
    try await expectOptimum(3, of: plant)
  }

  /// 24 a day for 40 due on the second day; nothing can be made then.
  private func ahead(maxStock: Double?, stock: Double = 0) throws -> Plant {
    try T.plant(
      horizon: T.horizon(days: 2), machines: [T.machine(open: [T.window(day: 0)])],
      products: [T.made(stock: stock, maxStock: maxStock)],
      orders: [T.order(quantity: 40, dueDay: 2, earliest: T.at(day: 1.5))])
  }

  @Test func noMoreIsMadeAheadThanThereIsRoomFor() async throws {
    try await expectOptimum(320, of: ahead(maxStock: nil))
    try await expectOptimum(600, of: ahead(maxStock: 10))
  }

  @Test func stockAtHandMayPassTheLimit() async throws {
    // 15 are there, room is for 10: nothing is made.
    try await expectOptimum(500, of: ahead(maxStock: 10, stock: 15))
  }

  @Test func theFirstPlanKeepsToTheRoom() throws {
    let program = Program(PlanningData(try ahead(maxStock: 10)))
    #expect(isNear(program.firstIncumbent().objective, 600))
  }

  @Test func theFirstPlanFillsSafetyStocks() throws {
    let plant = try T.plant(
      horizon: T.horizon(days: 3),
      products: [T.made(safetyStock: 30, shortOfSafetyCostPerUnitDay: 2)], orders: [])
    #expect(isNear(Program(PlanningData(plant)).firstIncumbent().objective, 12))
  }

  @Test func theFirstPlanFillsThemInOvertimeWhereThatPays() throws {
    let machine = T.machine(open: [T.window(day: 0, isOvertime: true, costPerHour: 1)])
    for (rate, cost) in [(2.0, 10.0), (0.3, 9)] {
      let plant = try T.plant(
        horizon: T.horizon(days: 3), machines: [machine],
        products: [T.made(safetyStock: 10, shortOfSafetyCostPerUnitDay: rate)], orders: [])
      #expect(isNear(Program(PlanningData(plant)).firstIncumbent().objective, cost))
    }
  }
}
