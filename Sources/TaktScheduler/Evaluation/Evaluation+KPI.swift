import TaktModel

extension KPI {
  /// The key figures of a schedule whose orders and cost are known.
  init(of schedule: Schedule, for plant: Plant, orders: [OrderOutcome], cost: Cost) {
    var lotsOf = [[Lot]](repeating: [], count: plant.machines.count)
    for lot in schedule.lots { lotsOf[lot.machine].append(lot) }
    let figures = plant.machines.indices.map { machine in
      MachineFigures(of: lotsOf[machine], on: machine, in: plant)
    }
    let good = schedule.lots.reduce(0) { sum, lot in
      lot.step == plant.products[lot.product].steps.count - 1 ? sum + lot.good : sum
    }
    let onTime = orders.count { $0.status == .onTime }
    let spans = OrderSpans(of: schedule, for: plant)
    self.init(
      machines: figures, goodUnits: good, costPerGoodUnit: good > 0 ? cost.total / good : nil,
      onTimeShare: orders.isEmpty ? 1 : Double(onTime) / Double(orders.count),
      meanLeadTimeHours: spans.meanLeadTimeHours(orders),
      detail: Detail(of: spans, goodUnits: good, for: plant, orders: orders, cost: cost))
  }
}

extension KPI.Detail {
  fileprivate init(
    of spans: OrderSpans, goodUnits: Double, for plant: Plant, orders: [OrderOutcome], cost: Cost
  ) {
    let ordered = plant.orders.reduce(0) { $0 + $1.quantity }
    let delivered = orders.reduce(0) { $0 + min($1.delivered, plant.orders[$1.order].quantity) }
    let reached = orders.filter { $0.completedAt != nil }
    func share(_ part: Double) -> Double { cost.total > 0 ? part / cost.total : 0 }
    self.init(
      orderBusyHours: spans.busyHours, orderExecutionHours: spans.executionHours,
      orderUnits: spans.units, goodUnitsPerDay: goodUnits / plant.horizon.days,
      deliveredShare: ordered > 0 ? delivered / ordered : 1,
      meanTardinessDays: reached.isEmpty
        ? nil : reached.reduce(0) { $0 + $1.lateDays } / Double(reached.count),
      setupCostShare: share(cost.setup), overtimeCostShare: share(cost.overtime),
      energyCostShare: share(cost.energy))
  }
}

/// From when to when the lots that feed each order are made, and what they take.
private struct OrderSpans {
  private var begun: [Instant?]
  private var ended: [Instant?]
  private(set) var busyHours = 0.0
  private(set) var units = 0.0

  init(of schedule: Schedule, for plant: Plant) {
    begun = Array(repeating: nil, count: plant.orders.count)
    ended = begun
    for lot in schedule.lots {
      // A subcontractor's hours are his own.
      let hours =
        plant.machines[lot.machine].isSubcontractor
        ? 0 : lot.segments.reduce(0) { $0 + $1.seconds } / 3600
      let isLast = lot.step == plant.products[lot.product].steps.count - 1
      for feed in lot.feeds {
        begun[feed.order] = min(begun[feed.order] ?? lot.start, lot.start)
        ended[feed.order] = max(ended[feed.order] ?? lot.end, lot.end)
        if lot.good > 0 { busyHours += hours * min(1, feed.quantity / lot.good) }
        if isLast, plant.orders[feed.order].product == lot.product { units += feed.quantity }
      }
    }
  }

  var executionHours: Double {
    zip(begun, ended).reduce(0) { sum, span in
      guard let from = span.0, let to = span.1 else { return sum }
      return sum + from.seconds(until: to) / 3600
    }
  }

  func meanLeadTimeHours(_ orders: [OrderOutcome]) -> Double? {
    var hours = 0.0
    var count = 0
    for outcome in orders {
      guard let from = begun[outcome.order], let to = outcome.completedAt else { continue }
      hours += from.seconds(until: to) / 3600
      count += 1
    }
    return count > 0 ? hours / Double(count) : nil
  }
}

extension KPI.MachineFigures {
  fileprivate init(of lots: [Lot], on index: MachineIndex, in plant: Plant) {
    let machine = plant.machines[index]
    var (setup, run, overtime, started, scrap) = (0.0, 0.0, 0.0, 0.0, 0.0)
    var (processing, firstPass, rework, kWh) = (0.0, 0.0, 0.0, 0.0)
    for lot in lots {
      started += lot.started
      scrap += lot.scrap
      let work = LotWork(of: lot, in: plant)
      setup += work.setupHours
      run += work.runHours
      processing += work.processingHours
      firstPass += work.firstPassUnits
      rework += work.reworkUnits
      kWh += work.energyKWh
      for segment in lot.segments where segment.isOvertime && !machine.isSubcontractor {
        overtime += segment.seconds / 3600
      }
    }
    let windows = machine.isSubcontractor ? [] : machine.windows
    let regular = windows.reduce(0) { $1.isOvertime ? $0 : $0 + $1.seconds } / 3600
    self.init(
      machine: index, openHours: regular + overtime, setupHours: setup, runHours: run,
      overtimeHours: overtime, startedUnits: started, scrapUnits: scrap,
      detail: Detail(
        processingHours: processing, firstPassUnits: firstPass, reworkUnits: rework,
        energyKWh: kWh))
  }
}

/// A lot's share in its machine's figures.
private struct LotWork {
  var setupHours = 0.0
  var runHours = 0.0
  var processingHours = 0.0
  var firstPassUnits = 0.0
  var reworkUnits = 0.0
  var energyKWh = 0.0

  init(of lot: Lot, in plant: Plant) {
    let machine = plant.machines[lot.machine]
    for segment in lot.segments {
      let hours = segment.seconds / 3600
      if segment.kind == .setup { setupHours += hours } else { runHours += hours }
    }
    energyKWh = setupHours * machine.setupKW + runHours * machine.runKW
    if let mode = plant.products[lot.product].steps[lot.step].modes.first(where: {
      $0.machine == lot.machine
    }) {
      let processed = max(0, lot.started - (lot.setup?.scrapUnits ?? 0))
      firstPassUnits = processed * mode.yield
      reworkUnits = processed * (1 - mode.yield) * (mode.rework?.share ?? 0)
      energyKWh += lot.started * mode.kWhPerUnit
      // Of a lot that ran before the horizon, what runs in it is split like the whole.
      let (own, again) = (
        lot.started * mode.secondsPerUnit, processed * mode.reworkSecondsPerUnit
      )
      processingHours = own + again > 0 ? runHours * own / (own + again) : runHours
    }
    // A subcontractor's hours are his own.
    if machine.isSubcontractor { (setupHours, runHours, processingHours) = (0, 0, 0) }
  }
}
