import TaktModel

extension KPI {
  /// The key figures of a schedule whose orders and total cost are known.
  init(of schedule: Schedule, for plant: Plant, orders: [OrderOutcome], total: Double) {
    var lotsOf = [[Lot]](repeating: [], count: plant.machines.count)
    for lot in schedule.lots { lotsOf[lot.machine].append(lot) }
    let figures = plant.machines.enumerated().map { index, machine in
      MachineFigures(of: lotsOf[index], on: machine, index: index)
    }
    let good = schedule.lots.reduce(0) { sum, lot in
      lot.step == plant.products[lot.product].steps.count - 1 ? sum + lot.good : sum
    }
    let onTime = orders.count { $0.status == .onTime }
    self.init(
      machines: figures, goodUnits: good, costPerGoodUnit: good > 0 ? total / good : nil,
      onTimeShare: orders.isEmpty ? 1 : Double(onTime) / Double(orders.count),
      meanLeadTimeHours: KPI.meanLeadTimeHours(of: schedule, orders: orders))
  }

  private static func meanLeadTimeHours(of schedule: Schedule, orders: [OrderOutcome]) -> Double? {
    var begun = [Instant?](repeating: nil, count: orders.count)
    for lot in schedule.lots {
      for feed in lot.feeds {
        begun[feed.order] = min(begun[feed.order] ?? lot.start, lot.start)
      }
    }
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
  fileprivate init(of lots: [Lot], on machine: Machine, index: MachineIndex) {
    var (setup, run, overtime, started, scrap) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for lot in lots {
      started += lot.started
      scrap += lot.scrap
      for segment in lot.segments {
        let hours = segment.seconds / 3600
        // A subcontractor's hours are his own.
        if machine.isSubcontractor { continue }
        if segment.kind == .setup { setup += hours } else { run += hours }
        if segment.isOvertime { overtime += hours }
      }
    }
    let windows = machine.isSubcontractor ? [] : machine.windows
    let regular = windows.reduce(0) { $1.isOvertime ? $0 : $0 + $1.seconds } / 3600
    self.init(
      machine: index, openHours: regular + overtime, setupHours: setup, runHours: run,
      overtimeHours: overtime, startedUnits: started, scrapUnits: scrap)
  }
}
