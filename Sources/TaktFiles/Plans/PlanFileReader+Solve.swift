import TaktModel

/// `solve`.
enum SolveField: Int, FieldSet {
  case status, stoppedBy, objective, bound, gapPercent, seconds, seed, threads, columns, rows
  case binaries

  static let table = FieldTable(Self.self)
}

/// `schedule`.
enum ScheduleStatusField: Int, FieldSet {
  case status, cost, bound, gapPercent, evaluations

  static let table = FieldTable(Self.self)
}

/// An entry of `prices`.
enum PriceField: Int, FieldSet {
  case machine, resource, product, period, from, to, worthPerHour, worthPerUnit

  static let table = FieldTable(Self.self)
}

/// An entry of `warnings`.
enum WarningField: Int, FieldSet {
  case at, kind, order, machine, product, calendar, family, nearest, units, count, promised, days
  case fault, message

  static let table = FieldTable(Self.self)
}

extension PlanFileReader {
  func readSolve(_ file: ObjectReader<PlanFileField>) -> Plan.Solve? {
    guard let object = file.object(.solve, SolveField.self, .required) else { return nil }
    let status = object.choice(.status, Plan.Status.self, .required)
    let stoppedBy = object.choice(.stoppedBy, Plan.Solve.StoppedBy.self, .required)
    let objective = object.number(.objective, Self.signedFigure, .required)
    let bound = object.orNull(.bound) { context.number($0, Self.signedFigure) }
    let gapPercent = object.orNull(.gapPercent) { context.number($0, Self.figure) }
    let seconds = object.number(.seconds, Self.figure, .required)
    let seed = object.read(.seed, .required, readSeed)
    let counts = [SolveField.threads, .columns, .rows, .binaries]
      .map { object.number($0, Self.count, .required).map { Int($0) } ?? 0 }
    guard let status, let stoppedBy, let objective, let seconds, let seed
    else { return nil }
    return Plan.Solve(
      status: status, stoppedBy: stoppedBy, objective: objective, bound: bound,
      gapPercent: gapPercent, seconds: seconds, seed: seed, threads: counts[0], columns: counts[1],
      rows: counts[2], binaries: counts[3])
  }

  func readScheduleStatus(_ file: ObjectReader<PlanFileField>) -> Plan.ScheduleStatus? {
    guard let object = file.object(.schedule, ScheduleStatusField.self) else { return nil }
    let status = object.choice(.status, Plan.Status.self, .required)
    let cost = object.number(.cost, Self.figure, .required)
    let bound = object.orNull(.bound) { context.number($0, Self.signedFigure) }
    let gapPercent = object.orNull(.gapPercent) { context.number($0, Self.figure) }
    let evaluations = object.number(.evaluations, Self.count, .required)
    guard let status, let cost, let evaluations else { return nil }
    return Plan.ScheduleStatus(
      status: status, cost: cost, bound: bound, gapPercent: gapPercent,
      evaluations: Int(evaluations))
  }

  private func readSeed(_ node: NodeID) -> UInt64? {
    if context.document.kind(node) == .number, let seed = context.document.wholeNumber(node) {
      return seed
    }
    context.refuse(node, allowed: "a whole number from 0 to 18446744073709551615")
    return nil
  }

  func readPrice(_ node: NodeID) -> Plan.Price? {
    guard let object = ObjectReader(node, PriceField.self, in: context) else { return nil }
    let periods = plant.horizon.periods
    let scarce = readScarce(node, object)
    let rule = NumberRule(lower: 0, upper: Double(periods.count - 1), isWhole: true)
    let period = object.number(.period, rule, .required).map { Int($0) }
    expect(object, .from, period.map { periods[$0].start }, "the period's start")
    expect(object, .to, period.map { periods[$0].end }, "the period's end")
    var worth: Double?
    switch scarce {
    case .product: worth = object.number(.worthPerUnit, Self.signedFigure, .required)
    case .machine, .resource: worth = object.number(.worthPerHour, Self.signedFigure, .required)
    case nil: break
    }
    guard let scarce, let period, let worth else { return nil }
    return Plan.Price(scarce, period: period, worth: worth)
  }

  private func readScarce(
    _ node: NodeID, _ object: ObjectReader<PriceField>
  ) -> Plan.Price.Scarce? {
    let named = [PriceField.machine, .resource, .product].filter { object[$0] != nil }
    guard named.count == 1 else {
      context.refuse(node, "A price is for one of machine, resource and product.")
      return nil
    }
    switch named[0] {
    case .machine: return object.reference(.machine, to: machines).map { .machine($0) }
    case .resource: return object.reference(.resource, to: resources).map { .resource($0) }
    default: return object.reference(.product, to: products).map { .product($0) }
    }
  }

  /// Refuses an instant that only repeats another and does not agree with it.
  func expect<Field: FieldSet>(
    _ object: ObjectReader<Field>, _ field: Field, _ expected: Instant?, _ reason: String
  ) {
    guard let found = object.instant(field, .required), let expected, found != expected else {
      return
    }
    context.refuse(
      object.place(of: field),
      "Found \(found.rfc3339(in: plant.timeZone)); allowed is "
        + "\(expected.rfc3339(in: plant.timeZone)), \(reason).")
  }

  func readWarning(_ node: NodeID) -> Plan.Warning? {
    guard let object = ObjectReader(node, WarningField.self, in: context) else { return nil }
    let pointer = object.orNull(.at) { context.text($0) }
    let kind = object.choice(.kind, Plan.Warning.Kind.self, .required)
    let warning = Plan.Warning(
      kind ?? .noOrders, pointer: pointer, order: object.reference(.order, to: orders),
      machine: object.reference(.machine, to: machines),
      product: object.reference(.product, to: products), calendar: object.text(.calendar),
      family: object.text(.family), nearest: object.text(.nearest),
      units: object.number(.units, Self.figure),
      count: object.number(.count, Self.count).map { Int($0) },
      promised: object.number(.promised, Self.figure), days: object.number(.days, Self.figure),
      fault: object.text(.fault))
    _ = object.text(.message, .required)
    guard let kind else { return nil }
    object.expectFields(of: kind)
    return warning
  }
}

extension ObjectReader {
  /// A required field that may be null.
  func orNull<Value>(_ field: Field, _ read: (NodeID) -> Value?) -> Value? {
    self.read(field, .required) { context.document.kind($0) == .null ? nil : read($0) }
  }

  /// Refuses an entry that lacks what its kind must say, or says what it may not.
  func expectFields<Kind: FactKind>(of kind: Kind) {
    for fact in Kind.Field.allCases {
      guard let field = Field.named(fact.rawValue) else { continue }
      if kind.fields.must.contains(fact) {
        if self[field] == nil { refuseMissing(field) }
      } else if let place = self[field], !kind.fields.may.contains(fact) {
        context.refuse(
          place, "The kind \(quoted(kind.rawValue)) has no field \(quoted(fact.rawValue)).")
      }
    }
  }
}
