import TaktModel
import TaktScheduler
import TaktTestSupport
import Testing

/// Why orders are late or unmet.
@Suite struct ReasonTests {
  /// The reasons for an order of what dispatching makes of the plant.
  private func reasons(
    _ plant: Plant, _ order: OrderIndex, _ status: OrderOutcome.Status
  ) -> [OrderOutcome.Reason] {
    let outcome = Evaluation(of: Shopfloor.dispatch(plant), for: plant).orders[order]
    #expect(outcome.status == status)
    #expect(outcome.because.allSatisfy { $0.sentence.hasSuffix(".") && $0.sentence.count > 20 })
    return outcome.because
  }

  @Test func anOrderOnTimeNeedsNoReason() throws {
    #expect(reasons(try TinyPlant.plant(), 0, .onTime).isEmpty)
  }

  @Test func anOrderBehindAnotherOneNamesTheMachineAndTheOther() throws {
    let plant = try TinyPlant.plant(
      machines: [TinyPlant.machine("idle"), TinyPlant.machine("busy")],
      products: [TinyPlant.made(steps: [TinyPlant.step(modes: [TinyPlant.mode(on: 1)])])],
      orders: [
        TinyPlant.order("first", quantity: 20, dueDay: 0.9),
        TinyPlant.order("second", quantity: 5, dueDay: 1),
      ])
    let reason = try #require(reasons(plant, 1, .late).first)
    #expect(reason.kind == "machineBusy")
    #expect(reason.machine == 1 && reason.order == 0)
    #expect(reason.sentence.contains("busy") && reason.sentence.contains("first"))
  }

  /// Two machines, an order of a day on each, the second late for want of what they share.
  private func sharing(
    _ resource: Resource?, energy: Energy = Energy()
  ) throws -> OrderOutcome.Reason {
    let uses = resource == nil ? [] : [Mode.Use(resource: 0)]
    let plant = try TinyPlant.plant(
      machines: [TinyPlant.machine("M1", runKW: 10), TinyPlant.machine("M2", runKW: 10)],
      resources: resource.map { [$0] } ?? [], energy: energy,
      products: (0...1).map {
        TinyPlant.made(
          "P\($0)",
          steps: [TinyPlant.step(modes: [TinyPlant.mode(on: $0, family: $0, uses: uses)])])
      },
      orders: [
        TinyPlant.order("first", product: 0, quantity: 20, dueDay: 1),
        TinyPlant.order("second", product: 1, quantity: 20, dueDay: 1.1),
      ])
    return try #require(reasons(plant, 1, .late).first)
  }

  @Test func aLotThatWaitsForATool() throws {
    let whole = [Window(from: TinyPlant.start, to: TinyPlant.at(day: 10))]
    let reason = try sharing(Resource(id: "DIE-7", kind: .tool, count: 1, openWindows: whole))
    #expect(
      reason.kind == "resource" && reason.resource == 0 && reason.machine == 1 && reason.order == 0)
    #expect(reason.sentence.contains("DIE-7") && reason.sentence.contains("M1"))
  }

  @Test func aLotThatWaitsForTheWeeksHours() throws {
    let whole = [Window(from: TinyPlant.start, to: TinyPlant.at(day: 10))]
    let reason = try sharing(
      Resource(
        id: "CREW", kind: .labour, count: 2, openWindows: whole, maxHoursPerPersonWeek: 15))
    #expect(
      reason.kind == "resource" && reason.resource == 0
        && reason.sentence.contains("week's hours of CREW"))
  }

  @Test func aLotThatWaitsForAShift() throws {
    let shifts = [
      TinyPlant.window(day: 0), TinyPlant.window(day: 3),
      TinyPlant.window(day: 4),
    ]
    let reason = try sharing(Resource(id: "CREW", kind: .labour, count: 1, openWindows: shifts))
    #expect(
      reason.kind == "resource" && reason.resource == 0
        && reason.sentence.contains("CREW is not there"))
  }

  @Test func aLotThatWaitsForPower() throws {
    let reason = try sharing(nil, energy: Energy(demandLimitKW: 15))
    #expect(reason.kind == "power" && reason.machine == 1)
    #expect(reason.sentence.contains("15 kW"))
  }

  @Test func aSubcontractorIsNeverBusyButMayBeTooSlow() throws {
    func outside(_ leadTimeDays: Double, _ dueDay: Double) throws -> Plant {
      try TinyPlant.plant(
        machines: [TinyPlant.machine("OUT", isSubcontractor: true), TinyPlant.machine("PACK")],
        products: [
          TinyPlant.made(steps: [
            TinyPlant.step("coat", modes: [TinyPlant.sentOut(leadTimeDays: leadTimeDays)]),
            TinyPlant.step("pack", modes: [TinyPlant.mode(on: 1)]),
          ])
        ],
        orders: (0..<30).map { TinyPlant.order("O\($0)", quantity: 6, dueDay: dueDay) })
    }
    let full = try outside(1, 3)
    let evaluation = Evaluation(of: Shopfloor.dispatch(full), for: full)
    let because = evaluation.orders.flatMap(\.because)
    #expect(because.contains { $0.machine == 1 })
    #expect(because.allSatisfy { $0.machine != 0 })
    // Four days outside for what is due on day three: nothing helps.
    let slow = try #require(reasons(try outside(4, 3), 0, .late).first)
    #expect(slow.kind == "tooSoon")
  }

  @Test func anOrderThatTakesTooLongByItselfSaysSo() throws {
    let plant = try TinyPlant.plant(orders: [TinyPlant.order(quantity: 48, dueDay: 1)])
    let reason = try #require(reasons(plant, 0, .late).first)
    #expect(reason.kind == "tooSoon" && reason.order == 0)
  }

  @Test func anUnmetOrderNamesTheFullMachine() throws {
    let plant = try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: 1),
      machines: [
        TinyPlant.machine("M1", open: [TinyPlant.window(day: 0)]),
        TinyPlant.machine("M2", open: [TinyPlant.window(day: 0)]),
      ],
      products: [TinyPlant.made(steps: [TinyPlant.step(modes: [TinyPlant.mode(on: 1)])])],
      orders: [
        TinyPlant.order("first", quantity: 23, dueDay: 0.9),
        TinyPlant.order("second", quantity: 20, dueDay: 1, isComplete: true),
      ])
    let reason = try #require(reasons(plant, 1, .unmet).first)
    #expect(reason.kind == "overload")
    #expect(reason.machine == 1 && reason.order == 0)
    #expect(reason.sentence.contains("M2") && reason.sentence.contains("first"))
  }

  @Test func anOrderWhoseMaterialComesLateNamesTheMaterial() throws {
    let plant = try TinyPlant.plant(
      products: [
        TinyPlant.made("A", steps: [TinyPlant.step(components: [TinyPlant.component(1)])]),
        TinyPlant.bought("steel", purchase: Product.Purchase(leadTimeDays: 3)),
      ], orders: [TinyPlant.order(quantity: 20, dueDay: 3.5)])
    let found = reasons(plant, 0, .late)
    let reason = try #require(found.first { $0.kind == "purchase" })
    #expect(reason.product == 1)
    #expect(reason.sentence.contains("steel"))
  }

  @Test func aMaterialInStockIsNoCauseHoweverLongItsLeadTime() throws {
    let plant = try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: 1),
      products: [
        TinyPlant.made("A", steps: [TinyPlant.step(components: [TinyPlant.component(1)])]),
        TinyPlant.bought("steel", purchase: Product.Purchase(leadTimeDays: 30), stock: 1000),
      ], orders: [TinyPlant.order(quantity: 90, dueDay: 1)])
    #expect(!reasons(plant, 0, .partlyUnmet).contains { $0.kind == "purchase" })
  }

  @Test func anOrderOfHundredsOfLotsIsTracedToItsFirst() throws {
    // Each lot waits for the one before, from the horizon's start on.
    let plant = try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: 30),
      machines: [
        TinyPlant.machine(open: [Window(from: TinyPlant.start, to: TinyPlant.at(day: 30))])
      ],
      products: [
        TinyPlant.made(steps: [TinyPlant.step(modes: [TinyPlant.mode(maxLot: 1)])])
      ], orders: [TinyPlant.order(quantity: 501, dueDay: 1)])
    #expect(reasons(plant, 0, .late).contains { $0.kind == "runTime" || $0.kind == "tooSoon" })
  }

  @Test func anOrderWhoseReceiptComesLateNamesIt() throws {
    let plant = try TinyPlant.plant(
      products: [
        TinyPlant.made("A", steps: [TinyPlant.step(components: [TinyPlant.component(1)])]),
        Product(id: "steel", supply: .stockOnly),
      ], orders: [TinyPlant.order(dueDay: 1)],
      receipts: [Receipt(product: 1, quantity: 10, at: TinyPlant.at(day: 2))])
    let reason = try #require(reasons(plant, 0, .late).first { $0.kind == "receipt" })
    #expect(reason.product == 1 && reason.sentence.contains("steel"))
  }

  @Test func anOrderReleasedTooLateSaysSo() throws {
    let plant = try TinyPlant.plant(
      orders: [TinyPlant.order(dueDay: 2, release: TinyPlant.at(day: 1.9))])
    let kinds = reasons(plant, 0, .late).map(\.kind)
    #expect(kinds.contains("release"))
  }

  @Test func anOrderThatNobodyCanSupplyNamesTheProduct() throws {
    let plant = try TinyPlant.plant(products: [
      Product(id: "A", stock: 4, supply: .stockOnly)
    ])
    let reason = try #require(reasons(plant, 0, .partlyUnmet).first)
    #expect(reason.kind == "material" && reason.product == 0)
  }

  @Test func anOrderOnAMachineThatNeverOpensNamesIt() throws {
    let plant = try TinyPlant.plant(machines: [TinyPlant.machine("shut", open: [])])
    let reason = try #require(reasons(plant, 0, .unmet).first)
    #expect(reason.kind == "closed" && reason.machine == 0)
    #expect(reason.sentence.contains("shut"))
  }

  @Test func anOrderBehindARunningLotNamesIt() throws {
    let plant = try TinyPlant.plant(
      orders: [TinyPlant.order(dueDay: 0.5)],
      inProgress: [
        InProgressLot(
          id: "running", product: 0, step: 0, machine: 0, mode: 0, started: 10,
          end: TinyPlant.at(day: 1))
      ])
    let reason = try #require(reasons(plant, 0, .late).first)
    #expect(reason.kind == "inProgress" && reason.sentence.contains("running"))
  }

  @Test func everyLateOrUnmetOrderOfRandomPlantsHasAReason() {
    for seed in UInt64(0)..<60 {
      let plant = RandomPlant.make(seed: seed, size: .small)
      let evaluation = Evaluation(
        of: Scheduler.schedule(NaivePlan.plan(for: plant), for: plant), for: plant)
      for outcome in evaluation.orders {
        #expect(
          outcome.because.isEmpty == (outcome.status == .onTime),
          "seed \(seed), \(plant.orders[outcome.order].id): \(outcome)")
      }
    }
  }
}
