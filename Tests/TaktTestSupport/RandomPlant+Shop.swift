public import TaktModel

extension RandomPlant {
  /// What the shop floor adds to a plant beyond machines and materials.
  public enum ShopFeature: CaseIterable, Sendable {
    case tools, labour, weeklyHours, subcontractors, tariff, demandLimit, safetyStock, maxStock
    case shelfLife, longestWaits
  }

  /// A random plant with some of these features besides its own.
  public static func withShop(
    seed: UInt64, size: Size, features: Set<ShopFeature> = Set(ShopFeature.allCases)
  ) -> Plant {
    let plain = make(seed: seed, size: size)
    var decorator = ShopDecorator(plain, seed: seed &+ 90_001, features: features)
    do {
      return try decorator.plant()
    } catch {
      fatalError("RandomPlant with shop, seed \(seed): \(error)")
    }
  }
}

/// Draws what is added; plants have a random part of the features allowed.
private struct ShopDecorator {
  let plain: Plant
  var generator: SeededGenerator
  var features: Set<RandomPlant.ShopFeature> = []
  var resources: [Resource] = []

  init(_ plain: Plant, seed: UInt64, features: Set<RandomPlant.ShopFeature>) {
    self.plain = plain
    generator = SeededGenerator(seed: seed)
    let share = features.count < 3 ? 1 : generator.pick([0.2, 0.5, 0.9])
    for feature in RandomPlant.ShopFeature.allCases
    where features.contains(feature) && generator.chance(share) {
      self.features.insert(feature)
    }
  }

  mutating func plant() throws(InvalidPlant) -> Plant {
    drawResources()
    var machines = plain.machines.map { drawn($0) }
    let outside = machines.count
    if features.contains(.subcontractors) {
      let whole = Window(from: plain.horizon.start, to: plain.horizon.end)
      machines.append(
        Machine(
          id: "SUB", isSubcontractor: true, openWindows: [whole],
          costPerHour: generator.pick([0, 2])))
    }
    var products: [Product] = []
    for product in plain.products { products.append(drawn(product, outside: outside)) }
    return try Plant(
      id: plain.id, timeZone: plain.timeZone, currency: plain.currency, horizon: plain.horizon,
      families: plain.families, machines: machines, resources: resources, energy: drawEnergy(),
      products: products, changeoverRules: plain.changeoverRules, orders: plain.orders,
      receipts: plain.receipts, inProgress: plain.inProgress)
  }

  private mutating func drawResources() {
    func add(_ kind: Resource.Kind, _ generator: inout SeededGenerator, weekly: Bool) {
      let whole = [Window(from: plain.horizon.start, to: plain.horizon.end)]
      var windows = whole
      if generator.chance(0.5) {
        let length = generator.pick([9.0, 16, 23])
        windows = (0...Int(min(plain.horizon.days, 400)) + 1).map { day in
          let from = plain.horizon.start.advanced(bySeconds: Double(day) * 86_400 + 6 * 3600)
          return Window(from: from, to: from.advanced(bySeconds: length * 3600))
        }.filter { $0.to <= plain.horizon.end }
      }
      resources.append(
        Resource(
          id: "R\(resources.count + 1)", kind: kind, count: generator.pick([1, 1, 2, 3]),
          openWindows: windows,
          maxHoursPerPersonWeek: weekly && kind == .labour ? generator.pick([20, 40, 52]) : nil))
    }
    let weekly = features.contains(.weeklyHours)
    if features.contains(.tools) {
      for _ in 0..<generator.whole(1...2) { add(.tool, &generator, weekly: false) }
    }
    if features.contains(.labour) || weekly {
      for _ in 0..<generator.whole(1...2) { add(.labour, &generator, weekly: weekly) }
    }
  }

  private mutating func drawn(_ machine: Machine) -> Machine {
    let hasPower = features.contains(.tariff) || features.contains(.demandLimit)
    return Machine(
      id: machine.id, name: machine.name, openWindows: machine.windows,
      downtime: machine.downtime, efficiency: machine.efficiency,
      costPerHour: machine.costPerHour,
      runKW: hasPower ? generator.pick([0, 5, 20]) : 0,
      setupKW: hasPower ? generator.pick([0, 3]) : 0,
      initialFamily: machine.initialFamily, keepsSetup: machine.keepsSetup)
  }

  private mutating func drawEnergy() -> Energy {
    var bands: [Tariff.Band] = []
    if features.contains(.tariff) {
      bands = [
        Tariff.Band(
          weekdays: [5, 6], pricePerKWh: generator.pick([0, 0.05])),
        Tariff.Band(
          fromSecondsOfDay: 9 * 3600, toSecondsOfDay: 17 * 3600, pricePerKWh: 0.4),
        Tariff.Band(
          fromSecondsOfDay: 17 * 3600, toSecondsOfDay: 7 * 3600,
          pricePerKWh: generator.pick([0.1, 0.2])),
      ]
    }
    return Energy(
      prices: Tariff(bands: bands).prices(in: plain.horizon, timeZone: plain.timeZone),
      demandLimitKW: features.contains(.demandLimit) ? generator.pick([15, 30, 60]) : nil)
  }

  private mutating func drawn(_ product: Product, outside: MachineIndex) -> Product {
    var supply = product.supply
    if case .made(let steps) = product.supply {
      var drawn: [Step] = []
      for step in steps { drawn.append(self.drawn(step, outside: outside)) }
      supply = .made(drawn)
    }
    let amount = max(1, plain.orders.reduce(0) { max($0, $1.quantity) })
    return Product(
      id: product.id, name: product.name, unit: product.unit, isWhole: product.isWhole,
      stock: product.stock,
      safetyStock: features.contains(.safetyStock) && generator.chance(0.6)
        ? (amount * generator.unit()).rounded() : 0,
      shortOfSafetyCostPerUnitDay: generator.pick([0, 0.2, 2]),
      maxStock: features.contains(.maxStock) && generator.chance(0.6)
        ? (amount * (0.5 + 2 * generator.unit())).rounded() : nil,
      shelfLifeSeconds: features.contains(.shelfLife) && generator.chance(0.6)
        ? generator.pick([0.2, 1, 3]) * 86_400 : nil,
      holdingCostPerUnitDay: product.holdingCostPerUnitDay, supply: supply)
  }

  private mutating func drawn(_ step: Step, outside: MachineIndex) -> Step {
    var modes: [Mode] = []
    for mode in step.modes { modes.append(drawn(mode)) }
    if features.contains(.subcontractors), generator.chance(0.4) {
      modes.append(
        Mode(
          machine: outside, family: modes[0].family, secondsPerUnit: 0,
          costPerUnit: generator.pick([0, 1, 20]),
          leadTimeSeconds: generator.pick([0.5, 1, 2.25]) * 86_400))
    }
    let longest = generator.pick([20.0, 90, 600]) * 60
    return Step(
      id: step.id, modes: modes, components: step.components,
      minimumWaitSeconds: step.minimumWaitSeconds,
      maximumWaitSeconds: features.contains(.longestWaits) && generator.chance(0.5)
        ? step.minimumWaitSeconds + longest : nil,
      wip: step.wip)
  }

  private mutating func drawn(_ mode: Mode) -> Mode {
    var uses: [Mode.Use] = []
    for (index, resource) in resources.enumerated() where generator.chance(0.5) {
      uses.append(
        Mode.Use(
          resource: index, count: min(resource.count, generator.pick([1, 1, 2])),
          during: generator.pick([.run, .setup, .both])))
    }
    return Mode(
      machine: mode.machine, family: mode.family, secondsPerUnit: mode.secondsPerUnit,
      setup: mode.setup, yield: mode.yield, rework: mode.rework, costPerUnit: mode.costPerUnit,
      kWhPerUnit: features.contains(.tariff) ? generator.pick([0, 0.5]) : 0, minLot: mode.minLot,
      maxLot: mode.maxLot, lotMultiple: mode.lotMultiple, uses: uses)
  }
}
