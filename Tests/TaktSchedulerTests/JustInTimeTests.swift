import TaktModel
import TaktTestSupport
import Testing

@testable import TaktScheduler

/// Lots move right as far as costs nothing, and lots stream through steps.
@Suite struct JustInTimeTests {
  /// Two steps on two machines; a component before them; delivered on day 5.
  private func plant(rate: Double, holdsSetup: Bool = true) throws -> Plant {
    try TinyPlant.plant(
      families: ["any"],
      machines: [
        TinyPlant.machine("M1", open: TinyPlant.shifts(from: 6, to: 18)),
        TinyPlant.machine("M2", keepsSetup: holdsSetup),
      ],
      products: [
        TinyPlant.made(
          "A",
          steps: [
            TinyPlant.step("1", components: [TinyPlant.component(1)]),
            TinyPlant.step("2", modes: [TinyPlant.mode(on: 1, setup: Setup(minutes: 30))]),
          ], holdingCostPerUnitDay: rate),
        TinyPlant.made(
          "B", steps: [TinyPlant.step(modes: [TinyPlant.mode(on: 1, secondsPerUnit: 1800)])],
          holdingCostPerUnitDay: rate / 3),
      ],
      orders: [
        TinyPlant.order("O1", quantity: 8, dueDay: 5, earliest: TinyPlant.at(day: 5)),
        TinyPlant.order("O2", quantity: 3, dueDay: 0.2),
      ])
  }

  private static let lots = [
    Shopfloor.lot(3), Shopfloor.lot(8, period: 1), Shopfloor.lot(3, step: 1),
    Shopfloor.lot(8, step: 1, period: 1), Shopfloor.lot(11, of: 1),
  ]

  @Test func goodsThatWaitForTheirDeliveryAreMadeLater() throws {
    let plant = try TinyPlant.plant(
      products: [TinyPlant.made(holdingCostPerUnitDay: 1)],
      orders: [TinyPlant.order(earliest: TinyPlant.at(day: 5))])
    let schedule = Shopfloor.schedule([Shopfloor.lot(10)], for: plant)
    #expect(schedule.planned.map(\.shape) == [["run 110.0-120.0"]])
    #expect(Evaluation(of: schedule, for: plant).cost.holding == 0)
  }

  @Test func nothingMovesWhereHoldingCostsNothing() throws {
    let plant = try TinyPlant.plant(
      orders: [TinyPlant.order(earliest: TinyPlant.at(day: 5))])
    #expect(Shopfloor.schedule([Shopfloor.lot(10)], for: plant).planned.map(\.startHour) == [0])
  }

  @Test func movingLowersHoldingCostAndMakesNothingLater() throws {
    let asSoonAsPossible = Shopfloor.schedule(Self.lots, for: try plant(rate: 0))
    let plant = try plant(rate: 1)
    let justInTime = Shopfloor.schedule(Self.lots, for: plant)
    #expect(justInTime.deliveries == asSoonAsPossible.deliveries)
    let before = Evaluation(of: asSoonAsPossible, for: plant).cost
    let after = Evaluation(of: justInTime, for: plant).cost
    #expect(after.holding < before.holding * 0.5)
    #expect(after.tardiness == before.tardiness && after.setup == before.setup)
  }

  @Test func movingMakesNothingOfRandomPlantsLaterAndLowersHoldingInAll() {
    var (before, after) = (0.0, 0.0)
    for seed in UInt64(0)..<60 {
      let plant = RandomPlant.make(seed: seed, size: .small)
      let shop = Shop(plant)
      let plan = NaivePlan.plan(for: plant)
      let draft = Sequencing.draft(LegalLots(of: plan, in: shop), plan: plan, in: shop)
      var stays = Simulation(shop: shop)
      stays.options.isJustInTime = false
      stays.run(draft)
      var moves = Simulation(shop: shop)
      moves.run(draft)
      #expect(stays.schedule().deliveries == moves.schedule().deliveries, "seed \(seed)")
      #expect(moves.schedule().lots.count == stays.schedule().lots.count, "seed \(seed)")
      #expect(moves.cost.setup <= stays.cost.setup + 1e-9, "seed \(seed)")
      #expect(moves.cost.overtime <= stays.cost.overtime + 1e-6, "seed \(seed)")
      before += stays.cost.holding
      after += moves.cost.holding
    }
    #expect(after < before)
  }

  // MARK: Streaming

  @Test func streamedLotsKeepTheirTotals() throws {
    let plan = PeriodPlan(lots: Self.lots)
    let streamed = plan.streamed(hours: 1.5, for: try plant(rate: 1))
    #expect(streamed.lots.count == 2 + 6 + 2 + 6 + 4)
    var rest = streamed.lots[...]
    for lot in plan.lots {
      let parts = rest.prefix {
        ($0.product, $0.step, $0.period) == (lot.product, lot.step, lot.period)
      }
      rest = rest.dropFirst(parts.count)
      #expect(abs(parts.reduce(0) { $0 + $1.started } - lot.started) < 1e-9)
      #expect(parts.map(\.hasSetup) == [true] + [Bool](repeating: false, count: parts.count - 1))
    }
    #expect(rest.isEmpty)
  }

  @Test func aStreamedStepStartsBeforeTheOneBeforeIsDone() throws {
    let plant = try TinyPlant.plant(
      families: ["any"], machines: [TinyPlant.machine(), TinyPlant.machine("M2")],
      products: [
        TinyPlant.made(
          steps: [TinyPlant.step("1"), TinyPlant.step("2", modes: [TinyPlant.mode(on: 1)])])
      ])
    let plan = PeriodPlan(lots: [Shopfloor.lot(10), Shopfloor.lot(10, step: 1)])
    let schedule = Shopfloor.schedule(plan.streamed(hours: 2, for: plant).lots, for: plant)
    #expect(schedule.planned(0, step: 1).map(\.endHour).max() == 12)
    #expect(schedule.delivered(0) == 10)
  }

  @Test func aLotThatIsSetUpForItsLikeStaysWhole() throws {
    let plant = try TinyPlant.plant(
      changeoverRules: [ChangeoverRule(from: 0, to: 0, setup: Setup(minutes: 5))])
    let plan = PeriodPlan(lots: [Shopfloor.lot(10)])
    #expect(plan.streamed(hours: 1, for: plant).lots == plan.lots)
  }

  @Test func aLongLotStreamsInNoMoreThanFortyParts() throws {
    let plan = PeriodPlan(lots: [Shopfloor.lot(1000)])
    #expect(plan.streamed(hours: 1, for: try TinyPlant.plant()).lots.count == 40)
  }
}
