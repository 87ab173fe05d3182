import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// What orders allow and cost, each rule alone.
@Suite struct OrderBlockTests {
  private typealias T = TinyPlant

  /// One machine; days without it are closed.
  private func plant(
    days: Int = 2, open: [Int] = [0, 1], product: Product = TinyPlant.made(), orders: [Order]
  ) throws -> Plant {
    try T.plant(
      horizon: T.horizon(days: days),
      machines: [T.machine(open: open.map { T.window(day: Double($0)) })], products: [product],
      orders: orders)
  }

  @Test func lateCostCountsToThePeriodsEnd() async throws {
    // Due at noon of day 0, made on day 1, delivered by its end: 1.5 days at 1 for 10.
    try await expectOptimum(15, of: plant(open: [1], orders: [T.order(dueDay: 0.5)]))
  }

  @Test func nothingIsLateInTheDuePeriod() async throws {
    try await expectOptimum(0, of: plant(open: [1], orders: [T.order(dueDay: 1.1)]))
    // On the border it belongs to the period that ends there.
    try await expectOptimum(10, of: plant(open: [1], orders: [T.order(dueDay: 1)]))
  }

  @Test func goodsAreWantedSoMuchBeforeTheyAreDue() async throws {
    // Due, and to be delivered, at the end of day 1, which is the first day that is open.
    func plant(_ hours: Double, open: [Int]) throws -> Plant {
      try self.plant(open: open, orders: [T.order(dueDay: 2, earliest: nil)]).modified {
        $0.preferences = PlanningPreferences(safetyHours: hours)
      }
    }
    try await expectOptimum(0, of: plant(0, open: [1]))
    try await expectOptimum(0, of: plant(23, open: [1]))
    try await expectOptimum(10, of: plant(24, open: [1]))
    // Nothing is late that could have gone before, had it been wanted.
    try await expectOptimum(0, of: plant(24, open: [0, 1]))
  }

  @Test func whatWasDueBeforeTheHorizonIsLateFromTheStart() async throws {
    try await expectOptimum(20, of: plant(open: [0], orders: [T.order(dueDay: -1)]))
  }

  @Test func whatIsDueAfterTheHorizonIsNeverLate() async throws {
    try await expectOptimum(0, of: plant(open: [1], orders: [T.order(dueDay: 40)]))
  }

  @Test func unmetIsChosenWhereLateCostsMore() async throws {
    try await expectOptimum(
      200, of: plant(open: [1], orders: [T.order(dueDay: 1, tardinessCostPerUnitDay: 30)]))
    try await expectOptimum(
      190, of: plant(open: [1], orders: [T.order(dueDay: 1, tardinessCostPerUnitDay: 19)]))
  }

  @Test func aPartialOrderIsDeliveredInParts() async throws {
    // 24 on time, 6 a day late.
    let result = try await expectOptimum(6, of: plant(orders: [T.order(quantity: 30, dueDay: 1)]))
    #expect(result.plan.deliveries.count == 2)
  }

  @Test func aCompleteOrderIsDeliveredInOnePiece() async throws {
    // All 30 a day late.
    let result = try await expectOptimum(
      30, of: plant(orders: [T.order(quantity: 30, dueDay: 1, isComplete: true)]))
    #expect(result.plan.deliveries.count == 1)
  }

  @Test func aCompleteOrderIsMadeWholeOrNotAtAll() async throws {
    let latest = T.at(day: 1)
    try await expectOptimum(
      600, of: plant(orders: [T.order(quantity: 30, dueDay: 1, latest: latest, isComplete: true)]))
    try await expectOptimum(
      120, of: plant(orders: [T.order(quantity: 30, dueDay: 1, latest: latest)]))
  }

  @Test func nothingStartsBeforeTheRelease() async throws {
    try await expectOptimum(10, of: plant(orders: [T.order(dueDay: 1, release: T.at(day: 1))]))
    try await expectOptimum(0, of: plant(orders: [T.order(dueDay: 1, release: T.at(day: 0.5))]))
  }

  @Test func whatWasMadeBeforeTheReleaseIsNotForTheOrder() async throws {
    // Closed on day 1, so what is made on day 0 is all there is, and it is not for this order.
    try await expectOptimum(
      200, of: plant(open: [0], orders: [T.order(dueDay: 2, release: T.at(day: 1))]))
    // An order without a release takes it.
    try await expectOptimum(
      200,
      of: plant(
        open: [0],
        orders: [T.order(dueDay: 2, release: T.at(day: 1)), T.order("O2", dueDay: 2)]))
  }

  @Test func stockIsForAReleasedOrderToo() async throws {
    try await expectOptimum(
      0,
      of: plant(
        open: [0], product: T.made(stock: 10),
        orders: [T.order(dueDay: 2, release: T.at(day: 1))]))
  }

  @Test func stockServesOneOrderOnly() async throws {
    // 10 in stock and 10 made on day 0: the released one takes the stock, the other what is made.
    let both = [
      T.order(dueDay: 2, release: T.at(day: 1)), T.order("O2", dueDay: 2),
    ]
    try await expectOptimum(0, of: plant(open: [0], product: T.made(stock: 10), orders: both))
    let two = [
      T.order(dueDay: 2, release: T.at(day: 1)),
      T.order("O2", dueDay: 2, release: T.at(day: 1), unmetCostPerUnit: 21),
    ]
    try await expectOptimum(200, of: plant(open: [0], product: T.made(stock: 10), orders: two))
  }

  @Test func nothingIsDeliveredBeforeTheEarliest() async throws {
    // Made on day 0 and held a day at 1.
    let product = T.made(holdingCostPerUnitDay: 1)
    try await expectOptimum(
      10,
      of: plant(
        open: [0], product: product, orders: [T.order(dueDay: 2, earliest: T.at(day: 1.5))]))
    try await expectOptimum(
      0,
      of: plant(
        open: [0], product: product, orders: [T.order(dueDay: 2, earliest: T.at(day: 0.5))]))
  }

  @Test func nothingIsDeliveredAfterTheLatest() async throws {
    try await expectOptimum(
      200, of: plant(open: [1], orders: [T.order(dueDay: 1, latest: T.at(day: 1))]))
    try await expectOptimum(
      10, of: plant(open: [1], orders: [T.order(dueDay: 1, latest: T.at(day: 1.5))]))
    try await expectOptimum(10, of: plant(open: [1], orders: [T.order(dueDay: 1)]))
  }

  @Test func anOrderThatCannotBeDeliveredAtAllIsUnmet() async throws {
    try await expectOptimum(
      200, of: plant(orders: [T.order(dueDay: 1, earliest: T.at(day: 3))]))
    try await expectOptimum(
      200, of: plant(orders: [T.order(dueDay: 1, release: T.at(day: 3))]))
  }

  @Test func scarceTimeGoesToTheDearestOrders() async throws {
    // 24 of 30: the 6 that stay are of the cheapest order.
    let orders = [5.0, 30, 10].enumerated().map { index, unmet in
      T.order("O\(index)", quantity: 10, dueDay: 1, unmetCostPerUnit: unmet)
    }
    let result = try await expectOptimum(30, of: plant(days: 1, orders: orders))
    let delivered = (0..<3).map { order in
      result.plan.deliveries.filter { $0.order == order }.reduce(0) { $0 + $1.quantity }
    }
    #expect(zip(delivered, [4, 10, 10]).allSatisfy { isNear($0, $1) })
  }

  @Test func ordersThatAreOneToTheProgramShareADelivery() async throws {
    let orders = (0..<4).map { T.order("O\($0)", quantity: 7, dueDay: 1) }
    let result = try await expectOptimum(4, of: plant(orders: orders))
    for order in 0..<4 {
      let units = result.plan.deliveries.filter { $0.order == order }.reduce(0) { $0 + $1.quantity }
      #expect(isNear(units, 7))
    }
  }

  @Test func aPlantWithoutOrdersHasAnEmptyPlan() async throws {
    let result = try await expectOptimum(0, of: plant(orders: []))
    #expect(result.plan.lots.isEmpty)
  }

  @Test func aProductThatNobodyCanMakeIsUnmet() async throws {
    let product = Product(id: "A", stock: 4, supply: .stockOnly)
    try await expectOptimum(120, of: plant(product: product, orders: [T.order(dueDay: 1)]))
  }
}
