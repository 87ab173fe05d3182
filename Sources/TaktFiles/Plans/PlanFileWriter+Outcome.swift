import TaktModel

extension PlanFileWriter {
  func value(_ outcome: OrderOutcome) -> JSONValue {
    let order = plant.orders[outcome.order]
    return .object([
      ("id", .text(order.id)), ("quantity", .number(order.quantity)),
      ("delivered", .number(outcome.delivered)), ("unmet", .number(outcome.unmet)),
      ("due", instant(order.due)), ("readyAt", instant(outcome.readyAt)),
      ("completedAt", instant(outcome.completedAt)), ("lateDays", .number(outcome.lateDays)),
      ("status", .text(outcome.status.rawValue)), ("because", .list(outcome.because.map(value))),
    ])
  }

  private func value(_ reason: OrderOutcome.Reason) -> JSONValue {
    var fields: [(String, JSONValue)] = [("kind", .text(reason.kind))]
    if let machine = reason.machine {
      fields.append(("machine", .text(plant.machines[machine].id)))
    }
    if let product = reason.product {
      fields.append(("product", .text(plant.products[product].id)))
    }
    if let order = reason.order { fields.append(("order", .text(plant.orders[order].id))) }
    fields.append(("sentence", .text(reason.sentence)))
    return .object(fields)
  }

  func value(of kpi: KPI) -> JSONValue {
    .objectLines([
      ("utilisation", .number(kpi.utilisation)), ("setupRatio", .number(kpi.setupRatio)),
      ("plannedOEE", .number(kpi.plannedOEE)), ("scrapRatio", .number(kpi.scrapRatio)),
      ("goodUnits", .number(kpi.goodUnits)),
      ("costPerGoodUnit", kpi.costPerGoodUnit.map { .number($0) } ?? .null),
      ("onTimeShare", .number(kpi.onTimeShare)),
      ("meanLeadTimeHours", kpi.meanLeadTimeHours.map { .number($0) } ?? .null),
      ("machines", .listLines(kpi.machines.map(value))),
    ])
  }

  private func value(_ figures: KPI.MachineFigures) -> JSONValue {
    .object([
      ("machine", .text(plant.machines[figures.machine].id)),
      ("utilisation", .number(figures.utilisation)), ("setupRatio", .number(figures.setupRatio)),
      ("plannedOEE", .number(figures.plannedOEE)), ("scrapRatio", .number(figures.scrapRatio)),
      ("openHours", .number(figures.openHours)), ("setupHours", .number(figures.setupHours)),
      ("runHours", .number(figures.runHours)), ("overtimeHours", .number(figures.overtimeHours)),
      ("startedUnits", .number(figures.startedUnits)), ("scrapUnits", .number(figures.scrapUnits)),
    ])
  }
}
