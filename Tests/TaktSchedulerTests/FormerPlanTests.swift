import TaktModel
import TaktScheduler
import TaktTestSupport
import Testing

/// Frozen lots and what it costs to leave the plan in hand.
@Suite struct FormerPlanTests {
  private typealias T = TinyPlant

  private func lot(
    _ id: String, machine: MachineIndex = 0, from: Double, to: Double, started: Double,
    product: ProductIndex = 0, step: Int = 0, feeds: [Lot.Feed] = []
  ) -> Lot {
    Lot(
      id: id, product: product, step: step, machine: machine, family: product, setup: nil,
      segments: [
        Lot.Segment(
          kind: .run, from: Shopfloor.hour(from), to: Shopfloor.hour(to), isOvertime: false)
      ], start: Shopfloor.hour(from), end: Shopfloor.hour(to), started: started, good: started,
      scrap: 0, feeds: feeds)
  }

  /// Two steps on two machines, an hour a unit; a component with a stock of its own.
  private func plant(
    frozen: [Lot] = [], previous: PreviousPlan? = nil, quantity: Double = 10, stock: Double = 10,
    holdingCost: Double = 0
  ) throws -> Plant {
    let machines = [T.machine("M1"), T.machine("M2")]
    return try Plant(
      currency: "EUR", horizon: T.horizon(), families: ["A", "B"], machines: machines,
      products: [
        T.made(
          steps: [
            T.step("cut", modes: [T.mode()], components: [T.component(1)]),
            T.step("fold", modes: [T.mode(on: 1)]),
          ], holdingCostPerUnitDay: holdingCost),
        Product(id: "B", stock: stock, holdingCostPerUnitDay: holdingCost, supply: .stockOnly),
      ], orders: [T.order(quantity: quantity, dueDay: 2, earliest: nil)], frozen: frozen,
      previous: previous)
  }

  @Test func frozenLotsStandAndTheRestIsPlannedAfterThem() throws {
    let fixed = lot("OLD", from: 5, to: 9, started: 4, feeds: [Lot.Feed(order: 0, quantity: 4)])
    let plant = try plant(frozen: [fixed])
    for schedule in [
      Shopfloor.dispatch(plant),
      Shopfloor.schedule([Shopfloor.lot(6), Shopfloor.lot(10, step: 1)], for: plant),
    ] {
      #expect(schedule.lots.first { $0.id == "OLD" }?.withoutPegs == fixed.frozen().withoutPegs)
      let others = schedule.planned.filter { $0.machine == 0 && $0.id != "OLD" }
      #expect(others.allSatisfy { $0.start >= Shopfloor.hour(9) })
      #expect(others.reduce(0) { $0 + $1.started } == 6)
      #expect(schedule.deliveries.reduce(0) { $0 + $1.quantity } == 10)
    }
  }

  @Test func aFrozenLotMayBeOfAFamilyThatItsMachineMakesNoMore() throws {
    // What is made on the first machine is of family A; its frozen lot says B.
    let old = lot("OLD", from: 5, to: 9, started: 4)
    let fixed = Lot(
      id: old.id, product: 0, step: 0, machine: 0, family: 1, setup: nil, segments: old.segments,
      start: old.start, end: old.end, started: 4, good: 4, scrap: 0, feeds: [])
    let schedule = Shopfloor.dispatch(try plant(frozen: [fixed]))
    #expect(schedule.planned.contains { $0.machine == 0 && $0.id != "OLD" })
  }

  @Test func whatFrozenLotsTakeIsTheirs() throws {
    // Ten of the component: the frozen lot, later than anything else could start, takes seven.
    let fixed = lot("OLD", from: 30, to: 37, started: 7)
    let plant = try plant(frozen: [fixed])
    let schedule = Shopfloor.dispatch(plant)
    #expect(
      schedule.planned.filter { $0.step == 0 && $0.id != "OLD" }.allSatisfy { $0.started <= 3 })
    #expect(schedule.lots.contains { $0.id == "OLD" })
  }

  @Test func frozenLotsShareWhatIsBoughtForThem() throws {
    // The second takes what a least purchase of eight leaves over after the first: there is no room for more.
    let frozen = [
      lot("OLD-1", from: 5, to: 9, started: 4), lot("OLD-2", from: 20, to: 23, started: 3),
    ]
    let plant = try Plant(
      currency: "EUR", horizon: T.horizon(), families: ["A"], machines: [T.machine()],
      products: [
        T.made(steps: [T.step(modes: [T.mode()], components: [T.component(1)])]),
        T.bought(purchase: .init(minQuantity: 8), maxStock: 5),
      ], orders: [T.order(quantity: 7, earliest: nil)], frozen: frozen)
    let schedule = Shopfloor.dispatch(plant)
    #expect(schedule.purchases.map(\.quantity) == [8])
    expectNoFault(schedule, plant)
  }

  @Test func searchingMovesNoFrozenLot() throws {
    let fixed = [
      lot("OLD-1", from: 5, to: 9, started: 4),
      lot("OLD-2", machine: 1, from: 20, to: 22, started: 2, step: 1),
    ]
    let plant = try plant(frozen: fixed, holdingCost: 0.5)
    let improved = Shopfloor.improved(Shopfloor.dispatch(plant), for: plant, limit: 800)
    #expect(
      improved.lots.filter { $0.origin == .frozen }.map(\.segments) == fixed.map(\.segments))
    // One in stock, one begun: the component's holding counts until the frozen lots take it.
    #expect(Evaluation.cost(of: improved, for: plant).holding > 0)
  }

  @Test func leavingThePlanInHandCosts() throws {
    let kept = lot("P1", from: 20, to: 24, started: 4)
    let moved = lot("P2", from: 100, to: 104, started: 4)
    let past = lot("P3", from: -5, to: -1, started: 4)
    let plant = try plant(
      previous: PreviousPlan(lots: [kept, moved, past], changeCostPerLot: 7))
    // One lot at the start: within a day of the first, two days and more from the second.
    let schedule = Shopfloor.schedule([Shopfloor.lot(4), Shopfloor.lot(4, step: 1)], for: plant)
    #expect(Evaluation.cost(of: schedule, for: plant).planChange == 7)
    #expect(Evaluation.cost(of: Shopfloor.schedule([], for: plant), for: plant).planChange == 14)
  }

  @Test func aSearchKeepsThePlanInHandWhereThatPays() throws {
    // Nothing else to choose by: the former plan made the lots on the second day.
    func lotsOnTheSecondDay(_ cost: Double) throws -> Int {
      let former = [
        lot("P1", from: 49, to: 54, started: 5), lot("P2", from: 54, to: 59, started: 5),
      ]
      var plant = try plant(previous: PreviousPlan(lots: former, changeCostPerLot: cost))
      plant = try Plant(
        currency: "EUR", horizon: plant.horizon, families: plant.families,
        machines: plant.machines, products: plant.products,
        orders: [T.order(quantity: 10, dueDay: 2, tardinessCostPerUnitDay: 0.1)],
        previous: plant.previous)
      let schedule = Shopfloor.improved(Shopfloor.dispatch(plant), for: plant, limit: 3_000)
      return schedule.planned.count {
        $0.step == 0 && $0.start >= Shopfloor.hour(25)
      }
    }
    #expect(try lotsOnTheSecondDay(50) >= 1)
    #expect(try lotsOnTheSecondDay(0) == 0)
  }

  @Test func lotsKeepTheirIdsAndNewOnesTakeNoneThatWas() throws {
    let former = [
      lot("L0007", from: 0, to: 4, started: 4, feeds: [Lot.Feed(order: 0, quantity: 4)]),
      lot("L0003", machine: 1, from: 100, to: 104, started: 4, step: 1),
    ]
    let plant = try plant(previous: PreviousPlan(lots: former))
    // The cut goes on as it was; the fold, four days sooner, is another lot than the former one.
    let schedule = Shopfloor.schedule([Shopfloor.lot(4), Shopfloor.lot(4, step: 1)], for: plant)
    #expect(schedule.planned(0).map(\.id) == ["L0007"])
    #expect(schedule.planned(0, step: 1).map(\.id) == ["L0008"])
  }

  // MARK: Pinned lots

  private func pinned(_ lot: Lot) -> Lot { lot.modified { $0.isPinned = true } }

  /// One step on one machine, an hour a unit, ten units in two products with a set-up of an hour.
  private func pinnedPlant(_ lots: [Lot], holdingCost: Double = 0) throws -> Plant {
    let setup = Setup(minutes: 60)
    return try Plant(
      currency: "EUR", horizon: T.horizon(), families: ["A", "B"], machines: [T.machine("M1")],
      products: ["A", "B"].enumerated().map { family, id in
        T.made(
          id, steps: [T.step(modes: [T.mode(family: family, setup: setup)])],
          holdingCostPerUnitDay: holdingCost)
      },
      orders: [
        T.order("O1", quantity: 30, dueDay: 2, earliest: nil),
        T.order("O2", product: 1, quantity: 5, dueDay: 5, earliest: nil),
      ], frozen: lots)
  }

  @Test func othersAreMadeBeforeAndBehindAPinnedLot() throws {
    // It makes five of A from hour 20 on; before it there is room for 19 of A, behind it for the rest.
    let fixed = pinned(lot("P", from: 20, to: 25, started: 5))
    let plant = try pinnedPlant([fixed])
    let schedule = Shopfloor.schedule(
      [Shopfloor.lot(15), Shopfloor.lot(10), Shopfloor.lot(5, of: 1)], for: plant)
    #expect(schedule.lots.first { $0.id == "P" }?.withoutPegs == fixed.frozen().withoutPegs)
    #expect(
      schedule.planned.map(\.shape) == [
        ["setup 0.0-1.0", "run 1.0-16.0"],
        // The machine is set up for it still, as the pinned lot is of its family.
        ["run 25.0-35.0"],
        ["setup 35.0-36.0", "run 36.0-41.0"],
      ])
  }

  @Test func nothingBeforeAPinnedLotTakesItsSetUpAway() throws {
    // It has no set-up of its own: B cannot be made before it, though there is time.
    let fixed = pinned(lot("P", from: 20, to: 25, started: 5))
    let schedule = Shopfloor.schedule([Shopfloor.lot(5, of: 1)], for: try pinnedPlant([fixed]))
    #expect(schedule.planned.map(\.startHour) == [25])
    let own = pinned(
      Lot(
        id: "P", product: 0, step: 0, machine: 0, family: 0, setup: Setup(minutes: 60),
        segments: [
          .init(
            kind: .setup, from: Shopfloor.hour(20), to: Shopfloor.hour(21), isOvertime: false),
          .init(kind: .run, from: Shopfloor.hour(21), to: Shopfloor.hour(25), isOvertime: false),
        ], start: Shopfloor.hour(20), end: Shopfloor.hour(25), started: 4, good: 4, scrap: 0))
    let other = Shopfloor.schedule([Shopfloor.lot(5, of: 1)], for: try pinnedPlant([own]))
    #expect(other.planned.map(\.startHour) == [0])
  }

  /// Both at the moment at which the machine opens: the other one finds it set up.
  @Test func ofTwoLotsThatTakeNoTimeThePinnedOneIsFirst() throws {
    let (at, setup) = (Shopfloor.hour(20), Setup(minutes: 0, scrapUnits: 2))
    let fixed = pinned(
      Lot(
        id: "P", product: 0, step: 0, machine: 0, family: 0, setup: setup,
        segments: [.init(kind: .run, from: at, to: at, isOvertime: false)], start: at, end: at,
        started: 5, good: 3, scrap: 2))
    let plant = try Plant(
      currency: "EUR", horizon: T.horizon(), families: ["A"],
      machines: [T.machine(open: [T.window(day: 0, from: 20)])],
      products: [
        T.made(steps: [T.step(modes: [T.mode(secondsPerUnit: 0, setup: setup)])])
      ], orders: [T.order(quantity: 10)], frozen: [fixed])
    let schedule = Shopfloor.schedule([Shopfloor.lot(9)], for: plant)
    #expect(schedule.planned.map(\.setup) == [nil])
    #expect(schedule.delivered(0) == 10)
  }

  @Test func searchesGoRoundPinnedLots() throws {
    let fixed = [
      pinned(lot("P", from: 20, to: 25, started: 5)),
      pinned(lot("Q", from: 60, to: 62, started: 2)),
    ]
    let plant = try pinnedPlant(fixed, holdingCost: 0.1)
    for start in [Shopfloor.dispatch(plant), Shopfloor.schedule([], for: plant)] {
      let found = Shopfloor.improved(start, for: plant, limit: 2_000)
      #expect(found.lots.filter { $0.origin == .frozen }.map(\.segments) == fixed.map(\.segments))
      #expect(
        found.planned.allSatisfy {
          $0.end <= Shopfloor.hour(20) || $0.start >= Shopfloor.hour(25)
        })
      #expect(found.delivered(0) == 30 && found.delivered(1) == 5)
    }
  }
}

extension Lot {
  /// Whom it is for is each plan's own.
  fileprivate var withoutPegs: Lot {
    modified {
      $0.feeds = []
      $0.unpegged = nil
    }
  }
}
