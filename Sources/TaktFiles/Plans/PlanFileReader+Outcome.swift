import TaktModel

/// An entry of `orders`.
enum OutcomeField: Int, FieldSet {
  case id, quantity, delivered, unmet, due, readyAt, completedAt, lateDays, status, because
  case remedies

  static let table = FieldTable(Self.self)
}

/// An entry of `because`: what causes of all kinds may say.
enum CauseField: Int, FieldSet {
  case kind, machine, product, step, order, resource, lot, from, until, hours, days, units, wanted
  case kW, cost, needed, reason, jointly, sentence

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
    let because = object.list(.because, .required).compactMap(readCause)
    let remedies = object.list(.remedies).compactMap(readRemedy)
    guard let order, let status else { return nil }
    return OrderOutcome(
      order: order, delivered: figures[0], unmet: figures[1], readyAt: readyAt,
      completedAt: completedAt, lateDays: figures[2], status: status, because: because,
      remedies: remedies)
  }

  private func readCause(_ node: NodeID) -> Cause? {
    guard let object = ObjectReader(node, CauseField.self, in: context) else { return nil }
    let kind = object.choice(.kind, Cause.Kind.self, .required)
    let product = object.reference(.product, to: products)
    func number(_ field: CauseField) -> Double? { object.number(field, Self.signedFigure) }
    let cause = Cause(
      kind ?? .unexplained, machine: object.reference(.machine, to: machines), product: product,
      step: product.flatMap { object.reference(.step, to: steps[$0]) },
      order: object.reference(.order, to: orders),
      resource: object.reference(.resource, to: resources), lot: object.text(.lot),
      from: object.instant(.from), until: object.instant(.until), hours: number(.hours),
      days: number(.days), units: number(.units), wanted: number(.wanted), kW: number(.kW),
      cost: number(.cost), needed: number(.needed), reason: object.text(.reason),
      jointly: object.flag(.jointly, or: false))
    _ = object.text(.sentence, .required)
    guard let kind else { return nil }
    object.expectFields(of: kind)
    return cause
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
