import TaktFiles
import TaktModel

/// What is made, bought and kept.
extension SoakPlant {
  /// Products by level of the bill of materials, what is sold first.
  mutating func drawItems() {
    var levels: [Int] = []
    let sold = features.contains(.manyOrders) ? generator.whole(4...12) : generator.whole(1...4)
    for (level, most) in [sold, 2, 2, 2].enumerated() {
      let count = level == 0 ? most : generator.whole(0...most)
      levels += [Int](repeating: level, count: count)
    }
    // Deeper levels are likelier to be bought; what is sold is nearly always made.
    for (index, level) in levels.enumerated() {
      let isWhole = !takes(.fractions)
      var item = Item(level: level, isWhole: isWhole, supply: .bought)
      if generator.happens([0.96, 0.7, 0.4, 0][level]) {
        item.supply = .made(drawRouting(of: index, isWhole, below: level, levels))
      } else if generator.happens(0.05) {
        item.supply = .stockOnly
      }
      items.append(item)
    }
  }

  private mutating func drawRouting(
    of item: Int, _ isWhole: Bool, below level: Int, _ levels: [Int]
  ) -> [Stage] {
    let count = takes(.routing, 0.7) ? generator.whole(2...4) : 1
    let below = levels.indices.filter { levels[$0] > level }
    return (0..<count).map { step in
      var components: [(item: Int, quantity: Double)] = []
      if !below.isEmpty, step == 0 || generator.happens(0.2) {
        for _ in 0..<generator.whole(0...2) {
          let component = generator.pick(below)
          if components.contains(where: { $0.item == component }) { continue }
          components.append((component, generator.pick([1, 1, 2, 3, 0.5, 0.1, 0, 1.0 / 3])))
        }
      }
      return Stage(modes: drawModes(isWhole), components: components)
    }
  }

  private mutating func drawModes(_ isWhole: Bool) -> [Way] {
    let first = generator.below(machineCount)
    let count = takes(.alternates, 0.7) ? generator.whole(1...min(3, machineCount)) : 1
    var ways = (0..<count).map { drawMode(on: (first + $0) % machineCount, isWhole) }
    if let subcontractor, generator.happens(0.4) {
      if generator.happens(0.3) { ways = [] }
      ways.append(drawMode(on: subcontractor, isWhole))
    }
    return ways
  }

  private mutating func drawMode(on machine: Int, _ isWhole: Bool) -> Way {
    var fields: [(String, JSONValue)] = [("machine", .text("M\(machine)"))]
    if takes(.families, 0.7) { fields.append(("family", family())) }
    let (yield, least) = drawYield()
    if let yield { fields.append(("yield", yield)) }
    if takes(.rework) {
      fields.append(
        (
          "rework",
          .object([
            ("share", .number(generator.pick([0, 0.5, 1]))),
            ("secondsPerUnit", .number(generator.pick([0, 0.5, 3]))),
            ("yield", .number(generator.pick([0.5, 0.9, 1]))),
          ])
        ))
    }
    if takes(.costs, 0.4) { fields.append(("costPerUnit", money(0.1...2))) }
    if takes(.lotSizes) { fields += drawLotSizes(isWhole) }
    if features.contains(.tariff) {
      fields.append(("kWhPerUnit", .number(generator.pick([0, 0.5]))))
    }
    if machine == subcontractor {
      fields.append(("leadTimeDays", .number(generator.pick([0, 0.5, 1, 2.25]))))
      return Way(machine: machine, secondsPerUnit: 0, leastGood: least, fields: fields)
    }
    if generator.happens(0.6) {
      fields.append(("setupMinutes", .number(generator.pick([0, 5, 20, 60, 133.37]))))
      if takes(.costs) { fields.append(("setupCost", money(0...60))) }
    }
    if takes(.setupScrap) {
      fields.append(("setupScrap", .number(generator.pick([1, 0.5, 2]))))
    }
    let uses = resourceCounts.indices.filter { _ in generator.happens(0.4) }.map { index in
      JSONValue.object([
        ("resource", .text("R\(index)")),
        ("count", .number(min(resourceCounts[index], generator.pick([1, 1, 2, 0.5])))),
        ("during", .text(generator.pick(["run", "setup", "both"]))),
      ])
    }
    if !uses.isEmpty { fields.append(("uses", .list(uses))) }
    let seconds = takes(.zeroSeconds, 0.3) ? 0 : generator.real(0.5...1.5)
    return Way(machine: machine, secondsPerUnit: seconds, leastGood: least, fields: fields)
  }

  /// A yield, if any, and the least that it may be read as.
  private mutating func drawYield() -> (JSONValue?, Double) {
    guard takes(.defects, 0.7) else { return (nil, 1) }
    if takes(.tinyYields, 0.4) {
      let yield = generator.pick([1e-6, 0.001, 0.999_999, 0.02])
      return (.number(yield), yield)
    }
    guard takes(.counts, 0.7) else {
      let yield = generator.real(0.7...1)
      return (.number(yield), yield)
    }
    let seen: [(good: Double, defective: Double)] = [
      (1, 0), (1, 1), (950, 50), (7, 2), (0.5, 3), (1e9, 1), (100, 9_900),
    ]
    let counts = generator.pick(seen)
    return (
      .object([("good", .number(counts.good)), ("defective", .number(counts.defective))]),
      counts.good / (counts.good + counts.defective + 1) / 30
    )
  }

  private mutating func drawLotSizes(_ isWhole: Bool) -> [(String, JSONValue)] {
    let multiples: [Double] = isWhole ? [2, 3, 5, 25] : [2, 0.5, 2.5, 0.3]
    let multiple: Double? = generator.happens(0.4) ? generator.pick(multiples) : nil
    let least = generator.happens(0.5) ? generator.pick([2.0, 5, 40, 2.5]) : 0
    var fields: [(String, JSONValue)] = [("minLot", .number(least))]
    if let multiple { fields.append(("lotMultiple", .number(multiple))) }
    if generator.happens(0.5) {
      // At least one size is left between the two.
      let size = multiple ?? 1
      let most = ((least / size).rounded(.up) + 1) * size + Double(generator.pick([0, 3, 8, 100]))
      fields.append(("maxLot", .number(most)))
    }
    return fields
  }
}
