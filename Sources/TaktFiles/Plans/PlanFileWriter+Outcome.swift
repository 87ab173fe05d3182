import TaktModel

extension PlanFileWriter {
  func value(_ outcome: OrderOutcome) -> JSONValue {
    let order = plant.orders[outcome.order]
    var fields: [(String, JSONValue)] = [
      ("id", .text(order.id)), ("quantity", .number(order.quantity)),
      ("delivered", .number(outcome.delivered)), ("unmet", .number(outcome.unmet)),
      ("due", instant(order.due)), ("readyAt", instant(outcome.readyAt)),
      ("completedAt", instant(outcome.completedAt)), ("lateDays", .number(outcome.lateDays)),
      ("status", .text(outcome.status.rawValue)),
      ("because", .list(outcome.because.map { value($0, of: outcome.order) })),
    ]
    let remedies = outcome.remedies.compactMap { value($0, of: outcome.order) }
    if !remedies.isEmpty { fields.append(("remedies", .list(remedies))) }
    return .object(fields)
  }

  private func value(_ cause: Cause, of order: OrderIndex) -> JSONValue {
    .object(
      [("kind", .text(cause.kind.rawValue))] + cause.facts.map { ($0.name, value($0.fact)) }
        + (cause.jointly ? [("jointly", .flag(true))] : [])
        + [("sentence", .text(sentences.cause(cause, order)))])
  }

  /// Ids in place of indices.
  func value(_ fact: Fact) -> JSONValue {
    switch fact {
    case .machine(let index): .text(plant.machines[index].id)
    case .product(let index): .text(plant.products[index].id)
    case .step(let product, let step): .text(plant.products[product].steps[step].id)
    case .order(let index): .text(plant.orders[index].id)
    case .resource(let index): .text(plant.resources[index].id)
    case .instant(let at): instant(at)
    case .windows(let windows):
      .list(
        windows.map {
          .object([
            ("from", instant($0.from)), ("to", instant($0.to)),
            ("costPerHour", .number($0.costPerHour)),
          ])
        })
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    }
  }
}
