import TaktModel
import TaktTestSupport
import Testing

/// What an order allows: when it may begin, when it is delivered, in how many pieces.
@Suite struct DeliveryTests {
  private static let halves = [Shopfloor.lot(5), Shopfloor.lot(5)]

  @Test func anOrderMayBeDeliveredInPieces() throws {
    let schedule = Shopfloor.schedule(
      Self.halves,
      for: try TinyPlant.plant(products: [TinyPlant.made(holdingCostPerUnitDay: 1)]))
    #expect(schedule.deliveryHours(0) == [5, 10])
    #expect(schedule.deliveries.map(\.quantity) == [5, 5])
  }

  @Test func aCompleteOrderIsDeliveredInOnePiece() throws {
    let plant = try TinyPlant.plant(orders: [TinyPlant.order(isComplete: true)])
    let schedule = Shopfloor.schedule(Self.halves, for: plant)
    #expect(schedule.deliveryHours(0) == [10])
    #expect(schedule.deliveries.map(\.quantity) == [10])
  }

  @Test(arguments: [(false, 5.0), (true, 0)])
  func aCompleteOrderThatCannotBeFilledGetsNothing(isComplete: Bool, units: Double) throws {
    let plant = try TinyPlant.plant(orders: [TinyPlant.order(isComplete: isComplete)])
    #expect(Shopfloor.schedule([Shopfloor.lot(5)], for: plant).delivered(0) == units)
  }

  @Test func goodsWaitInStockUntilTheEarliestDelivery() throws {
    let plant = try TinyPlant.plant(orders: [TinyPlant.order(earliest: Shopfloor.hour(60))])
    let schedule = Shopfloor.schedule([Shopfloor.lot(10)], for: plant)
    #expect(schedule.planned.map(\.endHour) == [10])
    #expect(schedule.deliveryHours(0) == [60])
  }

  @Test(arguments: [(9.5, 5.0), (10, 10), (4, 0)])
  func nothingIsDeliveredAfterTheLatestMoment(latest: Double, units: Double) throws {
    let plant = try TinyPlant.plant(
      orders: [TinyPlant.order(dueDay: 0.1, latest: Shopfloor.hour(latest))])
    let schedule = Shopfloor.schedule(Self.halves, for: plant)
    #expect(schedule.delivered(0) == units)
  }

  @Test func noMoreIsDeliveredThanWasOrdered() throws {
    let schedule = Shopfloor.schedule([Shopfloor.lot(14)], for: try TinyPlant.plant())
    #expect(schedule.delivered(0) == 10)
  }

  @Test func anOrderWhoseDelayCostsMoreIsServedFirst() throws {
    let plant = try TinyPlant.plant(orders: [
      TinyPlant.order("O1", quantity: 5, dueDay: 0.1),
      TinyPlant.order("O2", quantity: 5, dueDay: 0.1, tardinessCostPerUnitDay: 9),
    ])
    let schedule = Shopfloor.schedule(Self.halves, for: plant)
    #expect(schedule.deliveryHours(1) == [5])
    #expect(schedule.deliveryHours(0) == [10])
  }

  @Test func anOrderIsLeftUnmetWhereThatCostsLessThanItsLateness() throws {
    let plant = try TinyPlant.plant(orders: [
      TinyPlant.order(dueDay: 0.1, tardinessCostPerUnitDay: 10, unmetCostPerUnit: 1)
    ])
    #expect(Shopfloor.schedule([Shopfloor.lot(10)], for: plant).deliveries.isEmpty)
  }

  // MARK: Release

  /// A of B; both orders are for A, the second is released after 30 hours.
  private func released(alone: Bool = true) throws -> Plant {
    try TinyPlant.plant(
      families: ["any"], machines: [TinyPlant.machine(), TinyPlant.machine("M2")],
      products: [
        TinyPlant.made("A", steps: [TinyPlant.step(components: [TinyPlant.component(1)])]),
        TinyPlant.made("B", steps: [TinyPlant.step(modes: [TinyPlant.mode(on: 1)])]),
      ],
      orders: [
        TinyPlant.order("O1", quantity: 5, release: Shopfloor.hour(30))
      ] + (alone ? [] : [TinyPlant.order("O2", quantity: 5, dueDay: 1)]))
  }

  @Test func nothingForAnOrderStartsBeforeItsReleaseDownToItsComponents() throws {
    let schedule = Shopfloor.dispatch(try released())
    #expect(schedule.planned(1).map(\.startHour) == [30])
    #expect(schedule.planned(0).map(\.startHour) == [35])
    #expect(schedule.delivered(0) == 5)
  }

  @Test func lotsForOtherOrdersNeedNotWaitForARelease() throws {
    let schedule = Shopfloor.dispatch(try released(alone: false))
    let early = schedule.planned.filter { $0.startHour < 30 }
    #expect(!early.isEmpty)
    #expect(early.allSatisfy { $0.feeds.allSatisfy { $0.order == 1 } })
    #expect(schedule.delivered(0) == 5 && schedule.delivered(1) == 5)
  }

  @Test func thePeriodsOfAPlanAreKeptForAReleasedOrder() throws {
    let schedule = Shopfloor.schedule(
      [Shopfloor.lot(5, period: 2), Shopfloor.lot(5, of: 1, period: 1)], for: try released())
    #expect(schedule.delivered(0) == 5)
    #expect(schedule.planned.allSatisfy { $0.startHour >= 30 })
  }

  @Test func theSearchKeepsToAReleaseToo() throws {
    let plant = try released(alone: false)
    let schedule = Shopfloor.improved(Shopfloor.dispatch(plant), for: plant)
    #expect(schedule.delivered(0) == 5 && schedule.delivered(1) == 5)
    for lot in schedule.planned where lot.startHour < 30 {
      #expect(lot.feeds.allSatisfy { $0.order == 1 })
    }
  }

  @Test func stockMayGoToAnOrderBeforeItsRelease() throws {
    let plant = try TinyPlant.plant(
      products: [TinyPlant.made(stock: 10)],
      orders: [TinyPlant.order(release: Shopfloor.hour(30))])
    #expect(Shopfloor.schedule([], for: plant).deliveries.map(\.quantity) == [10])
  }
}
