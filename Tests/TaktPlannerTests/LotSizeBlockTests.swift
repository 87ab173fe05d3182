import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// Sizes of lots and purchases, each rule alone.
@Suite struct LotSizeBlockTests {
  private typealias T = TinyPlant

  /// One day, a unit started costs 1.
  private func plant(_ quantity: Double, _ mode: Mode, days: Int = 1) throws -> Plant {
    try T.plant(
      horizon: T.horizon(days: days), products: [T.made(steps: [T.step(modes: [mode])])],
      orders: [T.order(quantity: quantity, dueDay: Double(days))])
  }

  @Test func aLotHasItsLeastSize() async throws {
    try await expectOptimum(8, of: plant(5, T.mode(costPerUnit: 1, minLot: 8)))
    try await expectOptimum(9, of: plant(9, T.mode(costPerUnit: 1, minLot: 8)))
  }

  @Test func aLeastLotThatIsNotWorthItIsNotMade() async throws {
    // 12 at 10 against 5 unmet at 20.
    try await expectOptimum(100, of: plant(5, T.mode(costPerUnit: 10, minLot: 12)))
  }

  @Test func aLeastLotThatDoesNotFitIsNotMade() async throws {
    try await expectOptimum(100, of: plant(5, T.mode(minLot: 25)))
  }

  @Test func aLotIsAWholeMultiple() async throws {
    try await expectOptimum(8, of: plant(6, T.mode(costPerUnit: 1, lotMultiple: 4)))
    try await expectOptimum(6, of: plant(6, T.mode(costPerUnit: 1, lotMultiple: 1.5)))
  }

  @Test func leastLotAndMultipleTogether() async throws {
    // At least 7, a multiple of 5.
    try await expectOptimum(10, of: plant(3, T.mode(costPerUnit: 1, minLot: 7, lotMultiple: 5)))
    try await expectOptimum(15, of: plant(11, T.mode(costPerUnit: 1, minLot: 7, lotMultiple: 5)))
  }

  @Test func lotsBetweenLeastAndMost() async throws {
    // 8 is neither one lot of 5 to 7 nor two; 10 is two. 12 is two of 6.
    try await expectOptimum(10, of: plant(8, T.mode(costPerUnit: 1, minLot: 5, maxLot: 7)))
    try await expectOptimum(12, of: plant(12, T.mode(costPerUnit: 1, minLot: 5, maxLot: 7)))
  }

  @Test func aMostAloneMakesMoreLots() async throws {
    try await expectOptimum(20, of: plant(20, T.mode(costPerUnit: 1, maxLot: 7)))
  }

  @Test func roundingUpIsForEachPeriodsLotAnew() async throws {
    // Multiples of 20, 24 h a day: two lots of 20 on two days, 40 for 21.
    try await expectOptimum(40, of: plant(21, T.mode(costPerUnit: 1, lotMultiple: 20), days: 2))
  }

  // MARK: Purchases

  private func buying(
    _ quantity: Double, _ purchase: Product.Purchase, dueDay: Double = 3, days: Int = 3
  ) throws -> Plant {
    try T.plant(
      horizon: T.horizon(days: days),
      products: [
        T.made("A", steps: [T.step(components: [T.component(1)])]),
        T.bought("B", purchase: purchase),
      ], orders: [T.order(quantity: quantity, dueDay: dueDay)])
  }

  @Test func whatIsBoughtIsPaidFor() async throws {
    let result = try await expectOptimum(6, of: buying(3, .init(costPerUnit: 2)))
    #expect(isNear(result.plan.purchases.reduce(0) { $0 + $1.quantity }, 3))
  }

  @Test func purchasesArriveAfterTheirLeadTime() async throws {
    // Ordered at the start it comes in the second period; due in the first: 3 units a day late.
    try await expectOptimum(
      6 + 3, of: buying(3, .init(leadTimeDays: 1.5, costPerUnit: 2), dueDay: 1))
    // On a border it comes in the period that ends there.
    try await expectOptimum(6, of: buying(3, .init(leadTimeDays: 1, costPerUnit: 2), dueDay: 1))
    // After the horizon: not at all.
    try await expectOptimum(60, of: buying(3, .init(leadTimeDays: 4), dueDay: 1))
  }

  @Test func purchasesHaveALeastQuantity() async throws {
    try await expectOptimum(14, of: buying(3, .init(costPerUnit: 2, minQuantity: 7)))
    try await expectOptimum(18, of: buying(9, .init(costPerUnit: 2, minQuantity: 7)))
  }

  @Test func purchasesComeInMultiples() async throws {
    try await expectOptimum(10, of: buying(3, .init(costPerUnit: 2, multiple: 5)))
    try await expectOptimum(20, of: buying(3, .init(costPerUnit: 2, minQuantity: 7, multiple: 5)))
  }

  @Test func whatIsBoughtTooEarlyIsHeld() async throws {
    let plant = try T.plant(
      horizon: T.horizon(days: 2),
      products: [
        T.made("A", steps: [T.step(components: [T.component(1)])]),
        T.bought("B", purchase: .init(costPerUnit: 1, minQuantity: 30), holdingCostPerUnitDay: 0.5),
      ], orders: [T.order(quantity: 30, dueDay: 2)])
    // One purchase on day 1: 24 used then, 6 held overnight.
    try await expectOptimum(30 + 6 * 0.5, of: plant)
  }

  @Test func anOrderForABoughtProductIsBought() async throws {
    let plant = try T.plant(
      horizon: T.horizon(days: 2), products: [T.bought(purchase: .init(costPerUnit: 3), stock: 4)],
      orders: [T.order(dueDay: 2)])
    try await expectOptimum(18, of: plant)
  }
}
