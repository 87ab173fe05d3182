import TaktFiles
import TaktModel

/// What was drawn, as the order file says it; and what stands besides.
extension SoakPlant {
  func order(_ index: Int) -> JSONValue {
    let demand = demands[index]
    var fields = demand.fields
    fields += [("product", .text("P\(demand.item)")), ("quantity", .number(demand.quantity))]
    if demand.deliveredShare > 0 {
      let units = demand.quantity * demand.deliveredShare
      let shipped = demand.quantity < 1 ? units : units.rounded(.down)
      fields.append(("delivered", .number(shipped)))
    }
    return .object(fields)
  }

  mutating func product(_ index: Int) -> JSONValue {
    let item = items[index]
    // Stocks of more than 1e12 the reader does not take.
    let amount = min(4e11, max(1, demands.reduce(0) { max($0, $1.quantity) }))
    var fields: [(String, JSONValue)] = [("id", .text("P\(index)"))]
    if !item.isWhole { fields.append(("whole", .flag(false))) }
    if takes(.stock) || isStockOnly(item) {
      fields.append(("stock", .number(generator.pick([0, 1, 7.5, (amount / 2).rounded(.up)]))))
    }
    if takes(.safetyStock) {
      fields.append(("safetyStock", .number((amount * generator.unit()).rounded())))
      if generator.happens(0.5) { fields.append(("shortOfSafetyCostPerUnitDay", money(0...2))) }
    }
    if takes(.costs, 0.7) { fields.append(("holdingCostPerUnitDay", money(0...0.2))) }
    if takes(.maxStock) {
      fields.append(("maxStock", .number((amount * (0.5 + 2 * generator.unit())).rounded())))
    }
    if takes(.shelfLife) {
      fields.append(("shelfLifeDays", .number(generator.pick([0, 0.2, 1, 3, 3660]))))
    }
    switch item.supply {
    case .made(let stages):
      fields.append(
        (
          "routing",
          .list(stages.enumerated().map { number, stage in step(number, stage) })
        ))
    case .bought: fields.append(("purchase", drawPurchase()))
    case .stockOnly: break
    }
    return .object(fields)
  }

  private func isStockOnly(_ item: Item) -> Bool {
    if case .stockOnly = item.supply { true } else { false }
  }

  private mutating func step(_ number: Int, _ stage: Stage) -> JSONValue {
    var fields: [(String, JSONValue)] = [
      ("id", .text("S\(number)")), ("modes", .list(stage.modes.map(mode))),
    ]
    if !stage.components.isEmpty {
      fields.append(
        (
          "components",
          .list(
            stage.components.map {
              .object([("product", .text("P\($0.item)")), ("quantity", .number($0.quantity))])
            })
        ))
    }
    var wait: [(String, JSONValue)] = []
    let least = takes(.waits) ? generator.pick([1, 60, 90.01, 833]) : 0
    if least > 0 { wait.append(("min", .number(least))) }
    if takes(.longestWaits) {
      wait.append(("max", .number(least + generator.pick([0, 20, 90, 600]))))
    }
    if !wait.isEmpty { fields.append(("waitAfterMinutes", .object(wait))) }
    if takes(.wip, 0.3) { fields.append(("wip", .number(generator.pick([1, 12, 0.5])))) }
    return .object(fields)
  }

  private func mode(_ way: Way) -> JSONValue {
    if way.machine == subcontractor { return .object(way.fields) }
    // Beyond 1e9 seconds the reader takes no time.
    let seconds = min(way.secondsPerUnit * timeScale, 1e9)
    return .object(way.fields + [("secondsPerUnit", .number(rounded(seconds)))])
  }

  /// Times as people write them, unless the plant has odd ones.
  private func rounded(_ seconds: Double) -> Double {
    features.contains(.oddTimes) || seconds < 1 ? seconds : seconds.rounded()
  }

  private mutating func drawPurchase() -> JSONValue {
    var fields: [(String, JSONValue)] = []
    if generator.happens(0.5) {
      let days = lengthSeconds / 86_400
      fields.append(
        ("leadTimeDays", .number(generator.pick([0, 0.05 * days, 0.4 * days, 30]).rounded3)))
    }
    if takes(.costs) { fields.append(("costPerUnit", money(0.1...5))) }
    if takes(.lotSizes) { fields.append(("minQuantity", .number(generator.pick([5, 50, 0.5])))) }
    if takes(.lotSizes) { fields.append(("multiple", .number(generator.pick([1, 5, 12, 2.5])))) }
    return .object(fields)
  }

  /// Some before the start and after the end, some of nothing.
  mutating func drawReceipts() -> [JSONValue] {
    (0..<generator.whole(1...3)).map { _ in
      .object([
        ("product", .text("P\(generator.below(items.count))")),
        ("quantity", .number(generator.pick([0, 0.5, 10, 30]))), ("at", text(instant(-0.1...1.1))),
      ])
    }
  }

  /// Lots that run at the start.
  mutating func drawRunning() -> [JSONValue] {
    let made = items.indices.filter { !items[$0].stages.isEmpty }
    if made.isEmpty { return [] }
    return (0..<generator.whole(1...2)).map { index in
      let item = generator.pick(made)
      let step = generator.below(items[item].stages.count)
      let way = generator.pick(items[item].stages[step].modes)
      return .object([
        ("id", .text("running-\(index)")), ("product", .text("P\(item)")),
        ("step", .text("S\(step)")), ("machine", .text("M\(way.machine)")),
        ("quantity", .number(Double(generator.whole(1...20)))), ("end", text(instant(0...0.3))),
      ])
    }
  }
}
