import TaktFiles
import TaktModel

/// Machines and what they share.
extension SoakPlant {
  mutating func drawMachines() -> [JSONValue] {
    var machines = (0..<machineCount).map { drawMachine($0) }
    if let subcontractor {
      machines.append(
        .object([
          ("id", .text("M\(subcontractor)")), ("kind", .text("subcontractor")),
        ]))
    }
    return machines
  }

  private mutating func drawMachine(_ index: Int) -> JSONValue {
    var fields: [(String, JSONValue)] = [("id", .text("M\(index)"))]
    if takes(.calendars, 0.8) { fields.append(("calendar", .text("C\(generator.below(2))"))) }
    if takes(.downtime) {
      let spans = (0..<generator.whole(1...2)).map { _ in
        let down = span(-0.05...0.95, hours: [0.25, 2, 8, 30])
        return JSONValue.object([
          ("from", text(down.from)), ("to", text(down.to)), ("reason", .text("repair")),
        ])
      }
      fields.append(("downtime", .list(spans)))
    }
    if takes(.efficiencies) {
      fields.append(("efficiency", .number(generator.pick([0.85, 0.9, 1.25, 0.333]))))
    }
    if takes(.costs) { fields.append(("costPerHour", money(0...50))) }
    if features.contains(.tariff) || features.contains(.demandLimit) {
      fields.append(("runKW", .number(generator.pick([0, 5, 20, 0.001]))))
      fields.append(("setupKW", .number(generator.pick([0, 3]))))
    }
    if takes(.families) { fields.append(("initialFamily", family())) }
    if takes(.lostSetups, 0.6) { fields.append(("keepsSetup", .flag(false))) }
    return .object(fields)
  }

  mutating func family() -> JSONValue { .text("F\(generator.below(familyCount))") }

  mutating func drawResources() -> [JSONValue] {
    var kinds: [String] = []
    for (feature, kind) in [(Feature.tools, "tool"), (.labour, "labour"), (.weeklyHours, "labour")]
    where features.contains(feature) {
      kinds += [String](repeating: kind, count: generator.whole(1...2))
    }
    return kinds.enumerated().map { index, kind in
      let count = generator.pick([1.0, 1, 2, 3, 1.5])
      resourceCounts.append(count)
      var fields: [(String, JSONValue)] = [
        ("id", .text("R\(index)")), ("kind", .text(kind)), ("count", .number(count)),
      ]
      if takes(.calendars) { fields.append(("calendar", .text("C\(generator.below(2))"))) }
      if kind == "labour", takes(.weeklyHours, 0.8) {
        fields.append(("maxHoursPerPersonWeek", .number(generator.pick([0, 7.5, 40, 52, 168]))))
      }
      return .object(fields)
    }
  }

  /// Rules of every tier: for some machines or all, with both names, one or none.
  mutating func drawChangeovers() -> [JSONValue] {
    guard features.contains(.changeovers) else { return [] }
    return (0..<generator.whole(1...3 * familyCount)).map { _ in
      var fields: [(String, JSONValue)] = []
      if generator.happens(0.3) {
        fields.append(("machines", .list([.text("M\(generator.below(machineCount))")])))
      }
      fields += [
        ("from", generator.happens(0.75) ? family() : .text("*")),
        ("to", generator.happens(0.75) ? family() : .text("*")),
        ("minutes", .number(generator.pick([0, 0, 10, 30.5, 90, 200]))),
      ]
      if takes(.costs) { fields.append(("cost", money(0...80))) }
      if takes(.setupScrap) { fields.append(("scrap", .number(generator.pick([0.5, 1, 3])))) }
      return .object(fields)
    }
  }

  mutating func drawTariff() -> JSONValue {
    var fields: [(String, JSONValue)] = []
    if features.contains(.tariff) {
      func band(_ fields: [(String, JSONValue)], _ price: Double) -> JSONValue {
        .object(fields + [("pricePerKWh", .number(price))])
      }
      var bands = [
        band([("days", .list([.text("sat"), .text("sun")]))], generator.pick([0, 0.05])),
        band([("from", .text("09:00")), ("to", .text("17:00"))], 0.4),
        band([("from", .text("17:00")), ("to", .text("02:30"))], generator.pick([0.1, 1e6])),
      ]
      if generator.happens(0.3) {
        bands.insert(band([("months", .list([.number(3), .number(10)]))], 0.3), at: 0)
      }
      fields.append(("bands", .list(bands)))
    }
    if features.contains(.demandLimit) {
      fields.append(("demandLimitKW", .number(generator.pick([0, 15, 30, 60]))))
    }
    return .object(fields)
  }
}
