import TaktModel
import TaktScheduler
import TaktTestSupport
import Testing

@Suite struct OrderRuleTests {
  @Test func nothingForAnOrderStartsBeforeItsRelease() throws {
    let product = TinyPlant.made(steps: [
      TinyPlant.step("first", modes: [TinyPlant.mode(on: 0)]),
      TinyPlant.step("second", modes: [TinyPlant.mode(on: 1)]),
    ])
    let plant = try TinyPlant.plant(
      machines: [TinyPlant.machine("M1"), TinyPlant.machine("M2")], products: [product],
      orders: [TinyPlant.order(release: TinyPlant.at(day: 1))])
    let result = Dispatch.schedule(plant)
    expectNoFault(result, plant)
    #expect(result.lots.count == 2)
    #expect(result.lots.allSatisfy { $0.start >= TinyPlant.at(day: 1) })
    #expect(result.deliveries.map(\.quantity) == [10])
  }

  @Test func goodsMadeBeforeTheReleaseGoToOthers() throws {
    let plant = try TinyPlant.plant(orders: [
      TinyPlant.order("late", quantity: 5, dueDay: 3, release: TinyPlant.at(day: 1)),
      TinyPlant.order("soon", quantity: 5, dueDay: 3),
    ])
    let result = Dispatch.schedule(plant)
    expectNoFault(result, plant)
    #expect(result.deliveries.reduce(0) { $0 + $1.quantity } == 10)
    let forLate = result.lots.filter { $0.feeds.contains { $0.order == 0 } }
    #expect(!forLate.isEmpty)
    #expect(forLate.allSatisfy { $0.start >= TinyPlant.at(day: 1) })
  }

  @Test func aCompleteOrderIsDeliveredInOnePiece() throws {
    let plant = try TinyPlant.plant(orders: [TinyPlant.order(isComplete: true)])
    let result = schedule([lot(4), lot(6, period: 2)], for: plant)
    #expect(result.deliveries.map(\.quantity) == [10])
  }

  @Test func aPartialOrderGetsItsGoodsAsTheyCome() throws {
    let plant = try TinyPlant.plant(
      products: [TinyPlant.made(holdingCostPerUnitDay: 1)], orders: [TinyPlant.order()])
    let result = schedule([lot(4), lot(6, period: 2)], for: plant)
    #expect(result.deliveries.map(\.quantity) == [4, 6])
    #expect(result.deliveries.map { hours($0.at) } == [4, 10])
  }

  @Test func aCompleteOrderThatCannotBeWholeGetsNothing() throws {
    let plant = try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: 1),
      machines: [TinyPlant.machine(open: [TinyPlant.window(day: 0, from: 0, to: 6)])],
      orders: [TinyPlant.order(dueDay: 1, isComplete: true)])
    #expect(schedule([lot(10)], for: plant).deliveries.isEmpty)
    #expect(Dispatch.schedule(plant).lots.isEmpty)
  }

  @Test func nothingIsDeliveredAfterLatest() throws {
    let plant = try TinyPlant.plant(
      orders: [TinyPlant.order(dueDay: 0.125, latest: TinyPlant.at(day: 0, hours: 5))])
    let result = schedule([lot(4), lot(6)], for: plant)
    #expect(result.deliveries.map(\.quantity) == [4])
  }

  @Test func nothingIsDeliveredBeforeEarliest() throws {
    let plant = try TinyPlant.plant(
      orders: [TinyPlant.order(dueDay: 5, earliest: TinyPlant.at(day: 4))])
    let result = schedule([lot(10)], for: plant)
    #expect(result.deliveries.map { hours($0.at) } == [96])
  }

  @Test func theDearOrderIsServedFirst() throws {
    let plant = try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: 1),
      machines: [TinyPlant.machine(open: [TinyPlant.window(day: 0, from: 0, to: 10)])],
      orders: [
        TinyPlant.order("cheap", dueDay: 0.1, unmetCostPerUnit: 20),
        TinyPlant.order(
          "dear", dueDay: 0.2, tardinessCostPerUnitDay: 5, unmetCostPerUnit: 100),
      ])
    let result = schedule([lot(20)], for: plant)
    #expect(result.deliveries.map(\.order) == [1])
  }

  @Test func anOrderServedOnTimeIsNotRobbedByADearOneThatCanWait() throws {
    // Five units on day 0, five on day 2: the dear order is due on day 3.
    let plant = try TinyPlant.plant(orders: [
      TinyPlant.order("soon", quantity: 5, dueDay: 1),
      TinyPlant.order("dear", quantity: 5, dueDay: 3, tardinessCostPerUnitDay: 9),
    ])
    let result = schedule([lot(5), lot(5, period: 2)], for: plant)
    #expect(Evaluation(of: result, for: plant).orders.allSatisfy { $0.status == .onTime })
  }

  @Test func anOrderOfNothingIsMet() throws {
    let plant = try TinyPlant.plant(orders: [TinyPlant.order(quantity: 0)])
    let outcome = Evaluation(of: schedule([], for: plant), for: plant).orders[0]
    #expect(outcome.status == .onTime)
    #expect(outcome.completedAt == nil)
  }
}
