import TaktModel
import TaktTestSupport
import Testing

@testable import TaktScheduler

/// Room for one more order in a schedule that stands.
@Suite struct InsertionTests {
  /// Two steps of an hour a unit, one after the other on machines that are open for ten hours.
  @Test func stepsOverlapWhereWholeLotsComeTooLate() throws {
    let hours = [TinyPlant.window(day: 0, from: 0, to: 10)]
    let plant = try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: 1), families: ["any"],
      machines: [TinyPlant.machine("M1", open: hours), TinyPlant.machine("M2", open: hours)],
      products: [
        TinyPlant.made(
          steps: [
            TinyPlant.step(modes: [TinyPlant.mode(on: 0, family: 0)]),
            TinyPlant.step(modes: [TinyPlant.mode(on: 1, family: 0)]),
          ])
      ],
      orders: [TinyPlant.order(quantity: 6, dueDay: 1, isComplete: true)])
    let found = OrderInsertion.insert(
      0, into: Schedule(lots: [], deliveries: [], purchases: []), for: plant,
      evaluationLimit: 1000, stop: .never)
    #expect(found.deliveries.reduce(0) { $0 + $1.quantity } == 6)
    #expect(found.lots.count == 6)
    expectNoFault(found, plant)
  }

  /// Whole lots where these are in time.
  @Test func lotsStayWholeWhereTheyAreInTime() throws {
    let plant = try TinyPlant.plant()
    let found = OrderInsertion.insert(
      0, into: Schedule(lots: [], deliveries: [], purchases: []), for: plant,
      evaluationLimit: 1000, stop: .never)
    #expect(found.lots.count == 1)
    #expect(found.deliveries.count == 1)
  }

  /// A can be made on the first machine alone, where B stands, which the second could make as well.
  @Test func anOrderThatFindsNoRoomGetsThatOfAnother() throws {
    let hours = [TinyPlant.window(day: 0, from: 0, to: 10)]
    let both = [TinyPlant.mode(on: 0, family: 0), TinyPlant.mode(on: 1, family: 0)]
    let plant = try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: 1), families: ["any"],
      machines: [TinyPlant.machine("M1", open: hours), TinyPlant.machine("M2", open: hours)],
      products: [
        TinyPlant.made("A", steps: [TinyPlant.step(modes: [both[0]])]),
        TinyPlant.made("B", steps: [TinyPlant.step(modes: both)]),
      ],
      orders: [
        TinyPlant.order(quantity: 8, dueDay: 1),
        TinyPlant.order("O2", product: 1, quantity: 8, dueDay: 1, unmetCostPerUnit: 30),
      ])
    let shop = Shop(plant)
    var draft = Draft(shop: shop)
    draft.lots = [Draft.Lot(mode: shop.piles[1].modes.lowerBound, good: 8)]
    draft.sequences[0] = [0]
    var annealing = Annealing(from: draft, in: shop, seed: 1, limit: 100_000)
    annealing.current.run(draft)
    #expect(annealing.current.delivered == [0, 8])
    annealing.evaluations = 10_000
    annealing.insertDearest(.never)
    #expect(annealing.current.delivered == [8, 8])
  }
}
