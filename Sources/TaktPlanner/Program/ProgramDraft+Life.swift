import GLPK
import TaktModel

extension ProgramDraft {
  /// What comes to a stock point: from where, when, and the last period in which it can be used.
  private struct Inflow {
    let arrival: Int
    let last: Int
    var terms: [Term] = []
    var units = 0.0
  }

  /// Perished goods leave the stock at the end of the period in which they do. Costs nothing itself.
  mutating func addWaste() {
    layout.waste = data.points.map { _ in .init(repeating: nil, count: data.periodCount) }
    guard data.lives.contains(where: { $0 != nil }) else { return }
    let most = mostStock()
    let takers = takersByPoint()
    let demands = demandsByProduct()
    for index in data.points.indices where data.lives[index] != nil {
      let isTouched = isTouched(
        index, hasTakers: !takers[index].isEmpty,
        hasDemands: !demands[data.points[index].product].isEmpty)
      guard isTouched else { continue }
      let ends = Set(inflows(to: index).map(\.last))
      for period in periodRange where ends.contains(period) {
        layout.waste[index][period] = mip.addVariable(
          "waste_p\(index)_t\(period)", upper: most[index])
      }
    }
  }

  /// First in, first out: what is in stock at a period's end came lately enough to be of use later, and
  /// only what came too early for that is thrown away.
  mutating func addLife() {
    for index in data.points.indices where layout.waste[index].contains(where: { $0 != nil }) {
      let inflows = inflows(to: index)
      for period in periodRange {
        if let waste = layout.waste[index][period] {
          let ending = inflows.filter { $0.last == period }
          _ = mip.addRow(
            "perish_p\(index)_t\(period)", [Term(waste, 1)] + Self.less(ending),
            upper: ending.reduce(0) { $0 + $1.units })
        }
        guard let stock = layout.stocks[index][period],
          inflows.contains(where: { $0.last <= period })
        else { continue }
        let alive = inflows.filter { $0.arrival <= period && $0.last > period }
        _ = mip.addRow(
          "life_p\(index)_t\(period)", [Term(stock, 1)] + Self.less(alive),
          upper: alive.reduce(0) { $0 + $1.units })
      }
    }
  }

  private static func less(_ inflows: [Inflow]) -> [Term] {
    inflows.flatMap { $0.terms.map { Term($0.variable, -$0.coefficient) } }
  }

  private func inflows(to index: Int) -> [Inflow] {
    guard let life = data.lives[index] else { return [] }
    var inflows = life.given.map { Inflow(arrival: $0.arrival, last: $0.last, units: $0.units) }
    if let stage = data.stageInto[index] {
      for mode in data.stages[stage].modes {
        let details = data.modes[mode]
        for start in periodRange where layout.starts[mode][start] != nil {
          inflows.append(
            Inflow(
              arrival: details.arrivalPeriod[start], last: details.lastPeriod[start],
              terms: output(of: mode, in: start)))
        }
      }
    }
    guard data.points[index].step == nil else { return inflows }
    for (period, bought) in layout.purchases[index].enumerated() {
      guard let bought else { continue }
      inflows.append(
        Inflow(arrival: period, last: life.lastOfPurchases[period], terms: [Term(bought, 1)]))
    }
    return inflows
  }
}
