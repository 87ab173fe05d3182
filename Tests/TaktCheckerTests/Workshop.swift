import TaktModel
import TaktTestSupport

@testable import TaktChecker

/// One machine with a break and overtime, a product with yield, set-up and a bought component, and a
/// plan for it whose every figure is worked out by hand.
enum Workshop {
  static func hour(_ hours: Double) -> Instant { TinyPlant.at(day: 0, hours: hours) }

  /// Open 6-8 and 8:30-10, overtime 10-12 (30 an hour); the next day 6-10. Two days.
  static let machine = TinyPlant.machine(
    open: [
      TinyPlant.window(day: 0, from: 6, to: 8), TinyPlant.window(day: 0, from: 8.5, to: 10),
      TinyPlant.window(day: 0, from: 10, to: 12, isOvertime: true, costPerHour: 30),
      TinyPlant.window(day: 1, from: 6, to: 10),
    ], costPerHour: 10)

  static let products = [
    TinyPlant.made(
      "A",
      steps: [
        TinyPlant.step(
          modes: [
            TinyPlant.mode(
              secondsPerUnit: 600, setup: Setup(minutes: 30, cost: 5, scrapUnits: 1), yield: 0.9,
              costPerUnit: 2)
          ], components: [TinyPlant.component(1, 2)])
      ], holdingCostPerUnitDay: 0.24),
    TinyPlant.bought(
      "B",
      purchase: Product.Purchase(
        leadTimeDays: 0.25, costPerUnit: 0.5, minQuantity: 20, multiple: 10), stock: 10),
  ]

  static let orders = [
    Order(
      id: "O1", product: 0, quantity: 18, due: hour(10), earliest: TinyPlant.start,
      tardinessCostPerUnitDay: 1, unmetCostPerUnit: 20),
    Order(
      id: "O2", product: 0, quantity: 5, due: hour(48), earliest: TinyPlant.start,
      tardinessCostPerUnitDay: 1, unmetCostPerUnit: 20),
  ]

  static func plant(
    orders: [Order] = orders, products: [Product] = products, machine: Machine = machine,
    rules: [ChangeoverRule] = [], inProgress: [InProgressLot] = []
  ) throws -> Plant {
    try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: 2), machines: [machine], products: products,
      changeoverRules: rules, orders: orders, inProgress: inProgress)
  }

  static func segment(
    _ kind: Lot.Segment.Kind, _ from: Double, _ to: Double, isOvertime: Bool = false
  ) -> Lot.Segment {
    Lot.Segment(kind: kind, from: hour(from), to: hour(to), isOvertime: isOvertime)
  }

  /// 21 units started, one lost after the set-up, nine tenths of twenty good; half an hour of set-up,
  /// three and a half of run, the last half hour of it in overtime.
  static let lot = Lot(
    id: "L1", product: 0, step: 0, machine: 0, family: 0,
    setup: Setup(minutes: 30, cost: 5, scrapUnits: 1),
    segments: [
      segment(.setup, 6, 6.5), segment(.run, 6.5, 8), segment(.run, 8.5, 10),
      segment(.run, 10, 10.5, isOvertime: true),
    ], start: hour(6), end: hour(10.5), started: 21, good: 18, scrap: 3,
    feeds: [Lot.Feed(order: 0, quantity: 18)])

  static let plan: Plan = {
    var cost = Cost()
    cost.tardiness = 0.75  // 18 units, an hour late
    cost.unmet = 100  // 5 units
    cost.holding = 0.09  // 18 units for half an hour at 0.24 a day
    cost.setup = 5
    cost.production = 42
    cost.machine = 40  // 4 hours
    cost.overtime = 15  // half an hour
    cost.purchase = 20
    return Plan(
      generator: Plan.Generator(name: "hand", version: "1"), orderFileSHA256: "",
      createdAt: TinyPlant.start,
      solve: Plan.Solve(
        status: .feasible, stoppedBy: .work, objective: 200, bound: 150, gapPercent: 25, seconds: 1,
        seed: 1, threads: 1, columns: 1, rows: 1, binaries: 1),
      schedule: Schedule(
        lots: [lot], deliveries: [Delivery(order: 0, at: hour(11), quantity: 18)],
        purchases: [
          PurchaseOrder(product: 1, orderAt: hour(0), arriveAt: hour(6), quantity: 40)
        ]),
      orders: [
        OrderOutcome(
          order: 0, delivered: 18, unmet: 0, readyAt: hour(10.5), completedAt: hour(11),
          lateDays: 1.0 / 24, status: .late, because: [Cause(.unexplained)]),
        OrderOutcome(
          order: 1, delivered: 0, unmet: 5, readyAt: nil, completedAt: nil, lateDays: 0,
          status: .unmet, because: [Cause(.unexplained)]),
      ], cost: cost,
      kpi: KPI(
        machines: [
          KPI.MachineFigures(
            machine: 0, openHours: 8, setupHours: 0.5, runHours: 3.5, overtimeHours: 0.5,
            startedUnits: 21, scrapUnits: 3)
        ], goodUnits: 18, costPerGoodUnit: 12.38, onTimeShare: 0, meanLeadTimeHours: 5),
      prices: [Plan.Price(.machine(0), period: 0, worth: 3)])
  }()

  /// The texts of all faults, figures having been made to follow from the lots.
  static func faults(_ plan: Plan, _ plant: Plant? = nil) throws -> [String] {
    let plant = try plant ?? self.plant()
    return Checker.check(plan.refigured(for: plant), against: plant).map {
      "\($0.rule) \($0.subject): \($0.message)"
    }
  }

  static func faults(lot: Lot, _ plant: Plant? = nil) throws -> [String] {
    try faults(plan.with(lots: [lot]), plant)
  }
}
