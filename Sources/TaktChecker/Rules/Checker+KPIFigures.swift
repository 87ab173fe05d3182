internal import TaktModel

extension Checker {
  /// Rule 9: the key figures follow from the lots, the deliveries and the costs.
  static func kpiFigures(_ inspection: Inspection, _ plan: Plan) -> [Fault] {
    let (plant, claimed) = (inspection.plant, plan.kpi)
    let right = RightKPI(inspection)
    var faults: [Fault] = []
    func compare(_ name: String, _ claim: Double?, _ right: Double?, extra: Double = 0) {
      if claim == nil, right == nil { return }
      if let claim, let right, Tolerance.equal(claim, right, extra: extra) { return }
      let (said, so) = (claim.map(figure) ?? "null", right.map(figure) ?? "null")
      faults.append(
        Fault(
          rule: 9, subject: "kpi.\(name)",
          message: "kpi.\(name) is claimed to be \(said); it is \(so)."))
    }
    for claim in claimed.machines where plant.machines.indices.contains(claim.machine) {
      let name = "machines.\(inspection.machine(claim.machine))."
      let right = right.machines[claim.machine]
      compare(name + "openHours", claim.openHours, right.openHours)
      compare(name + "setupHours", claim.setupHours, right.setupHours)
      compare(name + "runHours", claim.runHours, right.runHours)
      compare(name + "overtimeHours", claim.overtimeHours, right.overtimeHours)
      compare(name + "startedUnits", claim.startedUnits, right.startedUnits)
      compare(
        name + "scrapUnits", claim.scrapUnits, right.scrapUnits,
        extra: Tolerance.amount(right.startedUnits))
      guard let detail = claim.detail else { continue }
      compare(name + "processingHours", detail.processingHours, right.processingHours)
      compare(name + "firstPassUnits", detail.firstPassUnits, right.firstPassUnits)
      compare(name + "reworkUnits", detail.reworkUnits, right.reworkUnits)
      compare(name + "energyKWh", detail.energyKWh, right.energyKWh)
    }
    compare("goodUnits", claimed.goodUnits, right.goodUnits)
    compare(
      "costPerGoodUnit", claimed.costPerGoodUnit, right.costPerGoodUnit,
      extra: right.costPerGoodUnitAllowance)
    compare("onTimeShare", claimed.onTimeShare, right.onTimeShare)
    compare(
      "meanLeadTimeHours", claimed.meanLeadTimeHours, right.meanLeadTimeHours, extra: 1 / 3600)
    // Plans written before there were such figures do without.
    guard let detail = claimed.detail else { return faults }
    compare("orderBusyHours", detail.orderBusyHours, right.work.busyHours)
    compare("orderExecutionHours", detail.orderExecutionHours, right.work.executionHours)
    compare("orderUnits", detail.orderUnits, right.work.units)
    compare("goodUnitsPerDay", detail.goodUnitsPerDay, right.goodUnitsPerDay)
    compare("deliveredShare", detail.deliveredShare, right.deliveredShare)
    // Lateness may be told to the second.
    compare(
      "meanTardinessDays", detail.meanTardinessDays, right.meanTardinessDays, extra: 1 / 86_400)
    compare(
      "setupCostShare", detail.setupCostShare, right.setupCostShare,
      extra: right.setupCostShareAllowance)
    compare(
      "overtimeCostShare", detail.overtimeCostShare, right.overtimeCostShare,
      extra: right.overtimeCostShareAllowance)
    compare(
      "energyCostShare", detail.energyCostShare, right.energyCostShare,
      extra: right.energyCostShareAllowance)
    return faults
  }
}
