import TaktModel

/// The fields of the whole file.
enum PlanFileField: Int, FieldSet {
  case format, generator, orderFile, createdAt, solve, schedule, lots, deliveries, purchases
  case orders, cost, kpi, prices, warnings

  static let table = FieldTable(Self.self)
}

/// `generator`.
enum GeneratorField: Int, FieldSet {
  case name, version

  static let table = FieldTable(Self.self)
}

/// `orderFile`.
enum OrderFileReferenceField: Int, FieldSet {
  case sha256

  static let table = FieldTable(Self.self)
}

/// Turns a plan file into a `Plan` of a plant; ids become indices.
struct PlanFileReader {
  typealias NodeID = JSONDocument.NodeID

  /// Figures of a plan: computed, so with more room than the order file gives.
  static let figure = NumberRule(lower: 0, upper: 1e30)
  static let signedFigure = NumberRule(lower: -1e30, upper: 1e30)
  static let count = NumberRule(lower: 0, upper: 1e12, isWhole: true)

  let context: ReadingContext
  let plant: Plant
  let machines: IDTable
  let products: IDTable
  let steps: [IDTable]
  let resources: IDTable
  let orders: IDTable
  let families: IDTable

  var lotReader: LotReader {
    LotReader(
      context: context, machines: machines, products: products, steps: steps, orders: orders,
      families: families)
  }

  init(_ context: ReadingContext, _ plant: Plant) {
    self.context = context
    self.plant = plant
    machines = IDTable(of: plant.machines.map(\.id), place: "/machines of the order file")
    products = IDTable(of: plant.products.map(\.id), place: "/products of the order file")
    resources = IDTable(of: plant.resources.map(\.id), place: "/resources of the order file")
    steps = plant.products.enumerated().map { index, product in
      IDTable(
        of: product.steps.map(\.id), place: "/products/\(index)/routing of the order file")
    }
    orders = IDTable(of: plant.orders.map(\.id), place: "/orders of the order file")
    families = IDTable(of: plant.families, place: "the families of the order file")
  }

  /// The plan, or nil with the faults in the context.
  func plan() -> Plan? {
    guard let file = ObjectReader(context.document.root, PlanFileField.self, in: context),
      isPlanFile(file)
    else { return nil }
    let generator = readGenerator(file)
    let orderFile = file.object(.orderFile, OrderFileReferenceField.self, .required)
    let sha256 = orderFile?.read(.sha256, .required, readSHA256)
    let createdAt = file.instant(.createdAt, .required)
    let solve = readSolve(file)
    let scheduleStatus = readScheduleStatus(file)
    let schedule = Schedule(
      lots: readLots(file), deliveries: readDeliveries(file), purchases: readPurchases(file))
    let outcomes = readOutcomes(file)
    let cost = readCost(file)
    let kpi = readKPI(file)
    let prices = file.list(.prices).compactMap(readPrice)
    let warnings = file.list(.warnings).compactMap(readWarning)
    guard !context.hasFaults, let sha256, let createdAt, let solve else { return nil }
    return Plan(
      generator: generator, orderFileSHA256: sha256, createdAt: createdAt, solve: solve,
      scheduleStatus: scheduleStatus, schedule: schedule, orders: outcomes, cost: cost, kpi: kpi,
      prices: prices,
      warnings: warnings)
  }

  private func isPlanFile(_ file: ObjectReader<PlanFileField>) -> Bool {
    guard let format = file[.format] else {
      file.refuseMissing(.format)
      return true
    }
    let isRight = context.choice(format, ["takt-plan/1"]) != nil
    return isRight || context.document.kind(format) != .string
      || !context.document.text(format).hasPrefix("takt-")
  }

  private func readGenerator(_ file: ObjectReader<PlanFileField>) -> Plan.Generator {
    let object = file.object(.generator, GeneratorField.self, .required)
    return Plan.Generator(
      name: object?.text(.name, .required) ?? "", version: object?.text(.version, .required) ?? "")
  }

  private func readSHA256(_ node: NodeID) -> String? {
    if context.document.kind(node) == .string {
      let text = context.document.text(node)
      let isHexadecimal = text.utf8.allSatisfy {
        (48...57).contains($0) || (97...102).contains($0)
      }
      if text.utf8.count == 64, isHexadecimal { return text }
    }
    context.refuse(node, allowed: "64 lower-case hexadecimal digits")
    return nil
  }

  /// Refuses a figure that only repeats another and does not agree with it.
  func expect<Field: FieldSet>(
    _ object: ObjectReader<Field>, _ field: Field, _ expected: Double, _ reason: String
  ) {
    guard let found = object.number(field, Self.signedFigure, .required) else { return }
    if abs(found - expected) > 1e-6 * max(1, abs(expected)) {
      context.refuse(
        object.place(of: field),
        "Found \(found.shortest); allowed is \(expected.shortest), \(reason).")
    }
  }
}
