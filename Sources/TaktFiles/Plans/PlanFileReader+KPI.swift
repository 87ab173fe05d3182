import TaktModel

/// `kpi`.
enum KPIField: Int, FieldSet {
  case utilisation, setupRatio, plannedOEE, scrapRatio, goodUnits, costPerGoodUnit, onTimeShare
  case meanLeadTimeHours, machines

  static let table = FieldTable(Self.self)
}

/// An entry of `kpi.machines`.
enum MachineFiguresField: Int, FieldSet {
  case machine, utilisation, setupRatio, plannedOEE, scrapRatio, openHours, setupHours, runHours
  case overtimeHours, startedUnits, scrapUnits

  static let table = FieldTable(Self.self)
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
      })
    let reason = "which follows from the machines' hours and units"
    expect(object, .utilisation, kpi.utilisation, reason)
    expect(object, .setupRatio, kpi.setupRatio, reason)
    expect(object, .plannedOEE, kpi.plannedOEE, reason)
    expect(object, .scrapRatio, kpi.scrapRatio, reason)
    return kpi
  }

  private func readMachineFigures(_ node: NodeID) -> KPI.MachineFigures? {
    guard let object = ObjectReader(node, MachineFiguresField.self, in: context) else { return nil }
    let machine = object.reference(.machine, to: machines, .required)
    func figure(_ field: MachineFiguresField) -> Double {
      object.number(field, Self.signedFigure, .required) ?? 0
    }
    let figures = KPI.MachineFigures(
      machine: machine ?? 0, openHours: figure(.openHours), setupHours: figure(.setupHours),
      runHours: figure(.runHours), overtimeHours: figure(.overtimeHours),
      startedUnits: figure(.startedUnits), scrapUnits: figure(.scrapUnits))
    let reason = "which follows from the hours and units"
    expect(object, .utilisation, figures.utilisation, reason)
    expect(object, .setupRatio, figures.setupRatio, reason)
    expect(object, .plannedOEE, figures.plannedOEE, reason)
    expect(object, .scrapRatio, figures.scrapRatio, reason)
    return machine.map { _ in figures }
  }
}
