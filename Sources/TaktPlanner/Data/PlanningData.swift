import TaktModel

/// The plant as the program sees it: stages between stock points, set-up groups, time per period.
struct PlanningData: Sendable {
  let plant: Plant
  let periods: [Period]
  let points: [StockPoint]
  /// A product's stock is the point of the same index; points between steps follow.
  let stages: [Stage]
  let modes: [PlannedMode]
  let setupGroups: [SetupGroup]
  let demands: [Demand]
  /// By machine, then period.
  let time: [[MachineTime]]
  let shared: SharedLimits
  /// By mode (by set-up group), then period: what energy costs at least; empty where it costs nothing.
  private let energyOfStarts: [[Double]]
  private let energyOfSetups: [[Double]]
  /// Stages so ordered that what goes in comes first.
  let stagesUpstreamFirst: [Int]
  /// The stage whose output a point holds, if any.
  let stageInto: [Int?]
  /// By stock point: what perishes there; nil where nothing does within the horizon.
  let lives: [PointLife?]
  /// Lots of the plan in hand; nil where leaving them costs nothing.
  let former: FormerLots?

  init(_ whole: Plant) {
    let plant = whole.dueWhenReady().withFrozenRunning()
    let network = Network(plant)
    let catalogue = ModeCatalogue(plant, stageOf: network.stageIndex)
    self.plant = plant
    self.periods = plant.horizon.periods
    self.points = network.points
    self.modes = catalogue.modes
    self.setupGroups = catalogue.groups
    self.stages = network.stages.enumerated().map { index, stage in
      let arrivals = catalogue.modesOfStage[index].map { catalogue.modes[$0].arrivalPeriod }
      return Stage(
        product: stage.product, step: stage.step, inputs: stage.inputs, output: stage.output,
        arrivalPeriod: plant.horizon.periods.indices.map { period in
          arrivals.reduce(plant.horizon.periods.count) { min($0, $1[period]) }
        },
        arrivesAtOnce: arrivals.allSatisfy { $0 == arrivals[0] },
        modes: catalogue.modesOfStage[index])
    }
    self.demands = Demand.all(of: plant)
    self.time = MachineTime.table(of: plant)
    let shop = SharedShop(plant, catalogue.modes, catalogue.groups)
    let energy = EnergyDraws(shop)
    var shared = SharedLimits()
    shared.addResources(shop)
    shared.addEnergy(energy, shop)
    self.shared = shared
    energyOfStarts = energy.costOfStarts
    energyOfSetups = energy.costOfSetups
    self.stagesUpstreamFirst = network.upstreamFirst
    var stageInto = [Int?](repeating: nil, count: network.points.count)
    for (index, stage) in network.stages.enumerated() { stageInto[stage.output] = index }
    self.stageInto = stageInto
    lives = PointLife.all(plant, network.points, catalogue.modes, into: network.stages)
    former = FormerLots(whole) { product, step, machine in
      plant.products[product].steps[step].modeIndex(on: machine).map {
        catalogue.modesOfStage[network.stageIndex[product][step]][$0]
      }
    }
  }

  /// Cost of starting a unit, energy at the period's lowest price.
  func startCost(_ mode: Int, _ period: Int) -> Double {
    modes[mode].costPerUnit + (energyOfStarts.isEmpty ? 0 : energyOfStarts[mode][period])
  }

  /// Cost of a set-up but for the machine's hours, energy at the period's lowest price.
  func setupCost(_ group: Int, _ period: Int) -> Double {
    setupGroups[group].cost + (energyOfSetups.isEmpty ? 0 : energyOfSetups[group][period])
  }

  /// Whether energy costs anything for a mode or its set-ups.
  func paysEnergy(mode: Int, group: Int) -> Bool {
    !energyOfStarts.isEmpty
      && (energyOfStarts[mode].contains { $0 > 0 } || energyOfSetups[group].contains { $0 > 0 })
  }

  var periodCount: Int { periods.count }
}
