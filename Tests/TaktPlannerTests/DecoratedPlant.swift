import TaktModel
import TaktTestSupport

@testable import TaktPlanner

/// Random plants with what `RandomPlant` does not draw: stock rules, lives, shared resources, energy,
/// subcontractors and a plan in hand, in random mixtures.
enum DecoratedPlant {
  enum Feature: CaseIterable {
    case safetyStock, maxStock, life, wait, tools, labour, prices, demandLimit, subcontractor
    case planInHand
  }

  static func make(seed: UInt64, size: RandomPlant.Size = .tiny) throws -> Plant {
    var decorator = Decorator(RandomPlant.make(seed: seed, size: size), seed: seed)
    return try decorator.plant()
  }
}

private struct Decorator {
  let plain: Plant
  var random: SeededGenerator
  let features: Set<DecoratedPlant.Feature>
  var resources: [Resource] = []

  init(_ plain: Plant, seed: UInt64) {
    self.plain = plain
    random = SeededGenerator(seed: seed &* 31 &+ 5)
    let share = random.pick([0.2, 0.5, 0.9])
    var features: Set<DecoratedPlant.Feature> = []
    for feature in DecoratedPlant.Feature.allCases where random.chance(share) {
      features.insert(feature)
    }
    if features.isEmpty { features.insert(random.pick(DecoratedPlant.Feature.allCases)) }
    self.features = features
  }

  mutating func plant() throws -> Plant {
    drawResources()
    let machines = plain.machines.map { machine($0) }
    let products = plain.products.map { product($0) }
    let outside = Machine(id: "outside", isSubcontractor: true, openWindows: [])
    return try Plant(
      id: "decorated", timeZone: plain.timeZone, currency: "EUR", horizon: plain.horizon,
      families: plain.families,
      machines: machines + (features.contains(.subcontractor) ? [outside] : []),
      resources: resources, energy: energy(), products: products,
      changeoverRules: plain.changeoverRules, orders: plain.orders, receipts: plain.receipts,
      inProgress: plain.inProgress, previous: features.contains(.planInHand) ? planInHand() : nil)
  }

  /// Lots of random steps at random times, some on machines that cannot do them.
  private mutating func planInHand() -> PreviousPlan {
    let made = plain.products.indices.filter { !plain.products[$0].steps.isEmpty }
    let lots = made.isEmpty ? [] : (0..<random.whole(1...6)).map { lot($0, of: random.pick(made)) }
    return PreviousPlan(lots: lots, changeCostPerLot: random.pick([0.5, 10, 200]))
  }

  private mutating func lot(_ number: Int, of product: ProductIndex) -> Lot {
    let steps = plain.products[product].steps
    let step = random.below(steps.count)
    let machine =
      random.chance(0.8)
      ? random.pick(steps[step].modes).machine : random.below(plain.machines.count)
    let start = plain.horizon.start.advanced(bySeconds: seconds * random.between(-0.1, 1.1))
    let end = start.advanced(bySeconds: 3600)
    return Lot(
      id: "former \(number)", product: product, step: step, machine: machine, family: 0, setup: nil,
      segments: [Lot.Segment(kind: .run, from: start, to: end, isOvertime: false)], start: start,
      end: end, started: 1, good: 1, scrap: 0, feeds: [])
  }

  private var seconds: Double { plain.horizon.days * 86_400 }

  private mutating func drawResources() {
    if features.contains(.tools) {
      resources.append(
        Resource(
          id: "tool", kind: .tool, count: Double(random.whole(1...2)), openWindows: [horizon]))
    }
    if features.contains(.labour) {
      resources.append(
        Resource(
          id: "people", kind: .labour, count: Double(random.whole(1...3)), openWindows: shifts(),
          maxHoursPerPersonWeek: random.chance(0.5) ? random.pick([8.0, 20, 40]) : nil))
    }
  }

  private var horizon: Window { Window(from: plain.horizon.start, to: plain.horizon.end) }

  private mutating func shifts() -> [Window] {
    guard random.chance(0.6) else { return [horizon] }
    let length = random.pick([4.0, 8, 12])
    return (0...Int(plain.horizon.days)).map { day in
      let from = plain.horizon.start.advanced(bySeconds: Double(day) * 86_400 + 5 * 3600)
      return Window(from: from, to: from.advanced(bySeconds: length * 3600))
    }.common(with: [horizon])
  }

  private mutating func machine(_ machine: Machine) -> Machine {
    let draws = !features.isDisjoint(with: [.prices, .demandLimit])
    return Machine(
      id: machine.id, openWindows: machine.windows, efficiency: machine.efficiency,
      costPerHour: machine.costPerHour, runKW: draws ? random.pick([0, 2, 10]) : 0,
      setupKW: draws ? random.pick([0.0, 5]) : 0, initialFamily: machine.initialFamily,
      keepsSetup: machine.keepsSetup)
  }

  private mutating func energy() -> Energy {
    var prices: [EnergyPrice] = []
    if features.contains(.prices) {
      var from = plain.horizon.start
      while from < plain.horizon.end {
        let to = min(
          plain.horizon.end, from.advanced(bySeconds: 3600 * random.pick([3.0, 7, 12, 30])))
        if random.chance(0.8) {
          prices.append(
            EnergyPrice(from: from, to: to, pricePerKWh: random.pick([0.1, 0.2, 0.5])))
        }
        from = to
      }
    }
    return Energy(
      prices: prices,
      demandLimitKW: features.contains(.demandLimit) ? random.pick([1.0, 8, 15]) : nil)
  }

  private mutating func product(_ product: Product) -> Product {
    let hasSafety = features.contains(.safetyStock) && random.chance(0.7)
    let supply: Product.Supply
    if case .made(let steps) = product.supply {
      supply = .made(steps.map { step($0) })
    } else {
      supply = product.supply
    }
    return Product(
      id: product.id, isWhole: product.isWhole, stock: product.stock,
      safetyStock: hasSafety ? Double(random.whole(1...40)) : 0,
      shortOfSafetyCostPerUnitDay: hasSafety ? random.pick([0.1, 1, 20]) : 0,
      maxStock: features.contains(.maxStock) && random.chance(0.6)
        ? Double(random.whole(0...60)) : nil,
      shelfLifeSeconds: features.contains(.life) && random.chance(0.7)
        ? seconds * random.between(0.02, 0.9) : nil,
      holdingCostPerUnitDay: product.holdingCostPerUnitDay, supply: supply)
  }

  private mutating func step(_ step: Step) -> Step {
    var modes = step.modes.map { mode($0) }
    if features.contains(.subcontractor), random.chance(0.6) {
      modes.append(
        Mode(
          machine: plain.machines.count, family: 0, secondsPerUnit: 0,
          yield: random.pick([1, 0.9]), costPerUnit: random.between(0, 10),
          minLot: random.pick([0.0, 0, 5]),
          leadTimeSeconds: seconds * random.pick([0.0, 0.1, 0.4, 0.7])))
    }
    let wait =
      features.contains(.wait) && random.chance(0.6) ? seconds * random.between(0.05, 0.8) : nil
    return Step(
      id: step.id, modes: modes, components: step.components,
      minimumWaitSeconds: step.minimumWaitSeconds,
      maximumWaitSeconds: wait.map { $0 + step.minimumWaitSeconds }, wip: step.wip)
  }

  private mutating func mode(_ mode: Mode) -> Mode {
    var uses: [Mode.Use] = []
    for resource in resources.indices where random.chance(0.7) {
      uses.append(
        Mode.Use(
          resource: resource, count: Double(random.whole(1...2)),
          during: random.pick(Mode.Use.During.allCases)))
    }
    let draws = !features.isDisjoint(with: [.prices, .demandLimit])
    return Mode(
      machine: mode.machine, family: mode.family, secondsPerUnit: mode.secondsPerUnit,
      setup: mode.setup, yield: mode.yield, rework: mode.rework, costPerUnit: mode.costPerUnit,
      kWhPerUnit: draws ? random.pick([0.0, 0.5, 3]) : 0, minLot: mode.minLot,
      maxLot: mode.maxLot, lotMultiple: mode.lotMultiple, uses: uses)
  }
}

extension SeededGenerator {
  fileprivate mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  fileprivate mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[below(choices.count)]
  }

  fileprivate mutating func whole(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  fileprivate mutating func between(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * unit()
  }
}
