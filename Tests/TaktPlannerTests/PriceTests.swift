import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// What one more hour or unit is worth: known by hand, and what a plant that has it saves.
@Suite struct PriceTests {
  private typealias T = TinyPlant

  private func prices(_ plant: Plant) async throws -> [Plan.Price] {
    let planner = Planner(plant, options: .init(relativeGap: 0, workLimit: 300_000))
    let result = await planner.plan()
    return try #require(await planner.prices(of: result))
  }

  /// Open eight hours a day and a given number more on the first.
  private func shop(more hours: Double = 0, on day: Int = 0) throws -> Plant {
    let open = (0..<3).map { number in
      T.window(day: Double(number), from: 0, to: 8 + (number == day ? hours : 0))
    }
    return try T.plant(
      horizon: T.horizon(days: 3), machines: [T.machine(open: open)],
      products: [T.made(steps: [T.step(modes: [T.mode(setup: Setup(minutes: 60))])])],
      orders: [T.order(quantity: 20, dueDay: 1, tardinessCostPerUnitDay: 3)])
  }

  @Test func anHourMoreSavesAUnitItsDaysLate() async throws {
    // 7 on the first day, 8 and 5 after that: one more on day one or two leaves four for the last,
    // which are two days late at 3 a day; on day two they still are one.
    let found = try await prices(try shop())
    #expect(
      found == [
        .init(.machine(0), period: 0, worth: 6), .init(.machine(0), period: 1, worth: 3),
      ])
  }

  @Test func aPlantWithTheHourIsCheaperByThePrice() async throws {
    let before = try await solved(try shop()).objective
    for price in try await prices(try shop()) {
      let after = try await solved(try shop(more: 1, on: price.period)).objective
      #expect(isNear(before - after, price.worth), "\(price)")
    }
  }

  @Test func idleMachinesHaveNoPrice() async throws {
    let plant = try T.plant(horizon: T.horizon(days: 3), orders: [T.order(quantity: 20, dueDay: 1)])
    #expect(try await prices(plant) == [])
  }

  @Test func whereOvertimeIsBoughtARegularHourIsWorthItsPrice() async throws {
    let machine = T.machine(
      open: [
        T.window(day: 0, from: 0, to: 8),
        T.window(day: 0, from: 8, to: 10, isOvertime: true, costPerHour: 7),
      ])
    let plant = try T.plant(
      horizon: T.horizon(days: 1), machines: [machine],
      orders: [T.order(quantity: 9, dueDay: 1)])
    #expect(try await prices(plant) == [.init(.machine(0), period: 0, worth: 7)])
  }

  /// Ten in a period of ten hours: the hour more has nobody to serve, though the row is full.
  @Test func anHourThatNobodyNeedsIsWorthNothing() async throws {
    let plant = try T.plant(
      horizon: T.horizon(days: 1),
      machines: [T.machine(open: [T.window(day: 0, from: 0, to: 10)])],
      orders: [T.order(quantity: 10, dueDay: 1)])
    #expect(try await prices(plant) == [])
  }

  private func moulds(hours: Double) throws -> Plant {
    try T.plant(
      horizon: T.horizon(days: 1), machines: [T.machine(), T.machine("M2")],
      resources: [
        Resource(
          id: "R", kind: .tool, count: 1, openWindows: [T.window(day: 0, from: 0, to: hours)])
      ],
      products: [
        T.made(
          steps: [
            T.step(modes: [
              T.mode(uses: [.init(resource: 0)]), T.mode(on: 1, uses: [.init(resource: 0)]),
            ])
          ])
      ], orders: [T.order(quantity: 30, dueDay: 1)])
  }

  @Test func anHourOfAMould() async throws {
    let found = try await prices(try moulds(hours: 10))
    #expect(found == [.init(.resource(0), period: 0, worth: 20)])
    let saved =
      try await solved(try moulds(hours: 10)).objective
      - (try await solved(try moulds(hours: 11)).objective)
    #expect(isNear(saved, 20))
  }

  /// Two of the material a unit; it can be bought for 1, but takes two days and a half to come.
  private func material(stock: Double, isBought: Bool = true) throws -> Plant {
    let component = Product(
      id: "B", stock: stock,
      supply: isBought
        ? .bought(Product.Purchase(leadTimeDays: 2.5, costPerUnit: 1)) : .stockOnly)
    return try T.plant(
      horizon: T.horizon(days: 4), families: ["any"],
      products: [
        T.made("A", steps: [T.step(components: [T.component(1, 2)])]), component,
      ],
      orders: [T.order(quantity: 10, dueDay: 1, tardinessCostPerUnitDay: 8)])
  }

  @Test func aUnitOfMaterialThatComesLate() async throws {
    // Seven of ten wait for what arrives on the third day, two days late at 8 each: a unit at hand
    // sooner makes half a product that is not late, and need not be bought.
    let found = try await prices(try material(stock: 6))
    #expect(found.map(\.scarce) == [.product(1), .product(1)])
    #expect(found.map(\.period) == [0, 1])
    let saved =
      try await solved(try material(stock: 6)).objective
      - (try await solved(try material(stock: 7)).objective)
    #expect(isNear(found[0].worth, saved))
    #expect(isNear(found[0].worth, 9) && isNear(found[1].worth, 5))
  }

  @Test func aUnitOfMaterialThatCannotBeBought() async throws {
    let found = try await prices(try material(stock: 6, isBought: false))
    #expect(found.map(\.period) == [0, 1, 2])
    // Half a unit of an order that is unmet otherwise, late by a day more each day, at last too late.
    #expect(zip(found.map(\.worth), [10.0, 6, 2]).allSatisfy { isNear($0, $1) })
  }

  @Test func materialThatIsBoughtInTimeIsNotScarce() async throws {
    #expect(try await prices(try material(stock: 20)) == [])
  }

  @Test func noPricesWithoutTime() async throws {
    let planner = Planner(try shop())
    let result = await planner.plan()
    #expect(await planner.prices(of: result, stop: StopRule { 0 }) == nil)
  }

  /// Whatever the features: an hour more never saves more than its price, nor is any price negative.
  @Test func onAnyPlantPricesArePositiveAndRepeat() async throws {
    for seed in UInt64(1)...12 {
      let plant = RandomPlant.make(seed: seed, size: .small)
      let planner = Planner(plant, options: .init(workLimit: 2_000))
      let result = await planner.plan()
      let found = try #require(await planner.prices(of: result), "seed \(seed)")
      #expect(found.allSatisfy { $0.worth > 0 && $0.worth.isFinite }, "seed \(seed)")
      #expect(await planner.prices(of: result) == found, "seed \(seed)")
    }
  }
}
