public import TaktModel

extension RandomPlant {
  /// A random plant of all features with values that real files have and few tests: releases within one
  /// product, yields of a millionth or with many digits, lots that force a surplus, costs of nothing and of
  /// 1e12, a million pieces, fractions of whole goods.
  public static func odd(seed: UInt64, size: Size) -> Plant {
    var generator = SeededGenerator(seed: seed &+ 777_001)
    do {
      return try withShop(seed: seed, size: size).modified { $0.makeOdd(&generator) }
    } catch {
      fatalError("RandomPlant with odd values, seed \(seed): \(error)")
    }
  }
}

extension Plant {
  fileprivate mutating func makeOdd(_ generator: inout SeededGenerator) {
    let scale = generator.pick([1.0, 1, 1000, 20_000])
    let hasReleases = generator.chance(0.6)
    let hasFractions = generator.chance(0.3)
    for order in orders.indices {
      orders[order].quantity *= scale
      if hasFractions { orders[order].quantity += generator.pick([0, 0.3, 1e-7, 0.9]) }
      if hasReleases, generator.chance(0.6) {
        let seconds = horizon.days * 86_400 * generator.between(0, 0.6)
        orders[order].release = horizon.start.advanced(bySeconds: seconds.rounded())
      }
      if generator.chance(0.3) {
        orders[order].unmetCostPerUnit = generator.pick([0, 1e-9, 1e12])
      }
      if generator.chance(0.3) {
        orders[order].tardinessCostPerUnitDay = generator.pick([0, 1e-9, 1e12])
      }
    }
    for receipt in receipts.indices { receipts[receipt].quantity *= scale }
    for lot in inProgress.indices { inProgress[lot].started *= scale }
    for product in products.indices { products[product].makeOdd(scale, &generator) }
  }
}

extension Product {
  fileprivate mutating func makeOdd(_ scale: Double, _ generator: inout SeededGenerator) {
    stock = (stock * scale).rounded(.down)
    safetyStock *= scale
    maxStock = maxStock.map { $0 * scale }
    if generator.chance(0.3) { holdingCostPerUnitDay = generator.pick([0, 1e-9, 1e12]) }
    switch supply {
    case .stockOnly: break
    case .bought(var purchase):
      if generator.chance(0.3) { purchase.costPerUnit = generator.pick([0, 1e-9, 1e12]) }
      purchase.minQuantity *= scale
      if generator.chance(0.3) { purchase.multiple = generator.pick([0.5, 2.5, 7.0 / 3, 1000]) }
      supply = .bought(purchase)
    case .made(var steps):
      for step in steps.indices {
        steps[step].wip *= scale
        for mode in steps[step].modes.indices {
          steps[step].modes[mode].makeOdd(scale, &generator)
        }
      }
      supply = .made(steps)
    }
  }
}

extension Mode {
  fileprivate mutating func makeOdd(_ scale: Double, _ generator: inout SeededGenerator) {
    secondsPerUnit /= scale
    rework?.secondsPerUnit /= scale
    minLot *= scale
    maxLot = maxLot.map { $0 * scale }
    lotMultiple = lotMultiple.map { $0 * scale }
    if generator.chance(0.25) {
      yield = generator.pick([1e-6, 0.0009, 45_000.5 / 45_424, 1.0 / 3, 0.7, 0.999_999])
      if yield < 0.01 {
        secondsPerUnit *= yield
        rework?.secondsPerUnit *= yield
        maxLot = nil
      }
    }
    if generator.chance(0.15) {
      // The least lot is more than anybody wants.
      minLot = scale * generator.pick([13, 77])
      maxLot = maxLot.map { max($0, minLot) }
      lotMultiple = nil
    }
    if generator.chance(0.2) { costPerUnit = generator.pick([0, 1e-9, 1e12]) }
  }
}
