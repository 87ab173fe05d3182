import TaktModel
import TaktScheduler
import TaktTestSupport
import Testing

/// For which orders lots are made.
@Suite struct PeggingTests {
  private func plant(orders: [Order]) throws -> Plant {
    try TinyPlant.plant(
      families: ["any"], machines: [TinyPlant.machine(), TinyPlant.machine("M2")],
      products: [
        TinyPlant.made("A", steps: [TinyPlant.step(components: [TinyPlant.component(1, 2)])]),
        TinyPlant.made(
          "B",
          steps: [
            TinyPlant.step(modes: [TinyPlant.mode(on: 1, secondsPerUnit: 600, yield: 0.8)])
          ]),
      ], orders: orders)
  }

  private static let two = [
    TinyPlant.order("O1", quantity: 5, dueDay: 0.4),
    TinyPlant.order("O2", quantity: 5, dueDay: 0.7),
  ]

  /// Neither is ever late here, so that lots stay as the plan has them.
  private static let unhurried = [
    TinyPlant.order("O1", quantity: 5, dueDay: 3), TinyPlant.order("O2", quantity: 5, dueDay: 4),
  ]

  @Test func whatIsMadeFirstGoesToTheOrderThatIsDueFirst() throws {
    let schedule = Shopfloor.schedule(
      [Shopfloor.lot(5), Shopfloor.lot(5), Shopfloor.lot(25, of: 1)],
      for: try plant(orders: Self.two))
    #expect(
      schedule.planned(0).map(\.feeds) == [
        [Lot.Feed(order: 0, quantity: 5)], [Lot.Feed(order: 1, quantity: 5)],
      ])
  }

  @Test func aLotMayFeedSeveralOrdersInItsOwnGoodUnits() throws {
    let schedule = Shopfloor.schedule(
      [Shopfloor.lot(10), Shopfloor.lot(25, of: 1)], for: try plant(orders: Self.unhurried))
    #expect(
      schedule.planned(0).map(\.feeds) == [
        [Lot.Feed(order: 0, quantity: 5), Lot.Feed(order: 1, quantity: 5)]
      ])
    let component = try #require(schedule.planned(1).first)
    #expect(component.good == 20)
    #expect(component.feeds.map(\.order) == [0, 1])
    #expect(component.feeds.allSatisfy { abs($0.quantity - 10) < 1e-9 })
  }

  @Test func whatNobodyOrderedFeedsNobody() throws {
    let schedule = Shopfloor.schedule(
      [Shopfloor.lot(15), Shopfloor.lot(40, of: 1)], for: try plant(orders: Self.unhurried))
    let lot = try #require(schedule.planned(0).first)
    #expect(lot.good == 15)
    #expect(lot.feeds.reduce(0) { $0 + $1.quantity } == 10)
  }

  @Test func stockGoesBeforeWhatIsMade() throws {
    let plant = try TinyPlant.plant(
      products: [TinyPlant.made(stock: 4)], orders: [TinyPlant.order(dueDay: 3)])
    let schedule = Shopfloor.schedule([Shopfloor.lot(8)], for: plant)
    #expect(schedule.planned.map(\.feeds) == [[Lot.Feed(order: 0, quantity: 6)]])
  }

  @Test(arguments: UInt64(0)..<40)
  func feedsAddUpToWhatIsDelivered(seed: UInt64) {
    let plant = RandomPlant.make(seed: seed, size: .small)
    let schedule = Dispatch.schedule(plant)
    for (index, order) in plant.orders.enumerated() {
      let steps = plant.products[order.product].steps
      let fed = schedule.lots.filter { $0.product == order.product && $0.step == steps.count - 1 }
        .flatMap(\.feeds).filter { $0.order == index }.reduce(0) { $0 + $1.quantity }
      // The rest comes from stock and receipts; a spare part also goes into other goods.
      let isComponent = plant.products.contains {
        $0.steps.contains { $0.components.contains { $0.product == order.product } }
      }
      if isComponent { continue }
      let given =
        plant.products[order.product].stock + (steps.last?.wip ?? 0)
        + plant.receipts.filter { $0.product == order.product }.reduce(0) { $0 + $1.quantity }
      let delivered = schedule.delivered(index)
      #expect(fed <= delivered + 1e-5, "seed \(seed), \(order.id)")
      if given == 0, plant.products[order.product].purchase == nil {
        #expect(abs(fed - delivered) < 1e-5 * max(1, delivered), "seed \(seed), \(order.id)")
      }
    }
  }
}
