import TaktModel
import TaktScheduler
import TaktTestSupport
import Testing

/// Figures of a schedule written by hand, worked out by hand.
@Suite struct EvaluationTests {
  /// Open 6-8 and 8:30-10, overtime 10-12 at 30 an hour, the next day 6-10; 10 an hour of work.
  ///
  /// A takes two of the bought B a unit, yields nine tenths and loses a unit to its set-up.
  private static func plant() throws -> Plant {
    try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: 2),
      machines: [
        TinyPlant.machine(
          open: [
            TinyPlant.window(day: 0, from: 6, to: 8), TinyPlant.window(day: 0, from: 8.5, to: 10),
            TinyPlant.window(day: 0, from: 10, to: 12, isOvertime: true, costPerHour: 30),
            TinyPlant.window(day: 1, from: 6, to: 10),
          ], costPerHour: 10)
      ],
      products: [
        TinyPlant.made(
          "A",
          steps: [
            TinyPlant.step(
              modes: [
                TinyPlant.mode(
                  secondsPerUnit: 600, setup: setup, yield: 0.9, costPerUnit: 2)
              ], components: [TinyPlant.component(1, 2)])
          ], holdingCostPerUnitDay: 0.24),
        TinyPlant.bought(
          "B", purchase: Product.Purchase(leadTimeDays: 0.25, costPerUnit: 0.5), stock: 10,
          holdingCostPerUnitDay: 0.12),
      ],
      orders: [
        Order(
          id: "O1", product: 0, quantity: 18, due: Shopfloor.hour(10), earliest: TinyPlant.start,
          tardinessCostPerUnitDay: 2, unmetCostPerUnit: 20),
        TinyPlant.order("O2", quantity: 5, dueDay: 2), TinyPlant.order("O3", quantity: 0),
      ])
  }

  private static let setup = Setup(minutes: 30, cost: 5, scrapUnits: 1)

  private static func segment(
    _ kind: Lot.Segment.Kind, _ from: Double, _ to: Double, isOvertime: Bool = false
  ) -> Lot.Segment {
    Lot.Segment(
      kind: kind, from: Shopfloor.hour(from), to: Shopfloor.hour(to), isOvertime: isOvertime)
  }

  /// 21 units started: half an hour of set-up, three and a half of run, half an hour of it overtime.
  private static let schedule = Schedule(
    lots: [
      Lot(
        id: "L1", product: 0, step: 0, machine: 0, family: 0, setup: setup,
        segments: [
          segment(.setup, 6, 6.5), segment(.run, 6.5, 8), segment(.run, 8.5, 10),
          segment(.run, 10, 10.5, isOvertime: true),
        ], start: Shopfloor.hour(6), end: Shopfloor.hour(10.5), started: 21, good: 18, scrap: 3,
        feeds: [Lot.Feed(order: 0, quantity: 18)])
    ],
    deliveries: [Delivery(order: 0, at: Shopfloor.hour(11), quantity: 18)],
    purchases: [
      PurchaseOrder(
        product: 1, orderAt: TinyPlant.start, arriveAt: Shopfloor.hour(6), quantity: 40)
    ])

  private static func evaluation() throws -> Evaluation {
    Evaluation(of: schedule, for: try plant())
  }

  private func isClose(_ a: Double?, _ b: Double) -> Bool { abs((a ?? .infinity) - b) < 1e-9 }

  @Test func tardinessIsUnitsByDaysByCost() throws {
    #expect(isClose(try Self.evaluation().cost.tardiness, 18 * 2 / 24.0))
  }

  @Test func unmetIsUnitsByCost() throws {
    #expect(isClose(try Self.evaluation().cost.unmet, 5 * 20))
  }

  @Test func holdingIsTheIntegralOfStock() throws {
    // A: 18 for half an hour. B: 10 until 6, 50 until 6:30, then 8 until the end at 48.
    let made = 18 * 0.5 / 24 * 0.24
    let bought = (10 * 6 + 50 * 0.5 + 8 * 41.5) / 24 * 0.12
    #expect(isClose(try Self.evaluation().cost.holding, made + bought))
  }

  @Test func workBetweenStepsIsHeldAtItsProductsRate() throws {
    let plant = try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: 1),
      products: [
        TinyPlant.made(
          steps: [
            TinyPlant.step("1", minimumWaitSeconds: 3600, wip: 3),
            TinyPlant.step("2", minimumWaitSeconds: 7200),
          ], holdingCostPerUnitDay: 24)
      ], orders: [TinyPlant.order(quantity: 5)])
    let schedule = Shopfloor.schedule(
      [Shopfloor.lot(2), Shopfloor.lot(5, step: 1, period: 1)], for: plant)
    // Cut 0-2, rest until 3, paint 3-8, rest until 10, delivered at 10; the times follow.
    let starts = schedule.planned.map(\.startHour)
    try #require(starts == [0, 3])
    let right: Double = 3 * 3 + 2 * 1 + 5 * 2
    #expect(isClose(Evaluation(of: schedule, for: plant).cost.holding, right))
  }

  @Test func setupProductionAndPurchasesCostWhatTheySay() throws {
    let cost = try Self.evaluation().cost
    #expect(isClose(cost.setup, 5))
    #expect(isClose(cost.production, 21 * 2))
    #expect(isClose(cost.purchase, 40 * 0.5))
  }

  @Test func machineHoursCostInSetupAndRunAndOvertimeOnTop() throws {
    let cost = try Self.evaluation().cost
    #expect(isClose(cost.machine, 4 * 10))
    #expect(isClose(cost.overtime, 0.5 * 30))
  }

  @Test func theTotalIsTheSumOfTheKinds() throws {
    let cost = try Self.evaluation().cost
    let sum = 1.5 + 100 + (0.09 + 2.085) + 5 + 42 + 40 + 15 + 20
    #expect(isClose(cost.total, sum))
    #expect(isClose(cost.byKind.reduce(0) { $0 + $1.amount }, sum))
  }

  @Test func machineFigures() throws {
    let kpi = try Self.evaluation().kpi
    let machine = try #require(kpi.machines.first)
    #expect(isClose(machine.openHours, 7.5 + 0.5))
    #expect(isClose(machine.setupHours, 0.5))
    #expect(isClose(machine.runHours, 3.5))
    #expect(isClose(machine.overtimeHours, 0.5))
    #expect(isClose(machine.startedUnits, 21))
    #expect(isClose(machine.scrapUnits, 3))
    #expect(isClose(machine.utilisation, 0.5))
    #expect(isClose(machine.setupRatio, 0.125))
    #expect(isClose(machine.scrapRatio, 1.0 / 7))
    #expect(isClose(machine.plannedOEE, 3.5 / 8 * 6 / 7))
    #expect(isClose(kpi.plannedOEE, 3.5 / 8 * 6 / 7))
  }

  @Test func figuresOfThePlant() throws {
    let evaluation = try Self.evaluation()
    #expect(isClose(evaluation.kpi.goodUnits, 18))
    #expect(isClose(evaluation.kpi.costPerGoodUnit, evaluation.cost.total / 18))
    // One late, one unmet, one of nothing is on time.
    #expect(isClose(evaluation.kpi.onTimeShare, 1.0 / 3))
    #expect(isClose(evaluation.kpi.meanLeadTimeHours, 5))
  }

  @Test func detailsOfAMachineAndOfThePlant() throws {
    let evaluation = try Self.evaluation()
    let machine = try #require(evaluation.kpi.machines.first?.detail)
    // Twenty of the 21 started get past the set-up, nine tenths of them are good.
    #expect(
      machine == .init(processingHours: 3.5, firstPassUnits: 18, reworkUnits: 0, energyKWh: 0))
    let detail = try #require(evaluation.kpi.detail)
    let total = evaluation.cost.total
    #expect(isClose(detail.orderBusyHours, 4))
    #expect(isClose(detail.orderExecutionHours, 4.5))
    #expect(isClose(detail.orderUnits, 18))
    #expect(isClose(detail.goodUnitsPerDay, 9))
    #expect(isClose(detail.deliveredShare, 18.0 / 23))
    #expect(isClose(detail.meanTardinessDays, 1.0 / 24))
    #expect(isClose(detail.setupCostShare, 5 / total))
    #expect(isClose(detail.overtimeCostShare, 15 / total))
    #expect(detail.energyCostShare == 0)
    #expect(isClose(evaluation.kpi.allocationRatio, 4 / 4.5))
    #expect(isClose(evaluation.kpi.throughputRate, 18 / 4.5))
    #expect(isClose(evaluation.kpi.utilisationEfficiency, 3.5 / 4))
    #expect(isClose(evaluation.kpi.goodUnitsPerHour, 18.0 / 4))
    #expect(isClose(evaluation.kpi.firstPassYield, 18.0 / 21))
  }

  /// 10 units, nine tenths good at once, half of the rest reworked for half an hour each and all good
  /// then: 10 h of processing and 15 min of rework; 3 kW and 2 kWh a unit.
  @Test func reworkAndEnergy() throws {
    let rework = Mode.Rework(share: 0.5, secondsPerUnit: 1800, yield: 1)
    let plant = try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: 1),
      machines: [TinyPlant.machine(open: [TinyPlant.window(day: 0)], runKW: 3)],
      products: [
        TinyPlant.made(
          steps: [
            TinyPlant.step(
              modes: [TinyPlant.mode(yield: 0.9, rework: rework, kWhPerUnit: 2)])
          ], isWhole: false)
      ], orders: [TinyPlant.order(quantity: 9.5)])
    let evaluation = Evaluation(of: Shopfloor.schedule([Shopfloor.lot(10)], for: plant), for: plant)
    let machine = try #require(evaluation.kpi.machines.first)
    let detail = try #require(machine.detail)
    #expect(isClose(machine.runHours, 10.25))
    #expect(isClose(detail.processingHours, 10))
    #expect(isClose(detail.firstPassUnits, 9))
    #expect(isClose(detail.reworkUnits, 0.5))
    #expect(isClose(detail.energyKWh, 3 * 10.25 + 2 * 10))
    #expect(isClose(machine.availability, 10.25 / 24))
    #expect(isClose(machine.effectiveness, 10 / 10.25))
    #expect(isClose(machine.qualityRatio, 0.95))
    #expect(isClose(machine.plannedOEE, 10.0 / 24 * 0.95))
    #expect(isClose(machine.firstPassYield, 0.9))
    #expect(isClose(machine.reworkRatio, 0.05))
  }

  /// Six are cut in six hours, half of them for stock, and sent out for a day: what a lot makes for
  /// stock is no order's, and a subcontractor's hours are his own.
  @Test func busyHoursAreThoseOfTheOrders() throws {
    let plant = try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: 3), families: ["any"],
      machines: [TinyPlant.machine(), TinyPlant.subcontractor()],
      products: [
        TinyPlant.made(
          steps: [
            TinyPlant.step("cut"), TinyPlant.step("plate", modes: [TinyPlant.sentOut(to: 1)]),
          ])
      ], orders: [TinyPlant.order(quantity: 3, dueDay: 2)])
    func lot(_ step: Int, from: Double, to: Double) -> Lot {
      Lot(
        id: "L\(step)", product: 0, step: step, machine: step, family: 0, setup: nil,
        segments: [Self.segment(.run, from, to)], start: Shopfloor.hour(from),
        end: Shopfloor.hour(to), started: 6, good: 6, scrap: 0,
        feeds: [Lot.Feed(order: 0, quantity: 3)])
    }
    let schedule = Schedule(
      lots: [lot(0, from: 0, to: 6), lot(1, from: 8, to: 32)],
      deliveries: [Delivery(order: 0, at: Shopfloor.hour(40), quantity: 3)], purchases: [])
    let detail = try #require(Evaluation(of: schedule, for: plant).kpi.detail)
    #expect(isClose(detail.orderBusyHours, 3))
    #expect(isClose(detail.orderExecutionHours, 32))
    #expect(isClose(detail.orderUnits, 3))
    #expect(isClose(detail.goodUnitsPerDay, 2))
  }

  @Test func whatBecomesOfEachOrder() throws {
    let orders = try Self.evaluation().orders
    #expect(orders.map(\.status) == [.late, .unmet, .onTime])
    #expect(orders.map(\.delivered) == [18, 0, 0])
    #expect(orders.map(\.unmet) == [0, 5, 0])
    #expect(orders[0].readyAt == Shopfloor.hour(10.5))
    #expect(orders[0].completedAt == Shopfloor.hour(11))
    #expect(isClose(orders[0].lateDays, 1.0 / 24))
    #expect(orders[1].readyAt == nil && orders[1].completedAt == nil)
  }

  @Test func aPlanOfNothingCostsWhatStockAndUnmetOrdersCost() throws {
    let plant = try Self.plant()
    let nothing = Evaluation(
      of: Schedule(lots: [], deliveries: [], purchases: []), for: plant)
    #expect(isClose(nothing.cost.total, 23 * 20 + 10 * 2 * 0.12))
    #expect(nothing.kpi.costPerGoodUnit == nil && nothing.kpi.meanLeadTimeHours == nil)
    #expect(nothing.kpi.detail?.meanTardinessDays == nil && nothing.kpi.detail?.deliveredShare == 0)
    #expect(nothing.kpi.allocationRatio == 0 && nothing.kpi.plannedOEE == 0)
  }
}
