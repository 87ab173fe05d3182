import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// Flow of goods, each rule alone on a plant whose optimum is worked out by hand.
@Suite struct FlowBlockTests {
  private typealias T = TinyPlant

  @Test func stepsAndComponentsAreAllMade() async throws {
    // 10 A: both steps, 1 + 2 a unit; each takes 2 B at 3: 10 x 3 + 20 x 3.
    let plant = try T.plant(
      horizon: T.horizon(days: 2), machines: [T.machine(), T.machine("M2"), T.machine("M3")],
      products: [
        T.made(
          "A",
          steps: [
            T.step("one", modes: [T.mode(costPerUnit: 1)], components: [T.component(1, 2)]),
            T.step("two", modes: [T.mode(on: 1, costPerUnit: 2)]),
          ]),
        T.made("B", steps: [T.step(modes: [T.mode(on: 2, family: 1, costPerUnit: 3)])]),
      ], orders: [T.order(dueDay: 2)])
    let result = try await expectOptimum(90, of: plant)
    #expect(isNear(result.started(1), 20))
  }

  @Test func yieldsCompoundAlongRoutingAndMaterials() async throws {
    // 4 A ask for 8 starts of step two, 10 of step one and 20 of B, all at 1.
    let plant = try T.plant(
      horizon: T.horizon(days: 2), machines: [T.machine(), T.machine("M2"), T.machine("M3")],
      products: [
        T.made(
          "A",
          steps: [
            T.step(
              "one", modes: [T.mode(yield: 0.8, costPerUnit: 1)], components: [T.component(1)]),
            T.step("two", modes: [T.mode(on: 1, yield: 0.5, costPerUnit: 1)]),
          ]),
        T.made("B", steps: [T.step(modes: [T.mode(on: 2, family: 1, yield: 0.5, costPerUnit: 1)])]),
      ], orders: [T.order(quantity: 4, dueDay: 2, unmetCostPerUnit: 100)])
    let result = try await expectOptimum(38, of: plant)
    #expect(isNear(result.started(0, step: 1), 8))
    #expect(isNear(result.started(0, step: 0), 10))
    #expect(isNear(result.started(1), 20))
  }

  @Test func threeLevelsOfMaterials() async throws {
    // 3 A = 6 B = 18 C, at 1, 1 and 1.
    let plant = try T.plant(
      horizon: T.horizon(days: 2), machines: [T.machine(), T.machine("M2"), T.machine("M3")],
      products: [
        T.made(
          "A", steps: [T.step(modes: [T.mode(costPerUnit: 1)], components: [T.component(1, 2)])]),
        T.made(
          "B",
          steps: [
            T.step(
              modes: [T.mode(on: 1, family: 1, costPerUnit: 1)], components: [T.component(2, 3)])
          ]),
        T.made("C", steps: [T.step(modes: [T.mode(on: 2, family: 2, costPerUnit: 1)])]),
      ], orders: [T.order(quantity: 3, dueDay: 2, unmetCostPerUnit: 100)])
    try await expectOptimum(27, of: plant)
  }

  @Test func setupScrapOfOneMode() async throws {
    // 5 good at a yield of 0.5 ask for 10 + 2 lost; the set-up costs 3.
    let plant = try T.plant(
      horizon: T.horizon(days: 1),
      products: [
        T.made(
          steps: [
            T.step(modes: [
              T.mode(setup: Setup(cost: 3, scrapUnits: 2), yield: 0.5, costPerUnit: 1)
            ])
          ])
      ], orders: [T.order(quantity: 5, dueDay: 1)])
    let result = try await expectOptimum(15, of: plant)
    #expect(isNear(result.started(0), 12))
  }

  @Test func setupScrapIsPaidOnceByTheModesOfAFamily() async throws {
    // A and B are one family: one set-up at 10, whose scrap the cheaper one pays: 5 + 5 + 2.
    func made(_ id: String, scrap: Double) -> Product {
      T.made(
        id,
        steps: [
          T.step(modes: [T.mode(setup: Setup(cost: 10, scrapUnits: scrap), costPerUnit: 1)])
        ])
    }
    let plant = try T.plant(
      horizon: T.horizon(days: 1), products: [made("A", scrap: 2), made("B", scrap: 3)],
      orders: [
        T.order(quantity: 5, dueDay: 1), T.order("O2", product: 1, quantity: 5, dueDay: 1),
      ])
    let result = try await expectOptimum(22, of: plant)
    #expect(isNear(result.started(0) + result.started(1), 12))
  }

  @Test func reworkGivesUnitsAndTakesTime() async throws {
    // Good per unit 0.5 + 0.5 x 0.8 x 0.5 = 0.7; seconds 3600 + 0.5 x 0.8 x 1800 = 4320: 20 starts fit
    // into the day and give 14 of 20; 20 x 1 + 6 x 20.
    let rework = Mode.Rework(share: 0.8, secondsPerUnit: 1800, yield: 0.5)
    let plant = try T.plant(
      horizon: T.horizon(days: 1),
      products: [
        T.made(steps: [T.step(modes: [T.mode(yield: 0.5, rework: rework, costPerUnit: 1)])])
      ], orders: [T.order(quantity: 20, dueDay: 1)])
    let result = try await expectOptimum(140, of: plant)
    #expect(isNear(result.started(0), 20))
  }

  @Test(arguments: [(0.5, 20.0), (1.5, 20.0), (5.0, 50.0), (-1.0, 20.0)])
  func receiptsCountWhenTheyCome(day: Double, cost: Double) async throws {
    // 6 of 10 come by themselves, 4 are made at 5; what comes after the horizon helps nobody.
    let plant = try T.plant(
      horizon: T.horizon(days: 2),
      products: [T.made(steps: [T.step(modes: [T.mode(costPerUnit: 5)])])],
      orders: [T.order(dueDay: 2)],
      receipts: [Receipt(product: 0, quantity: 6, at: T.at(day: day))])
    try await expectOptimum(cost, of: plant)
  }

  @Test func aReceiptIsNotThereBeforeItsPeriod() async throws {
    // Due on day 1, it comes on day 2: 6 units a day late at 1, 4 made at 5.
    let plant = try T.plant(
      horizon: T.horizon(days: 2),
      products: [T.made(steps: [T.step(modes: [T.mode(costPerUnit: 5)])])],
      orders: [T.order(dueDay: 1)],
      receipts: [Receipt(product: 0, quantity: 6, at: T.at(day: 1.5))])
    try await expectOptimum(26, of: plant)
  }

  @Test func initialStockIsUsedFirst() async throws {
    let plant = try T.plant(
      horizon: T.horizon(days: 1),
      products: [T.made(steps: [T.step(modes: [T.mode(costPerUnit: 5)])], stock: 7)],
      orders: [T.order(dueDay: 1)])
    try await expectOptimum(15, of: plant)
  }

  @Test(arguments: [(10.0, 0.0), (30.0, 10.0), (50.0, 20.0)])
  func waitsShiftWholePeriods(hours: Double, cost: Double) async throws {
    // Between the steps; due on day 1, 10 units, 1 a day and unit late.
    let plant = try T.plant(
      horizon: T.horizon(days: 4), machines: [T.machine(), T.machine("M2")],
      products: [
        T.made(
          steps: [
            T.step("one", minimumWaitSeconds: hours * 3600),
            T.step("two", modes: [T.mode(on: 1)]),
          ])
      ], orders: [T.order(dueDay: 1)])
    try await expectOptimum(cost, of: plant)
  }

  @Test(arguments: [(23.0, 0.0), (25.0, 10.0)])
  func aWaitAfterTheLastStepDelaysDelivery(hours: Double, cost: Double) async throws {
    let plant = try T.plant(
      horizon: T.horizon(days: 4),
      products: [T.made(steps: [T.step(minimumWaitSeconds: hours * 3600)])],
      orders: [T.order(dueDay: 1)])
    try await expectOptimum(cost, of: plant)
  }

  @Test func aWaitBeyondTheHorizonIsOfNoUse() async throws {
    let plant = try T.plant(
      horizon: T.horizon(days: 2),
      products: [T.made(steps: [T.step(minimumWaitSeconds: 60 * 3600)])],
      orders: [T.order(dueDay: 1)])
    try await expectOptimum(200, of: plant)
  }

  @Test func unitsBetweenStepsNeedTheRestAlone() async throws {
    // 4 wait after step one: 6 x 3 there and 10 x 1 in step two.
    let plant = try T.plant(
      horizon: T.horizon(days: 2), machines: [T.machine(), T.machine("M2")],
      products: [
        T.made(
          steps: [
            T.step("one", modes: [T.mode(costPerUnit: 3)], wip: 4),
            T.step("two", modes: [T.mode(on: 1, costPerUnit: 1)]),
          ])
      ], orders: [T.order(dueDay: 2)])
    try await expectOptimum(28, of: plant)
  }

  @Test func unitsAfterTheLastStepAreStockBesideTheStock() async throws {
    // 10 - 4 - 3 made at 2.
    let plant = try T.plant(
      horizon: T.horizon(days: 2),
      products: [T.made(steps: [T.step(modes: [T.mode(costPerUnit: 2)], wip: 4)], stock: 3)],
      orders: [T.order(dueDay: 2)])
    try await expectOptimum(6, of: plant)
  }

  @Test func holdingCountsTheDaysOfEachPeriod() async throws {
    // 10 units lie through a day and a period of three days, then go: 10 x (1 + 3).
    let plant = try T.plant(
      horizon: Horizon(start: T.start, periodHours: [24, 72, 24]),
      products: [T.made(stock: 10, holdingCostPerUnitDay: 1)],
      orders: [T.order(dueDay: 5, earliest: T.at(day: 4.5))])
    try await expectOptimum(40, of: plant)
  }

  @Test func goodsAreMadeAsLateAsHoldingWants() async throws {
    // 30 due on day 5 (third period: 24 h): 24 then, 6 before, held through the 3-day period's end.
    let plant = try T.plant(
      horizon: Horizon(start: T.start, periodHours: [24, 72, 24]),
      products: [T.made(holdingCostPerUnitDay: 0.5)],
      orders: [T.order(quantity: 30, dueDay: 5, earliest: T.at(day: 4.5))])
    let result = try await expectOptimum(6 * 0.5 * 3, of: plant)
    #expect(isNear(result.started(0, in: 1), 6))
  }

  @Test func unitsBetweenStepsCostHoldingToo() async throws {
    // 10 wait after step one, M2 opens on day 2: one day at 0.3.
    let plant = try T.plant(
      horizon: T.horizon(days: 2),
      machines: [T.machine(), T.machine("M2", open: [T.window(day: 1)])],
      products: [
        T.made(
          steps: [T.step("one", wip: 10), T.step("two", modes: [T.mode(on: 1)])],
          holdingCostPerUnitDay: 0.3)
      ], orders: [T.order(dueDay: 2)])
    try await expectOptimum(3, of: plant)
  }

  @Test func stockThatNobodyWantsCostsWhatItCosts() async throws {
    // 5 A for 2 days at 2; a receipt of 3 in the second period for one day at 2.
    let plant = try T.plant(
      horizon: T.horizon(days: 2),
      products: [
        Product(id: "A", stock: 5, holdingCostPerUnitDay: 2, supply: .stockOnly), T.made("B"),
      ],
      orders: [T.order(product: 1, dueDay: 1)],
      receipts: [Receipt(product: 0, quantity: 3, at: T.at(day: 1.5))])
    try await expectOptimum(26, of: plant)
  }
}
