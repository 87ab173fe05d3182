import TaktModel
import TaktScheduler
import TaktTestSupport
import Testing

@Suite struct SetupTests {
  private static let products = [
    TinyPlant.made("A", steps: [TinyPlant.step(modes: [mode(0)])]),
    TinyPlant.made("B", steps: [TinyPlant.step(modes: [mode(1)])]),
  ]
  private static let orders = [
    TinyPlant.order("O1", product: 0), TinyPlant.order("O2", product: 1),
  ]

  private static func mode(_ family: FamilyIndex) -> Mode {
    TinyPlant.mode(family: family, setup: Setup(minutes: 60, cost: 7))
  }

  @Test func aRuleBeatsTheModesOwnSetup() throws {
    let plant = try TinyPlant.plant(
      products: Self.products,
      changeoverRules: [
        ChangeoverRule(from: 0, to: 1, setup: Setup(minutes: 30, cost: 3)),
        ChangeoverRule(from: 1, to: 0, setup: Setup(minutes: 300, cost: 30)),
      ], orders: Self.orders)
    let result = schedule([lot(10), lot(10, of: 1)], for: plant)
    #expect(result.lots.map(\.setup?.minutes) == [60, 30])
    #expect(result.lots.map(\.product) == [0, 1])
    #expect(Evaluation(of: result, for: plant).cost.setup == 10)
  }

  @Test func theCheaperDirectionIsTaken() throws {
    let plant = try TinyPlant.plant(
      products: Self.products,
      changeoverRules: [
        ChangeoverRule(from: 0, to: 1, setup: Setup(minutes: 300, cost: 30)),
        ChangeoverRule(from: 1, to: 0, setup: Setup(minutes: 30, cost: 3)),
      ], orders: Self.orders)
    let result = schedule([lot(10), lot(10, of: 1)], for: plant)
    #expect(result.lots.map(\.product) == [1, 0])
  }

  @Test func theInitialFamilyNeedsNoSetup() throws {
    let plant = try TinyPlant.plant(
      machines: [TinyPlant.machine(initialFamily: 1)], products: Self.products,
      orders: Self.orders)
    let result = schedule([lot(10), lot(10, of: 1)], for: plant)
    #expect(result.lots.map(\.product) == [1, 0])
    #expect(result.lots.map(\.setup?.minutes) == [nil, 60])
    #expect(result.lots[0].takesAt == TinyPlant.start)
  }

  @Test func aFamilyRunsOnOverThePeriodsEnd() throws {
    let plant = try TinyPlant.plant(products: Self.products, orders: Self.orders)
    let result = schedule([lot(5), lot(5, period: 1, hasSetup: true)], for: plant)
    #expect(result.lots.map(\.setup?.minutes) == [60, nil])
  }

  @Test func aFamilyThatGoesOnComesLastInItsPeriod() throws {
    let plant = try TinyPlant.plant(products: Self.products, orders: Self.orders)
    let result = schedule([lot(4), lot(10, of: 1), lot(6, period: 1)], for: plant)
    #expect(result.lots.map(\.product) == [1, 0, 0])
    #expect(result.lots.filter { $0.setup != nil }.count == 2)
  }

  @Test func aLostSetupIsDoneAgain() throws {
    let shifts = TinyPlant.shifts(days: 3, from: 8, to: 16)
    let plant = try TinyPlant.plant(
      machines: [TinyPlant.machine(open: shifts, initialFamily: 0, keepsSetup: false)],
      products: Self.products, orders: [TinyPlant.order(quantity: 14)])
    let result = schedule([lot(8), lot(6, period: 1)], for: plant)
    // The initial family holds until the first period's end, then the machine is cleaned down.
    #expect(result.lots.map(\.setup?.minutes) == [nil, 60])
    #expect(hours(result.lots[1].start) == 32)
  }

  @Test func aLotUnderWayAtAPeriodsEndIsFinishedFirst() throws {
    let plant = try TinyPlant.plant(
      machines: [TinyPlant.machine(initialFamily: 0, keepsSetup: false)],
      products: Self.products, orders: [TinyPlant.order(quantity: 40)])
    let result = schedule([lot(30), lot(10)], for: plant)
    #expect(result.lots.allSatisfy { $0.setup == nil })
    #expect(hours(result.lots[1].end) == 40)
  }

  @Test func aFamilyToItselfTakesWhatARuleSays() throws {
    let plant = try TinyPlant.plant(
      products: Self.products,
      changeoverRules: [ChangeoverRule(from: 0, to: 0, setup: Setup(minutes: 15))],
      orders: [TinyPlant.order(quantity: 20)])
    let result = schedule([lot(10), lot(10, period: 1)], for: plant)
    #expect(result.lots.map(\.setup?.minutes) == [60, 15])
  }

  @Test func setupScrapIsMadeUpFor() throws {
    let mode = TinyPlant.mode(setup: Setup(minutes: 60, scrapUnits: 3), yield: 0.5)
    let plant = try TinyPlant.plant(
      products: [TinyPlant.made(steps: [TinyPlant.step(modes: [mode])])])
    let result = schedule([lot(23, hasSetup: true)], for: plant)
    #expect(result.lots.map(\.started) == [23])
    #expect(result.lots.map(\.good) == [10])
    #expect(result.deliveries.map(\.quantity) == [10])
  }
}
