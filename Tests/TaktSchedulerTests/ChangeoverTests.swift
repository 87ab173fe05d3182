import TaktModel
import TaktTestSupport
import Testing

/// Which set-up a lot gets, and when none.
@Suite struct ChangeoverTests {
  /// A and B, an hour a unit; A needs 5 minutes of set-up and B 7 where no rule says otherwise.
  private func plant(
    rules: [ChangeoverRule] = [], machine: Machine = TinyPlant.machine(initialFamily: 0)
  ) throws -> Plant {
    try TinyPlant.plant(
      machines: [machine, TinyPlant.machine("M2")],
      products: [
        TinyPlant.made(
          "A", steps: [TinyPlant.step(modes: [TinyPlant.mode(setup: Setup(minutes: 5))])]),
        TinyPlant.made(
          "B",
          steps: [TinyPlant.step(modes: [TinyPlant.mode(family: 1, setup: Setup(minutes: 7))])]),
      ], changeoverRules: rules,
      orders: [
        TinyPlant.order("O1", quantity: 8), TinyPlant.order("O2", product: 1, quantity: 4),
      ])
  }

  /// Each rule is stronger than all before it.
  private static let tiers = [
    ChangeoverRule(from: nil, to: nil, setup: Setup(minutes: 10, cost: 1)),
    ChangeoverRule(from: nil, to: 1, setup: Setup(minutes: 20, cost: 2)),
    ChangeoverRule(from: 0, to: nil, setup: Setup(minutes: 30, cost: 3)),
    ChangeoverRule(from: 0, to: 1, setup: Setup(minutes: 40, cost: 4)),
    ChangeoverRule(machines: [0], from: nil, to: nil, setup: Setup(minutes: 50, cost: 5)),
    ChangeoverRule(machines: [0], from: 0, to: 1, setup: Setup(minutes: 60, cost: 6)),
    ChangeoverRule(machines: [1], from: 0, to: 1, setup: Setup(minutes: 70, cost: 7)),
  ]

  @Test(arguments: [(0, 7.0), (1, 10), (2, 20), (3, 30), (4, 40), (5, 50), (6, 60), (7, 60)])
  func theStrongestChangeoverRuleCounts(rules: Int, minutes: Double) throws {
    // The first lot ends the period's work that needs no set-up; the second is a period later.
    let plant = try plant(rules: Array(Self.tiers.prefix(rules)))
    let schedule = Shopfloor.schedule(
      [Shopfloor.lot(8), Shopfloor.lot(4, of: 1, period: 1)], for: plant)
    let lot = try #require(schedule.planned(1).first)
    #expect(lot.setup?.minutes == minutes)
    #expect(lot.segments.first?.kind == .setup)
    #expect(lot.segments.first?.seconds == minutes * 60)
    #expect(lot.startHour == 8)
  }

  @Test func aRuleOfNothingMeansNoSetup() throws {
    let plant = try plant(rules: [ChangeoverRule(from: 0, to: 1, setup: Setup())])
    let schedule = Shopfloor.schedule(
      [Shopfloor.lot(8), Shopfloor.lot(4, of: 1, period: 1)], for: plant)
    let lot = try #require(schedule.planned(1).first)
    #expect(lot.setup == nil)
    #expect(lot.shape == ["run 8.0-12.0"])
  }

  @Test(arguments: [(0, nil), (1, 5.0), (nil, 5)] as [(FamilyIndex?, Double?)])
  func theMachineStartsSetUpForItsInitialFamily(initial: FamilyIndex?, minutes: Double?) throws {
    let plant = try plant(machine: TinyPlant.machine(initialFamily: initial))
    let schedule = Shopfloor.schedule([Shopfloor.lot(8)], for: plant)
    #expect(schedule.planned.map { $0.setup?.minutes } == [minutes])
  }

  @Test func aLotAfterItsLikeRunsOnWithoutASetup() throws {
    let plant = try plant(machine: TinyPlant.machine())
    let schedule = Shopfloor.schedule([Shopfloor.lot(4), Shopfloor.lot(4, period: 1)], for: plant)
    #expect(schedule.planned.map { $0.setup?.minutes } == [5, nil])
  }

  @Test func aFamilyAfterItselfIsSetUpWhereARuleNamesItOnBothSides() throws {
    let lots = [Shopfloor.lot(4), Shopfloor.lot(4, period: 1)]
    let named = try plant(rules: [ChangeoverRule(from: 0, to: 0, setup: Setup(minutes: 15))])
    #expect(Shopfloor.schedule(lots, for: named).planned.map { $0.setup?.minutes } == [15, 15])
    let half = try plant(rules: [
      ChangeoverRule(from: 0, to: nil, setup: Setup(minutes: 15)),
      ChangeoverRule(from: nil, to: 0, setup: Setup(minutes: 15)),
      ChangeoverRule(from: nil, to: nil, setup: Setup(minutes: 15)),
    ])
    #expect(Shopfloor.schedule(lots, for: half).planned.map { $0.setup?.minutes } == [nil, nil])
  }

  @Test(arguments: [(true, nil), (false, 5.0)] as [(Bool, Double?)])
  func aSetupIsLostAtAPeriodsEnd(keepsSetup: Bool, minutes: Double?) throws {
    let plant = try plant(
      machine: TinyPlant.machine(
        open: TinyPlant.shifts(from: 6, to: 12), initialFamily: 0, keepsSetup: keepsSetup))
    let schedule = Shopfloor.schedule([Shopfloor.lot(6), Shopfloor.lot(2, period: 1)], for: plant)
    #expect(schedule.planned.map { $0.setup?.minutes } == [nil, minutes])
    #expect(schedule.planned.map(\.startHour) == [6, 30])
  }

  @Test func aLotThatRunsOverAPeriodsEndKeepsTheSetup() throws {
    let plant = try plant(
      machine: TinyPlant.machine(
        open: TinyPlant.shifts(from: 6, to: 12), initialFamily: 0, keepsSetup: false))
    let schedule = Shopfloor.schedule([Shopfloor.lot(7), Shopfloor.lot(1, period: 1)], for: plant)
    #expect(schedule.planned.map { $0.setup?.minutes } == [nil, nil])
    #expect(
      schedule.planned.map(\.shape) == [["run 6.0-12.0", "run 30.0-31.0"], ["run 31.0-32.0"]])
  }

  @Test(arguments: [(true, nil), (false, 5.0)] as [(Bool, Double?)])
  func theInitialFamilyIsLostAfterTheFirstPeriod(keepsSetup: Bool, minutes: Double?) throws {
    let plant = try plant(
      machine: TinyPlant.machine(
        open: [TinyPlant.window(day: 1)], initialFamily: 0, keepsSetup: keepsSetup))
    let schedule = Shopfloor.schedule([Shopfloor.lot(8, period: 1)], for: plant)
    #expect(schedule.planned.map { $0.setup?.minutes } == [minutes])
  }

  @Test(arguments: [(nil, 12.0), (0, 10)] as [(FamilyIndex?, Double)])
  func setupScrapIsMadeOnTopWhereThereIsASetup(initial: FamilyIndex?, started: Double) throws {
    let mode = TinyPlant.mode(setup: Setup(minutes: 30, scrapUnits: 2))
    let plant = try TinyPlant.plant(
      machines: [TinyPlant.machine(initialFamily: initial)],
      products: [TinyPlant.made(steps: [TinyPlant.step(modes: [mode])])])
    let lot = try #require(Shopfloor.schedule([Shopfloor.lot(12)], for: plant).planned.first)
    #expect(lot.started == started)
    #expect(lot.good == 10)
    #expect(lot.scrap == started - 10)
  }

  @Test func aPeriodEndsWithTheFamilyThatTheNextOneBeginsWith() throws {
    let rule = ChangeoverRule(from: nil, to: nil, setup: Setup(minutes: 6, cost: 1))
    let plant = try plant(rules: [rule], machine: TinyPlant.machine())
    let schedule = Shopfloor.schedule(
      [
        Shopfloor.lot(4), Shopfloor.lot(4, of: 1),
        Shopfloor.lot(4, period: 1, hasSetup: false),
      ], for: plant)
    #expect(schedule.planned.map(\.family) == [1, 0, 0])
    #expect(schedule.planned.map { $0.setup?.minutes } == [6, 6, nil])
    #expect(schedule.planned[2].start == schedule.planned[1].end)
  }
}
