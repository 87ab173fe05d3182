import TaktModel

/// An entry of `orders`.
enum OutcomeField: Int, FieldSet {
  case id, quantity, delivered, unmet, due, readyAt, completedAt, lateDays, status, because
  case remedies

  static let table = FieldTable(Self.self)
}

/// An entry of `because`.
enum ReasonField: Int, FieldSet {
  case kind, machine, product, order, resource, sentence

  static let table = FieldTable(Self.self)
}

/// An entry of `remedies`.
enum RemedyField: Int, FieldSet {
  case sentence, costChange, patch

  static let table = FieldTable(Self.self)
}

/// `cost`.
enum CostKindField: Int, FieldSet {
  case tardiness, unmet, holding, shortOfSafety, setup, production, machine, overtime, energy
  case purchase, planChange, total

  static let table = FieldTable(Self.self)
}

extension PlanFileReader {
  func readOutcomes(_ file: ObjectReader<PlanFileField>) -> [OrderOutcome] {
    var firstAt: [OrderIndex: Int] = [:]
    return file.list(.orders, .required).enumerated().compactMap { index, node in
      guard let object = ObjectReader(node, OutcomeField.self, in: context) else { return nil }
      let order = object.reference(.id, to: orders, .required)
      if let order {
        if let first = firstAt[order] {
          context.refuse(
            object.place(of: .id),
            "Order \(quoted(plant.orders[order].id)) stands twice; it is first at /orders/\(first)."
          )
        } else {
          firstAt[order] = index
        }
        expect(
          object, .quantity, plant.orders[order].quantity,
          "as in the order file, less what it has delivered")
      }
      expect(object, .due, order.map { plant.orders[$0].due }, "as in the order file")
      return readOutcome(object, order)
    }
  }

  private func readOutcome(
    _ object: ObjectReader<OutcomeField>, _ order: OrderIndex?
  ) -> OrderOutcome? {
    let figures = [OutcomeField.delivered, .unmet, .lateDays]
      .map { object.number($0, Self.signedFigure, .required) ?? 0 }
    let readyAt = object.orNull(.readyAt, context.instant)
    let completedAt = object.orNull(.completedAt, context.instant)
    let status = object.choice(.status, OrderOutcome.Status.self, .required)
    let because = object.list(.because, .required).compactMap(readReason)
    let remedies = object.list(.remedies).compactMap(readRemedy)
    guard let order, let status else { return nil }
    return OrderOutcome(
      order: order, delivered: figures[0], unmet: figures[1], readyAt: readyAt,
      completedAt: completedAt, lateDays: figures[2], status: status, because: because,
      remedies: remedies)
  }

  private func readRemedy(_ node: NodeID) -> OrderOutcome.Remedy? {
    guard let object = ObjectReader(node, RemedyField.self, in: context) else { return nil }
    let sentence = object.text(.sentence, .required)
    let costChange = object.number(.costChange, Self.signedFigure, .required)
    let patch = object.read(.patch, .required) { PatchReader(context: context).text($0) }
    guard let sentence, let costChange, let patch else { return nil }
    return OrderOutcome.Remedy(sentence: sentence, costChange: costChange, patch: patch)
  }

  private func readReason(_ node: NodeID) -> OrderOutcome.Reason? {
    guard let object = ObjectReader(node, ReasonField.self, in: context) else { return nil }
    let kind = object.text(.kind, .required)
    let machine = object.reference(.machine, to: machines)
    let product = object.reference(.product, to: products)
    let order = object.reference(.order, to: orders)
    let resource = object.reference(.resource, to: resources)
    let sentence = object.text(.sentence, .required)
    guard let kind, let sentence else { return nil }
    return OrderOutcome.Reason(
      kind: kind, machine: machine, product: product, order: order, resource: resource,
      sentence: sentence)
  }

  func readCost(_ file: ObjectReader<PlanFileField>) -> Cost {
    var cost = Cost()
    guard let object = file.object(.cost, CostKindField.self, .required) else { return cost }
    func amount(_ field: CostKindField) -> Double {
      object.number(field, Self.signedFigure, .required) ?? 0
    }
    cost.tardiness = amount(.tardiness)
    cost.unmet = amount(.unmet)
    cost.holding = amount(.holding)
    cost.shortOfSafety = amount(.shortOfSafety)
    cost.setup = amount(.setup)
    cost.production = amount(.production)
    cost.machine = amount(.machine)
    cost.overtime = amount(.overtime)
    cost.energy = amount(.energy)
    cost.purchase = amount(.purchase)
    cost.planChange = amount(.planChange)
    expect(object, .total, cost.total, "the sum of the kinds")
    return cost
  }
}
