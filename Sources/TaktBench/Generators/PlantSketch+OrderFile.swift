import TaktFiles
import TaktModel

extension PlantSketch {
  /// The plant as an order file (`takt-orders/1`).
  func orderFile() -> [UInt8] {
    JSONValue.objectLines([
      ("format", .text("takt-orders/1")),
      ("note", .text(note)),
      ("plant", .object([("id", .text(name)), ("name", .text(name)), ("timeZone", .text("UTC"))])),
      ("horizon", GeneratorCalendar.horizon(days: options.days)),
      ("calendars", .listLines([calendar])),
      ("machines", .listLines(machines.indices.map(machine))),
      ("products", .listLines(products.indices.map(made) + bought.indices.map(purchased))),
      ("changeovers", .listLines(centres.indices.flatMap(changeovers))),
      ("orders", .listLines(orders.enumerated().map(order))),
      ("receipts", .listLines(receipts)),
    ]).bytes()
  }

  private var name: String { "plant-\(options.orders)-\(options.seed)" }

  private var note: String {
    "Invented: takt generate --kind plant --orders \(options.orders) --machines \(options.machines)"
      + " --days \(options.days) --products \(options.products) --seed \(options.seed)"
  }

  private var calendar: JSONValue {
    let weekdays = ["mon", "tue", "wed", "thu", "fri"].map { JSONValue.text($0) }
    func shift(
      _ days: [JSONValue], _ from: String, _ to: String, overtimeCost: Double?
    ) -> JSONValue {
      var fields: [(String, JSONValue)] = [
        ("days", .list(days)), ("from", .text(from)), ("to", .text(to)),
      ]
      if let overtimeCost {
        fields += [("overtime", .flag(true)), ("costPerHour", .number(overtimeCost))]
      }
      return .object(fields)
    }
    return .object([
      ("id", .text("two-shift")),
      (
        "shifts",
        .list([
          shift(weekdays, "06:00", "22:00", overtimeCost: nil),
          shift(weekdays, "22:00", "24:00", overtimeCost: 20_000),
          shift([.text("sat")], "06:00", "14:00", overtimeCost: 30_000),
        ])
      ),
    ])
  }

  private func machine(_ index: Int) -> JSONValue {
    let machine = machines[index]
    var fields: [(String, JSONValue)] = [
      ("id", .text(machineID(index))), ("calendar", .text("two-shift")),
      ("costPerHour", .number(machine.costPerHour)),
    ]
    if let family = machine.initialFamily, let centre = centre(of: index),
      isUsed(family, on: index)
    {
      fields.append(("initialFamily", .text(familyID(centre, family))))
    }
    if let day = machine.downDay {
      fields.append(
        (
          "downtime",
          .list([
            .object([
              ("from", GeneratorCalendar.instant(day: day, seconds: 6 * 3600)),
              (
                "to",
                GeneratorCalendar.instant(
                  day: day, seconds: (6 + Int(Self.maintenanceHours)) * 3600)
              ),
              ("reason", .text("maintenance")),
            ])
          ])
        ))
    }
    return .object(fields)
  }

  /// A family follows another of its centre in the time of a set-up, less where they are neighbours.
  private func changeovers(_ centre: Int) -> [JSONValue] {
    let families = centres[centre].families
    let ids = centres[centre].machines.map { JSONValue.text(machineID($0)) }
    let used = families.indices.filter { family in
      centres[centre].machines.contains { isUsed(family, on: $0) }
    }
    var rules: [JSONValue] = []
    for from in used {
      for to in used where from != to {
        let share = abs(from - to) == 1 ? 0.5 : from > to ? 1.5 : 1
        let minutes = families[to].minutes * share
        rules.append(
          .object([
            ("machines", .list(ids)), ("from", .text(familyID(centre, from))),
            ("to", .text(familyID(centre, to))), ("minutes", .number(minutes)),
            ("cost", .number(setupCost(minutes: minutes))),
            ("scrap", .number(share < 1 ? 0 : families[to].scrap)),
          ]))
      }
    }
    return rules
  }

  /// Crew, cleaning and start-up material.
  func setupCost(minutes: Double) -> Double { minutes * 400 }

  private func order(_ index: Int, _ order: Order) -> JSONValue {
    let value = products[order.product].value
    var fields: [(String, JSONValue)] = [
      ("id", .text("SO-\(index + 1)")), ("product", .text(productID(order.product))),
      ("quantity", .number(Double(order.quantity))),
      ("due", GeneratorCalendar.instant(day: order.dueDay, seconds: order.dueHour * 3600)),
    ]
    if let day = order.releaseDay {
      fields.append(("release", GeneratorCalendar.instant(day: day, seconds: 6 * 3600)))
    }
    if let day = order.latestDay {
      fields.append(
        ("latest", GeneratorCalendar.instant(day: day, seconds: order.dueHour * 3600)))
    }
    if order.isForecast { fields.append(("kind", .text("forecast"))) }
    if order.priority > 1 { fields.append(("priority", .number(Double(order.priority)))) }
    let costFactor = order.isForecast ? 0.7 : 1
    fields.append(
      ("tardinessCostPerUnitDay", .number((value * order.tardinessShare * costFactor).rounded3)))
    fields.append(("unmetCostPerUnit", .number((value * 2 * costFactor).rounded3)))
    if order.isComplete { fields.append(("delivery", .text("complete"))) }
    return .object(fields)
  }

  private var receipts: [JSONValue] {
    bought.indices.compactMap { index in
      bought[index].receipt.map { receipt in
        .object([
          ("product", .text(boughtID(index))), ("quantity", .number(receipt.quantity)),
          ("at", GeneratorCalendar.instant(day: receipt.day, seconds: 6 * 3600)),
        ])
      }
    }
  }
}
