internal import TaktModel

/// The key figures of a plan, reckoned anew.
struct RightKPI {
  struct MachineHours {
    var openHours = 0.0
    var setupHours = 0.0
    var runHours = 0.0
    var overtimeHours = 0.0
    var startedUnits = 0.0
    var scrapUnits = 0.0
  }

  private(set) var machines: [MachineHours]
  private(set) var goodUnits = 0.0
  let costPerGoodUnit: Double?
  let onTimeShare: Double
  let meanLeadTimeHours: Double?

  init(_ inspection: Inspection) {
    let plant = inspection.plant
    machines = plant.machines.map { machine in
      if machine.isSubcontractor { return MachineHours() }
      return MachineHours(
        openHours: machine.windows.reduce(0) { $0 + ($1.isOvertime ? 0 : $1.seconds / 3600) })
    }
    for known in inspection.lots {
      let lot = known.lot
      // A subcontractor has no part in utilisation.
      for segment in lot.segments where !inspection.isOutside(lot) {
        let hours = segment.seconds / 3600
        switch segment.kind {
        case .setup: machines[lot.machine].setupHours += hours
        case .run: machines[lot.machine].runHours += hours
        }
        if segment.isOvertime {
          machines[lot.machine].overtimeHours += hours
          machines[lot.machine].openHours += hours
        }
      }
      machines[lot.machine].startedUnits += lot.started
      machines[lot.machine].scrapUnits += lot.scrap
      if known.isLastStep { goodUnits += lot.good }
    }
    costPerGoodUnit = goodUnits > 0 ? RightCost(inspection).total / goodUnits : nil
    onTimeShare = Self.onTimeShare(inspection)
    meanLeadTimeHours = Self.meanLeadTimeHours(inspection)
  }

  private static func onTimeShare(_ inspection: Inspection) -> Double {
    let orders = inspection.plant.orders
    if orders.isEmpty { return 1 }
    let onTime = RightOutcome.all(inspection).filter { $0.status == .onTime }
    return Double(onTime.count) / Double(orders.count)
  }

  private static func meanLeadTimeHours(_ inspection: Inspection) -> Double? {
    let count = inspection.plant.orders.count
    var first = [Instant?](repeating: nil, count: count)
    for known in inspection.lots {
      for feed in known.lot.feeds where (0..<count).contains(feed.order) && feed.quantity > 0 {
        first[feed.order] = min(first[feed.order] ?? known.lot.start, known.lot.start)
      }
    }
    var sum = 0.0
    var fed = 0
    for case (let first?, let last?) in zip(
      first, RightOutcome.all(inspection).map(\.completedAt))
    {
      sum += first.seconds(until: last) / 3600
      fed += 1
    }
    return fed > 0 ? sum / Double(fed) : nil
  }
}
