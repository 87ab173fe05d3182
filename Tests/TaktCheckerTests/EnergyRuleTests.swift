import TaktModel
import TaktTestSupport
import Testing

@testable import TaktChecker

/// Rule 8's limit, and rule 9's cost of energy.
@Suite struct EnergyRuleTests {
  private func price(_ from: Double, _ to: Double, _ price: Double) -> EnergyPrice {
    EnergyPrice(from: Workshop.hour(from), to: Workshop.hour(to), pricePerKWh: price)
  }

  /// Two machines of 20 kW in set-up and 10 kW in run, half a kWh a unit besides.
  private func plant(
    prices: [EnergyPrice] = [], limit: Double? = nil, setup: Setup = Setup(),
    secondsPerUnit: Double = 3600, inProgress: [InProgressLot] = []
  ) throws -> Plant {
    try TinyPlant.plant(
      machines: ["M1", "M2"].map { TinyPlant.machine($0, runKW: 10, setupKW: 20) },
      energy: Energy(prices: prices, demandLimitKW: limit),
      products: [
        TinyPlant.made(steps: [
          TinyPlant.step(
            modes: [0, 1].map {
              TinyPlant.mode(
                on: $0, secondsPerUnit: secondsPerUnit, setup: setup, kWhPerUnit: 0.5)
            })
        ])
      ], orders: [], inProgress: inProgress)
  }

  private let setUp = Lot.run("L1", from: 1, to: 6, units: 4).with(
    setup: Setup(minutes: 60),
    segments: [Workshop.segment(.setup, 1, 2), Workshop.segment(.run, 2, 6)])

  @Test func energyCostsThePriceOfTheMoment() throws {
    let plant = try plant(
      prices: [price(0, 1.5, 1), price(1.5, 3, 2), price(4, 5, 10)], setup: Setup(minutes: 60))
    let plan = Plan.of([setUp]).refigured(for: plant)
    // 20 kW for half an hour at 1 and half an hour at 2; 10.5 kW for an hour at 2 and one at 10.
    #expect(abs(plan.cost.energy - (10 + 20 + 21 + 105)) < 1e-9)
    #expect(Checker.check(plan, against: plant) == [])
    var cost = plan.cost
    cost.energy -= 5
    #expect(
      Checker.check(plan.with(cost: cost), against: plant).map(\.message) == [
        "cost.energy is claimed to be 151; it is 156."
      ])
  }

  @Test func aRunOfNoTimePaysThePriceOfItsInstant() throws {
    let plant = try plant(prices: [price(0, 3, 2), price(3, 6, 7)], secondsPerUnit: 0)
    let lot = Lot.run("L1", from: 3, to: 3, units: 4)
    let plan = Plan.of([lot]).refigured(for: plant)
    #expect(abs(plan.cost.energy - 14) < 1e-9)
    #expect(Checker.check(plan, against: plant) == [])
  }

  @Test func whatRunsAtTheStartPaysToo() throws {
    let running = InProgressLot(
      id: "P", product: 0, step: 0, machine: 0, mode: 0, started: 8, end: Workshop.hour(4))
    let plant = try plant(prices: [price(0, 240, 1)], limit: 21, inProgress: [running])
    let claim = Lot.run("P", from: 0, to: 4, units: 8, origin: .inProgress)
    let plan = Plan.of([claim]).refigured(for: plant)
    #expect(abs(plan.cost.energy - 44) < 1e-9)
    // 11 kW and 10.5 kW are too much, but it alone is no fault whatever it draws.
    #expect(try Workshop.faults(.of([claim, .run("L2", on: 1, from: 4, to: 6)]), plant) == [])
    #expect(try Workshop.faults(.of([claim, .run("L2", on: 1, from: 2, to: 6)]), plant).count == 1)
    let low = try self.plant(limit: 5, inProgress: [running])
    #expect(try Workshop.faults(.of([claim]), low) == [])
  }

  @Test func theLimitHoldsAtEveryInstant() throws {
    let lots = [Lot.run("L1", from: 0, to: 4), .run("L2", on: 1, from: 3, to: 6)]
    #expect(try Workshop.faults(.of(lots), try plant(limit: 21)) == [])
    #expect(
      try Workshop.faults(.of(lots), try plant(limit: 20.9)) == [
        "8 L2: Lot L2 on machine M2 draws 10.5 kW at 2026-01-05T03:00:00Z, which makes 21 kW in all; "
          + "the limit is 20.9 kW."
      ])
    let after = [lots[0], Lot.run("L2", on: 1, from: 4, to: 6)]
    #expect(try Workshop.faults(.of(after), try plant(limit: 11)) == [])
    #expect(
      try Workshop.faults(.of([setUp]), try plant(limit: 15, setup: Setup(minutes: 60))) == [
        "8 L1: Lot L1 on machine M1 draws 20 kW at 2026-01-05T01:00:00Z, which makes 20 kW in all; "
          + "the limit is 15 kW."
      ])
  }
}
