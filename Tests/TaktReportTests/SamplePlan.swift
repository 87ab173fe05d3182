import Foundation
import TaktModel

/// Synthetic plans of any size: seeded, with shifts, overtime, set-ups, downtime, late orders and
/// Korean names. Good for looking at reports; no solver was asked.
enum SamplePlan {
  static func make(
    lots lotCount: Int, machines machineCount: Int, days: Int = 14, seed: UInt64 = 1,
    name: String = "한솔정밀 Hansol Precision"
  ) throws -> (plan: Plan, plant: Plant) {
    var random = SeededGenerator(seed: seed)
    let zone = TimeZone(identifier: "Asia/Seoul") ?? .gmt
    let start = Instant(rfc3339: "2026-11-23T00:00:00+09:00") ?? Instant(milliseconds: 0)
    let horizon = Horizon(start: start, periodHours: [Double](repeating: 24, count: days))
    let machines = (0..<machineCount).map { index in
      machine(index, horizon: horizon, zone: zone, random: &random)
    }
    let products = products(count: max(2, min(24, lotCount / 4)), machines: machineCount)
    let orderCount = max(2, lotCount / 3)
    let orders = (0..<orderCount).map { index in
      Order(
        id: "SO-\(1000 + index)", product: index % products.count,
        quantity: Double(200 + 50 * random.below(60)),
        due: start.advanced(bySeconds: Double(1 + random.below(days * 24)) * 3600),
        isForecast: random.below(9) == 0, tardinessCostPerUnitDay: 12, unmetCostPerUnit: 900,
        customer: ["대한전자", "Müller GmbH", "삼화기업", nil][random.below(4)])
    }
    let plant = try Plant(
      id: "P1", name: name, timeZone: zone, horizon: horizon,
      families: products.map(\.id), machines: machines, products: products, orders: orders)
    var draft = Draft(plant: plant, lotsPerMachine: max(1, lotCount / machineCount))
    draft.fill(random: &random)
    return (draft.plan(), plant)
  }

  /// A plan with nothing in it.
  static func empty() throws -> (plan: Plan, plant: Plant) {
    let horizon = Horizon(start: Instant(milliseconds: 0), periodHours: [24])
    let plant = try Plant(
      horizon: horizon, families: [], machines: [], products: [], orders: [])
    return (plan(for: plant, schedule: Schedule(lots: [], deliveries: [], purchases: [])), plant)
  }

  static func plan(
    for plant: Plant, schedule: Schedule, orders: [OrderOutcome] = [], cost: Cost = Cost(),
    warnings: [Plan.Warning] = []
  ) -> Plan {
    let figures = plant.machines.indices.map { index in
      let segments = schedule.lots.filter { $0.machine == index }.flatMap(\.segments)
      func hours(_ isCounted: (Lot.Segment) -> Bool) -> Double {
        segments.reduce(0) { $0 + (isCounted($1) ? $1.seconds / 3600 : 0) }
      }
      return KPI.MachineFigures(
        machine: index,
        openHours: plant.machines[index].windows.reduce(0) {
          $0 + ($1.isOvertime ? 0 : $1.seconds / 3600)
        } + hours(\.isOvertime),
        setupHours: hours { $0.kind == .setup }, runHours: hours { $0.kind == .run },
        overtimeHours: hours(\.isOvertime), startedUnits: 1000, scrapUnits: 23)
    }
    let onTime = orders.count { $0.status == .onTime }
    return Plan(
      generator: .init(name: "takt", version: "0.1.0"),
      orderFileSHA256: String(repeating: "0123456789abcdef", count: 4),
      createdAt: plant.horizon.start,
      solve: .init(
        status: .feasible, stoppedBy: .time, objective: 1_250_000, bound: 1_201_000,
        gapPercent: 3.92, seconds: 10.2, seed: 1, threads: 2, columns: 5210, rows: 3120,
        binaries: 640),
      schedule: schedule, orders: orders, cost: cost,
      kpi: KPI(
        machines: figures, goodUnits: 120_345, costPerGoodUnit: 12.3,
        onTimeShare: orders.isEmpty ? 1 : Double(onTime) / Double(orders.count),
        meanLeadTimeHours: 61.5),
      warnings: warnings)
  }

  private static func machine(
    _ index: Int, horizon: Horizon, zone: TimeZone, random: inout SeededGenerator
  ) -> Machine {
    let weekdays: Set<Int> = [0, 1, 2, 3, 4]
    let calendar = WorkCalendar(
      id: "two-shift",
      shifts: [
        .init(weekdays: weekdays, fromSecondsOfDay: 6 * 3600, toSecondsOfDay: 22 * 3600),
        .init(
          weekdays: weekdays, fromSecondsOfDay: 22 * 3600, toSecondsOfDay: 86_400,
          isOvertime: true, costPerHour: 30_000),
      ])
    let stop = horizon.start.advanced(bySeconds: Double(24 + random.below(100)) * 3600)
    let names = ["사출기 180톤", "press 2", "도장 라인", "laser", "조립"]
    return Machine(
      id: "IMM-\(index + 1)", name: names[index % names.count],
      openWindows: index % 3 == 2
        ? [Window(from: horizon.start, to: horizon.end)]
        : calendar.windows(in: horizon, timeZone: zone),
      downtime: index % 4 == 1
        ? [.init(from: stop, to: stop.advanced(bySeconds: 6 * 3600), reason: "금형 수리")] : [],
      costPerHour: 18_000)
  }

  private static func products(count: Int, machines: Int) -> [Product] {
    let words = ["백색 캡", "흑색 캡", "하우징", "브래킷", "기어", "커버"]
    return (0..<count).map { index in
      let modes = (0..<machines).map { Mode(machine: $0, family: index, secondsPerUnit: 9) }
      return Product(
        id: "CAP-\(28 + index)", name: "\(words[index % words.count]) \(index + 1)",
        stock: Double(index % 5) * 100, holdingCostPerUnitDay: 0.1,
        supply: .made([Step(id: "mould", modes: modes)]))
    }
  }
}

/// Fills machines one lot after another.
private struct Draft {
  let plant: Plant
  let lotsPerMachine: Int
  var lots: [Lot] = []
  var deliveries: [Delivery] = []
  var made: [Double]
  var ready: [Instant?]

  init(plant: Plant, lotsPerMachine: Int) {
    self.plant = plant
    self.lotsPerMachine = lotsPerMachine
    self.made = [Double](repeating: 0, count: plant.orders.count)
    self.ready = [Instant?](repeating: nil, count: plant.orders.count)
  }

  mutating func fill(random: inout SeededGenerator) {
    for (index, machine) in plant.machines.enumerated() {
      let openSeconds = machine.windows.reduce(0) { $0 + $1.seconds }
      let meanSeconds = openSeconds * 0.93 / Double(lotsPerMachine)
      var at = plant.horizon.start
      var family = -1
      for number in 0..<lotsPerMachine {
        let order = random.below(plant.orders.count)
        let product = plant.orders[order].product
        let setup = family == product ? nil : Setup(minutes: meanSeconds * 0.1 / 60, cost: 15_000)
        family = product
        let run = meanSeconds * (0.5 + 0.8 * random.unit())
        let setupSegments = segments(.setup, setup?.seconds ?? 0, from: &at, on: machine)
        let runSegments = segments(.run, run, from: &at, on: machine)
        guard let setupSegments, let runSegments, let first = (setupSegments + runSegments).first,
          let last = runSegments.last
        else { break }
        let started = (run / 9).rounded()
        let good = started * 0.97
        lots.append(
          Lot(
            id: "L\(index + 1)-\(number + 1)", product: product, step: 0, machine: index,
            family: product, setup: setup, segments: setupSegments + runSegments,
            start: first.from, end: last.to, started: started, good: good, scrap: started - good,
            feeds: [.init(order: order, quantity: good)]))
        made[order] += good
        ready[order] = max(ready[order] ?? last.to, last.to)
      }
    }
  }

  /// Working time of the given length from `at` on; nil where the horizon has not enough left.
  private func segments(
    _ kind: Lot.Segment.Kind, _ seconds: Double, from at: inout Instant, on machine: Machine
  ) -> [Lot.Segment]? {
    var left = seconds
    var result: [Lot.Segment] = []
    for window in machine.windows where window.to > at && left > 0.001 {
      let from = max(at, window.from)
      let to = min(window.to, from.advanced(bySeconds: left))
      guard from < to else { continue }
      result.append(.init(kind: kind, from: from, to: to, isOvertime: window.isOvertime))
      left -= from.seconds(until: to)
      at = to
    }
    return left > 0.001 ? nil : result
  }

  func plan() -> Plan {
    var outcomes: [OrderOutcome] = []
    var deliveries: [Delivery] = []
    var cost = Cost()
    for (index, order) in plant.orders.enumerated() {
      let delivered = min(order.quantity, made[index])
      let at = ready[index].map { max($0, order.earliest) }
      let lateDays = at.map { max(0, order.due.days(until: $0)) } ?? 0
      let unmet = order.quantity - delivered
      let status: OrderOutcome.Status =
        delivered == 0 ? .unmet : unmet > 0 ? .partlyUnmet : lateDays > 0 ? .late : .onTime
      let machine = index % max(1, plant.machines.count)
      let cause = Cause(
        .wentFirst, machine: machine, order: 0, from: plant.horizon.start, until: order.due)
      outcomes.append(
        OrderOutcome(
          order: index, delivered: delivered, unmet: unmet, readyAt: ready[index],
          completedAt: at, lateDays: lateDays, status: status,
          because: status == .onTime ? [] : [cause]))
      if let at { deliveries.append(Delivery(order: index, at: at, quantity: delivered)) }
      cost.tardiness += delivered * lateDays * order.tardinessCostPerUnitDay
      cost.unmet += unmet * order.unmetCostPerUnit
    }
    cost.setup = lots.reduce(0) { $0 + ($1.setup?.cost ?? 0) }
    cost.holding = 81_234.5
    cost.machine = 12_345_678
    cost.overtime = 2_340_000
    let schedule = Schedule(
      lots: lots, deliveries: deliveries.sorted { $0.at < $1.at }, purchases: [])
    return SamplePlan.plan(
      for: plant, schedule: schedule, orders: outcomes, cost: cost,
      warnings: [
        .init(.regularCost, pointer: "/calendars/0/shifts/0/costPerHour")
      ])
  }
}

extension Plan {
  /// The same with other key figures or prices.
  func with(kpi: KPI? = nil, prices: [Price]? = nil) -> Plan {
    Plan(
      generator: generator, orderFileSHA256: orderFileSHA256, createdAt: createdAt, solve: solve,
      schedule: schedule, orders: orders, cost: cost, kpi: kpi ?? self.kpi,
      prices: prices ?? self.prices, warnings: warnings)
  }
}
