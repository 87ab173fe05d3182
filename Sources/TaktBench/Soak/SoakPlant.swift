import Foundation
import TaktFiles
import TaktModel

/// A random order file with whatever order files may hold, odd values included: the same seed gives the same
/// bytes on every machine, and the reader takes all of them.
///
/// A file draws first which features it has, so that some are plain and some have everything at once.
struct SoakPlant {
  enum Feature: CaseIterable {
    case routing, alternates, defects, counts, rework, setupScrap, families, changeovers
    case calendars, closedDays, openWindows, overtime, downtime, lostSetups, efficiencies
    case release, earliest, latest, complete, forecast, priorities, receipts, stock, wip, running
    case lotSizes, fractions, waits, longestWaits, oddTimes, costs, orderCosts, defaultCosts
    case tools, labour, weeklyHours, subcontractors, tariff, demandLimit
    case safetyStock, maxStock, shelfLife, zeroSeconds
    case delivered, safetyHours, tidiness, pinned
    /// Values that hardly any plant has.
    case hugeCosts, tinyYields, millions, manyPeriods, manyOrders, overload, extremes
  }

  /// A product as the parts after it need to know it.
  struct Item {
    /// In the bill of materials: what is sold is 0, components stand deeper.
    let level: Int
    let isWhole: Bool
    var supply: Supply

    enum Supply {
      case made([Stage])
      case bought, stockOnly
    }

    var stages: [Stage] { if case .made(let stages) = supply { stages } else { [] } }
  }

  /// A step of a routing.
  struct Stage {
    var modes: [Way]
    var components: [(item: Int, quantity: Double)]
  }

  /// A mode of a step.
  struct Way {
    let machine: Int
    /// Drawn about 1 and scaled to the plant's load when it is written.
    var secondsPerUnit: Double
    /// Good units of one started, at the least.
    let leastGood: Double
    /// All but the time per unit.
    let fields: [(String, JSONValue)]
  }

  struct Demand {
    let item: Int
    var quantity: Double
    /// Of the quantity: what is already shipped.
    let deliveredShare: Double
    let fields: [(String, JSONValue)]
  }

  let seed: UInt64
  var generator: SeededGenerator
  let features: Set<Feature>
  let zone: TimeZone
  /// The horizon's start.
  let start: Instant
  let periods: [(count: Int, hours: Double)]
  let machineCount: Int
  /// The first of the machines that is none; nil without a subcontractor.
  let subcontractor: Int?
  let familyCount: Int
  var resourceCounts: [Double] = []
  var items: [Item] = []
  var demands: [Demand] = []
  /// What times per unit are multiplied by.
  var timeScale = 1.0

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let share = generator.pick([0.1, 0.3, 0.6, 0.85])
    var features: Set<Feature> = []
    for feature in Feature.allCases {
      let isOdd = [
        .hugeCosts, .tinyYields, .millions, .manyPeriods, .manyOrders, .overload, .extremes,
      ].contains(feature)
      if generator.happens(isOdd ? 0.07 : share) { features.insert(feature) }
    }
    self.seed = seed
    self.features = features
    (zone, start) = Self.drawStart(&generator, isOdd: features.contains(.oddTimes))
    periods = Self.drawPeriods(&generator, isMany: features.contains(.manyPeriods))
    machineCount = features.contains(.manyOrders) ? generator.whole(3...8) : generator.whole(1...4)
    subcontractor = features.contains(.subcontractors) ? machineCount : nil
    familyCount = generator.whole(1...6)
    self.generator = generator
  }

  /// The order file.
  static func bytes(seed: UInt64) -> [UInt8] {
    var plant = SoakPlant(seed: seed)
    return JSONValue.objectLines(plant.fields()).bytes()
  }

  /// The order file's fields; what is drawn first is what later parts speak of.
  mutating func fields() -> [(String, JSONValue)] {
    let calendars = drawCalendars()
    let machines = drawMachines()
    let resources = drawResources()
    drawItems()
    drawDemands()
    balance()
    var fields: [(String, JSONValue)] = [
      ("format", .text("takt-orders/1")),
      ("note", .text("Invented: takt bench --soak 1 --seed \(seed)")),
      (
        "plant",
        .object([
          ("id", .text("soak-\(seed)")), ("timeZone", .text(zone.identifier)),
          ("currency", .text("EUR")),
        ])
      ),
      ("horizon", horizon), ("calendars", .listLines(calendars)),
      ("machines", .listLines(machines)), ("resources", .listLines(resources)),
      ("products", .listLines(items.indices.map { product($0) })),
    ]
    fields.append(("changeovers", .listLines(drawChangeovers())))
    fields.append(("orders", .listLines(demands.indices.map(order))))
    if takes(.defaultCosts) { fields.append(("costs", drawDefaultCosts())) }
    if features.contains(.receipts) { fields.append(("receipts", .listLines(drawReceipts()))) }
    if features.contains(.running) { fields.append(("inProgress", .listLines(drawRunning()))) }
    if features.contains(.tariff) || features.contains(.demandLimit) {
      fields.append(("tariff", drawTariff()))
    }
    let planning = drawPlanning()
    if !planning.isEmpty { fields.append(("planning", .object(planning))) }
    return fields
  }

  private mutating func drawPlanning() -> [(String, JSONValue)] {
    var fields: [(String, JSONValue)] = []
    func add(_ name: String, _ value: Double) { fields.append((name, .number(value))) }
    if takes(.counts, 0.4) { add("yieldConfidence", generator.pick([0.5, 0.9, 0.99])) }
    if takes(.safetyHours) { add("safetyHours", generator.pick([0.5, 4, 24, 1000])) }
    if takes(.tidiness) { add("tidyPercent", generator.pick([0, 0.1, 10, 100])) }
    return fields
  }

  /// Whether a part takes a feature: only where the plant has it, and then often enough.
  mutating func takes(_ feature: Feature, _ probability: Double = 0.5) -> Bool {
    generator.happens(probability) && features.contains(feature)
  }

  /// Money: a plain amount, or one that is hardly ever seen.
  mutating func money(_ range: ClosedRange<Double>) -> JSONValue {
    if takes(.hugeCosts, 0.3) { return .number(generator.pick([0, 1e12, 1e-9, 123_456_789.123])) }
    return .number(generator.real(range))
  }
}

extension SeededGenerator {
  mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }
}
