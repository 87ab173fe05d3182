import GLPK
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
  /// Stages so ordered that what goes in comes first.
  let stagesUpstreamFirst: [Int]
  /// The stage whose output a point holds, if any.
  let stageInto: [Int?]

  init(_ plant: Plant) {
    let network = Network(plant)
    let catalogue = ModeCatalogue(plant, stageOf: network.stageIndex)
    self.plant = plant
    self.periods = plant.horizon.periods
    self.points = network.points
    self.modes = catalogue.modes
    self.setupGroups = catalogue.groups
    self.stages = network.stages.enumerated().map { index, stage in
      Stage(
        product: stage.product, step: stage.step, inputs: stage.inputs, output: stage.output,
        arrivalPeriod: stage.arrivalPeriod, modes: catalogue.modesOfStage[index])
    }
    self.demands = Demand.all(of: plant)
    self.time = MachineTime.table(of: plant)
    self.stagesUpstreamFirst = network.upstreamFirst
    var stageInto = [Int?](repeating: nil, count: network.points.count)
    for (index, stage) in network.stages.enumerated() { stageInto[stage.output] = index }
    self.stageInto = stageInto
  }

  var periodCount: Int { periods.count }
}
