import GLPK
import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// Goods that can be used for so long and are then thrown away.
@Suite struct LifeBlockTests {
  private typealias T = TinyPlant
  private let day = 86_400.0

  /// Ten a day are due at the end of each of four days; a set-up costs 12, a unit 1 a day to hold.
  private func daily(life: Double?, holding: Double = 0, minLot: Double = 0) throws -> Plant {
    try T.plant(
      horizon: T.horizon(days: 4),
      machines: [
        T.machine(
          open: [
            T.window(day: 0), T.window(day: 1),
            T.window(day: 2), T.window(day: 3),
          ], keepsSetup: false)
      ],
      products: [
        T.made(
          steps: [
            T.step(modes: [
              T.mode(secondsPerUnit: 600, setup: Setup(minutes: 10, cost: 12), minLot: minLot)
            ])
          ], shelfLifeSeconds: life, holdingCostPerUnitDay: holding)
      ],
      orders: (1...4).map {
        T.order("O\($0)", dueDay: Double($0), earliest: nil, latest: T.at(day: Double($0)))
      })
  }

  @Test func whatIsMadeLastsForItsLife() async throws {
    try await expectOptimum(12, of: daily(life: nil))
    // One day beyond the one in which it is made: every other day.
    try await expectOptimum(24, of: daily(life: day))
    try await expectOptimum(24, of: daily(life: 2 * day))
    try await expectOptimum(12, of: daily(life: 3 * day))
  }

  @Test func lessThanHalfADayOutlastsNoDay() async throws {
    try await expectOptimum(48, of: daily(life: 0.4 * day))
  }

  @Test func whatIsTooMuchIsThrownAwayAndHeldNoLonger() async throws {
    // 25 at once: two days' worth and five that nobody gets, held for a day; then again.
    try await expectOptimum(2 * (12 + 0.1 * 15), of: daily(life: day, holding: 0.1, minLot: 25))
  }

  @Test func stockAtHandPerishes() async throws {
    // 30 are there for a day and a half: the orders of the first two days.
    let plant = try T.plant(
      horizon: T.horizon(days: 4), machines: [T.machine(open: [])],
      products: [T.made(stock: 30, shelfLifeSeconds: 1.5 * day, holdingCostPerUnitDay: 0.5)],
      orders: (1...3).map {
        T.order("O\($0)", dueDay: Double($0), earliest: nil, latest: T.at(day: Double($0)))
      })
    // 20 are held for the first day; the third order is not served.
    try await expectOptimum(20 * 0.5 + 200, of: plant)
  }

  @Test func stockThatNobodyWantsPerishesToo() async throws {
    let plant = try T.plant(
      horizon: T.horizon(days: 4), machines: [],
      products: [
        Product(
          id: "A", stock: 3, shelfLifeSeconds: 2.5 * day, holdingCostPerUnitDay: 1,
          supply: .stockOnly)
      ], orders: [])
    try await expectOptimum(6, of: plant)
  }

  @Test func stepsWaitNoLongerThanTheyMay() async throws {
    // The second machine works on the fourth day alone, the first on the first and the third.
    func plant(wait: Double?) throws -> Plant {
      try T.plant(
        horizon: T.horizon(days: 4),
        machines: [
          T.machine(open: [T.window(day: 0), T.window(day: 2, from: 0, to: 4)]),
          T.machine("M2", open: [T.window(day: 3)]),
        ],
        products: [
          T.made(
            steps: [
              T.step("one", maximumWaitSeconds: wait), T.step("two", modes: [T.mode(on: 1)]),
            ])
        ], orders: [T.order(dueDay: 4)])
    }
    try await expectOptimum(0, of: plant(wait: nil))
    try await expectOptimum(120, of: plant(wait: day))
  }

  @Test func boughtGoodsPerish() async throws {
    // Least purchase 20: ten are thrown away and bought again two days later.
    let plant = try T.plant(
      horizon: T.horizon(days: 4), machines: [],
      products: [
        T.bought(
          purchase: .init(costPerUnit: 1, minQuantity: 20), shelfLifeSeconds: day)
      ],
      orders: [1, 4].map {
        T.order("O\($0)", dueDay: Double($0), earliest: nil, latest: T.at(day: Double($0)))
      })
    try await expectOptimum(40, of: plant)
  }

  @Test func theFirstPlanMakesWhatPerishesAnew() throws {
    let program = Program(PlanningData(try daily(life: day)))
    #expect(program.firstIncumbent().objective <= 48 + 1e-6)
  }

  @Test func aLifeBeyondTheHorizonTakesNoColumn() throws {
    let with = Planner.program(of: try daily(life: 4 * day))
    let without = Planner.program(of: try daily(life: nil))
    #expect(with.variableCount == without.variableCount && with.rowCount == without.rowCount)
  }
}
