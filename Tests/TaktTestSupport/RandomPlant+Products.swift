internal import TaktModel

extension RandomPlantDraft {
  mutating func drawProducts() {
    // Deeper levels are likelier to be bought; what is sold is nearly always made.
    for (index, level) in levels.enumerated() {
      let isMade = generator.chance([0.96, 0.7, 0.4, 0.0][min(level, 3)])
      let stock = takes(.stock) ? Double(generator.whole(0...(size == .tiny ? 6 : 60))) : 0
      let supply: Product.Supply
      if isMade {
        supply = .made(routing(of: index, level: level))
      } else {
        supply = generator.chance(0.97) ? .bought(purchase()) : .stockOnly
      }
      products.append(
        Product(
          id: "P\(index + 1)", isWhole: !takes(.fractions), stock: stock,
          holdingCostPerUnitDay: takes(.costs, 0.8) ? generator.between(0, 0.2) : 0,
          supply: supply))
    }
    balanceLoad()
  }

  private mutating func routing(of product: Int, level: Int) -> [Step] {
    let count = takes(.routing, 0.7) ? generator.whole(2...(size == .tiny ? 2 : 4)) : 1
    let below = levels.indices.filter { levels[$0] > level }
    let home = generator.below(families.count)
    return (0..<count).map { step in
      var components: [Step.Component] = []
      if !below.isEmpty, step == 0 || generator.chance(0.2) {
        for _ in 0..<generator.whole(0...2) {
          let component = below[generator.below(below.count)]
          if components.contains(where: { $0.product == component }) { continue }
          components.append(
            Step.Component(
              product: component, quantityPerUnit: generator.pick([1, 1, 2, 3, 0.5, 0.1])))
        }
      }
      return Step(
        id: "S\(step + 1)", modes: modes(home: home),
        components: components,
        minimumWaitSeconds: takes(.waits, 0.6) ? generator.pick([60, 3600, 5400.5, 50_000]) : 0,
        wip: takes(.wip, 0.3) ? Double(generator.whole(1...20)) : 0)
    }
  }

  private mutating func modes(home: FamilyIndex) -> [Mode] {
    let first = generator.below(machines.count)
    let count = takes(.alternates, 0.7) ? generator.whole(1...min(3, machines.count)) : 1
    return (0..<count).map { index in
      let family = generator.chance(0.75) ? home : generator.below(families.count)
      return mode(on: (first + index) % machines.count, family: family)
    }
  }

  private mutating func mode(on machine: Int, family: Int) -> Mode {
    var rework: Mode.Rework?
    var yield = 1.0
    if takes(.defects, 0.7) {
      yield = generator.between(0.7, 1)
      if generator.chance(0.4) {
        rework = Mode.Rework(
          share: generator.pick([0.5, 1]), secondsPerUnit: 0.5,
          yield: generator.pick([0.5, 0.9, 1]))
      }
    }
    let hasSetup = generator.chance(0.6)
    let sizes = takes(.lotSizes, 0.6)
    let minLot = sizes && generator.chance(0.5) ? Double(generator.whole(2...5)) : 0
    return Mode(
      machine: machine, family: family,
      secondsPerUnit: generator.chance(0.02) ? 0 : generator.between(0.5, 1.5),
      setup: Setup(
        minutes: hasSetup ? generator.pick([5, 20, 60, 133.37]) : 0,
        cost: hasSetup && features.contains(.costs) ? generator.pick([0, 10, 55.5]) : 0,
        scrapUnits: takes(.setupScrap) ? generator.pick([1, 0.5, 2]) : 0),
      yield: yield, rework: rework,
      costPerUnit: takes(.costs, 0.4) ? generator.between(0.1, 2) : 0,
      minLot: minLot,
      maxLot: sizes && generator.chance(0.5) ? minLot + Double(generator.whole(8...30)) : nil,
      lotMultiple: sizes && generator.chance(0.4)
        ? generator.pick(features.contains(.fractions) ? [2, 3, 0.5, 2.5] : [2, 3, 5]) : nil)
  }

  private mutating func purchase() -> Product.Purchase {
    Product.Purchase(
      leadTimeDays: generator.chance(0.04)
        ? 30 : horizon.days * generator.pick([0, 0, 0, 0.05, 0.1, 0.4]),
      costPerUnit: takes(.costs) ? generator.between(0.1, 5) : 0,
      minQuantity: takes(.lotSizes, 0.4) ? Double(generator.whole(5...50)) : 0,
      multiple: takes(.lotSizes, 0.4) ? generator.pick([1, 5, 12, 2.5]) : nil)
  }
}
