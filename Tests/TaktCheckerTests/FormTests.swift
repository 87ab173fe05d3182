import TaktModel
import TaktTestSupport
import Testing

@testable import TaktChecker

/// What a stranger's plan may hold: nothing of it ends the process.
@Suite struct FormTests {
  private func faults(_ plan: Plan) throws -> [String] {
    Checker.check(plan, against: try Workshop.plant()).filter { $0.rule == 0 }.map(\.message)
  }

  @Test func referencesPointSomewhere() throws {
    let lot = Workshop.lot
    let lots = [
      lot, lot, lot.with(id: "p", product: 7), lot.with(id: "s", step: -1),
      lot.with(id: "m", machine: 5), lot.with(id: "f", family: -3), lot.with(id: ""),
    ]
    #expect(
      try faults(Workshop.plan.with(lots: lots)) == [
        "Lot L1 is there more than once.",
        "Lot p makes a product that the order file does not have.",
        "Lot s is for a step that product A does not have.",
        "Lot m is on a machine that the order file does not have.",
        "Lot f is of a family that the order file does not have.",
        "Lot number 7 has no id.",
      ])
  }

  @Test func aStepIsDoneWhereItCanBe() throws {
    let plant = try TinyPlant.plant(machines: [TinyPlant.machine(), TinyPlant.machine("M2")])
    let plan = Workshop.plan.with(
      lots: [Workshop.lot.with(machine: 1)], deliveries: [], purchases: [], prices: [])
    #expect(
      Checker.check(plan.refigured(for: plant), against: plant).map(\.message) == [
        "Lot L1 is on machine M2, where step make of product A cannot be done."
      ])
  }

  @Test func numbersAreNumbers() throws {
    let plan = Workshop.plan.with(
      lots: [Workshop.lot.with(started: .nan)],
      deliveries: [
        Delivery(order: 9, at: Workshop.hour(1), quantity: 1),
        Delivery(order: 0, at: Workshop.hour(1), quantity: -1),
      ],
      purchases: [
        PurchaseOrder(
          product: -1, orderAt: Workshop.hour(0), arriveAt: Workshop.hour(0), quantity: 1),
        PurchaseOrder(
          product: 1, orderAt: Instant(milliseconds: .min), arriveAt: Instant(milliseconds: .max),
          quantity: .infinity),
      ])
    #expect(
      try faults(plan) == [
        "Lot L1 has an instant or a quantity that is no sound number.",
        "Delivery number 1 is for an order that is not in the file.",
        "A delivery of order O1 is of -1 units at 2026-01-05T01:00:00Z; a quantity above 0 is "
          + "wanted.",
        "Purchase number 1 is of a product that is not in the file.",
        "A purchase of product B is of infinite units, ordered at -9223372036854775808 ms since "
          + "1970; a quantity above 0 is wanted.",
      ])
  }

  @Test func listsAreWhole() throws {
    let outcomes = Workshop.plan.orders
    let stray = OrderOutcome(
      order: 4, delivered: 0, unmet: 0, readyAt: nil, completedAt: nil, lateDays: 0, status: .unmet,
      because: [
        Cause(.downtime, machine: 8, until: Workshop.hour(1)),
        Cause(.wait, product: 0, step: 8, until: Workshop.hour(1), hours: .nan),
        Cause(.resourceBusy, machine: 0, resource: 8),
        Cause(.horizon, until: Workshop.hour(1), kW: 3),
      ])
    let plan = Workshop.plan.with(
      orders: [outcomes[0], outcomes[0], stray],
      kpi: KPI(
        machines: [], goodUnits: 18, costPerGoodUnit: 12.38, onTimeShare: 0, meanLeadTimeHours: 5),
      prices: [Plan.Price(.machine(0), period: 2, worth: 1)])
    #expect(
      try faults(plan) == [
        "`orders` names an order that the order file does not have.",
        "The order O1 is in `orders` 2 times instead of once.",
        "The order O2 is in `orders` 0 times instead of once.",
        "The machine M1 is in `kpi.machines` 0 times instead of once.",
        "A cause of kind downtime names what the order file does not have.",
        "A cause of kind wait names what the order file does not have.",
        "A cause of kind resourceBusy names what the order file does not have.",
        "A cause of kind resourceBusy does not say its lot, until.",
        "A cause of kind horizon has no field kW.",
        "A price is for something or a period that is not there, or is no number.",
      ])
  }

  /// Shared resources, lives, limits, prices and a subcontractor, all at once.
  private static func plantOfEverything() throws -> Plant {
    let uses = [Mode.Use(resource: 0, during: .both), Mode.Use(resource: 1, count: 0.5)]
    let inProgress = [0, 1].map {
      InProgressLot(
        id: ["R", "S"][$0], product: 0, step: 0, machine: $0, mode: $0, started: 1,
        end: Workshop.hour(7))
    }
    return try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: 9),
      machines: [
        TinyPlant.machine(runKW: 5, setupKW: 1), TinyPlant.machine("S1", isSubcontractor: true),
      ],
      resources: [
        Resource(
          id: "T", kind: .tool, count: 1, openWindows: [TinyPlant.window(day: 0, from: 6, to: 8)]),
        Resource(
          id: "P", kind: .labour, count: 1, openWindows: TinyPlant.shifts(from: 6, to: 14),
          maxHoursPerPersonWeek: 10),
      ],
      energy: Energy(
        prices: [
          EnergyPrice(from: Workshop.hour(0), to: Workshop.hour(50), pricePerKWh: 0.1)
        ], demandLimitKW: 4),
      products: [
        TinyPlant.made(
          steps: ["one", "two"].map { id in
            TinyPlant.step(
              id,
              modes: [
                TinyPlant.mode(kWhPerUnit: 1, uses: uses),
                TinyPlant.mode(on: 1, leadTimeSeconds: 3600),
              ], components: [TinyPlant.component(1)], minimumWaitSeconds: 60,
              maximumWaitSeconds: 3600, wip: 2)
          }, stock: 3, safetyStock: 5, shortOfSafetyCostPerUnitDay: 1, maxStock: 6,
          shelfLifeSeconds: 7200, holdingCostPerUnitDay: 1),
        TinyPlant.bought(stock: 2, maxStock: 4, shelfLifeSeconds: 3600),
      ], orders: [TinyPlant.order(release: Workshop.hour(2))], inProgress: inProgress)
  }

  @Test func nonsenseDoesNotEndTheProcess() throws {
    var generator = SeededGenerator(seed: 7)
    let numbers = [0, -1, 1e308, -1e308, Double.nan, .infinity, -.infinity, 1e-300, 18, 21]
    let instants = [Int64.min, .max, 0, TinyPlant.start.milliseconds, 40_000_000_000_000, -1]
    func number() -> Double { numbers[generator.below(numbers.count)] }
    func instant() -> Instant { Instant(milliseconds: instants[generator.below(instants.count)]) }
    func index() -> Int { [0, 1, -1, 2, .max, .min][generator.below(6)] }
    let plants = [
      try Workshop.plant(inProgress: [
        InProgressLot(
          id: "R", product: 0, step: 0, machine: 0, mode: 0, started: 1, end: Workshop.hour(7))
      ]), try Self.plantOfEverything(),
    ]
    for round in 0..<4000 {
      let plant = plants[round % 2]
      let lots = (0..<3).map { _ in
        Lot(
          id: ["R", "L1", ""][generator.below(3)], product: index() % 2, step: index() % 2,
          machine: generator.below(plant.machines.count), family: index() % 2,
          setup: generator.below(2) == 0
            ? nil : Setup(minutes: number(), cost: number(), scrapUnits: number()),
          segments: (0..<generator.below(4)).map { _ in
            Lot.Segment(
              kind: generator.below(2) == 0 ? .run : .setup, from: instant(), to: instant(),
              isOvertime: generator.below(2) == 0)
          }, start: instant(), end: instant(), started: number(), good: number(), scrap: number(),
          origin: [.planned, .inProgress, .frozen][generator.below(3)],
          feeds: [Lot.Feed(order: index(), quantity: number())])
      }
      let plan = Workshop.plan.with(
        lots: lots, deliveries: [Delivery(order: index(), at: instant(), quantity: number())],
        purchases: [
          PurchaseOrder(
            product: index(), orderAt: instant(), arriveAt: instant(), quantity: number())
        ],
        orders: [
          OrderOutcome(
            order: index(), delivered: number(), unmet: number(), readyAt: instant(),
            completedAt: instant(), lateDays: number(), status: .late)
        ],
        solve: Plan.Solve(
          status: .optimal, stoppedBy: .gap, objective: number(), bound: number(),
          gapPercent: number(), seconds: number(), seed: 0, threads: 0, columns: 0, rows: 0,
          binaries: 0))
      #expect(!Checker.check(plan, against: plant).isEmpty)
    }
  }
}
