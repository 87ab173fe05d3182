import TaktFiles
import TaktModel

/// What is asked for, and how much work that is.
extension SoakPlant {
  /// A file may call for no more units of a step than 1e15; well below it here.
  private static let mostUnits = 1e13

  mutating func drawDemands() {
    let sold = items.indices.filter { items[$0].level == 0 }
    let count = features.contains(.manyOrders) ? generator.whole(20...60) : generator.whole(1...12)
    for index in 0..<(generator.happens(0.01) ? 0 : count) {
      // Now and then a component is sold as a spare part.
      let item = generator.happens(0.1) ? generator.below(items.count) : generator.pick(sold)
      demands.append(
        Demand(
          item: item, quantity: drawQuantity(),
          deliveredShare: takes(.delivered) ? generator.pick([0, 0.3, 0.5, 1]) : 0,
          fields: drawOrderFields(index)))
    }
    // Odd yields may call for more than can be counted.
    while needs().units.contains(where: { $0 > Self.mostUnits }) {
      for index in demands.indices { demands[index].quantity /= 1000 }
    }
  }

  private mutating func drawQuantity() -> Double {
    if takes(.millions, 0.4) { return generator.pick([1e6, 1_234_567, 5e8]) }
    if takes(.extremes, 0.3) { return generator.pick([1e-6, 1e12, 0.001]) }
    let units = Double(generator.whole(1...60))
    return takes(.fractions, 0.3) ? units * generator.pick([0.75, 0.001, 1.0 / 3]) : units
  }

  private mutating func drawOrderFields(_ index: Int) -> [(String, JSONValue)] {
    let due = instant(generator.pick([0.1...1, 0.1...1, 0.1...1, 0.1...1, -0.3...0, 1...1.4]))
    var fields: [(String, JSONValue)] = [("id", .text("O\(index)")), ("due", text(due))]
    var release: Instant?
    if takes(.release, 0.5) { release = instant(-0.1...0.7) }
    if let release { fields.append(("release", text(release))) }
    let earliest = takes(.earliest, 0.7) ? instant(-0.1...1) : nil
    if let earliest { fields.append(("earliest", text(earliest))) }
    if takes(.latest) {
      let first = max(due, release ?? due, earliest ?? due)
      let latest = first.advanced(bySeconds: 86_400 * generator.pick([0, 0.01, 0.5, 2, 10]))
      fields.append(("latest", text(latest)))
    }
    if takes(.forecast, 0.4) { fields.append(("kind", .text("forecast"))) }
    if takes(.priorities) {
      fields.append(("priority", .number(generator.pick([0, 0.5, 2, 5, 1e6]))))
    }
    if takes(.orderCosts) {
      fields.append(("tardinessCostPerUnitDay", money(0...10)))
      if generator.happens(0.7) { fields.append(("unmetCostPerUnit", money(0...100))) }
    }
    if takes(.complete, 0.6) { fields.append(("delivery", .text("complete"))) }
    return fields
  }

  mutating func drawDefaultCosts() -> JSONValue {
    .object([
      ("tardinessCostPerUnitDay", money(0...5)), ("unmetCostPerUnit", money(0...100)),
      ("forecastFactor", .number(generator.pick([0, 0.1, 1]))),
    ])
  }

  /// Scales the times per unit, drawn about 1, so that the orders need between a third and one and a half
  /// times what one machine can do; far more where the plant is overloaded.
  mutating func balance() {
    let load = needs().seconds.max() ?? 0
    let share = takes(.overload, 0.8) ? 1000 : generator.real(0.1...1.5)
    timeScale = load > 0 ? share * lengthSeconds / load : 1
  }

  /// What the orders take of each machine in the steps' first modes, and of each product the most that is
  /// started at any step; components stand after what they go into.
  func needs() -> (seconds: [Double], units: [Double]) {
    var needed = [Double](repeating: 0, count: items.count)
    for demand in demands { needed[demand.item] += demand.quantity }
    var seconds = [Double](repeating: 0, count: machineCount + 1)
    for (index, item) in items.enumerated() {
      var units = needed[index]
      for stage in item.stages.reversed() {
        units /= stage.modes.map(\.leastGood).min() ?? 1
        seconds[stage.modes[0].machine] += units * stage.modes[0].secondsPerUnit
        for component in stage.components {
          needed[component.item] += units * component.quantity
        }
      }
      needed[index] = max(needed[index], units)
    }
    return (seconds, needed)
  }
}
