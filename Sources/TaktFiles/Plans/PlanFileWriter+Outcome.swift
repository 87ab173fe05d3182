import TaktModel

extension PlanFileWriter {
  func value(_ outcome: OrderOutcome) -> JSONValue {
    let order = plant.orders[outcome.order]
    var fields: [(String, JSONValue)] = [
      ("id", .text(order.id)), ("quantity", .number(order.quantity)),
      ("delivered", .number(outcome.delivered)), ("unmet", .number(outcome.unmet)),
      ("due", instant(order.due)), ("readyAt", instant(outcome.readyAt)),
      ("completedAt", instant(outcome.completedAt)), ("lateDays", .number(outcome.lateDays)),
      ("status", .text(outcome.status.rawValue)), ("because", .list(outcome.because.map(value))),
    ]
    if !outcome.remedies.isEmpty {
      fields.append(("remedies", .list(outcome.remedies.map(value))))
    }
    return .object(fields)
  }

  private func value(_ remedy: OrderOutcome.Remedy) -> JSONValue {
    .object([
      ("sentence", .text(remedy.sentence)), ("costChange", .number(remedy.costChange)),
      ("patch", .source(remedy.patch)),
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
    if let resource = reason.resource {
      fields.append(("resource", .text(plant.resources[resource].id)))
    }
    fields.append(("sentence", .text(reason.sentence)))
    return .object(fields)
  }
}
