import GLPK
import TaktModel

extension Program {
  /// Stock and waste at a point where goods perish, the oldest used first.
  func fillPerishing(_ index: Int, _ point: inout [Double]) {
    guard let life = data.lives[index] else { return }
    let gains = gains(of: index, at: point)
    let count = data.periodCount
    // By period of arrival, then the last one in which they can be used.
    var coming = [[Int: Double]](repeating: [:], count: count)
    for given in life.given { coming[given.arrival][given.last, default: 0] += given.units }
    if let stage = data.stageInto[index] {
      for mode in data.stages[stage].modes {
        let details = data.modes[mode]
        for start in 0..<count where details.arrivalPeriod[start] < count {
          let units = output(of: mode, in: start)
            .reduce(0) { $0 + $1.coefficient * point[$1.variable.index] }
          coming[details.arrivalPeriod[start]][details.lastPeriod[start], default: 0] += units
        }
      }
    }
    if data.points[index].step == nil {
      for (period, bought) in layout.purchases[index].enumerated() {
        guard let bought else { continue }
        coming[period][life.lastOfPurchases[period], default: 0] += point[bought.index]
      }
    }
    var left = [Double](repeating: 0, count: count + 1)
    for period in 0..<count {
      var taken = -gains[period]
      for last in coming[period].keys.sorted() {
        let units = coming[period][last] ?? 0
        left[min(last, count)] += units
        taken += units
      }
      for last in period...count where taken > 0 {
        let used = min(taken, left[last])
        left[last] -= used
        taken -= used
      }
      if let waste = layout.waste[index][period] {
        point[waste.index] = left[period]
        left[period] = 0
      }
      let stock = left[period...].reduce(0, +) - max(0, taken)
      if let variable = layout.stocks[index][period] {
        point[variable.index] = abs(stock) < 1e-9 ? 0 : stock
      }
    }
  }

  /// By period, what comes to a stock point less what is taken, by its balance rows.
  private func gains(of index: Int, at point: [Double]) -> [Double] {
    let own = Set((layout.stocks[index] + layout.waste[index]).compactMap { $0?.index })
    return layout.flows[index].map { flow in
      flow.map { excess(of: $0, at: point, without: own.contains) } ?? 0
    }
  }
}
