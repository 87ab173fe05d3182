import TaktFiles
import TaktModel

extension LotSizingInstance {
  /// The instance as an order file (`takt-orders/1`).
  public func orderFile() -> [UInt8] {
    JSONValue.objectLines([
      ("format", .text("takt-orders/1")),
      ("note", .text(note)),
      ("plant", .object([("id", .text(name)), ("name", .text(name)), ("timeZone", .text("UTC"))])),
      ("horizon", GeneratorCalendar.horizon(days: options.periods)),
      ("calendars", .listLines([calendar])),
      ("machines", .listLines([machine])),
      ("products", .listLines(products.enumerated().map(product))),
      ("orders", .listLines(orders)),
    ]).bytes()
  }

  var name: String { "clsp-\(options.products)x\(options.periods)-\(options.seed)" }

  private var note: String {
    "Capacitated lot sizing with set-up times after Trigeiro, Thomas and McClain (1989): "
      + "takt generate --kind clsp --products \(options.products) --periods \(options.periods)"
      + " --slack \(options.slack) --seed \(options.seed)"
      + (options.keepsSetup ? " --carry-over" : "") + (options.hasOvertime ? " --overtime" : "")
  }

  private var calendar: JSONValue {
    var windows: [JSONValue] = []
    for day in 0..<options.periods {
      let capacity = Int(capacitySeconds)
      windows.append(
        .object([
          ("from", GeneratorCalendar.instant(day: day)),
          ("to", GeneratorCalendar.instant(day: day, seconds: capacity)),
        ]))
      guard options.hasOvertime else { continue }
      windows.append(
        .object([
          ("from", GeneratorCalendar.instant(day: day, seconds: capacity)),
          ("to", GeneratorCalendar.instant(day: day + 1)), ("overtime", .flag(true)),
          ("costPerHour", .number(overtimeCostPerHour)),
        ]))
    }
    return .objectLines([("id", .text("days")), ("open", .listLines(windows))])
  }

  private var machine: JSONValue {
    .object([
      ("id", .text("M")), ("calendar", .text("days")), ("keepsSetup", .flag(options.keepsSetup)),
    ])
  }

  private func product(_ index: Int, _ product: Product) -> JSONValue {
    let mode: JSONValue = .object([
      ("machine", .text("M")), ("secondsPerUnit", .number(60 * timeScale)),
      ("setupMinutes", .number(product.setupMinutes * timeScale)),
      ("setupCost", .number(product.setupCost)),
    ])
    return .object([
      ("id", .text("P\(index + 1)")), ("whole", .flag(false)),
      ("holdingCostPerUnitDay", .number(product.holdingCost)),
      ("routing", .list([.object([("id", .text("make")), ("modes", .list([mode]))])])),
    ])
  }

  /// Due at the period's end and of no use later.
  private var orders: [JSONValue] {
    var result: [JSONValue] = []
    for (index, product) in products.enumerated() {
      for (period, units) in product.demand.enumerated() where units > 0 {
        let due = GeneratorCalendar.instant(day: period + 1)
        result.append(
          .object([
            ("id", .text("P\(index + 1)-\(period + 1)")), ("product", .text("P\(index + 1)")),
            ("quantity", .number(Double(units))), ("due", due), ("latest", due),
            ("unmetCostPerUnit", .number(10_000)),
          ]))
      }
    }
    return result
  }
}
