import GLPK
import TaktModel

/// Where a plan pays for lateness and overtime: demands and machine periods, each with what it costs.
struct Troubles: Sendable {
  private var demands = Wheel<Int>()
  private var hours = Wheel<Hour>()

  /// A machine's period.
  struct Hour: Sendable {
    let machine: Int
    let period: Int
  }

  init() {}

  init(of incumbent: Incumbent, _ program: Program) {
    let (data, layout) = (program.data, program.layout)
    for (index, demand) in data.demands.enumerated() where !demand.deliveryPeriods.isEmpty {
      var cost = incumbent.point[layout.unmet[index].index] * demand.unmetCostPerUnit
      for (offset, delivery) in layout.deliveries[index].enumerated() {
        let period = demand.deliveryPeriods.lowerBound + offset
        guard period > demand.duePeriod else { continue }
        let units =
          delivery.constant + delivery.coefficient * incumbent.point[delivery.variable.index]
        cost += units * demand.lateCostPerUnit(in: data.periods[period])
      }
      demands.add(index, cost)
    }
    for (machine, row) in layout.overtime.enumerated() {
      for (period, rates) in row.enumerated() {
        let cost = rates.reduce(0) { sum, bought in
          sum + (bought.map { incumbent.point[$0.index] * program.mip.cost(of: $0) } ?? 0)
        }
        hours.add(Hour(machine: machine, period: period), cost)
      }
    }
  }

  /// A demand that costs something; `draw` is from 0 to 1.
  func demand(_ draw: Double) -> Int? { demands.at(draw) }

  /// Where overtime is bought.
  func overtime(_ draw: Double) -> Hour? { hours.at(draw) }
}

/// Draws values with the square root of their weight as chance: the dear ones more often, but not alone.
private struct Wheel<Value: Sendable>: Sendable {
  private var values: [Value] = []
  private var sums: [Double] = []

  mutating func add(_ value: Value, _ weight: Double) {
    guard weight > 1e-6, weight.isFinite else { return }
    values.append(value)
    sums.append((sums.last ?? 0) + weight.squareRoot())
  }

  func at(_ draw: Double) -> Value? {
    guard let total = sums.last else { return nil }
    return values[sums.firstIndex { draw * total < $0 } ?? values.count - 1]
  }
}
