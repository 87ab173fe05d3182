import GLPK
import TaktModel

/// What the constructions look up over and over, laid out flat: by mode, group, machine or product
/// and then period, at `index * periodCount + period`.
final class ShopFacts: Sendable {
  let data: PlanningData
  let periodCount: Int
  let modes: [PlannedMode]
  /// By set-up group.
  let isFree: [Bool]
  let setupSeconds: [Double]
  /// By mode and period: U of the program.
  let startLimits: [Double]
  /// By set-up group and period.
  let canSetUp: [Bool]
  /// By product and period: the last period up to it in which bought goods can arrive; -1: none.
  let lastPurchase: [Int32]
  /// By machine and period, in seconds.
  let regularSeconds: [Double]
  let totalSeconds: [Double]
  /// By machine and period: what the dearest overtime costs.
  let overtimeCostPerSecond: [Double]
  /// By mode: holding cost of what it makes, per unit and day.
  let holdingOfOutput: [Double]
  /// By set-up group: the machine's hours and the set-up's own cost.
  let setupCost: [Double]
  /// By period: days from the horizon's start to its end.
  let endDay: [Double]
  /// By product: demands that have a release, and their releases, each once, in ascending order.
  let releasedDemands: [[Int]]
  let releases: [[Int]]

  /// By stock point: how many stages deep it is made; what goes in comes before.
  let depth: [Int]
  /// By stage: its modes by when their units arrive; the most such classes that a stage has.
  let arrivalClasses: [[[Int]]]
  let classCount: Int
  /// By stage: good units of one started in the worst mode, and the most that a set-up scraps.
  let worstYield: [Double]
  let mostScrap: [Double]
  /// By stock point: of a unit bought; infinite where none can be.
  let purchaseCost: [Double]
  /// By stock point and period: the most there may be; empty where nothing is limited.
  let mostStock: [Double]
  /// Products that have a safety stock, what goes into others after it.
  let guardedProducts: [Int]
  /// By period: its length in days.
  let days: [Double]
  /// By stock point: steps in a row and seconds of work that go into a unit, at best.
  let stepCount: [Int]
  let workSeconds: [Double]

  convenience init(_ program: Program) {
    self.init(program.data, program.layout, program.mip)
  }

  init(_ data: PlanningData, _ layout: Layout, _ mip: MixedIntegerProgram) {
    self.data = data
    periodCount = data.periodCount
    modes = data.modes
    isFree = data.setupGroups.map(\.isFree)
    setupSeconds = data.setupGroups.map(\.seconds)
    startLimits = layout.starts.flatMap { row in
      row.map { $0.map { mip.upper(of: $0) } ?? 0 }
    }
    canSetUp = layout.setups.enumerated().flatMap { group, row in
      row.map { $0 != nil || data.setupGroups[group].isFree }
    }
    lastPurchase = layout.purchases.flatMap { row in
      var last = Int32(-1)
      return row.enumerated().map { period, bought in
        if bought != nil { last = Int32(period) }
        return last
      }
    }
    regularSeconds = data.time.enumerated().flatMap { machine, row in
      row.map { data.plant.machines[machine].isSubcontractor ? .infinity : $0.regularSeconds }
    }
    totalSeconds = data.time.enumerated().flatMap { machine, row in
      row.map { data.plant.machines[machine].isSubcontractor ? .infinity : $0.totalSeconds }
    }
    overtimeCostPerSecond = data.time.flatMap {
      $0.map { ($0.overtime.last?.costPerHour ?? 0) / 3600 }
    }
    holdingOfOutput = data.modes.map {
      data.points[data.stages[$0.stage].output].holdingCostPerUnitDay
    }
    setupCost = data.setupGroups.map {
      $0.cost + $0.seconds / 3600 * data.plant.machines[$0.machine].costPerHour
    }
    let start = data.plant.horizon.start
    endDay = data.periods.map { start.days(until: $0.end) }
    var released = data.plant.products.map { _ in [Int]() }
    for (index, demand) in data.demands.enumerated()
    where demand.releasePeriod > 0 && data.stageInto[demand.product] != nil {
      released[demand.product].append(index)
    }
    releasedDemands = released
    let classes = data.stages.map { stage in
      var classes: [[Int]] = []
      for mode in stage.modes {
        let same = classes.firstIndex {
          data.modes[$0[0]].arrivalPeriod == data.modes[mode].arrivalPeriod
        }
        if let same { classes[same].append(mode) } else { classes.append([mode]) }
      }
      return classes
    }
    arrivalClasses = classes
    classCount = classes.reduce(1) { max($0, $1.count) }
    worstYield = data.stages.map { stage in
      stage.modes.reduce(1) { min($0, data.modes[$1].goodPerUnit) }
    }
    mostScrap = data.stages.map { stage in
      stage.modes.reduce(0) { max($0, data.modes[$1].setupScrapUnits) }
    }
    purchaseCost = data.points.map { point in
      point.step == nil && data.stageInto[point.product] == nil
        ? data.plant.products[point.product].purchase?.costPerUnit ?? .infinity : .infinity
    }
    let hasLimits = data.plant.products.contains { $0.maxStock != nil }
    mostStock =
      !hasLimits
      ? []
      : data.points.indices.flatMap { point in
        let most = data.points[point].step == nil ? data.plant.products[point].maxStock : nil
        return data.unavoidableStock(of: point).map { max($0, most ?? .infinity) }
      }
    guardedProducts = data.plant.productsBottomUp.reversed().filter {
      data.plant.products[$0].hasSafetyStock
    }
    days = data.periods.map(\.days)
    var depth = data.points.map { _ in 0 }
    var work = data.points.map { _ in 0.0 }
    var steps = depth
    for (rank, stage) in data.stagesUpstreamFirst.enumerated() {
      let details = data.stages[stage]
      depth[details.output] = rank + 1
      let least = details.modes.reduce(Double.infinity) {
        min($0, data.modes[$1].secondsPerUnit / data.modes[$1].goodPerUnit)
      }
      for input in details.inputs {
        steps[details.output] = max(steps[details.output], steps[input.point])
        work[details.output] += work[input.point] * input.quantityPerUnit
      }
      steps[details.output] += 1
      if least < .infinity { work[details.output] += least }
    }
    self.depth = depth
    stepCount = steps
    workSeconds = work
    releases = released.map { Set($0.map { data.demands[$0].releasePeriod }).sorted() }
  }
}
