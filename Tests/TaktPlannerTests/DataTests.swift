import GLPK
import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// What the program is made from, held against numbers worked out by hand.
@Suite struct DataTests {
  private typealias T = TinyPlant

  // MARK: Demand

  @Test func equalOrdersAreOneDemand() throws {
    let plant = try T.plant(orders: [
      T.order("O1", quantity: 3), T.order("O2", quantity: 4, dueDay: 6),
      T.order("O3", quantity: 5), T.order("O4", quantity: 6, isComplete: true),
      T.order("O5", quantity: 7, isComplete: true), T.order("O6", quantity: 0),
      T.order("O7", quantity: 8, unmetCostPerUnit: 21),
      T.order("O8", quantity: 9, tardinessCostPerUnitDay: 2),
      T.order("O9", quantity: 10, release: T.at(day: 1)),
      T.order("O10", quantity: 11, latest: T.at(day: 8)),
    ])
    let demands = Demand.all(of: plant)
    #expect(demands.map(\.orders) == [[0, 2], [1], [3], [4], [6], [7], [8], [9]])
    #expect(demands[0].quantity == 8)
  }

  @Test func ordersThatDifferWithinAPeriodAreOneWhereNothingTellsThemApart() throws {
    // `earliest` in the same period says the same to the program; another due instant does not.
    let plant = try T.plant(orders: [
      T.order("O1", earliest: T.at(day: 2.2)), T.order("O2", earliest: T.at(day: 2.8)),
      T.order("O3", dueDay: 4.9, earliest: T.at(day: 2.8)),
    ])
    #expect(Demand.all(of: plant).map(\.orders) == [[0, 1], [2]])
  }

  @Test func theDatesOfAnOrderBecomePeriods() throws {
    func demand(_ order: Order) throws -> Demand { Demand.all(of: try T.plant(orders: [order]))[0] }
    // A border belongs to the period that ends there.
    #expect(try demand(T.order(dueDay: 5)).duePeriod == 4)
    #expect(try demand(T.order(dueDay: 5.01)).duePeriod == 5)
    #expect(try demand(T.order(dueDay: -1)).duePeriod == -1)
    #expect(try demand(T.order(dueDay: 12)).duePeriod == 10)
    #expect(try demand(T.order()).deliveryPeriods == 0..<10)
    #expect(
      try demand(T.order(earliest: T.at(day: 2), latest: T.at(day: 7))).deliveryPeriods == 1..<7)
    #expect(
      try demand(T.order(earliest: T.at(day: 2.5), latest: T.at(day: 7.5))).deliveryPeriods
        == 2..<8)
    #expect(
      try demand(T.order(earliest: T.at(day: 8), latest: T.at(day: 7))).deliveryPeriods.isEmpty)
    #expect(try demand(T.order(latest: T.at(day: -3))).deliveryPeriods.isEmpty)
    // What starts on a border starts in the period that begins there.
    #expect(try demand(T.order(release: T.at(day: 3))).releasePeriod == 3)
    #expect(try demand(T.order(release: T.at(day: 3.5))).releasePeriod == 3)
    #expect(try demand(T.order(release: T.at(day: -3))).releasePeriod == 0)
    #expect(try demand(T.order(release: T.at(day: 3))).deliveryPeriods == 3..<10)
    #expect(try demand(T.order(dueDay: 5)).onTimePeriods == 0..<5)
    #expect(try demand(T.order(dueDay: 5, earliest: T.at(day: 6))).onTimePeriods.isEmpty)
    #expect(try demand(T.order(dueDay: 5, earliest: T.at(day: 6.5))).targetPeriod == 6)
    #expect(try demand(T.order(dueDay: 12)).targetPeriod == 9)
  }

  @Test func lateCostIsCountedToThePeriodsEnd() throws {
    let plant = try T.plant(orders: [T.order(dueDay: 2.25, tardinessCostPerUnitDay: 3)])
    let demand = Demand.all(of: plant)[0]
    let costs = plant.horizon.periods.prefix(5).map { demand.lateCostPerUnit(in: $0) }
    #expect(zip(costs, [0, 0, 0, 5.25, 8.25]).allSatisfy { isNear($0, $1) })
  }

  // MARK: Useful starts

  @Test func usefulStartsFollowDemandYieldAndLotSizes() throws {
    // 8 A by day 1 and 6 by day 3 at worst yield 0.5; a lot may add 2 scrap + 3 least + 4 multiple.
    let mode = T.mode(
      setup: Setup(scrapUnits: 2), yield: 0.5, minLot: 3, lotMultiple: 4)
    let plant = try T.plant(
      horizon: T.horizon(days: 3), machines: [T.machine(), T.machine("M2")],
      products: [
        T.made("A", steps: [T.step(modes: [mode], components: [T.component(1, 2)])]),
        T.made("B", steps: [T.step(modes: [T.mode(on: 1, family: 1, yield: 0.8)])]),
      ],
      orders: [
        T.order(quantity: 8, dueDay: 1, latest: T.at(day: 1)),
        T.order("O2", quantity: 6, dueDay: 3),
      ])
    let useful = UsefulStarts(PlanningData(plant))
    let a: [Double] = [28 + 27, 12 + 18, 12 + 9]
    #expect(zip(useful.units[0], a).allSatisfy { isNear($0, $1) })
    #expect(zip(useful.taken[1], a.map { $0 * 2 }).allSatisfy { isNear($0, $1) })
    #expect(zip(useful.units[1], a.map { $0 * 2 / 0.8 }).allSatisfy { isNear($0, $1) })
  }

  @Test func nothingIsUsefulWithoutDemand() throws {
    let plant = try T.plant(
      horizon: T.horizon(days: 3),
      products: [
        T.made("A", steps: [T.step(modes: [T.mode(minLot: 5)])]),
        T.made("B", steps: [T.step(modes: [T.mode(family: 1, minLot: 5)])]),
      ], orders: [T.order(dueDay: 1, latest: T.at(day: 2))])
    let useful = UsefulStarts(PlanningData(plant))
    #expect(useful.units[0][0] > 0 && useful.units[0][1] > 0)
    #expect(useful.units[0][2] == 0)
    #expect(useful.units[1] == [0, 0, 0])
  }

  @Test func aStartIsLimitedByTimeAndUse() throws {
    // 24 h at 3 h a unit: 8; two hours of set-up in each period where it is not kept: 22 / 3.
    func limit(_ machine: Machine, quantity: Double) throws -> Double {
      let plant = try T.plant(
        horizon: T.horizon(days: 2), machines: [machine],
        products: [
          T.made(
            steps: [T.step(modes: [T.mode(secondsPerUnit: 10_800, setup: Setup(minutes: 120))])])
        ], orders: [T.order(quantity: quantity, dueDay: 2)])
      let program = Program(PlanningData(plant))
      return try #require(program.layout.starts[0][1].map { program.mip.upper(of: $0) })
    }
    #expect(isNear(try limit(T.machine(), quantity: 100), 8))
    #expect(isNear(try limit(T.machine(keepsSetup: false), quantity: 100), 22.0 / 3))
    #expect(isNear(try limit(T.machine(), quantity: 5), 5))
  }

  // MARK: Echelon demand

  private func assembly(
    orders: [Order], stock: (a: Double, b: Double) = (0, 0), receipts: [Receipt] = [],
    bStepWip: Double = 0
  ) throws -> PlanningData {
    // A takes 2 B at a yield of 0.5 or 0.8: at least 2.5 B in each A. B has two steps.
    PlanningData(
      try T.plant(
        horizon: T.horizon(days: 4), machines: [T.machine(), T.machine("M2"), T.machine("M3")],
        products: [
          T.made(
            "A",
            steps: [
              T.step(
                modes: [T.mode(yield: 0.5), T.mode(on: 1, yield: 0.8)],
                components: [T.component(1, 2)])
            ], stock: stock.a),
          T.made(
            "B",
            steps: [
              T.step("one", modes: [T.mode(on: 2, family: 1)], wip: bStepWip),
              T.step("two", modes: [T.mode(on: 2, family: 1, yield: 0.5)]),
            ], stock: stock.b),
        ], orders: orders, receipts: receipts))
  }

  @Test func echelonDemandWeighsWhatIsDownstream() throws {
    let orders = [
      T.order(quantity: 4, dueDay: 2), T.order("O2", product: 1, quantity: 3, dueDay: 3),
    ]
    let data = try assembly(orders: orders)
    let own = EchelonDemand(stage: 0, data: data)
    #expect(own.served.map(\.demand) == [0])
    #expect(zip(own.netCumulative, [0, 4, 4, 4]).allSatisfy { isNear($0, $1) })
    let b = EchelonDemand(stage: 2, data: data)
    #expect(b.served.map(\.demand) == [0, 1])
    #expect(zip(b.served.map(\.weight), [2.5, 1]).allSatisfy { isNear($0, $1) })
    #expect(zip(b.netCumulative, [0, 10, 13, 13]).allSatisfy { isNear($0, $1) })
    #expect(isNear(b.net(from: 2, through: 3), 3))
    #expect(isNear(b.net(from: 0, through: 1), 10))
    // Step one: two units for each of B.
    let first = EchelonDemand(stage: 1, data: data)
    #expect(zip(first.netCumulative, [0, 20, 26, 26]).allSatisfy { isNear($0, $1) })
  }

  @Test func whatIsOnHandAndOnItsWayIsDeducted() throws {
    let orders = [
      T.order(quantity: 4, dueDay: 2), T.order("O2", product: 1, quantity: 3, dueDay: 3),
    ]
    // 1 A counts 2.5 B; 2 B; 4 more come on day 3 (they do not undo what was due on day 2).
    let data = try assembly(
      orders: orders, stock: (1, 2),
      receipts: [Receipt(product: 1, quantity: 4, at: T.at(day: 2.5))])
    let b = EchelonDemand(stage: 2, data: data)
    #expect(zip(b.netCumulative, [0, 5.5, 5.5, 5.5]).allSatisfy { isNear($0, $1) })
    let first = EchelonDemand(stage: 1, data: try assembly(orders: orders, bStepWip: 6))
    #expect(zip(first.netCumulative, [0, 14, 20, 20]).allSatisfy { isNear($0, $1) })
  }

  @Test func demandThatCannotBeOnTimeAsksForNothing() throws {
    let data = try assembly(orders: [
      T.order(quantity: 4, dueDay: 1, release: T.at(day: 2)),
      T.order("O2", quantity: 5, dueDay: 30), T.order("O3", quantity: 6, dueDay: -2),
    ])
    let own = EchelonDemand(stage: 0, data: data)
    #expect(own.served.isEmpty)
    #expect(own.netCumulative == [0, 0, 0, 0])
  }

  // MARK: Set-ups

  @Test func aSetupIsTheMeanOfTheCheaperHalf() throws {
    // To A from B 10 min, from C 30, from D 90: two of three count.
    let rules = [
      ChangeoverRule(from: 1, to: 0, setup: Setup(minutes: 10, cost: 1, scrapUnits: 4)),
      ChangeoverRule(from: 2, to: 0, setup: Setup(minutes: 30, cost: 5, scrapUnits: 1)),
      ChangeoverRule(from: 3, to: 0, setup: Setup(minutes: 90, cost: 7, scrapUnits: 2)),
    ]
    let products = (0..<4).map { index in
      T.made("P\(index)", steps: [T.step(modes: [T.mode(family: index)])])
    }
    let plant = try T.plant(
      products: products, changeoverRules: rules, orders: [T.order()])
    let mode = plant.products[0].steps[0].modes[0]
    let estimate = SetupEstimate(family: 0, modes: [mode], others: [1, 2, 3], plant: plant)
    #expect(isNear(estimate.seconds, 20 * 60))
    #expect(isNear(estimate.cost, 3))
    #expect(isNear(SetupEstimate.scrapUnits(of: mode, others: [1, 2, 3], plant: plant), 1.5))
    // Alone on its machine: from nothing, where no rule holds and the mode's own is none.
    #expect(SetupEstimate(family: 0, modes: [mode], others: [], plant: plant).seconds == 0)
  }

  @Test func setupGroupsAreFamiliesOnMachines() throws {
    let keeps = T.machine(initialFamily: 1)
    let loses = T.machine("M2", keepsSetup: false)
    let products = [
      T.made(
        "A",
        steps: [
          T.step(modes: [
            T.mode(family: 0, setup: Setup(minutes: 10)), T.mode(on: 1, family: 0),
          ])
        ]),
      T.made("B", steps: [T.step(modes: [T.mode(family: 1), T.mode(on: 1, family: 0)])]),
    ]
    let data = PlanningData(
      try T.plant(machines: [keeps, loses], products: products, orders: [T.order()]))
    #expect(data.setupGroups.map(\.machine) == [0, 1, 0])
    #expect(data.setupGroups.map(\.family) == [0, 0, 1])
    #expect(data.setupGroups[1].modes.count == 2)
    // On M1 one of the two families takes ten minutes, so both are modelled.
    #expect(data.setupGroups.map(\.isFree) == [false, true, false])
    #expect(data.setupGroups.map(\.canCarry) == [true, false, true])
    #expect(data.setupGroups.map(\.isInitial) == [false, false, true])
  }

  // MARK: Machine time

  @Test func machineTimeIsCutAtPeriodsAndByWhatRuns() throws {
    let windows = [
      T.window(day: 0, from: 6, to: 14), T.window(day: 0, from: 22, to: 30),
      T.window(day: 1, from: 10, to: 12, isOvertime: true, costPerHour: 9),
      T.window(day: 1, from: 12, to: 13, isOvertime: true, costPerHour: 4),
      T.window(day: 1, from: 14, to: 17, isOvertime: true, costPerHour: 9),
    ]
    let plant = try T.plant(
      horizon: T.horizon(days: 3), machines: [T.machine(open: windows)],
      orders: [T.order(dueDay: 2)],
      inProgress: [
        InProgressLot(
          id: "running", product: 0, step: 0, machine: 0, mode: 0, started: 2,
          end: T.at(day: 0, hours: 8))
      ])
    let time = MachineTime.table(of: plant)[0]
    #expect(zip(time.map(\.regularSeconds), [8 * 3600, 6 * 3600, 0]).allSatisfy { isNear($0, $1) })
    #expect(time[1].overtime.map(\.costPerHour) == [4, 9])
    #expect(time[1].overtime.map(\.seconds) == [3600, 5 * 3600])
    #expect(isNear(time[1].totalSeconds, 12 * 3600))
    #expect(time[2].totalSeconds == 0)
  }

  @Test func downtimeIsNoMachineTime() throws {
    let machine = T.machine(
      open: [T.window(day: 0)],
      downtime: [.init(from: T.at(day: 0, hours: 5), to: T.at(day: 0, hours: 7.5))])
    let plant = try T.plant(horizon: T.horizon(days: 1), machines: [machine], orders: [])
    #expect(isNear(MachineTime.table(of: plant)[0][0].regularSeconds, 21.5 * 3600))
  }

  @Test func aPinnedLotTakesItsOwnTimeAlone() throws {
    func hours(_ isPinned: Bool) throws -> [Double] {
      let (start, end) = (T.at(day: 1, hours: 20), T.at(day: 2, hours: 2))
      let lot = Lot(
        id: "L", product: 0, step: 0, machine: 0, family: 0, setup: nil, segments: [], start: start,
        end: end, started: 6, good: 6, scrap: 0, isPinned: isPinned)
      let plant = try T.plant(horizon: T.horizon(days: 3), orders: []).modified {
        $0.frozen = [lot]
      }
      return MachineTime.table(of: plant.withFrozenRunning())[0].map { $0.regularSeconds / 3600 }
    }
    #expect(try hours(true) == [24, 20, 22])
    // What is frozen otherwise comes first of all.
    #expect(try hours(false) == [0, 0, 22])
  }

  // MARK: Purchases

  @Test func purchasesArriveAfterTheirLeadTime() {
    let horizon = T.horizon(days: 3)
    #expect(PurchaseRule.firstArrivalPeriod(.init(leadTimeDays: 0), horizon) == 0)
    #expect(PurchaseRule.firstArrivalPeriod(.init(leadTimeDays: 1), horizon) == 0)
    #expect(PurchaseRule.firstArrivalPeriod(.init(leadTimeDays: 1.01), horizon) == 1)
    #expect(PurchaseRule.firstArrivalPeriod(.init(leadTimeDays: 9), horizon) == 3)
  }

  // MARK: Program

  @Test func everyProgramIsSoundAndBounded() {
    for seed in UInt64(1)...100 {
      let mip = RandomPrograms.make(seed: seed, size: .small).mip
      #expect(mip.defect == nil, "seed \(seed): \(mip.defect ?? "")")
      #expect(
        mip.uppers.allSatisfy(\.isFinite) && mip.lowers.allSatisfy { $0 == 0 }, "seed \(seed)")
      #expect(mip.trivialBound.isFinite, "seed \(seed)")
    }
  }
}
