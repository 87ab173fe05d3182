extension Cause {
  /// What a cause speaks of, by its name in the plan file.
  public enum Field: String, Sendable, CaseIterable {
    case machine, product, step, order, resource, lot, from, until, hours, days, units, wanted, kW
    case cost, needed, reason
  }

  public subscript(field: Field) -> Fact? {
    switch field {
    case .machine: machine.map { .machine($0) }
    case .product: product.map { .product($0) }
    case .step: product.flatMap { product in step.map { .step(product, $0) } }
    case .order: order.map { .order($0) }
    case .resource: resource.map { .resource($0) }
    case .lot: lot.map { .text($0) }
    case .from: from.map { .instant($0) }
    case .until: until.map { .instant($0) }
    case .hours: hours.map { .number($0) }
    case .days: days.map { .number($0) }
    case .units: units.map { .number($0) }
    case .wanted: wanted.map { .number($0) }
    case .kW: kW.map { .number($0) }
    case .cost: cost.map { .number($0) }
    case .needed: needed.map { .number($0) }
    case .reason: reason.map { .text($0) }
    }
  }

  /// The facts that it has, in the order of their fields.
  public var facts: [(name: String, fact: Fact)] {
    Field.allCases.compactMap { field in self[field].map { (field.rawValue, $0) } }
  }
}

extension Cause.Kind {
  public var fields: (must: [Cause.Field], may: [Cause.Field]) {
    switch self {
    case .closed: ([.machine, .from, .until], [.hours])
    case .downtime: ([.machine, .until], [.from, .reason])
    case .neverOpen: ([.machine, .product, .step], [])
    case .ownWork: ([.machine, .from, .until, .hours], [])
    case .setup: ([.machine, .until, .hours], [])
    case .wentFirst: ([.machine, .order, .until], [.from, .hours])
    case .materialTaken: ([.product, .order], [.units])
    case .stockLot, .running, .frozen: ([.machine, .lot, .until], [])
    case .resourceBusy: ([.machine, .resource, .lot, .until], [.order])
    case .resourceClosed: ([.resource, .until], [.from, .hours])
    case .resourceHours: ([.resource, .until], [])
    case .power: ([.lot, .until, .kW], [])
    case .purchase: ([.product, .until, .days], [])
    case .receipt: ([.product, .until, .units], [])
    case .material: ([.product, .units, .wanted], [])
    case .leadTime: ([.machine, .lot, .until, .days], [])
    case .wait: ([.product, .step, .until, .hours], [])
    case .longestWait: ([.product, .until, .hours], [.step])
    case .release, .earliest, .latest, .horizon: ([.until], [])
    case .lotSize: ([.machine, .product, .step], [.units])
    case .sharedLot: ([.machine, .lot, .units, .wanted], [])
    case .complete: ([.units, .wanted], [])
    case .notWorthMaking: ([.cost], [.needed])
    case .unexplained: ([], [])
    }
  }
}
