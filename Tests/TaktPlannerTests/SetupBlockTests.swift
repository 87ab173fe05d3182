import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// Set-ups and what is kept of them; a set-up costs 5, holding is dear, so lots stand where demand is.
@Suite struct SetupBlockTests {
  private typealias T = TinyPlant

  private func made(_ id: String, family: Int = 0) -> Product {
    T.made(
      id, steps: [T.step(modes: [T.mode(family: family, setup: Setup(minutes: 60, cost: 5))])],
      holdingCostPerUnitDay: 10)
  }

  /// 10 units of A on each of the days, of B on the others; a horizon of three days.
  private func plant(
    _ a: [Int], b: [Int] = [], machine: Machine = T.machine(), rules: [ChangeoverRule] = []
  ) throws -> Plant {
    try T.plant(
      horizon: T.horizon(days: 3), machines: [machine],
      products: b.isEmpty ? [made("A")] : [made("A"), made("B", family: 1)],
      changeoverRules: rules,
      orders: (a.map { ($0, 0) } + b.map { ($0, 1) }).map { day, product in
        T.order(
          "O\(day)-\(product)", product: product, dueDay: Double(day),
          earliest: T.at(day: Double(day) - 0.5), tardinessCostPerUnitDay: 100,
          unmetCostPerUnit: 1000)
      })
  }

  @Test func aSetupIsCarriedIntoTheNextPeriod() async throws {
    let result = try await expectOptimum(5, of: plant([1, 2]))
    #expect(result.setups == 1)
  }

  @Test func aMachineThatDoesNotKeepItsSetupNeedsOneInEachPeriod() async throws {
    let result = try await expectOptimum(
      10, of: plant([1, 2], machine: T.machine(keepsSetup: false)))
    #expect(result.setups == 2)
  }

  @Test func theInitialFamilyNeedsNoSetup() async throws {
    try await expectOptimum(0, of: plant([1, 2], machine: T.machine(initialFamily: 0)))
    try await expectOptimum(
      5, of: plant([1, 2], machine: T.machine(initialFamily: 0, keepsSetup: false)))
  }

  @Test func theInitialFamilyOfAnotherProductHelpsNobody() async throws {
    try await expectOptimum(5, of: plant([1], b: [], machine: T.machine(), rules: []))
    try await expectOptimum(10, of: plant([1], b: [1]))
    try await expectOptimum(5, of: plant([1], b: [1], machine: T.machine(initialFamily: 1)))
  }

  @Test func aSetupIsKeptThroughAnIdlePeriod() async throws {
    try await expectOptimum(5, of: plant([1, 3]))
  }

  @Test func anotherSetupEndsIt() async throws {
    // A, B, A: the third is needed again.
    try await expectOptimum(15, of: plant([1, 3], b: [2]))
  }

  @Test func oneSetupAloneIsCarried() async throws {
    // A and B on both days: the order turns round, so one of four set-ups is saved.
    try await expectOptimum(15, of: plant([1, 2], b: [1, 2]))
  }

  @Test func aFamilyThatMustBeSetUpAfterItselfIsNotCarried() async throws {
    let rule = ChangeoverRule(from: 0, to: 0, setup: Setup(minutes: 30, cost: 2))
    // The estimate for a family alone is the set-up from nothing: no rule, the mode's 5.
    try await expectOptimum(10, of: plant([1, 2], rules: [rule]))
  }

  @Test func aChangeoverRuleReplacesTheModesSetup() async throws {
    let rules = [ChangeoverRule(from: nil, to: nil, setup: Setup(minutes: 0, cost: 3))]
    try await expectOptimum(6, of: plant([1], b: [1], rules: rules))
  }

  @Test func productsOfOneFamilyShareASetup() async throws {
    let plant = try T.plant(
      horizon: T.horizon(days: 1), products: [made("A"), made("B")],
      orders: [T.order(dueDay: 1), T.order("O2", product: 1, dueDay: 1)])
    try await expectOptimum(5, of: plant)
  }

  @Test func holdingIsWeighedAgainstASetup() async throws {
    // Two set-ups at 5 against 10 units a day at 0.4.
    let cheap = T.made(
      steps: [T.step(modes: [T.mode(setup: Setup(cost: 5))])], holdingCostPerUnitDay: 0.4)
    let plant = try T.plant(
      horizon: T.horizon(days: 2), machines: [T.machine(keepsSetup: false)], products: [cheap],
      orders: [
        T.order(dueDay: 1), T.order("O2", dueDay: 2, earliest: T.at(day: 1.5)),
      ])
    try await expectOptimum(9, of: plant)
  }

  @Test func aMachineWithoutSetupsPlansNone() async throws {
    let plant = try T.plant(horizon: T.horizon(days: 2), orders: [T.order(dueDay: 2)])
    let result = try await expectOptimum(0, of: plant)
    #expect(result.binaries == 0)
    #expect(result.setups == 0)
  }
}
