internal import TaktModel

extension RandomPlantDraft {
  /// Scales the times per unit, drawn about 1, so that the orders need between a third and one and a
  /// half times what the machines can do; and gives what is neither made nor bought a stock, mostly.
  mutating func balanceLoad() {
    let needs = needs()
    let load = loadAtOneSecond(needs.seconds)
    let scale = generator.between(0.3, 1.5) / (load > 0 ? load : 0.001)
    func scaled(_ seconds: Double) -> Double {
      if features.contains(.oddTimes) || seconds == 0 { return seconds * scale }
      let seconds = seconds * scale
      return seconds < 60 ? max(1, seconds.rounded()) : (seconds / 60).rounded() * 60
    }
    let drawn = products
    products = []
    for (product, units) in zip(drawn, needs.units) {
      var (supply, stock) = (product.supply, product.stock)
      switch product.supply {
      case .bought: break
      case .stockOnly:
        if generator.chance(0.85) { stock = (units * generator.pick([0.5, 1, 1.3])).rounded(.up) }
      case .made(let steps):
        supply = .made(
          steps.map { step in
            Step(
              id: step.id, modes: step.modes.map { $0.timed(scaled) }, components: step.components,
              minimumWaitSeconds: step.minimumWaitSeconds, wip: step.wip)
          })
      }
      products.append(
        Product(
          id: product.id, isWhole: product.isWhole, stock: stock,
          holdingCostPerUnitDay: product.holdingCostPerUnitDay, supply: supply))
    }
  }

  /// Of the busiest machine, or of all together, so that some plants have a bottleneck.
  private mutating func loadAtOneSecond(_ seconds: [Double]) -> Double {
    let open = machines.map { $0.windows.reduce(0) { $0 + $1.seconds } }
    if generator.chance(0.3) { return seconds.reduce(0, +) / max(1, open.reduce(0, +)) }
    return zip(seconds, open).map { $1 > 0 ? $0 / $1 : 0 }.max() ?? 0
  }

  /// What the orders take of each machine in the steps' first modes, through the whole bill of
  /// materials; components stand after what they go into.
  private func needs() -> (seconds: [Double], units: [Double]) {
    var needed = [Double](repeating: 0, count: products.count)
    for order in orders { needed[order.product] += order.quantity }
    var seconds = [Double](repeating: 0, count: machines.count)
    for (index, product) in products.enumerated() {
      var units = max(0, needed[index] - product.stock)
      for step in product.steps.reversed() {
        let mode = step.modes[0]
        units = mode.startedUnits(forGood: units)
        seconds[mode.machine] += mode.runSeconds(
          started: units, efficiency: machines[mode.machine].efficiency)
        for component in step.components {
          needed[component.product] += units * component.quantityPerUnit
        }
      }
    }
    return (seconds, needed)
  }
}

extension Mode {
  /// The mode with its times per unit changed.
  fileprivate func timed(_ change: (Double) -> Double) -> Mode {
    Mode(
      machine: machine, family: family, secondsPerUnit: change(secondsPerUnit), setup: setup,
      yield: yield,
      rework: rework.map {
        Mode.Rework(
          share: $0.share, secondsPerUnit: change($0.secondsPerUnit), yield: $0.yield)
      }, costPerUnit: costPerUnit, kWhPerUnit: kWhPerUnit, minLot: minLot, maxLot: maxLot,
      lotMultiple: lotMultiple)
  }
}
