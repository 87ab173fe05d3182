import TaktModel
import TaktTestSupport
import Testing

@testable import TaktChecker

/// Rule 9: whichever claimed figure is changed, it is found.
@Suite struct FigureRuleTests {
  private func faults(_ plan: Plan) throws -> [String] {
    Checker.check(plan, against: try Workshop.plant()).map {
      "\($0.rule) \($0.subject): \($0.message)"
    }
  }

  /// A stock that is less than nothing by less than the tolerance, at a price at which that shows.
  @Test func whatIsHeldCostsNoLessThanNothing() throws {
    let plant = try TinyPlant.plant(
      products: [TinyPlant.bought(holdingCostPerUnitDay: 1e12)],
      orders: [TinyPlant.order(quantity: 1)])
    let schedule = Schedule(
      lots: [], deliveries: [Delivery(order: 0, at: TinyPlant.start, quantity: 1)],
      purchases: [
        PurchaseOrder(
          product: 0, orderAt: TinyPlant.start, arriveAt: TinyPlant.start, quantity: 1 - 1e-7)
      ])
    #expect(Checker.check(schedule, costing: Cost(), against: plant).isEmpty)
  }

  @Test func eachKindOfCost() throws {
    let kinds: [(String, WritableKeyPath<Cost, Double>, String)] = [
      ("tardiness", \.tardiness, "0.75"), ("unmet", \.unmet, "100"), ("holding", \.holding, "0.09"),
      ("shortOfSafety", \.shortOfSafety, "0"), ("setup", \.setup, "5"),
      ("production", \.production, "42"), ("machine", \.machine, "40"),
      ("overtime", \.overtime, "15"), ("energy", \.energy, "0"), ("purchase", \.purchase, "20"),
      ("planChange", \.planChange, "0"),
    ]
    #expect(kinds.map(\.0) == Cost().byKind.map(\.name))
    for (name, kind, right) in kinds {
      var cost = Workshop.plan.cost
      cost[keyPath: kind] += 0.5
      #expect(
        try faults(Workshop.plan.with(cost: cost)) == [
          "9 cost.\(name): cost.\(name) is claimed to be \(figure(cost[keyPath: kind])); it is "
            + "\(right)."
        ])
      cost[keyPath: kind] = .nan
      #expect(try faults(Workshop.plan.with(cost: cost)).count == 1)
    }
  }

  @Test func eachFigureOfAnOrder() throws {
    let (first, other) = (Workshop.plan.orders[0], Workshop.plan.orders[1])
    func told(
      delivered: Double? = nil, unmet: Double? = nil, readyAt: Instant?? = nil,
      completedAt: Instant?? = nil, lateDays: Double? = nil, status: OrderOutcome.Status? = nil
    ) throws -> [String] {
      let changed = OrderOutcome(
        order: 0, delivered: delivered ?? first.delivered, unmet: unmet ?? first.unmet,
        readyAt: readyAt ?? first.readyAt, completedAt: completedAt ?? first.completedAt,
        lateDays: lateDays ?? first.lateDays, status: status ?? first.status,
        because: first.because)
      return try faults(Workshop.plan.with(orders: [changed, other]))
    }
    func fault(_ text: String) -> [String] { ["9 O1: Order O1 claims " + text] }
    #expect(try told() == [])
    #expect(try told(delivered: 17) == fault("delivered 17; it is 18."))
    #expect(try told(unmet: 1) == fault("unmet 1; it is 0."))
    #expect(
      try told(completedAt: Workshop.hour(10.5))
        == fault("completedAt 2026-01-05T10:30:00Z; it is 2026-01-05T11:00:00Z."))
    #expect(
      try told(completedAt: .some(nil))
        == fault("completedAt never; it is 2026-01-05T11:00:00Z."))
    #expect(try told(lateDays: 0) == fault("lateDays 0; it is 0.0416667."))
    #expect(try told(status: .onTime) == fault("status onTime; it is late."))
    #expect(
      try told(readyAt: Workshop.hour(9))
        == fault(
          "readyAt 2026-01-05T09:00:00Z; it is an instant at which goods of the product become "
            + "available."))
    #expect(
      try told(readyAt: Workshop.hour(12))
        == fault(
          "readyAt 2026-01-05T12:00:00Z; it is not after the last delivery at "
            + "2026-01-05T11:00:00Z."))
    #expect(
      try told(readyAt: .some(nil))
        == fault("readyAt never; it is when the last of its goods were made."))
  }

  @Test func whatIsLateOrShortHasACause() throws {
    let unexplained = Workshop.plan.orders.map { $0.modified { $0.because = [] } }
    #expect(
      try faults(Workshop.plan.with(orders: unexplained)) == [
        "9 O1: Order O1 is late, and no cause of that is named.",
        "9 O2: Order O2 is unmet, and no cause of that is named.",
      ])
  }

  @Test func anOrderOfWhichNothingIsDelivered() throws {
    let claim = OrderOutcome(
      order: 1, delivered: 0, unmet: 5, readyAt: Workshop.hour(1), completedAt: nil, lateDays: 0,
      status: .partlyUnmet, because: Workshop.plan.orders[1].because)
    #expect(
      try faults(Workshop.plan.with(orders: [Workshop.plan.orders[0], claim])) == [
        "9 O2: Order O2 claims status partlyUnmet; it is unmet.",
        "9 O2: Order O2 claims readyAt 2026-01-05T01:00:00Z; it is null, as nothing is delivered.",
      ])
  }

  @Test func eachKeyFigure() throws {
    func kpi(
      open: Double = 8, setup: Double = 0.5, run: Double = 3.5, overtime: Double = 0.5,
      started: Double = 21, scrap: Double = 3, good: Double = 18, cost: Double? = 12.38,
      onTime: Double = 0, lead: Double? = 5
    ) throws -> [String] {
      try faults(
        Workshop.plan.with(
          kpi: KPI(
            machines: [
              KPI.MachineFigures(
                machine: 0, openHours: open, setupHours: setup, runHours: run,
                overtimeHours: overtime, startedUnits: started, scrapUnits: scrap)
            ], goodUnits: good, costPerGoodUnit: cost, onTimeShare: onTime,
            meanLeadTimeHours: lead)))
    }
    func fault(_ name: String, _ claimed: String, _ right: String) -> [String] {
      ["9 kpi.\(name): kpi.\(name) is claimed to be \(claimed); it is \(right)."]
    }
    #expect(try kpi() == [])
    #expect(try kpi(open: 7.5) == fault("machines.M1.openHours", "7.5", "8"))
    #expect(try kpi(setup: 0) == fault("machines.M1.setupHours", "0", "0.5"))
    #expect(try kpi(run: 3) == fault("machines.M1.runHours", "3", "3.5"))
    #expect(try kpi(overtime: 0) == fault("machines.M1.overtimeHours", "0", "0.5"))
    #expect(try kpi(started: 20) == fault("machines.M1.startedUnits", "20", "21"))
    #expect(try kpi(scrap: 2) == fault("machines.M1.scrapUnits", "2", "3"))
    #expect(try kpi(good: 19) == fault("goodUnits", "19", "18"))
    #expect(try kpi(cost: 12) == fault("costPerGoodUnit", "12", "12.38"))
    #expect(try kpi(cost: nil) == fault("costPerGoodUnit", "null", "12.38"))
    #expect(try kpi(onTime: 0.5) == fault("onTimeShare", "0.5", "0"))
    #expect(try kpi(lead: 4) == fault("meanLeadTimeHours", "4", "5"))
  }

  @Test func eachDetailOfTheKeyFigures() throws {
    let kpi = Workshop.plan.kpi
    func told(_ machine: KPI.MachineFigures.Detail, _ all: KPI.Detail) throws -> [String] {
      let old = kpi.machines[0]
      let figures = KPI.MachineFigures(
        machine: 0, openHours: old.openHours, setupHours: old.setupHours, runHours: old.runHours,
        overtimeHours: old.overtimeHours, startedUnits: old.startedUnits,
        scrapUnits: old.scrapUnits, detail: machine)
      return try faults(
        Workshop.plan.with(
          kpi: KPI(
            machines: [figures], goodUnits: kpi.goodUnits, costPerGoodUnit: kpi.costPerGoodUnit,
            onTimeShare: kpi.onTimeShare, meanLeadTimeHours: kpi.meanLeadTimeHours, detail: all)))
    }
    func machine(
      processing: Double = 3.5, first: Double = 18, rework: Double = 0, energy: Double = 0
    ) throws -> [String] {
      try told(
        .init(
          processingHours: processing, firstPassUnits: first, reworkUnits: rework,
          energyKWh: energy), Self.detail())
    }
    func all(_ detail: KPI.Detail) throws -> [String] {
      try told(
        .init(processingHours: 3.5, firstPassUnits: 18, reworkUnits: 0, energyKWh: 0), detail)
    }
    func fault(_ name: String, _ claimed: String, _ right: String) -> [String] {
      ["9 kpi.\(name): kpi.\(name) is claimed to be \(claimed); it is \(right)."]
    }
    #expect(try machine() == [])
    #expect(try machine(processing: 3) == fault("machines.M1.processingHours", "3", "3.5"))
    #expect(try machine(first: 19) == fault("machines.M1.firstPassUnits", "19", "18"))
    #expect(try machine(rework: 1) == fault("machines.M1.reworkUnits", "1", "0"))
    #expect(try machine(energy: 1) == fault("machines.M1.energyKWh", "1", "0"))
    #expect(try all(Self.detail(busy: 3)) == fault("orderBusyHours", "3", "4"))
    #expect(try all(Self.detail(execution: 4)) == fault("orderExecutionHours", "4", "4.5"))
    #expect(try all(Self.detail(units: 17)) == fault("orderUnits", "17", "18"))
    #expect(try all(Self.detail(perDay: 8)) == fault("goodUnitsPerDay", "8", "9"))
    #expect(try all(Self.detail(delivered: 1)) == fault("deliveredShare", "1", "0.7826087"))
    #expect(try all(Self.detail(late: 1)) == fault("meanTardinessDays", "1", "0.0416667"))
    #expect(try all(Self.detail(late: nil)) == fault("meanTardinessDays", "null", "0.0416667"))
    #expect(try all(Self.detail(setup: 1)) == fault("setupCostShare", "1", "0.0224376"))
    #expect(try all(Self.detail(overtime: 1)) == fault("overtimeCostShare", "1", "0.0673129"))
    #expect(try all(Self.detail(energy: 1)) == fault("energyCostShare", "1", "0"))
  }

  /// 222.84 in all, an order of 18 delivered in full and one of 5 not at all.
  private static func detail(
    busy: Double = 4, execution: Double = 4.5, units: Double = 18, perDay: Double = 9,
    delivered: Double = 18.0 / 23, late: Double? = 1.0 / 24, setup: Double = 5 / 222.84,
    overtime: Double = 15 / 222.84, energy: Double = 0
  ) -> KPI.Detail {
    KPI.Detail(
      orderBusyHours: busy, orderExecutionHours: execution, orderUnits: units,
      goodUnitsPerDay: perDay, deliveredShare: delivered, meanTardinessDays: late,
      setupCostShare: setup, overtimeCostShare: overtime, energyCostShare: energy)
  }

  /// Half of the two in ten that come out bad are worked over, half an hour each: 4 h and 15 min.
  @Test func reworkAndEnergyOfAMachine() throws {
    let rework = Mode.Rework(share: 0.5, secondsPerUnit: 1800, yield: 0)
    let plant = try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: 1),
      machines: [TinyPlant.machine(open: [TinyPlant.window(day: 0)], runKW: 8)],
      products: [
        TinyPlant.made(
          steps: [
            TinyPlant.step(
              modes: [
                TinyPlant.mode(secondsPerUnit: 1440, yield: 0.9, rework: rework, kWhPerUnit: 2)
              ])
          ])
      ], orders: [])
    let lot = Lot.run("L", from: 0, to: 4.25, units: 10).with(good: 9, scrap: 1)
    func told(processing: Double, first: Double, rework: Double, energy: Double) throws -> [String]
    {
      let figures = KPI.MachineFigures(
        machine: 0, openHours: 24, setupHours: 0, runHours: 4.25, overtimeHours: 0,
        startedUnits: 10, scrapUnits: 1,
        detail: .init(
          processingHours: processing, firstPassUnits: first, reworkUnits: rework,
          energyKWh: energy))
      let plan = Plan.of([lot]).refigured(for: plant)
      return Checker.check(
        plan.with(
          kpi: KPI(
            machines: [figures], goodUnits: 9, costPerGoodUnit: plan.kpi.costPerGoodUnit,
            onTimeShare: 1, meanLeadTimeHours: nil)), against: plant
      ).map(\.subject)
    }
    #expect(try told(processing: 4, first: 9, rework: 0.5, energy: 8 * 4.25 + 20) == [])
    #expect(
      try told(processing: 4.25, first: 10, rework: 1, energy: 20) == [
        "kpi.machines.M1.processingHours", "kpi.machines.M1.firstPassUnits",
        "kpi.machines.M1.reworkUnits", "kpi.machines.M1.energyKWh",
      ])
  }

  @Test func boundAndGap() throws {
    func told(
      objective: Double = 200, bound: Double? = 150, gap: Double? = 25, seconds: Double = 1,
      status: Plan.Status = .feasible
    ) throws -> [String] {
      try faults(
        Workshop.plan.with(
          solve: Plan.Solve(
            status: status, stoppedBy: .time, objective: objective, bound: bound,
            gapPercent: gap, seconds: seconds, seed: 1, threads: 1, columns: 0, rows: 0, binaries: 0
          )))
    }
    #expect(try told() == [])
    #expect(try told(bound: 200 - 1e-7, gap: 0, status: .optimal) == [])
    #expect(try told(bound: nil, gap: nil) == [])
    #expect(
      try told(bound: nil) == [
        "9 solve.gapPercent: Of solve.bound and solve.gapPercent one is null, the other is not."
      ])
    #expect(
      try told(bound: nil, gap: nil, status: .optimal) == [
        "9 solve.status: solve.status is optimal, but no bound is given."
      ])
    #expect(
      try told(bound: 200, gap: 0) == [
        "9 solve.status: solve.status is feasible, but solve.gapPercent is 0."
      ])
    #expect(
      try told(gap: 5) == ["9 solve.gapPercent: solve.gapPercent is claimed to be 5; it is 25."])
    #expect(
      try told(bound: 201, gap: 0, status: .optimal) == [
        "9 solve.bound: solve.bound is 201, above solve.objective, 200."
      ])
    #expect(
      try told(bound: -.infinity) == [
        "9 solve.objective: solve.objective is 200 and solve.bound infinite; they must be numbers."
      ])
    #expect(try told(seconds: -1) == ["9 solve.seconds: solve.seconds is -1."])
  }

  @Test func whatIsKnownOfTheSchedule() throws {
    func told(_ change: (inout Plan.ScheduleStatus) -> Void) throws -> [String] {
      var status = Plan.ScheduleStatus(cost: Workshop.plan.cost.total, evaluations: 7)
      change(&status)
      return try faults(Workshop.plan.modified { $0.scheduleStatus = status })
    }
    let total = Workshop.plan.cost.total
    #expect(total > 1)
    #expect(try told { _ in } == [])
    #expect(try told { ($0.bound, $0.gapPercent) = (total / 2, 50) } == [])
    #expect(try told { $0.cost += 1 }.map { $0.prefix(16) } == ["9 schedule.cost:"])
    #expect(try told { $0.gapPercent = 3 }.map { $0.prefix(22) } == ["9 schedule.gapPercent:"])
    #expect(try told { $0.status = .optimal }.map { $0.prefix(18) } == ["9 schedule.status:"])
    #expect(
      try told { ($0.bound, $0.gapPercent, $0.status) = (total / 2, 49, .optimal) }
        .map { $0.prefix(22) } == ["9 schedule.gapPercent:"])
  }

  /// Every figure of a lot, a delivery and a purchase, moved a little: figures or rules must cry out.
  @Test func eachFigureThatTheRestFollowsFrom() throws {
    let (plan, lot) = (Workshop.plan, Workshop.lot)
    let lots = [
      lot.with(setup: .some(nil)), lot.with(setup: Setup(minutes: 31, cost: 5, scrapUnits: 1)),
      lot.with(setup: Setup(minutes: 30, cost: 4, scrapUnits: 1)),
      lot.with(setup: Setup(minutes: 30, cost: 5, scrapUnits: 0)),
      lot.with(start: lot.start.advanced(bySeconds: 2)),
      lot.with(end: lot.end.advanced(bySeconds: -2)), lot.with(started: 20), lot.with(good: 17),
      lot.with(scrap: 2), lot.with(family: 1), lot.with(origin: .inProgress),
      lot.with(feeds: []), lot.with(product: 1), lot.with(step: 1), lot.with(machine: 1),
    ]
    for lot in lots { #expect(try !faults(plan.with(lots: [lot])).isEmpty, "\(lot)") }
    for index in lot.segments.indices {
      let segment = lot.segments[index]
      let changes = [
        Lot.Segment(
          kind: segment.kind == .run ? .setup : .run, from: segment.from, to: segment.to,
          isOvertime: segment.isOvertime),
        Lot.Segment(
          kind: segment.kind, from: segment.from.advanced(bySeconds: 2), to: segment.to,
          isOvertime: segment.isOvertime),
        Lot.Segment(
          kind: segment.kind, from: segment.from, to: segment.to.advanced(bySeconds: -2),
          isOvertime: segment.isOvertime),
        Lot.Segment(
          kind: segment.kind, from: segment.from, to: segment.to, isOvertime: !segment.isOvertime),
      ]
      for change in changes {
        var segments = lot.segments
        segments[index] = change
        let changed = plan.with(lots: [lot.with(segments: segments)])
        #expect(try !faults(changed).isEmpty, "\(change)")
        segments.remove(at: index)
        #expect(try !faults(plan.with(lots: [lot.with(segments: segments)])).isEmpty)
      }
    }
    for delivery in [
      Delivery(order: 1, at: Workshop.hour(11), quantity: 18),
      Delivery(order: 0, at: Workshop.hour(11.5), quantity: 18),
      Delivery(order: 0, at: Workshop.hour(11), quantity: 17),
    ] { #expect(try !faults(plan.with(deliveries: [delivery])).isEmpty, "\(delivery)") }
    for purchase in [
      PurchaseOrder(
        product: 0, orderAt: Workshop.hour(0), arriveAt: Workshop.hour(6), quantity: 40),
      PurchaseOrder(
        product: 1, orderAt: Workshop.hour(1), arriveAt: Workshop.hour(6), quantity: 40),
      PurchaseOrder(
        product: 1, orderAt: Workshop.hour(0), arriveAt: Workshop.hour(5), quantity: 40),
      PurchaseOrder(
        product: 1, orderAt: Workshop.hour(0), arriveAt: Workshop.hour(6), quantity: 50),
    ] { #expect(try !faults(plan.with(purchases: [purchase])).isEmpty, "\(purchase)") }
  }
}
