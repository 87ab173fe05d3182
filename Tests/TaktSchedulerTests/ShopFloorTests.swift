import TaktModel
import TaktScheduler
import TaktTestSupport
import Testing

/// What several machines share, energy, subcontractors, and goods that do not keep, one at a time.
@Suite struct ShopFloorTests {
  private typealias T = TinyPlant

  /// One product a machine, four hours a unit, due at the end; set up in two hours where a setter is asked for.
  private func plant(
    machines: Int = 2, uses: [Mode.Use] = [], resources: [Resource] = [],
    energy: Energy = Energy(), open: [Window]? = nil, setupMinutes: Double = 0,
    runKW: Double = 0, quantity: Double = 2, holdingCost: Double = 0, dueDay: Double = 1,
    earliest: Instant? = T.start
  ) throws -> Plant {
    let whole = [Window(from: T.start, to: T.at(day: 10))]
    return try Plant(
      currency: "EUR", horizon: T.horizon(days: 10), families: (0..<machines).map { "P\($0)" },
      machines: (0..<machines).map {
        Machine(id: "M\($0)", openWindows: open ?? whole, runKW: runKW)
      },
      resources: resources, energy: energy,
      products: (0..<machines).map { index in
        T.made(
          "P\(index)",
          steps: [
            T.step(modes: [
              Mode(
                machine: index, family: index, secondsPerUnit: 4 * 3600,
                setup: Setup(minutes: setupMinutes), uses: uses)
            ])
          ], holdingCostPerUnitDay: holdingCost)
      },
      orders: (0..<machines).map {
        T.order("O\($0)", product: $0, quantity: quantity, dueDay: dueDay, earliest: earliest)
      })
  }

  private func spans(_ schedule: Schedule) -> [[Double]] {
    schedule.planned.map {
      [Shopfloor.hours($0.start) ?? -1, Shopfloor.hours($0.end) ?? -1]
    }.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
  }

  private func resource(
    _ kind: Resource.Kind, count: Double = 1, open: [Window]? = nil, weekly: Double? = nil
  ) -> Resource {
    Resource(
      id: "R", kind: kind, count: count,
      openWindows: open ?? [Window(from: T.start, to: T.at(day: 10))], maxHoursPerPersonWeek: weekly
    )
  }

  @Test func withoutAnythingSharedMachinesRunSideBySide() throws {
    #expect(spans(Shopfloor.dispatch(try plant())) == [[0, 8], [0, 8]])
  }

  @Test func aToolIsInOneMachineAtATime() throws {
    let shared = try plant(
      uses: [Mode.Use(resource: 0)], resources: [resource(.tool)])
    #expect(spans(Shopfloor.dispatch(shared)) == [[0, 8], [8, 16]])
    let two = try plant(
      uses: [Mode.Use(resource: 0)], resources: [resource(.tool, count: 2)])
    #expect(spans(Shopfloor.dispatch(two)) == [[0, 8], [0, 8]])
  }

  @Test func aToolStaysInAMachineThatIsClosed() throws {
    // Eight hours in shifts of six: the mould is in the machine overnight, an operator goes home.
    let shifts = T.shifts(from: 6, to: 12)
    let tool = try plant(
      uses: [Mode.Use(resource: 0)], resources: [resource(.tool)], open: shifts)
    #expect(spans(Shopfloor.dispatch(tool)) == [[6, 32], [32, 58]])
  }

  @Test func aSetterIsNeededForSetUpsAlone() throws {
    let setter = try plant(
      uses: [Mode.Use(resource: 0, during: .setup)], resources: [resource(.labour)],
      setupMinutes: 120)
    #expect(spans(Shopfloor.dispatch(setter)) == [[0, 10], [2, 12]])
  }

  @Test func aLotWaitsForAShiftThatItFitsInto() throws {
    // The machine never closes, so the lot must not pause: its operator has to be there all eight hours.
    let shifts = [T.window(day: 0, from: 0, to: 7), T.window(day: 0, from: 9, to: 18)]
    let one = try plant(
      machines: 1, uses: [Mode.Use(resource: 0)], resources: [resource(.labour, open: shifts)])
    #expect(spans(Shopfloor.dispatch(one)) == [[9, 17]])
  }

  @Test func hoursOfAWeekAreNotExceeded() throws {
    // One person, ten hours a week: the second lot of eight waits for Monday.
    let two = try plant(
      uses: [Mode.Use(resource: 0)], resources: [resource(.labour, weekly: 10)])
    #expect(spans(Shopfloor.dispatch(two)) == [[0, 8], [168, 176]])
    let persons = try plant(
      uses: [Mode.Use(resource: 0)], resources: [resource(.labour, count: 2, weekly: 10)])
    #expect(spans(Shopfloor.dispatch(persons)) == [[0, 8], [0, 8]])
  }

  @Test func powerIsSharedUpToItsLimit() throws {
    let limited = try plant(energy: Energy(demandLimitKW: 15), runKW: 10)
    #expect(spans(Shopfloor.dispatch(limited)) == [[0, 8], [8, 16]])
    let ample = try plant(energy: Energy(demandLimitKW: 20), runKW: 10)
    #expect(spans(Shopfloor.dispatch(ample)) == [[0, 8], [0, 8]])
  }

  @Test func lotsMoveToCheapHoursWhereNothingIsLate() throws {
    // From 12 to 24 o'clock energy costs a tenth; due at midnight.
    let energy = Energy(prices: [
      EnergyPrice(from: T.start, to: T.at(day: 0, hours: 12), pricePerKWh: 1),
      EnergyPrice(from: T.at(day: 0, hours: 12), to: T.at(day: 10), pricePerKWh: 0.1),
    ])
    let one = try plant(machines: 1, energy: energy, runKW: 10, earliest: nil)
    let schedule = Shopfloor.schedule([Shopfloor.lot(2)], for: one)
    #expect((spans(schedule).first?[0] ?? 0) >= 12)
    #expect((spans(schedule).first?[1] ?? 99) <= 24)
    #expect(abs(Evaluation.cost(of: schedule, for: one).energy - 8) < 1e-9)
    // Dispatching does not look at prices: eight hours of ten kW at 1.
    #expect(abs(Evaluation.cost(of: Shopfloor.dispatch(one), for: one).energy - 80) < 1e-9)
  }

  @Test func energyOfARunIsSpreadEvenly() throws {
    let energy = Energy(prices: [
      EnergyPrice(from: T.at(day: 0, hours: 4), to: T.at(day: 10), pricePerKWh: 2)
    ])
    var one = try plant(machines: 1, energy: energy, runKW: 3)
    let mode = Mode(machine: 0, family: 0, secondsPerUnit: 4 * 3600, kWhPerUnit: 8)
    one = try Plant(
      currency: "EUR", horizon: one.horizon, families: one.families, machines: one.machines,
      energy: energy, products: [T.made(steps: [T.step(modes: [mode])])], orders: one.orders)
    // Half of eight hours is free; the other half draws 3 kW and half of the lot's 16 kWh.
    #expect(abs(Evaluation.cost(of: Shopfloor.dispatch(one), for: one).energy - 40) < 1e-9)
  }

  @Test func aSubcontractorDoesAnyNumberAtOnce() throws {
    let mode = Mode(
      machine: 0, family: 0, secondsPerUnit: 0, yield: 0.5, leadTimeSeconds: 2 * 86_400)
    let outside = try Plant(
      currency: "EUR", horizon: T.horizon(), families: ["A", "B"],
      machines: [
        Machine(
          id: "OUT", isSubcontractor: true,
          openWindows: [Window(from: T.start, to: T.at(day: 10))])
      ],
      products: ["A", "B"].map { T.made($0, steps: [T.step(modes: [mode])]) },
      orders: [0, 1].map { T.order("O\($0)", product: $0, quantity: 10, dueDay: 3) })
    let schedule = Shopfloor.dispatch(outside)
    #expect(spans(schedule) == [[0, 48], [0, 48]])
    #expect(schedule.planned.map(\.started) == [20, 20])
    #expect(schedule.planned.allSatisfy { $0.setup == nil && $0.segments.count == 1 })
    // What comes back after the horizon is of no use.
    let late = try Plant(
      currency: "EUR", horizon: T.horizon(days: 1), families: outside.families,
      machines: [
        Machine(
          id: "OUT", isSubcontractor: true, openWindows: [Window(from: T.start, to: T.at(day: 1))])
      ], products: outside.products, orders: outside.orders)
    #expect(Shopfloor.dispatch(late).planned.isEmpty)
  }

  /// Dough is mixed in ten minutes a unit and must be in the oven, an hour a unit, within the life.
  private func bakery(lifeMinutes: Double?, quantity: Double = 3) throws -> Plant {
    let mix = Mode(machine: 0, family: 0, secondsPerUnit: 600, maxLot: 1)
    let bake = Mode(machine: 1, family: 0, secondsPerUnit: 3600, maxLot: 1)
    return try T.plant(
      machines: [T.machine("MIXER"), T.machine("OVEN")],
      products: [
        T.made(
          "BREAD",
          steps: [
            Step(id: "mix", modes: [mix], maximumWaitSeconds: lifeMinutes.map { $0 * 60 }),
            Step(id: "bake", modes: [bake]),
          ])
      ], orders: [T.order(quantity: quantity, dueDay: 1)])
  }

  @Test func doughIsMixedWhenTheOvenIsAboutToBeFree() throws {
    let free = Shopfloor.dispatch(try bakery(lifeMinutes: nil))
    #expect(free.planned.filter { $0.step == 0 }.map { Shopfloor.hours($0.end) ?? 0 }.max() == 0.5)
    let schedule = Shopfloor.dispatch(try bakery(lifeMinutes: 20))
    #expect(schedule.deliveries.reduce(0) { $0 + $1.quantity } == 3)
    let mixed = schedule.planned.filter { $0.step == 0 }.map(\.end).sorted()
    let baked = schedule.planned.filter { $0.step == 1 }.map(\.takesAt).sorted()
    for (end, take) in zip(mixed, baked) { #expect(end.seconds(until: take) <= 1200) }
  }

  @Test func goodsPastTheirShelfLifeAreNotSold() throws {
    // Stock of two days ago... of today, that keeps two days, wanted on day three: made anew.
    let product = Product(
      id: "A", stock: 5, shelfLifeSeconds: 2 * 86_400, holdingCostPerUnitDay: 1,
      supply: .made([T.step()]))
    let plant = try T.plant(
      products: [product],
      orders: [T.order(quantity: 5, dueDay: 3, earliest: T.at(day: 3))])
    let schedule = Shopfloor.schedule([Shopfloor.lot(5)], for: plant)
    #expect(schedule.planned.reduce(0) { $0 + $1.started } == 5)
    #expect((schedule.planned.map(\.end).min() ?? T.start) >= T.at(day: 1))
    // The old goods are held for two days and thrown away.
    let cost = Evaluation.cost(of: schedule, for: plant)
    #expect(cost.unmet == 0)
    #expect(cost.holding >= 10 && cost.holding < 10 + 5 * 2)
    let fresh = try T.plant(
      products: [product], orders: [T.order(quantity: 5, dueDay: 2, earliest: T.at(day: 2))])
    #expect(Shopfloor.dispatch(fresh).planned.isEmpty)
  }

  @Test func missingSafetyStockCostsByTheDay() throws {
    let product = Product(
      id: "A", stock: 6, safetyStock: 10, shortOfSafetyCostPerUnitDay: 2, supply: .stockOnly)
    let plant = try T.plant(
      products: [product, T.made("B")],
      orders: [T.order(product: 0, quantity: 4, dueDay: 5, earliest: T.at(day: 5))])
    // Four short for five days, then eight for five.
    #expect(
      abs(Evaluation.cost(of: Shopfloor.dispatch(plant), for: plant).shortOfSafety - 120) < 1e-9)
  }

  @Test func lotsWaitUntilThereIsRoomForTheirGoods() throws {
    // Room for ten; ten go out on day two, ten on day four.
    let product = Product(id: "A", maxStock: 10, supply: .made([T.step()]))
    let plant = try T.plant(
      products: [product],
      orders: [
        T.order("O1", quantity: 10, dueDay: 2, earliest: T.at(day: 2)),
        T.order("O2", quantity: 10, dueDay: 4, earliest: T.at(day: 4)),
      ])
    let schedule = Shopfloor.schedule([Shopfloor.lot(10), Shopfloor.lot(10)], for: plant)
    let ends = schedule.planned.map(\.end).sorted()
    #expect(ends.count == 2)
    #expect((ends.last ?? T.start) >= T.at(day: 2))
    #expect(schedule.deliveries.reduce(0) { $0 + $1.quantity } == 20)
  }

  @Test func roomIsReadAfterAllThatHappensAtOneInstant() throws {
    // Six at hand and room for ten: the lot of ten ends as the six go out, and not an hour before.
    func start(_ goesOut: Double) throws -> [Double] {
      let product = T.made(steps: [T.step(modes: [T.mode(minLot: 10)])], stock: 6, maxStock: 10)
      let out = Shopfloor.hour(goesOut)
      let plant = try T.plant(
        products: [product],
        orders: [
          T.order("O1", quantity: 6, dueDay: 2, earliest: out),
          T.order("O2", quantity: 10, dueDay: 4, earliest: T.at(day: 4)),
        ])
      return Shopfloor.schedule([Shopfloor.lot(10)], for: plant).planned.map(\.startHour)
    }
    #expect(try start(10) == [0])
    #expect(try start(11) == [1])
  }

  @Test func whatIsOnHandOrComesByItselfMayBeMoreThanThereIsRoomFor() throws {
    let plant = try T.plant(
      products: [T.made(stock: 15, maxStock: 10)], orders: [T.order(quantity: 28)],
      receipts: [Receipt(product: 0, quantity: 8, at: T.at(day: 1))])
    let schedule = Shopfloor.dispatch(plant)
    #expect(schedule.delivered(0) == 28)
  }
}
