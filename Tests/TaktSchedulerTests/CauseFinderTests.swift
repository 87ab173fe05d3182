import TaktModel
import TaktTestSupport
import Testing

@testable import TaktScheduler

/// Each kind of cause in a plant where it, and nothing else, is to blame.
@Suite struct CauseFinderTests {
  private typealias T = TinyPlant

  /// The causes of an order in what a spreadsheet planner does, or in a schedule given.
  private func causes(
    of order: OrderIndex = 0, in plant: Plant, _ schedule: Schedule? = nil
  ) -> [Cause] {
    let schedule = schedule ?? Dispatch.schedule(plant)
    var finder = CauseFinder(schedule, for: plant)
    return finder.causes(of: Evaluation.outcomes(of: schedule, for: plant)[order])
  }

  private let week =
    T.shifts(days: 5, from: 8, to: 17) + T.shifts(days: 10, from: 8, to: 17).suffix(3)

  @Test func aDowntimeWithItsReason() throws {
    let down = Machine.Downtime(from: T.start, to: T.at(day: 4), reason: "no blade")
    let plant = try T.plant(
      machines: [T.machine(downtime: [down])], orders: [T.order(dueDay: 2)])
    #expect(
      causes(in: plant) == [
        Cause(.downtime, machine: 0, from: T.start, until: T.at(day: 4), reason: "no blade")
      ])
  }

  @Test func closedHoursBehindASubcontractor() throws {
    // Sent out on Monday for five days, back on Saturday; inspection opens on the next Monday.
    let plant = try T.plant(
      machines: [T.machine("S", isSubcontractor: true), T.machine("QC", open: week)],
      products: [
        T.made(steps: [
          T.step("plate", modes: [T.sentOut(leadTimeDays: 5)]),
          T.step("check", modes: [T.mode(on: 1, secondsPerUnit: 60)]),
        ])
      ], orders: [T.order(dueDay: 6, isComplete: true)])
    let found = causes(in: plant)
    #expect(found.map(\.kind) == [.closed])
    #expect(found.first?.machine == 1)
    #expect(found.first?.until == T.at(day: 7, hours: 8))
  }

  @Test func goodsThatComeWhileItIsClosedAreTheCauseBeforeTheHours() throws {
    let plant = try T.plant(
      machines: [T.machine(open: week)],
      products: [
        T.made(steps: [T.step(modes: [T.mode(secondsPerUnit: 60)], components: [T.component(1)])]),
        T.bought(purchase: .init(leadTimeDays: 5)),
      ], orders: [T.order(dueDay: 5)])
    let found = causes(in: plant)
    #expect(found.first == Cause(.purchase, product: 1, until: T.at(day: 5), days: 5))
    #expect(found.map(\.kind).contains(.closed))
  }

  @Test func whereALongerHorizonDoesNotPayEitherBothAreNamed() throws {
    // Four days of work in a horizon of two; a day late costs more than not to deliver at all.
    let plant = try T.plant(
      horizon: T.horizon(days: 2), machines: [T.machine(open: T.shifts(days: 2, from: 0, to: 24))],
      products: [T.made(steps: [T.step(modes: [T.mode(secondsPerUnit: 86_400)])])],
      orders: [
        T.order(
          quantity: 4, dueDay: 1, tardinessCostPerUnitDay: 100, unmetCostPerUnit: 1,
          isComplete: true)
      ])
    let found = causes(in: plant)
    #expect(found.map(\.kind) == [.horizon, .notWorthMaking])
    #expect(found.map(\.jointly) == [true, true])
    let needed = try #require(found.last?.needed)
    #expect(needed > 100)
  }

  @Test func aReceiptThatComesLate() throws {
    let plant = try T.plant(
      products: [
        T.made(steps: [T.step(components: [T.component(1)])]),
        Product(id: "B", supply: .stockOnly),
      ], orders: [T.order(dueDay: 1)],
      receipts: [Receipt(product: 1, quantity: 10, at: T.at(day: 3))])
    #expect(
      causes(in: plant).first == Cause(.receipt, product: 1, until: T.at(day: 3), units: 10))
  }

  @Test func itsOwnWorkUntilItsLastLotEnds() throws {
    let plant = try T.plant(
      products: [T.made(steps: [T.step(modes: [T.mode(maxLot: 4)])])],
      orders: [T.order(dueDay: 0.25, isComplete: true)])
    let found = causes(in: plant)
    #expect(
      found.first
        == Cause(.ownWork, machine: 0, from: T.start, until: T.at(day: 0, hours: 10), hours: 10))
  }

  @Test func itsOwnWorkAndNotTheHoursBeforeTheFirstShift() throws {
    let plant = try T.plant(
      machines: [T.machine(open: week)], orders: [T.order(quantity: 4, dueDay: 10.0 / 24)])
    #expect(causes(in: plant).map(\.kind) == [.ownWork])
  }

  @Test func aRunningLotThatHoldsTheMachine() throws {
    let plant = try T.plant(
      products: [T.made(), T.made("X", steps: [T.step(modes: [T.mode(family: 1)])])],
      orders: [T.order(quantity: 5, dueDay: 1)],
      inProgress: [
        InProgressLot(
          id: "W7", product: 1, step: 0, machine: 0, mode: 0, started: 30, end: T.at(day: 1.25))
      ])
    #expect(
      causes(in: plant) == [Cause(.running, machine: 0, lot: "W7", until: T.at(day: 1.25))])
  }

  @Test func anotherOrderThatWentFirst() throws {
    let plant = try T.plant(orders: [
      T.order(quantity: 10, dueDay: 0.6), T.order("O2", quantity: 10, dueDay: 0.5),
    ])
    let found = causes(in: plant)
    #expect(found.first?.kind == .wentFirst)
    #expect(found.first?.order == 1)
    #expect(found.first?.from == T.start)
    #expect(found.first?.until == T.at(day: 0, hours: 10))
  }

  @Test func aReleaseAndAWait() throws {
    let released = try T.plant(orders: [
      T.order(quantity: 4, dueDay: 1, release: T.at(day: 1))
    ])
    #expect(causes(in: released).first == Cause(.release, until: T.at(day: 1)))
    let cured = try T.plant(
      products: [T.made(steps: [T.step("cast", minimumWaitSeconds: 86_400), T.step("cut")])],
      orders: [T.order(quantity: 4, dueDay: 1)])
    #expect(causes(in: cured).first?.kind == .wait)
  }

  @Test func aToolThatAnotherLotHas() throws {
    let use = Mode.Use(resource: 0)
    let plant = try T.plant(
      machines: [T.machine(), T.machine("M2")],
      resources: [
        Resource(
          id: "MOULD", kind: .tool, count: 1,
          openWindows: [Window(from: T.start, to: T.at(day: 10))])
      ],
      products: [
        T.made(steps: [T.step(modes: [T.mode(on: 1, uses: [use])])]),
        T.made("X", steps: [T.step(modes: [T.mode(family: 1, uses: [use])])]),
      ],
      orders: [T.order(dueDay: 0.5), T.order("O2", product: 1, dueDay: 0.45)])
    let found = causes(in: plant)
    #expect(found.first?.kind == .resourceBusy)
    #expect(found.first?.resource == 0)
    #expect(found.first?.order == 1)
    #expect(found.first?.machine == 0)
  }

  @Test func goodsThatMayNotWaitOverTheWeekend() throws {
    // Coated before the weekend they would stand too long: packing opens on Monday only.
    let plant = try T.plant(
      machines: [
        T.machine(
          "COAT", open: [T.window(day: 0, from: 8, to: 17), T.window(day: 3, from: 8, to: 17)]),
        T.machine("PACK", open: [T.window(day: 3, from: 8, to: 20)]),
      ],
      products: [
        T.made(steps: [
          T.step("coat", maximumWaitSeconds: 12 * 3600),
          T.step("pack", modes: [T.mode(on: 1, secondsPerUnit: 60)]),
        ])
      ], orders: [T.order(quantity: 4, dueDay: 3.34, isComplete: true)])
    let kinds = causes(in: plant).map(\.kind)
    #expect(!Set(kinds).isDisjoint(with: [.longestWait, .closed]))
    #expect(kinds.first != .ownWork)
  }

  @Test func whatIsNotWorthMakingWithTheCostThatWouldBringItIn() throws {
    let plant = try T.plant(
      products: [T.made(steps: [T.step(modes: [T.mode(costPerUnit: 30)])])],
      orders: [T.order(unmetCostPerUnit: 20)])
    let nothing = Schedule(lots: [], deliveries: [], purchases: [])
    let found = causes(in: plant, nothing)
    #expect(found.map(\.kind) == [.notWorthMaking])
    #expect(found.first?.cost == 20)
    let needed = try #require(found.first?.needed)
    #expect(needed > 30 && needed < 30.2)
  }

  @Test func aHorizonThatEndsTooSoon() throws {
    let plant = try T.plant(
      horizon: T.horizon(days: 2),
      machines: [T.machine(open: [Window(from: T.start, to: T.at(day: 2))])],
      products: [T.made(steps: [T.step(modes: [T.mode(secondsPerUnit: 3 * 86_400)])])],
      orders: [T.order(quantity: 1, dueDay: 1)])
    #expect(causes(in: plant) == [Cause(.horizon, until: T.at(day: 2))])
  }

  @Test func rulesThatNoScheduleGetsAround() throws {
    func first(_ plant: Plant) -> Cause? { causes(in: plant).first }
    #expect(
      first(try T.plant(machines: [T.machine(open: [])]))
        == Cause(.neverOpen, machine: 0, product: 0, step: 0))
    #expect(
      first(try T.plant(orders: [T.order(dueDay: 12, earliest: T.at(day: 12))]))
        == Cause(.horizon, until: T.at(day: 10)))
    #expect(
      first(try T.plant(orders: [T.order(dueDay: 1, earliest: T.at(day: 2))]))
        == Cause(.earliest, until: T.at(day: 2)))
    let short = try T.plant(
      products: [
        T.made(steps: [T.step(components: [T.component(1)])]),
        Product(id: "B", stock: 4, supply: .stockOnly),
      ])
    #expect(first(short)?.kind == .material)
    #expect(first(short)?.units == 4)
    let slow = try T.plant(
      products: [
        T.made(steps: [T.step(components: [T.component(1)])]),
        T.bought(purchase: .init(leadTimeDays: 30)),
      ])
    #expect(first(slow)?.kind == .purchase)
    #expect(first(slow)?.days == 30)
  }

  @Test func materialThatAnotherOrderTook() throws {
    let plant = try T.plant(
      products: [
        T.made(steps: [T.step(components: [T.component(1)])]),
        T.bought(purchase: .init(leadTimeDays: 5), stock: 10),
      ], orders: [T.order(dueDay: 2), T.order("O2", dueDay: 1)])
    let found = causes(in: plant)
    let taken = found.first { $0.kind == .materialTaken }
    #expect(taken?.order == 1)
    #expect(taken?.product == 1)
    #expect(found.contains { $0.kind == .purchase })
  }

  /// Two machines in a row that open on the third day: to open one alone does not help.
  @Test func causesThatHelpOnlyTogether() throws {
    let late = [Window(from: T.at(day: 2), to: T.at(day: 10))]
    let plant = try T.plant(
      machines: [T.machine("A", open: late), T.machine("B", open: late)],
      products: [
        T.made(steps: [
          T.step("a", modes: [T.mode(secondsPerUnit: 0)]),
          T.step("b", modes: [T.mode(on: 1, secondsPerUnit: 0)]),
        ])
      ], orders: [T.order(quantity: 2, dueDay: 1, isComplete: true)])
    let found = causes(in: plant)
    #expect(found.count == 2)
    #expect(found.allSatisfy { $0.jointly })
    #expect(Set(found.map(\.kind)) == [.closed])
    #expect(Set(found.compactMap(\.machine)) == [0, 1])
  }

  /// Where time is up, too.
  @Test(arguments: [StopRule.never, StopRule { 0 }])
  func whoIsLateIsToldWhyInEveryRandomPlant(stop: StopRule) {
    for seed in UInt64(1)...40 {
      let plant = RandomPlant.withShop(seed: seed, size: .tiny)
      let schedule = Dispatch.schedule(plant)
      let outcomes = Evaluation.outcomes(of: schedule, for: plant)
      var finder = CauseFinder(schedule, for: plant, stop: stop)
      let found = finder.causes(of: outcomes)
      for (place, outcome) in outcomes.enumerated() {
        #expect((found[place] == nil) == (outcome.status == .onTime), "plant \(seed)")
        #expect(found[place]?.isEmpty != true)
        for cause in found[place] ?? [] {
          let (must, may) = cause.kind.fields
          let said = Set(Cause.Field.allCases.filter { cause[$0] != nil })
          #expect(said.isSuperset(of: must), "\(cause)")
          #expect(said.isSubset(of: must + may), "\(cause)")
        }
      }
      var again = CauseFinder(schedule, for: plant, stop: stop)
      #expect(again.causes(of: outcomes) == found)
    }
  }

  /// One unit is missing, and smaller lots would not make it: the hours are used up.
  @Test func lotSizesAreNamedWhereSmallerLotsHelpAlone() throws {
    let plant = try T.plant(
      horizon: T.horizon(days: 1), machines: [T.machine(open: [T.window(day: 0, to: 9)])],
      products: [T.made(steps: [T.step(modes: [T.mode(minLot: 4)])])],
      orders: [T.order(quantity: 10, dueDay: 1)])
    let shop = Shop(plant)
    var draft = Draft(shop: shop)
    draft.lots = [Draft.Lot(mode: 0, good: 9)]
    draft.sequences[0] = [0]
    var simulation = Simulation(shop: shop)
    simulation.run(draft)
    let schedule = simulation.schedule()
    let outcomes = Evaluation.outcomes(of: schedule, for: plant)
    #expect(outcomes[0].unmet == 1)
    var finder = CauseFinder(schedule, for: plant)
    let found = finder.causes(of: outcomes)[0] ?? []
    #expect(!found.isEmpty)
    #expect(!found.contains { $0.kind == .lotSize })
  }

  /// A machine loses its set-up at each period's end: behind it a lot needs less of one than before, and keeps that.
  @Test func aLotStaysBehindTheEndOfAPeriodWhereItHasALesserSetup() throws {
    let first = T.mode(family: 0)
    let second = T.mode(family: 1, setup: Setup(minutes: 0))
    let plant = try T.plant(
      machines: [T.machine(keepsSetup: false)],
      products: [
        T.made("A", steps: [T.step(modes: [first])]), T.made("B", steps: [T.step(modes: [second])]),
      ],
      changeoverRules: [
        ChangeoverRule(from: 0, to: 1, setup: Setup(minutes: 60, cost: 5))
      ],
      orders: [
        T.order(quantity: 2, dueDay: 1), T.order("O2", product: 1, quantity: 2, dueDay: 0.5),
      ])
    let shop = Shop(plant)
    var draft = Draft(shop: shop)
    draft.lots = [
      Draft.Lot(mode: 0, good: 2),
      Draft.Lot(mode: 1, good: 2, notBefore: shop.start + 30 * 3_600_000, isTimed: true),
    ]
    draft.sequences[0] = [0, 1]
    var simulation = Simulation(shop: shop)
    simulation.options.isJustInTime = false
    simulation.run(draft)
    let times = Replay.run(WaitNetwork(simulation.schedule(), in: shop), []).times
    #expect(times.start[1] == shop.start + 86_400_000)
  }

  /// What orders have of machines and materials adds up to what there is of it.
  @Test func sharesOfOrdersAddUp() throws {
    let plant = try T.plant(
      products: [
        T.made(steps: [T.step(components: [T.component(1, 2)])]), T.bought(stock: 100),
      ], orders: [T.order(quantity: 6, dueDay: 2), T.order("O2", quantity: 4, dueDay: 1)])
    let shares = OrderShares(of: WaitNetwork(Dispatch.schedule(plant), in: Shop(plant)))
    #expect(shares.takers(of: 1).units == 20)
    #expect(shares.takers(of: 1).mostFirst == [0, 1])
    #expect(shares.hours[0] == [0: 6, 1: 4])
    #expect(shares.rivals[0] == [0, 1])
    #expect(abs(shares.load[0] - 10 / 240) < 1e-12)
  }

  @Test func anOrderOnTimeIsToldWhatMakesItWhenItIs() throws {
    let plant = try T.plant(
      products: [T.made(), T.made("X", steps: [T.step(modes: [T.mode(family: 1)])])],
      orders: [T.order(), T.order("O2", product: 1, dueDay: 4)])
    var finder = CauseFinder(Dispatch.schedule(plant), for: plant)
    let first = finder.determinants(of: 0).first { $0.kind == .wentFirst }
    #expect(first?.order == 1)
  }
}
