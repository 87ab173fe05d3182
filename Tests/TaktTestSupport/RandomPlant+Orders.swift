internal import TaktModel

extension RandomPlantDraft {
  mutating func drawOrders() {
    let sold = levels.indices.filter { levels[$0] == 0 }
    let count: Int
    switch size {
    case .tiny: count = generator.whole(1...3)
    case .small: count = generator.whole(1...12)
    case .medium: count = generator.whole(20...60)
    }
    for index in 0..<count {
      // Now and then a component is sold as a spare part.
      let product =
        generator.chance(0.1) ? generator.below(levels.count) : sold[generator.below(sold.count)]
      let due = dueInstant()
      let isForecast = takes(.forecast)
      let priority = generator.chance(0.2) ? generator.pick([0.5, 2, 5]) : 1
      let factor = priority * (isForecast ? 0.1 : 1)
      let tardiness = generator.pick([1.0, 1, 1, 0.25, 7, 0]) * factor
      orders.append(
        Order(
          id: "O\(index + 1)", product: product, quantity: orderQuantity(), due: due,
          release: takes(.release, 0.4) ? instant(from: -0.1, to: 0.7) : nil,
          earliest: takes(.earliest) ? instant(from: -0.1, to: 1) : horizon.start,
          latest: takes(.latest, 0.4)
            ? due.advanced(bySeconds: 86_400 * generator.pick([0, 0.5, 2, 10])) : nil,
          isForecast: isForecast, priority: priority, tardinessCostPerUnitDay: tardiness,
          unmetCostPerUnit: generator.chance(0.8)
            ? tardiness * 2 * horizon.days : generator.pick([0, 3, 50]) * factor,
          isComplete: takes(.complete, 0.6)))
    }
  }

  private mutating func dueInstant() -> Instant {
    if generator.chance(0.04) { return instant(from: -0.3, to: 0) }
    if generator.chance(0.04) { return instant(from: 1, to: 1.4) }
    return instant(from: 0.1, to: 1)
  }

  private mutating func orderQuantity() -> Double {
    if generator.chance(0.03) { return 0 }
    let most = size == .tiny ? 8 : 60
    let units = Double(generator.whole(1...most))
    return features.contains(.fractions) && generator.chance(0.3) ? units * 0.75 : units
  }
}
