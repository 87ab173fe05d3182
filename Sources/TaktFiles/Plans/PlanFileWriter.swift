import TaktModel

/// Turns a plan into JSON, indices into the plant's ids.
struct PlanFileWriter {
  let plant: Plant
  let sentences: PlanSentences
  /// That patches are for; without it there are no remedies.
  let file: OrderFile?
  private let zone: ZoneOffsets

  init(plant: Plant, sentences: PlanSentences, file: OrderFile?) {
    self.plant = plant
    self.sentences = sentences
    self.file = file
    zone = ZoneOffsets(plant.timeZone)
  }

  func value(of plan: Plan) -> JSONValue {
    var fields: [(String, JSONValue)] = [
      ("format", .text("takt-plan/1")),
      (
        "generator",
        .object([
          ("name", .text(plan.generator.name)), ("version", .text(plan.generator.version)),
        ])
      ),
      ("orderFile", .object([("sha256", .text(plan.orderFileSHA256))])),
      ("createdAt", instant(plan.createdAt)),
      ("solve", value(of: plan.solve)),
    ]
    if let status = plan.scheduleStatus { fields.append(("schedule", value(of: status))) }
    fields += [
      ("lots", lines(plan.schedule.lots, value)),
      ("deliveries", lines(plan.schedule.deliveries, value)),
      ("purchases", lines(plan.schedule.purchases, value)),
      ("orders", lines(plan.orders, value)),
      (
        "cost",
        .object(
          plan.cost.byKind.map { ($0.name, .number($0.amount)) }
            + [("total", .number(plan.cost.total))])
      ),
      ("kpi", value(of: plan.kpi)),
      ("prices", .listLines(plan.prices.map(value))),
      ("warnings", .listLines(plan.warnings.map(value))),
    ]
    return .objectLines(fields)
  }

  private func lines<Entry>(_ entries: [Entry], _ value: @escaping (Entry) -> JSONValue)
    -> JSONValue
  {
    .lines(count: entries.count) { value(entries[$0]) }
  }

  func instant(_ instant: Instant) -> JSONValue {
    .text(instant.rfc3339(offsetSeconds: zone.seconds(at: instant)))
  }

  func instant(_ value: Instant?) -> JSONValue { value.map(instant) ?? .null }

  private func value(of solve: Plan.Solve) -> JSONValue {
    .object([
      ("status", .text(solve.status.rawValue)), ("stoppedBy", .text(solve.stoppedBy.rawValue)),
      ("objective", .number(solve.objective)), ("bound", orNull(solve.bound)),
      ("gapPercent", orNull(solve.gapPercent)), ("seconds", .number(solve.seconds)),
      ("seed", .whole(solve.seed)), ("threads", .number(Double(solve.threads))),
      ("columns", .number(Double(solve.columns))), ("rows", .number(Double(solve.rows))),
      ("binaries", .number(Double(solve.binaries))),
    ])
  }

  private func value(of status: Plan.ScheduleStatus) -> JSONValue {
    .object([
      ("status", .text(status.status.rawValue)), ("cost", .number(status.cost)),
      ("bound", orNull(status.bound)), ("gapPercent", orNull(status.gapPercent)),
      ("evaluations", .number(Double(status.evaluations))),
    ])
  }

  private func orNull(_ number: Double?) -> JSONValue { number.map { .number($0) } ?? .null }

  private func value(_ price: Plan.Price) -> JSONValue {
    let period = plant.horizon.periods[price.period]
    let (name, id) =
      switch price.scarce {
      case .machine(let index): ("machine", plant.machines[index].id)
      case .resource(let index): ("resource", plant.resources[index].id)
      case .product(let index): ("product", plant.products[index].id)
      }
    return .object([
      (name, .text(id)), ("period", .number(Double(price.period))),
      ("from", instant(period.start)), ("to", instant(period.end)),
      (name == "product" ? "worthPerUnit" : "worthPerHour", .number(price.worth)),
    ])
  }

  private func value(_ warning: Plan.Warning) -> JSONValue {
    .object(
      [
        ("at", warning.pointer.map { .text($0) } ?? .null), ("kind", .text(warning.kind.rawValue)),
      ] + warning.facts.map { ($0.name, value($0.fact)) }
        + [("message", .text(sentences.warning(warning)))])
  }
}
