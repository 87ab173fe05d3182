import TaktModel
import TaktScheduler
import TaktTestSupport
import Testing

/// Bought goods whose stock has a limit.
@Suite struct PurchaseLimitTests {
  private typealias T = TinyPlant

  /// An order for 25 of what comes ten at a time.
  private func sold(_ maxStock: Double, isComplete: Bool = false) throws -> Schedule {
    let plant = try T.plant(
      products: [T.bought(purchase: .init(multiple: 10), maxStock: maxStock)],
      orders: [T.order(quantity: 25, isComplete: isComplete)])
    return Shopfloor.schedule([], for: plant)
  }

  @Test func lessIsBoughtWhereTheRestFindsNoRoom() throws {
    #expect(try sold(5).purchases.map(\.quantity) == [30])
    #expect(try sold(4).purchases.map(\.quantity) == [20])
    #expect(try sold(4).delivered(0) == 20)
    #expect(try sold(4, isComplete: true).purchases.isEmpty)
  }

  /// A lot that is made just in time takes 100 of what there may be 49 of.
  @Test func goodsOfASafetyStockComeWhenTheyAreTaken() throws {
    let plant = try T.plant(
      families: ["any"],
      products: [
        T.made(
          steps: [T.step(modes: [T.mode(secondsPerUnit: 36)], components: [T.component(1)])],
          holdingCostPerUnitDay: 1),
        T.bought(safetyStock: 48, shortOfSafetyCostPerUnitDay: 1, maxStock: 49),
      ], orders: [T.order(quantity: 100, earliest: T.at(day: 5))])
    let schedule = Shopfloor.schedule([Shopfloor.lot(100)], for: plant)
    #expect(schedule.delivered(0) == 100)
    #expect(schedule.planned.map(\.startHour) == [119])
    #expect(schedule.purchases.map { Shopfloor.hours($0.arriveAt) } == [0, 119])
    #expect(schedule.purchases.map(\.quantity) == [48, 100])
  }

  /// Far more lots than there is room for.
  @Test(.timeLimit(.minutes(1))) func manyLotsThatFindNoRoomAreLeftOutAtOnce() throws {
    let plant = try T.plant(
      products: [
        T.made(steps: [T.step(modes: [T.mode(secondsPerUnit: 36, maxLot: 1)])], maxStock: 5)
      ],
      orders: [T.order(quantity: 1500, earliest: T.at(day: 9), unmetCostPerUnit: 1000)])
    let schedule = Shopfloor.schedule(
      (0..<1500).map { _ in Shopfloor.lot(1) }, for: plant)
    #expect(schedule.delivered(0) <= 1500)
  }
}
