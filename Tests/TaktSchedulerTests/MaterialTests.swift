import TaktModel
import TaktScheduler
import TaktTestSupport
import Testing

@Suite struct MaterialTests {
  private static let machines = [TinyPlant.machine("M1"), TinyPlant.machine("M2")]

  @Test func aStepWaitsForTheOneBefore() throws {
    let product = TinyPlant.made(steps: [
      TinyPlant.step("first", modes: [TinyPlant.mode(on: 0)]),
      TinyPlant.step("second", modes: [TinyPlant.mode(on: 1)]),
    ])
    let plant = try TinyPlant.plant(machines: Self.machines, products: [product])
    let result = schedule([lot(10, step: 1), lot(10, step: 0)], for: plant)
    let second = result.lots.first { $0.step == 1 }
    #expect(hours(second?.takesAt) == 10)
    #expect(hours(second?.end) == 20)
  }

  @Test func aStepWaitsUntilItsGoodsHaveRested() throws {
    let product = TinyPlant.made(steps: [
      TinyPlant.step("first", modes: [TinyPlant.mode(on: 0)], minimumWaitSeconds: 3 * 3600),
      TinyPlant.step("second", modes: [TinyPlant.mode(on: 1)], minimumWaitSeconds: 2 * 3600),
    ])
    let plant = try TinyPlant.plant(machines: Self.machines, products: [product])
    let result = schedule([lot(10), lot(10, step: 1)], for: plant)
    #expect(hours(result.lots.first { $0.step == 1 }?.takesAt) == 13)
    // The last step's goods enter stock after their wait.
    #expect(result.deliveries.map { hours($0.at) } == [25])
  }

  @Test func theSetupMayBeDoneBeforeTheMaterialIsThere() throws {
    let product = TinyPlant.made(steps: [
      TinyPlant.step("first", modes: [TinyPlant.mode(on: 0)]),
      TinyPlant.step("second", modes: [TinyPlant.mode(on: 1, setup: Setup(minutes: 120))]),
    ])
    let plant = try TinyPlant.plant(machines: Self.machines, products: [product])
    let result = schedule([lot(10), lot(10, step: 1)], for: plant)
    let second = result.lots.first { $0.step == 1 }
    // It ends when the run begins: a lot never pauses while its machine is open.
    #expect(hours(second?.start) == 8)
    #expect(hours(second?.takesAt) == 10)
  }

  @Test func aLotWaitsForItsComponents() throws {
    let part = TinyPlant.made("P", steps: [TinyPlant.step(modes: [TinyPlant.mode(family: 1)])])
    let whole = TinyPlant.made(
      steps: [
        TinyPlant.step(
          modes: [TinyPlant.mode(on: 1, family: 0)], components: [TinyPlant.component(1, 2)])
      ])
    let plant = try TinyPlant.plant(machines: Self.machines, products: [whole, part])
    let result = schedule([lot(10), lot(20, of: 1)], for: plant)
    #expect(hours(result.lots.first { $0.product == 0 }?.takesAt) == 20)
  }

  @Test func aLotThatWaitsIsOvertaken() throws {
    // On one machine the whole comes first, but its parts are made behind it.
    let part = TinyPlant.made("P", steps: [TinyPlant.step(modes: [TinyPlant.mode(family: 1)])])
    let whole = TinyPlant.made(
      steps: [TinyPlant.step(components: [TinyPlant.component(1)])])
    let plant = try TinyPlant.plant(products: [whole, part])
    let result = schedule([lot(10), lot(10, of: 1, period: 1)], for: plant)
    #expect(result.lots.map(\.product) == [1, 0])
    #expect(result.deliveries.map(\.quantity) == [10])
  }

  @Test func boughtComponentsArriveInTimeAndNoSooner() throws {
    let purchase = Product.Purchase(leadTimeDays: 2, costPerUnit: 3, minQuantity: 15, multiple: 4)
    let part = TinyPlant.bought("B", purchase: purchase, holdingCostPerUnitDay: 1)
    let whole = TinyPlant.made(
      steps: [TinyPlant.step(components: [TinyPlant.component(1)])], holdingCostPerUnitDay: 5)
    let plant = try TinyPlant.plant(
      products: [whole, part],
      orders: [TinyPlant.order(dueDay: 5, earliest: TinyPlant.at(day: 5))])
    let result = schedule([lot(10)], for: plant)
    #expect(result.purchases.map(\.quantity) == [16])
    #expect(result.purchases.map(\.arriveAt) == result.lots.map(\.takesAt))
    #expect(hours(result.lots[0].end) == 120)
    let cost = Evaluation(of: result, for: plant).cost
    #expect(cost.purchase == 48)
    // Six units too many lie there from the moment they arrive.
    #expect(abs(cost.holding - 6 * (240 - 110) / 24) < 1e-9)
  }

  @Test func aLotWaitsForTheLeadTime() throws {
    let part = TinyPlant.bought("B", purchase: Product.Purchase(leadTimeDays: 2))
    let whole = TinyPlant.made(steps: [TinyPlant.step(components: [TinyPlant.component(1)])])
    let plant = try TinyPlant.plant(products: [whole, part])
    let result = schedule([lot(10)], for: plant)
    #expect(result.purchases.map(\.orderAt) == [TinyPlant.start])
    #expect(hours(result.lots[0].takesAt) == 48)
  }

  @Test func ordersForBoughtGoodsAreBoughtFor() throws {
    let purchase = Product.Purchase(leadTimeDays: 1, costPerUnit: 2)
    let plant = try TinyPlant.plant(
      families: ["A"], products: [TinyPlant.bought(purchase: purchase, stock: 4)],
      orders: [TinyPlant.order(dueDay: 3, earliest: TinyPlant.at(day: 3))])
    for result in [schedule([], for: plant), Dispatch.schedule(plant)] {
      expectNoFault(result, plant)
      #expect(result.purchases.map(\.quantity) == [6])
      #expect(result.deliveries.reduce(0) { $0 + $1.quantity } == 10)
    }
  }

  @Test func receiptsAndWorkInProcessAreUsed() throws {
    let product = TinyPlant.made(
      steps: [
        TinyPlant.step("first", modes: [TinyPlant.mode(on: 0)], wip: 4),
        TinyPlant.step("second", modes: [TinyPlant.mode(on: 1)]),
      ], stock: 1)
    let plant = try TinyPlant.plant(
      machines: Self.machines, products: [product],
      receipts: [Receipt(product: 0, quantity: 5, at: TinyPlant.at(day: 2))])
    let result = Dispatch.schedule(plant)
    expectNoFault(result, plant)
    #expect(result.lots.map(\.step) == [1])
    #expect(result.lots.map(\.started) == [4])
    #expect(result.deliveries.reduce(0) { $0 + $1.quantity } == 10)
  }

  @Test func aLotInProgressHoldsItsMachineAndLeavesItSetUp() throws {
    let mode = TinyPlant.mode(setup: Setup(minutes: 60))
    let plant = try TinyPlant.plant(
      products: [TinyPlant.made(steps: [TinyPlant.step(modes: [mode])])],
      inProgress: [
        InProgressLot(
          id: "R1", product: 0, step: 0, machine: 0, mode: 0, started: 3,
          end: TinyPlant.at(day: 0, hours: 5))
      ])
    let result = schedule([lot(7)], for: plant)
    #expect(result.lots.map(\.id) == ["R1", "L0001"])
    #expect(result.lots[0].start == TinyPlant.start)
    #expect(hours(result.lots[1].start) == 5)
    #expect(result.lots[1].setup == nil)
    #expect(result.lots[0].feeds == [Lot.Feed(order: 0, quantity: 3)])
    #expect(result.deliveries.reduce(0) { $0 + $1.quantity } == 10)
  }

  @Test func lotsInProgressFollowOneAnother() throws {
    let running = [(8.0, "R2"), (5.0, "R1")].map { end, id in
      InProgressLot(
        id: id, product: 0, step: 0, machine: 0, mode: 0, started: 1,
        end: TinyPlant.at(day: 0, hours: end))
    }
    let plant = try TinyPlant.plant(inProgress: running)
    let result = schedule([lot(8)], for: plant)
    #expect(result.lots.map(\.id) == ["R1", "R2", "L0001"])
    #expect(hours(result.lots[1].segments.first?.from) == 5)
    #expect(hours(result.lots[2].start) == 8)
  }
}
