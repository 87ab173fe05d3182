import TaktModel
import TaktScheduler
import TaktTestSupport
import Testing

/// All causes of one late order, in small plants where they are known.
@Suite struct CauseTests {
  private func causes(
    _ plant: Plant, _ order: OrderIndex, _ schedule: Schedule? = nil
  ) -> [OrderOutcome.Reason] {
    let outcome = Evaluation(of: schedule ?? Shopfloor.dispatch(plant), for: plant).orders[order]
    #expect(outcome.status != .onTime)
    #expect(outcome.because.count <= 4)
    return outcome.because
  }

  /// Two products on one machine, 10 and 10 hours, with four hours of set-up for each family.
  private func twoFamilies(
    setupMinutes: Double = 240, firstDue: Double = 0.9, firstCost: Double = 1, quantity: Double = 10
  ) throws -> Plant {
    try TinyPlant.plant(
      products: (0...1).map { index in
        TinyPlant.made(
          "P\(index)",
          steps: [
            TinyPlant.step(modes: [
              TinyPlant.mode(family: index, setup: Setup(minutes: setupMinutes))
            ])
          ])
      },
      orders: [
        TinyPlant.order(
          "first", product: 0, quantity: quantity, dueDay: firstDue,
          tardinessCostPerUnitDay: firstCost),
        TinyPlant.order("second", product: 1, quantity: 10, dueDay: 1),
      ])
  }

  /// The two orders' lots as a foreman might have them: the first, then the second, each delivered whole.
  private func oneAfterTheOther(_ plant: Plant, setupHours: [Double]) -> Schedule {
    var at = 0.0
    var lots: [Lot] = []
    for (index, order) in plant.orders.enumerated() {
      let start = at
      var segments: [Lot.Segment] = []
      if setupHours[index] > 0 {
        segments.append(
          .init(
            kind: .setup, from: Shopfloor.hour(at), to: Shopfloor.hour(at + setupHours[index]),
            isOvertime: false))
        at += setupHours[index]
      }
      segments.append(
        .init(
          kind: .run, from: Shopfloor.hour(at), to: Shopfloor.hour(at + order.quantity),
          isOvertime: false))
      at += order.quantity
      lots.append(
        Lot(
          id: "L\(index)", product: index, step: 0, machine: 0, family: index,
          setup: setupHours[index] > 0 ? Setup(minutes: 60 * setupHours[index]) : nil,
          segments: segments, start: Shopfloor.hour(start), end: Shopfloor.hour(at),
          started: order.quantity, good: order.quantity, scrap: 0,
          feeds: [.init(order: index, quantity: order.quantity)]))
    }
    let schedule = Schedule(
      lots: lots,
      deliveries: lots.enumerated().map {
        Delivery(order: $0.offset, at: $0.element.end, quantity: $0.element.good)
      }, purchases: [])
    #expect(Shopfloor.faults(schedule, for: plant) == [])
    return schedule
  }

  @Test func theBusyHoursTheSetupsAndWhoWentFirst() throws {
    let found = causes(try twoFamilies(), 1)
    #expect(found.map(\.kind) == ["machineBusy", "changeovers", "wentFirst"])
    #expect(
      found[0].sentence
        == "Machine M1 is busy from Mon 5 Jan 00:00 to Mon 5 Jan 14:00, for 14 hours, with lots for "
        + "order first.")
    #expect(found[0].machine == 0 && found[0].order == 0)
    #expect(found[1].sentence.hasPrefix("2 set-ups of 8 hours in all stand in that time"))
    #expect(found[2].order == 0)
    #expect(found[2].sentence.contains("it is due sooner, on Mon 5 Jan 21:36"))
    #expect(found[2].sentence.contains("a day late costs 10 EUR, of this one 10 EUR"))
  }

  @Test func setupsThatAreShortAreNoCause() throws {
    let found = causes(try twoFamilies(setupMinutes: 12, quantity: 20), 1)
    #expect(found.map(\.kind) == ["machineBusy", "wentFirst"])
  }

  @Test func anOrderThatIsWorthMoreWentFirstThoughItIsDueLater() throws {
    let plant = try twoFamilies(firstDue: 5, firstCost: 7)
    let schedule = oneAfterTheOther(plant, setupHours: [4, 4])
    let sentence = try #require(
      causes(plant, 1, schedule).first { $0.kind == "wentFirst" }?.sentence)
    #expect(sentence.contains("an hour of the machine saves 5 EUR a day of lateness there"))
    #expect(sentence.contains("0.71 EUR here"))
  }

  @Test func anOrderThatIsWorthNoMoreIsSaidToBe() throws {
    let plant = try twoFamilies(firstDue: 5, firstCost: 0.5)
    let schedule = oneAfterTheOther(plant, setupHours: [4, 4])
    let sentence = try #require(
      causes(plant, 1, schedule).first { $0.kind == "wentFirst" }?.sentence)
    #expect(sentence.contains("though it is due no sooner and worth no more"))
    #expect(sentence.hasSuffix("nothing cheaper was found."))
  }

  @Test func anOrderWentFirstBecauseTheMachineWasSetUpForIt() throws {
    // The machine has family 0 on; family 1 first would mean a set-up more.
    let plant = try TinyPlant.plant(
      machines: [TinyPlant.machine(initialFamily: 0)],
      products: (0...1).map { index in
        TinyPlant.made(
          "P\(index)",
          steps: [
            TinyPlant.step(modes: [
              TinyPlant.mode(family: index, setup: Setup(minutes: 240))
            ])
          ])
      },
      orders: [
        TinyPlant.order(
          "first", product: 0, quantity: 20, dueDay: 5, tardinessCostPerUnitDay: 0.1),
        TinyPlant.order("second", product: 1, quantity: 10, dueDay: 1),
      ])
    let schedule = oneAfterTheOther(plant, setupHours: [0, 4])
    let sentence = try #require(
      causes(plant, 1, schedule).first { $0.kind == "wentFirst" }?.sentence)
    #expect(
      sentence.hasSuffix(
        "to change over for this one before it would take 4 hours more of set-ups."))
  }

  @Test func aWaitBetweenStepsIsACause() throws {
    let plant = try TinyPlant.plant(
      products: [
        TinyPlant.made(steps: [
          TinyPlant.step("cure", minimumWaitSeconds: 86_400), TinyPlant.step("pack"),
        ])
      ], orders: [TinyPlant.order(quantity: 4, dueDay: 0.6)])
    let wait = try #require(causes(plant, 0).first { $0.kind == "wait" })
    #expect(wait.sentence.contains("After step cure its goods must rest for 24 hours"))
  }

  @Test func aLeastLotIsACause() throws {
    let plant = try TinyPlant.plant(
      products: [
        TinyPlant.made(steps: [TinyPlant.step(modes: [TinyPlant.mode(minLot: 40)])])
      ], orders: [TinyPlant.order(quantity: 10, dueDay: 1)])
    let lotSize = try #require(causes(plant, 0).first { $0.kind == "lotSize" })
    #expect(lotSize.sentence.contains("smaller than 40 ea"))
    #expect(lotSize.sentence.contains("takes 30 hours"))
  }

  /// What is said first of an order of which one lot makes a part.
  private func causeOfARest(
    of quantity: Double, made started: Double, delivered: Double, _ mode: Mode
  ) throws -> String {
    let plant = try TinyPlant.plant(
      products: [TinyPlant.made(steps: [TinyPlant.step(modes: [mode])])],
      orders: [TinyPlant.order(quantity: quantity, dueDay: 9)])
    let end = Shopfloor.hour(started)
    let lot = Lot(
      id: "L1", product: 0, step: 0, machine: 0, family: 0, setup: nil,
      segments: [.init(kind: .run, from: TinyPlant.start, to: end, isOvertime: false)],
      start: TinyPlant.start, end: end, started: started, good: delivered,
      scrap: started - delivered, feeds: [.init(order: 0, quantity: delivered)])
    let schedule = Schedule(
      lots: [lot], deliveries: [Delivery(order: 0, at: end, quantity: delivered)], purchases: [])
    return try #require(causes(plant, 0, schedule).first).sentence
  }

  @Test func aRestSmallerThanWhatCanBeAddedIsACause() throws {
    let oneByOne = TinyPlant.mode(yield: 0.95)
    #expect(
      try causeOfARest(of: 10, made: 10, delivered: 9.5, oneByOne)
        == "Only 0.5 of its 10 ea is missing: step make would start 1 ea more at least, and no more was "
        + "made for so little.")
    #expect(try !causeOfARest(of: 100, made: 98, delivered: 95, oneByOne).hasPrefix("Only"))
    // A lot that is full takes no more; the next would be of fifty.
    let full = TinyPlant.mode(minLot: 50, maxLot: 100)
    #expect(
      try causeOfARest(of: 105, made: 100, delivered: 100, full).hasPrefix(
        "Only 5 of its 105 ea is missing: step make would start 50 ea more at least"))
    let roomy = TinyPlant.mode(minLot: 50, maxLot: 200)
    #expect(try !causeOfARest(of: 105, made: 100, delivered: 100, roomy).hasPrefix("Only"))
  }

  @Test func goodsOfABigLotComeWithItsEnd() throws {
    let plant = try TinyPlant.plant(orders: [
      TinyPlant.order("small", quantity: 5, dueDay: 0.5),
      TinyPlant.order("large", quantity: 35, dueDay: 3),
    ])
    let (start, end) = (TinyPlant.start, Shopfloor.hour(40))
    let lot = Lot(
      id: "L1", product: 0, step: 0, machine: 0, family: 0, setup: nil,
      segments: [.init(kind: .run, from: start, to: end, isOvertime: false)], start: start,
      end: end, started: 40, good: 40, scrap: 0,
      feeds: [.init(order: 0, quantity: 5), .init(order: 1, quantity: 35)])
    let schedule = Schedule(
      lots: [lot],
      deliveries: [
        Delivery(order: 0, at: end, quantity: 5), Delivery(order: 1, at: end, quantity: 35),
      ], purchases: [])
    #expect(Shopfloor.faults(schedule, for: plant) == [])
    let shared = try #require(causes(plant, 0, schedule).first { $0.kind == "sharedLot" })
    #expect(shared.order == 1 && shared.sentence.contains("it takes 5 of them"))
  }

  @Test func aCompleteDeliveryWaitsForItsLastGoods() throws {
    let plant = try TinyPlant.plant(
      products: [TinyPlant.made(steps: [TinyPlant.step(modes: [TinyPlant.mode(maxLot: 10)])])],
      orders: [TinyPlant.order(quantity: 40, dueDay: 1, isComplete: true)])
    let found = causes(plant, 0)
    let complete = try #require(found.first { $0.kind == "complete" })
    #expect(complete.sentence.contains("of its 40 ea are made in time and wait for the others"))
  }

  @Test func whoTookTheMaterialIsNamed() throws {
    let plant = try TinyPlant.plant(
      products: [
        TinyPlant.made("A", steps: [TinyPlant.step(components: [TinyPlant.component(1)])]),
        Product(id: "steel", stock: 10, supply: .stockOnly),
      ],
      orders: [
        TinyPlant.order("first", dueDay: 0.9), TinyPlant.order("second", dueDay: 1),
      ],
      receipts: [Receipt(product: 1, quantity: 10, at: TinyPlant.at(day: 2))])
    let found = causes(plant, 1)
    #expect(found.first?.kind == "receipt")
    #expect(found.first?.sentence.contains("a receipt of 10 ea arrives on Wed 7 Jan 00:00") == true)
    let taken = try #require(found.first { $0.kind == "materialTaken" })
    #expect(taken.order == 0 && taken.product == 1)
  }

  @Test func anUnmetOrderIsToldWhatItsHoursAreWorth() throws {
    let plant = try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: 1),
      machines: [TinyPlant.machine(open: [TinyPlant.window(day: 0)])],
      orders: [
        TinyPlant.order("first", quantity: 23, dueDay: 0.9, unmetCostPerUnit: 30),
        TinyPlant.order("second", quantity: 20, dueDay: 1, isComplete: true),
      ])
    let found = causes(plant, 1)
    #expect(found.map(\.kind) == ["overload", "wentFirst"])
    #expect(
      found[1].sentence.contains("saves 30 EUR of unmet demand there, and 20 EUR here"))
  }

  @Test func anOrderOnTimeIsToldWhatMakesItWhenItIs() throws {
    let plant = try twoFamilies()
    let schedule = oneAfterTheOther(plant, setupHours: [4, 4])
    let found = Evaluation.determinants(of: 1, in: schedule, for: plant)
    #expect(found.map(\.kind) == ["lastLot", "machineBusy", "changeovers", "wentFirst"])
    let first = Evaluation.determinants(of: 0, in: schedule, for: plant)
    #expect(first.map(\.kind) == ["lastLot", "runTime"])
  }

  @Test func manyLateOrdersAreAllExplained() throws {
    let plant = try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: 60),
      machines: [
        TinyPlant.machine(open: [Window(from: TinyPlant.start, to: TinyPlant.at(day: 60))])
      ],
      products: [
        TinyPlant.made(steps: [
          TinyPlant.step(modes: [TinyPlant.mode(secondsPerUnit: 60, maxLot: 10)])
        ])
      ],
      orders: (0..<2000).map { TinyPlant.order("O\($0)", quantity: 10, dueDay: 0.001) })
    let outcomes = Evaluation(of: Shopfloor.dispatch(plant), for: plant).orders
    #expect(outcomes.count { $0.status == .late } >= 1999)
    #expect(outcomes.allSatisfy { $0.status == .onTime || !$0.because.isEmpty })
  }
}
