import TaktModel
import TaktTestSupport
import Testing

/// What orders pay for lateness and for what is not delivered.
struct LatenessCostTests {
  @Test func lateGoodsPayByTheDayAndMissingOnesOnce() throws {
    let plant = try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: 4),
      orders: ["O1", "O2"].map {
        TinyPlant.order(
          $0, quantity: 10, dueDay: 1, tardinessCostPerUnitDay: 2, unmetCostPerUnit: 50)
      })
    let schedule = Schedule(
      lots: [],
      deliveries: [
        Delivery(order: 1, at: TinyPlant.at(day: 0.5, hours: 0), quantity: 4),
        Delivery(order: 1, at: TinyPlant.at(day: 2.5, hours: 0), quantity: 5),
      ], purchases: [])
    let costs = schedule.latenessCosts(for: plant)
    #expect(costs.map(\.tardiness) == [0, 5 * 1.5 * 2])
    #expect(costs.map(\.unmet) == [500, 50])
    #expect(costs.map(\.total) == [500, 65])
  }
}
