import TaktModel

extension PlanFileWriter {
  func value(of kpi: KPI) -> JSONValue {
    var fields: [(String, JSONValue)] = [
      ("utilisation", .number(kpi.utilisation)), ("setupRatio", .number(kpi.setupRatio)),
      ("plannedOEE", .number(kpi.plannedOEE)), ("scrapRatio", .number(kpi.scrapRatio)),
      ("goodUnits", .number(kpi.goodUnits)),
      ("costPerGoodUnit", kpi.costPerGoodUnit.map { .number($0) } ?? .null),
      ("onTimeShare", .number(kpi.onTimeShare)),
      ("meanLeadTimeHours", kpi.meanLeadTimeHours.map { .number($0) } ?? .null),
    ]
    if let detail = kpi.detail { fields += ratios(of: kpi) + self.fields(of: detail) }
    if let energy = kpi.energyKWh { fields.append(("energyKWh", .number(energy))) }
    return .objectLines(fields + [("machines", .listLines(kpi.machines.map(value)))])
  }

  private func fields(of detail: KPI.Detail) -> [(String, JSONValue)] {
    [
      ("goodUnitsPerDay", .number(detail.goodUnitsPerDay)),
      ("orderBusyHours", .number(detail.orderBusyHours)),
      ("orderExecutionHours", .number(detail.orderExecutionHours)),
      ("orderUnits", .number(detail.orderUnits)),
      ("deliveredShare", .number(detail.deliveredShare)),
      ("meanTardinessDays", detail.meanTardinessDays.map { .number($0) } ?? .null),
      ("setupCostShare", .number(detail.setupCostShare)),
      ("overtimeCostShare", .number(detail.overtimeCostShare)),
      ("energyCostShare", .number(detail.energyCostShare)),
    ]
  }

  private func ratios(of kpi: KPI) -> [(String, JSONValue)] {
    workRatios(of: kpi) + [
      ("allocationRatio", .number(kpi.allocationRatio ?? 0)),
      ("throughputRate", .number(kpi.throughputRate ?? 0)),
      ("goodUnitsPerHour", .number(kpi.goodUnitsPerHour)),
    ]
  }

  private func workRatios(of figures: some WorkFigures) -> [(String, JSONValue)] {
    [
      ("utilisationEfficiency", .number(figures.utilisationEfficiency)),
      ("availability", .number(figures.availability)),
      ("effectiveness", .number(figures.effectiveness)),
      ("qualityRatio", .number(figures.qualityRatio)),
      ("firstPassYield", .number(figures.firstPassYield)),
      ("reworkRatio", .number(figures.reworkRatio)),
    ]
  }

  private func value(_ figures: KPI.MachineFigures) -> JSONValue {
    var fields: [(String, JSONValue)] = [
      ("machine", .text(plant.machines[figures.machine].id)),
      ("utilisation", .number(figures.utilisation)), ("setupRatio", .number(figures.setupRatio)),
      ("plannedOEE", .number(figures.plannedOEE)), ("scrapRatio", .number(figures.scrapRatio)),
      ("openHours", .number(figures.openHours)), ("setupHours", .number(figures.setupHours)),
      ("runHours", .number(figures.runHours)), ("overtimeHours", .number(figures.overtimeHours)),
      ("startedUnits", .number(figures.startedUnits)), ("scrapUnits", .number(figures.scrapUnits)),
    ]
    if let detail = figures.detail {
      fields += workRatios(of: figures)
      fields += [
        ("goodUnitsPerHour", .number(figures.goodUnitsPerHour)),
        ("processingHours", .number(detail.processingHours)),
        ("firstPassUnits", .number(detail.firstPassUnits)),
        ("reworkUnits", .number(detail.reworkUnits)), ("energyKWh", .number(detail.energyKWh)),
      ]
    }
    return .object(fields)
  }
}
