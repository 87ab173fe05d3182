import GLPK
import TaktModel

/// What the item Lagrangian needs of the program, in flat lists by thing, then period.
struct LagrangianModel: Sendable {
  let data: PlanningData
  let periods: Int
  let constantCost: Double
  let stages: [StageProblem]
  /// By mode: most that may be started; 0 where nothing can be. What a unit costs.
  let startLimits: [Double]
  let unitCosts: [Double]
  /// By group: cost of a set-up, infinite where none can be done.
  let setupCosts: [Double]
  /// By group: whether the set-up may stay into the next period.
  let carries: [Bool]
  /// By mode, then input.
  let inputs: [[(point: Int, quantityPerUnit: Double)]]
  /// By machine: whether time is a limit at all, and what there is of it.
  let hasCapacity: [Bool]
  let regularSeconds: [Double]
  /// One for each price in each machine's periods.
  let overtime: [(place: Int, costPerSecond: Double, seconds: Double)]
  /// By point: holding cost of a unit over the period, and units that come by themselves.
  let holding: [Double]
  let given: [Double]
  /// By point: whether stock that must not be negative is priced. Elsewhere a stage sees to it.
  let isPriced: [Bool]
  /// By point: units that the orders ask of it in a period, in the mean.
  let turnover: [Double]
  let purchases: [(point: Int, period: Int, cost: Double, limit: Double)]
  /// By demand: where its delivery costs begin in `lateCosts`, less its first delivery period.
  let latePlaces: [Int]
  let lateCosts: [Double]
  let unmetCosts: [Double]
  /// Demands that no stage serves.
  let loose: [Int]
  let shareCount: Int
  /// By demand: the shares of the stages that serve it.
  let sharesOfDemand: [[Int]]

  init(_ program: Program) {
    let data = program.data
    let count = data.periodCount
    let mip = program.mip
    let layout = program.layout
    self.data = data
    periods = count
    startLimits = layout.starts.flatMap { row in row.map { $0.map(mip.upper(of:)) ?? 0 } }
    unitCosts = data.modes.indices.flatMap { mode in
      (0..<count).map { data.startCost(mode, $0) }
    }
    setupCosts = layout.setups.flatMap { row in row.map { $0.map(mip.cost(of:)) ?? .infinity } }
    carries = layout.carries.flatMap { row in row.map { $0 != nil } }
    inputs = data.modes.map { data.stages[$0.stage].inputs }
    var hasCapacity = [Bool](repeating: false, count: data.plant.machines.count * count)
    for (mode, details) in data.modes.enumerated()
    where !data.plant.machines[details.machine].isSubcontractor {
      for period in 0..<count
      where layout.starts[mode][period] != nil || layout.setups[details.group][period] != nil {
        hasCapacity[details.machine * count + period] = true
      }
    }
    self.hasCapacity = hasCapacity
    regularSeconds = data.time.flatMap { $0.map(\.regularSeconds) }
    overtime = data.time.enumerated().flatMap { machine, row in
      row.enumerated().flatMap { period, time in
        time.overtime.map {
          (machine * count + period, max(0, $0.costPerHour) / 3600, $0.seconds)
        }
      }
    }
    let isTouched = layout.stocks.map { $0.contains { $0 != nil } }
    holding = data.points.enumerated().flatMap { index, point in
      let cost = isTouched[index] ? data.leastHoldingCost(of: index) : 0
      return data.periods.map { cost * $0.days }
    }
    given = data.points.enumerated().flatMap { index, point in
      (0..<count).map {
        isTouched[index] ? point.arrivals[$0] + ($0 == 0 ? point.initialUnits : 0) : 0
      }
    }
    purchases = layout.purchases.enumerated().flatMap { product, row in
      row.enumerated().compactMap { period, bought in
        bought.map { (product, period, mip.cost(of: $0), mip.upper(of: $0)) }
      }
    }
    var latePlaces: [Int] = []
    var lateCosts: [Double] = []
    for (index, demand) in data.demands.enumerated() {
      latePlaces.append(lateCosts.count - demand.deliveryPeriods.lowerBound)
      for period in demand.deliveryPeriods {
        // An only delivery's lateness is in the program's constant cost already.
        let isConstant = layout.deliveries[index].first.map { $0.constant != 0 } ?? false
        lateCosts.append(isConstant ? 0 : demand.lateCostPerUnit(in: data.periods[period]))
      }
    }
    self.latePlaces = latePlaces
    self.lateCosts = lateCosts
    let unmetCosts = layout.unmet.map(mip.cost(of:))
    self.unmetCosts = unmetCosts
    loose = data.demands.indices.filter { data.stageInto[data.demands[$0].product] == nil }
    var hasTakers = [Bool](repeating: false, count: data.points.count)
    for stage in data.stages { for input in stage.inputs { hasTakers[input.point] = true } }
    isPriced = data.points.indices.map {
      isTouched[$0] && (hasTakers[$0] || data.stageInto[$0] == nil)
    }
    var demandOfShare: [Int] = []
    var turnover = [Double](repeating: 0, count: data.points.count)
    var constant = mip.constantCost
    for (index, demand) in data.demands.enumerated() {
      turnover[demand.product] += demand.quantity / Double(count)
      if demand.deliveryPeriods.isEmpty { constant += unmetCosts[index] * demand.quantity }
    }
    constantCost = constant
    for stage in data.stagesUpstreamFirst.reversed() {
      let details = data.stages[stage]
      let best = details.modes.reduce(0) { max($0, data.modes[$1].goodPerUnit) }
      guard best > 0 else { continue }
      for input in details.inputs {
        turnover[input.point] += turnover[details.output] / best * input.quantityPerUnit
      }
    }
    self.turnover = turnover
    let stages = data.stages.indices.map { stage in
      StageProblem(
        stage: stage, weights: EchelonDemand.weights(of: stage, data: data),
        hasTakers: hasTakers[data.stages[stage].output], shares: &demandOfShare, data: data)
    }
    self.stages = stages
    shareCount = demandOfShare.count
    var sharesOfDemand = data.demands.map { _ in [Int]() }
    for (share, demand) in demandOfShare.enumerated() { sharesOfDemand[demand].append(share) }
    self.sharesOfDemand = sharesOfDemand
  }

  /// Cost of delivering a unit in one of a demand's delivery periods.
  func lateCost(_ demand: Int, _ period: Int) -> Double { lateCosts[latePlaces[demand] + period] }
}
