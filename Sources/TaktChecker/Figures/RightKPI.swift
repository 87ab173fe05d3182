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
    var processingHours = 0.0
    var firstPassUnits = 0.0
    var reworkUnits = 0.0
    var energyKWh = 0.0
  }

  private(set) var machines: [MachineHours]
  private(set) var goodUnits = 0.0
  let costPerGoodUnit: Double?
  let onTimeShare: Double
  let meanLeadTimeHours: Double?
  let goodUnitsPerDay: Double
  let work: OrderWork
  let deliveredShare: Double
  let meanTardinessDays: Double?
  let setupCostShare: Double
  let overtimeCostShare: Double
  let energyCostShare: Double
  /// What these may be off by, as the costs that they are made of may.
  let costPerGoodUnitAllowance: Double
  let setupCostShareAllowance: Double
  let overtimeCostShareAllowance: Double
  let energyCostShareAllowance: Double

  init(_ inspection: Inspection) {
    let plant = inspection.plant
    machines = plant.machines.map { machine in
      if machine.isSubcontractor { return MachineHours() }
      return MachineHours(
        openHours: machine.windows.reduce(0) { $0 + ($1.isOvertime ? 0 : $1.seconds / 3600) })
    }
    for known in inspection.lots {
      // A subcontractor has no part in utilisation.
      if !inspection.isOutside(known.lot) { machines[known.lot.machine].addHours(known) }
      machines[known.lot.machine].addUnits(known)
      machines[known.lot.machine].addEnergy(known, inspection.power(of: known))
      if known.isLastStep { goodUnits += known.lot.good }
    }
    let right = inspection.cost
    let (cost, allowance) = (right.cost, right.allowance)
    let outcomes = RightOutcome.all(inspection)
    let total = cost.total
    func share(_ part: Double) -> Double { total > 0 ? part / total : 0 }
    costPerGoodUnit = goodUnits > 0 ? total / goodUnits : nil
    costPerGoodUnitAllowance = goodUnits > 0 ? right.totalAllowance / goodUnits : 0
    setupCostShare = share(cost.setup)
    overtimeCostShare = share(cost.overtime)
    energyCostShare = share(cost.energy)
    func allowed(_ part: Double, _ allowance: Double) -> Double {
      share(Tolerance.amount(part) + allowance) + share(part) * share(right.totalAllowance)
    }
    setupCostShareAllowance = allowed(cost.setup, allowance.setup)
    overtimeCostShareAllowance = allowed(cost.overtime, allowance.overtime)
    energyCostShareAllowance = allowed(cost.energy, allowance.energy)
    goodUnitsPerDay = goodUnits / plant.horizon.days
    work = OrderWork(inspection)
    onTimeShare = Self.share(of: outcomes.count { $0.status == .onTime }, in: outcomes.count)
    deliveredShare = Self.deliveredShare(outcomes, plant)
    let late = outcomes.filter { $0.completedAt != nil }.map(\.lateDays)
    meanTardinessDays = late.isEmpty ? nil : late.reduce(0, +) / Double(late.count)
    let leads = zip(work.spans, outcomes).compactMap { span, outcome in
      span.flatMap { span in outcome.completedAt.map { span.from.seconds(until: $0) / 3600 } }
    }
    meanLeadTimeHours = leads.isEmpty ? nil : leads.reduce(0, +) / Double(leads.count)
  }

  private static func share(of part: Int, in whole: Int) -> Double {
    whole == 0 ? 1 : Double(part) / Double(whole)
  }

  private static func deliveredShare(_ outcomes: [RightOutcome], _ plant: Plant) -> Double {
    let ordered = plant.orders.map(\.quantity).reduce(0, +)
    if ordered <= 0 { return 1 }
    let unmet = outcomes.map(\.unmet).reduce(0, +)
    return (ordered - unmet) / ordered
  }
}

extension RightKPI.MachineHours {
  fileprivate mutating func addHours(_ known: Inspection.KnownLot) {
    var run = 0.0
    for segment in known.lot.segments {
      let hours = segment.seconds / 3600
      switch segment.kind {
      case .setup: setupHours += hours
      case .run: run += hours
      }
      if segment.isOvertime {
        overtimeHours += hours
        openHours += hours
      }
    }
    runHours += run
    let first = known.lot.started * known.mode.secondsPerUnit
    let again = known.reworked * (known.mode.rework?.secondsPerUnit ?? 0)
    processingHours += again > 0 ? run * first / (first + again) : run
  }

  fileprivate mutating func addUnits(_ known: Inspection.KnownLot) {
    startedUnits += known.lot.started
    scrapUnits += known.lot.scrap
    firstPassUnits += known.processed * known.mode.yield
    reworkUnits += known.reworked
  }

  fileprivate mutating func addEnergy(_ known: Inspection.KnownLot, _ power: Power) {
    energyKWh += power.kWhAtOnce
    for segment in known.lot.segments {
      energyKWh += power.kW(segment.kind) * segment.seconds / 3600
    }
  }
}

extension Inspection.KnownLot {
  /// What is left to be worked after the set-up's scrap.
  fileprivate var processed: Double { max(0, lot.started - (lot.setup?.scrapUnits ?? 0)) }
  /// Those of them that come out defective and are worked over.
  fileprivate var reworked: Double {
    (processed - processed * mode.yield) * (mode.rework?.share ?? 0)
  }
}
