import GLPK
import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// What energy costs by the time of day, and how much may be drawn at once.
@Suite struct EnergyBlockTests {
  private typealias T = TinyPlant

  /// Cheap until six, dear from then on, every day.
  private func tariff(cheap: Double, dear: Double, days: Int = 1, limit: Double? = nil) -> Energy {
    Energy(
      prices: (0..<days).flatMap { day in
        [
          EnergyPrice(
            from: T.at(day: Double(day)), to: T.at(day: Double(day), hours: 6),
            pricePerKWh: cheap),
          EnergyPrice(
            from: T.at(day: Double(day), hours: 6), to: T.at(day: Double(day) + 1),
            pricePerKWh: dear),
        ]
      }, demandLimitKW: limit)
  }

  private func plant(
    _ energy: Energy, machine: Machine = TinyPlant.machine(runKW: 4), mode: Mode = TinyPlant.mode(),
    days: Int = 1, quantity: Double = 10, dueDay: Double = 1, holding: Double = 0
  ) throws -> Plant {
    try T.plant(
      horizon: T.horizon(days: days), machines: [machine], energy: energy,
      products: [T.made(steps: [T.step(modes: [mode])], holdingCostPerUnitDay: holding)],
      orders: [T.order(quantity: quantity, dueDay: dueDay, earliest: nil)])
  }

  @Test func theCheapestHoursComeFirst() async throws {
    // Six hours of 4 kW at 0.1, four at 0.3.
    try await expectOptimum(2.4 + 4.8, of: plant(tariff(cheap: 0.1, dear: 0.3)))
  }

  @Test func aMachineHasTheHoursInWhichItIsOpen() async throws {
    // Two of the cheap hours are within its shift.
    let machine = T.machine(open: [T.window(day: 0, from: 4, to: 20)], runKW: 4)
    try await expectOptimum(
      0.8 + 9.6, of: plant(tariff(cheap: 0.1, dear: 0.3), machine: machine))
  }

  @Test func setupsAndUnitsDrawToo() async throws {
    // Two hours at 3 kW and ten units of 2 kWh: six hours at 3 kW draw 18 of the 26.
    let machine = T.machine(setupKW: 3)
    let mode = T.mode(setup: Setup(minutes: 120), kWhPerUnit: 2)
    try await expectOptimum(
      1.8 + 2.4, of: plant(tariff(cheap: 0.1, dear: 0.3), machine: machine, mode: mode))
  }

  @Test func oneIsMadeAheadWhereThatIsCheaper() async throws {
    // A day before at 0.1 and held for a quarter, instead of 0.3 x 4.
    let energy = Energy(prices: [
      EnergyPrice(from: T.start, to: T.at(day: 1), pricePerKWh: 0.1),
      EnergyPrice(from: T.at(day: 1), to: T.at(day: 2), pricePerKWh: 0.3),
    ])
    let order = try plant(energy, days: 2, dueDay: 2, holding: 0.25)
    let result = try await expectOptimum(4 + 2.5, of: order)
    #expect(isNear(result.started(0, in: 0), 10))
  }

  @Test func noMoreIsDrawnThanTheLimit() async throws {
    // 3 kW for 24 hours are 72 kWh: 18 units of 4; the seven others at 20.
    let plant = try plant(
      Energy(demandLimitKW: 3), quantity: 25, dueDay: 1)
    try await expectOptimum(140, of: plant)
  }

  @Test func theLimitHoldsInTheCheapHours() async throws {
    // 2 kW in six hours at 0.1, the other 28 of 40 kWh at 0.3.
    try await expectOptimum(1.2 + 8.4, of: plant(tariff(cheap: 0.1, dear: 0.3, limit: 2)))
  }

  @Test func onePriceTakesNoColumn() throws {
    let flat = Energy(prices: [EnergyPrice(from: T.start, to: T.at(day: 1), pricePerKWh: 0.2)])
    let with = Planner.program(of: try plant(flat))
    let without = Planner.program(of: try plant(Energy()))
    #expect(with.variableCount == without.variableCount && with.rowCount == without.rowCount)
  }

  @Test func whatTakesNoTimeDrawsNothingButCosts() async throws {
    let mode = T.mode(secondsPerUnit: 0, kWhPerUnit: 5)
    try await expectOptimum(
      5, of: plant(tariff(cheap: 0.1, dear: 0.3, limit: 1), mode: mode))
  }
}
