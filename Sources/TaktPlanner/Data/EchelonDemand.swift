import TaktModel

/// What the orders ask of a stage, through all that its units go into.
///
/// Units downstream are weighed by how many of the stage's good units they hold at least (best yields
/// all the way): a weight that no production can raise, so that what is derived from it is valid.
struct EchelonDemand: Sendable {
  /// Demands that the stage serves, with the stage's good units in one unit delivered.
  let served: [(demand: Int, weight: Double)]
  /// Net cumulative requirement due by the end of each period, what is on hand and on its way deducted.
  let netCumulative: [Double]

  init(stage: Int, data: PlanningData) {
    let count = data.periodCount
    let weight = Self.weights(of: stage, data: data)
    var due = [Double](repeating: 0, count: count)
    var onHand = [Double](repeating: 0, count: count)
    var served: [(demand: Int, weight: Double)] = []
    for (index, demand) in data.demands.enumerated() where weight[demand.product] > 0 {
      // Without a period to be on time in, everything is late or unmet: no requirement.
      guard !demand.onTimePeriods.isEmpty, demand.duePeriod < count else { continue }
      served.append((index, weight[demand.product]))
      due[demand.duePeriod] += demand.quantity * weight[demand.product]
    }
    for (index, point) in data.points.enumerated() where weight[index] > 0 {
      onHand[0] += point.initialUnits * weight[index]
      for period in 0..<count { onHand[period] += point.arrivals[period] * weight[index] }
    }
    var net = [Double](repeating: 0, count: count)
    var (demanded, supplied, highest) = (0.0, 0.0, 0.0)
    for period in 0..<count {
      demanded += due[period]
      supplied += onHand[period]
      highest = max(highest, demanded - supplied)
      net[period] = highest
    }
    self.served = served
    self.netCumulative = net
  }

  /// By stock point: the stage's good units that one unit there holds at least.
  static func weights(of stage: Int, data: PlanningData) -> [Double] {
    var weight = [Double](repeating: 0, count: data.points.count)
    weight[data.stages[stage].output] = 1
    for other in data.stagesUpstreamFirst where other != stage {
      let details = data.stages[other]
      let put = details.inputs.reduce(0) { $0 + $1.quantityPerUnit * weight[$1.point] }
      guard put > 0 else { continue }
      let best = details.modes.reduce(0) { max($0, data.modes[$1].goodPerUnit) }
      weight[details.output] += put / best
    }
    return weight
  }

  /// Net requirement due in `first...last`.
  func net(from first: Int, through last: Int) -> Double {
    netCumulative[last] - (first > 0 ? netCumulative[first - 1] : 0)
  }
}
