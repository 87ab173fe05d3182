import TaktModel

/// `kpi`.
enum KPIField: Int, FieldSet {
  case utilisation, setupRatio, plannedOEE, scrapRatio, goodUnits, costPerGoodUnit, onTimeShare
  case meanLeadTimeHours
  case utilisationEfficiency, availability, effectiveness, qualityRatio, firstPassYield
  case reworkRatio, allocationRatio, throughputRate, goodUnitsPerHour, goodUnitsPerDay
  case orderBusyHours, orderExecutionHours, orderUnits, deliveredShare, meanTardinessDays
  case setupCostShare, overtimeCostShare, energyCostShare, energyKWh, machines

  static let table = FieldTable(Self.self)

  /// What plans written before there were such figures lack.
  static let details: [Self] = [
    .orderBusyHours, .orderExecutionHours, .orderUnits, .goodUnitsPerDay, .deliveredShare,
    .meanTardinessDays, .setupCostShare, .overtimeCostShare, .energyCostShare,
  ]
}

/// An entry of `kpi.machines`.
enum MachineFiguresField: Int, FieldSet {
  case machine, utilisation, setupRatio, plannedOEE, scrapRatio, openHours, setupHours, runHours
  case overtimeHours, startedUnits, scrapUnits
  case utilisationEfficiency, availability, effectiveness, qualityRatio, firstPassYield
  case reworkRatio, goodUnitsPerHour, processingHours, firstPassUnits, reworkUnits, energyKWh

  static let table = FieldTable(Self.self)

  static let details: [Self] = [.processingHours, .firstPassUnits, .reworkUnits, .energyKWh]
}

extension PlanFileReader {
  /// Key figures without machines where the file has none.
  func readKPI(_ file: ObjectReader<PlanFileField>) -> KPI {
    guard let object = file.object(.kpi, KPIField.self) else {
      return KPI(
        machines: [], goodUnits: 0, costPerGoodUnit: nil, onTimeShare: 0, meanLeadTimeHours: nil)
    }
    let kpi = KPI(
      machines: object.list(.machines, .required).compactMap(readMachineFigures),
      goodUnits: object.number(.goodUnits, Self.signedFigure, .required) ?? 0,
      costPerGoodUnit: object.orNull(.costPerGoodUnit) { context.number($0, Self.signedFigure) },
      onTimeShare: object.number(.onTimeShare, Self.signedFigure, .required) ?? 0,
      meanLeadTimeHours: object.orNull(.meanLeadTimeHours) {
        context.number($0, Self.signedFigure)
      }, detail: readDetail(object))
    let reason = "which follows from the machines' hours and units"
    expect(object, .utilisation, kpi.utilisation, reason)
    expect(object, .setupRatio, kpi.setupRatio, reason)
    expect(object, .plannedOEE, kpi.plannedOEE, reason)
    expect(object, .scrapRatio, kpi.scrapRatio, reason)
    expectIfThere(object, .goodUnitsPerHour, kpi.goodUnitsPerHour, reason)
    expectIfThere(object, .energyKWh, kpi.energyKWh, reason)
    expectIfThere(object, .allocationRatio, kpi.allocationRatio, "which follows from the hours")
    expectIfThere(object, .throughputRate, kpi.throughputRate, "which follows from the hours")
    expectIfThere(object, .utilisationEfficiency, kpi.utilisationEfficiency, reason)
    expectIfThere(object, .availability, kpi.availability, reason)
    expectIfThere(object, .effectiveness, kpi.effectiveness, reason)
    expectIfThere(object, .qualityRatio, kpi.qualityRatio, reason)
    expectIfThere(object, .firstPassYield, kpi.firstPassYield, reason)
    expectIfThere(object, .reworkRatio, kpi.reworkRatio, reason)
    return kpi
  }

  private func readDetail(_ object: ObjectReader<KPIField>) -> KPI.Detail? {
    guard KPIField.details.contains(where: { object[$0] != nil }) else { return nil }
    func figure(_ field: KPIField) -> Double {
      object.number(field, Self.signedFigure, .required) ?? 0
    }
    return KPI.Detail(
      orderBusyHours: figure(.orderBusyHours), orderExecutionHours: figure(.orderExecutionHours),
      orderUnits: figure(.orderUnits), goodUnitsPerDay: figure(.goodUnitsPerDay),
      deliveredShare: figure(.deliveredShare),
      meanTardinessDays: object.orNull(.meanTardinessDays) {
        context.number($0, Self.signedFigure)
      }, setupCostShare: figure(.setupCostShare), overtimeCostShare: figure(.overtimeCostShare),
      energyCostShare: figure(.energyCostShare))
  }

  private func readMachineFigures(_ node: NodeID) -> KPI.MachineFigures? {
    guard let object = ObjectReader(node, MachineFiguresField.self, in: context) else { return nil }
    let machine = object.reference(.machine, to: machines, .required)
    func figure(_ field: MachineFiguresField) -> Double {
      object.number(field, Self.signedFigure, .required) ?? 0
    }
    let hasDetail = MachineFiguresField.details.contains { object[$0] != nil }
    let figures = KPI.MachineFigures(
      machine: machine ?? 0, openHours: figure(.openHours), setupHours: figure(.setupHours),
      runHours: figure(.runHours), overtimeHours: figure(.overtimeHours),
      startedUnits: figure(.startedUnits), scrapUnits: figure(.scrapUnits),
      detail: hasDetail
        ? KPI.MachineFigures.Detail(
          processingHours: figure(.processingHours), firstPassUnits: figure(.firstPassUnits),
          reworkUnits: figure(.reworkUnits), energyKWh: figure(.energyKWh)) : nil)
    let reason = "which follows from the hours and units"
    expect(object, .utilisation, figures.utilisation, reason)
    expect(object, .setupRatio, figures.setupRatio, reason)
    expect(object, .plannedOEE, figures.plannedOEE, reason)
    expect(object, .scrapRatio, figures.scrapRatio, reason)
    expectIfThere(object, .goodUnitsPerHour, figures.goodUnitsPerHour, reason)
    expectIfThere(object, .utilisationEfficiency, figures.utilisationEfficiency, reason)
    expectIfThere(object, .availability, figures.availability, reason)
    expectIfThere(object, .effectiveness, figures.effectiveness, reason)
    expectIfThere(object, .qualityRatio, figures.qualityRatio, reason)
    expectIfThere(object, .firstPassYield, figures.firstPassYield, reason)
    expectIfThere(object, .reworkRatio, figures.reworkRatio, reason)
    return machine.map { _ in figures }
  }

  /// As `expect`, of a figure that may be left out.
  private func expectIfThere<Field: FieldSet>(
    _ object: ObjectReader<Field>, _ field: Field, _ expected: Double?, _ reason: String
  ) {
    if object[field] == nil { return }
    guard let expected else {
      context.refuse(
        object.place(of: field), "It cannot stand without the figures that it follows from.")
      return
    }
    expect(object, field, expected, reason)
  }
}
