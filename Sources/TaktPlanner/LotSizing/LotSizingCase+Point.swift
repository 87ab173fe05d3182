import GLPK
import TaktModel

extension LotSizingCase {
  /// A draft of what a point of the program makes; an item whose demand it leaves unmet is made lot for
  /// lot.
  func draft(at point: [Double], of program: Program, overloadPrice: Double) -> LotDraft {
    let draft = LotDraft(self, overloadPrice: overloadPrice)
    for item in 0..<itemCount {
      var (lacking, held) = (false, 0.0)
      for period in 0..<periodCount {
        let start = program.layout.starts[modes[item]][period].map { point[$0.index] } ?? 0
        let seconds = start * program.data.modes[modes[item]].secondsPerUnit
        draft.made[item * periodCount + period] = seconds > draft.tiny ? seconds : 0
        held += seconds - demand[item * periodCount + period]
        if held < -1e3 * draft.tiny { lacking = true }
      }
      if lacking { makeLotForLot(item, draft) }
      for period in 0..<periodCount where draft.made[item * periodCount + period] > 0 {
        draft.isOn[item * periodCount + period] = 1
      }
    }
    for period in 1..<max(1, periodCount) where keepsSetup {
      let kept = groups.indices.first { item in
        program.layout.carries[groups[item]][period - 1].map { point[$0.index] > 0.5 } ?? false
      }
      if let kept, draft.isOn[kept * periodCount + period - 1] != 0 {
        draft.carriedIn[period] = kept
      }
    }
    _ = draft.rebook()
    return draft
  }

  private func makeLotForLot(_ item: Int, _ draft: LotDraft) {
    let row = item * periodCount
    for period in 0..<periodCount { draft.made[row + period] = 0 }
    for period in 0..<periodCount where demand[row + period] > 0 {
      let possible = (0...period).last { isAllowed[row + $0] }
      if let possible { draft.made[row + possible] += demand[row + period] }
    }
  }

  /// The program's point with this machine's part as in the draft, all demand delivered on time.
  func point(for draft: LotDraft, in point: [Double], of program: Program) -> [Double] {
    var result = point
    let (layout, data) = (program.layout, program.data)
    func set(_ variable: Variable?, _ value: Double) {
      if let variable { result[variable.index] = value }
    }
    let inPeriod = (0..<periodCount).map { period in
      (0..<itemCount).reduce(0) { $0 + Int(draft.isOn[$1 * periodCount + period]) }
    }
    for item in 0..<itemCount {
      let (group, mode) = (groups[item], modes[item])
      for period in 0..<periodCount {
        let cell = item * periodCount + period
        let seconds = draft.made[cell]
        set(
          layout.starts[mode][period],
          draft.isOn[cell] != 0 && seconds > 0 ? seconds / data.modes[mode].secondsPerUnit : 0)
        let isIn = draft.carriedIn[period] == item
        let isOut = period + 1 < periodCount && draft.carriedIn[period + 1] == item
        let isAlone = inPeriod[period] == 1
        let needsSetup = draft.isOn[cell] != 0 && !(isIn && (!isOut || isAlone))
        set(layout.setups[group][period], needsSetup ? 1 : 0)
        set(layout.carries[group][period], isOut ? 1 : 0)
        set(layout.throughs[group][period], isOut && !needsSetup ? 1 : 0)
      }
    }
    let products = Set(modes.map { data.points[data.stages[data.modes[$0].stage].output].product })
    for (index, demand) in data.demands.enumerated() where products.contains(demand.product) {
      set(layout.unmet[index], 0)
      for (offset, delivery) in layout.deliveries[index].enumerated()
      where delivery.coefficient == 1 {
        set(delivery.variable, offset == 0 ? demand.quantity : 0)
      }
    }
    program.fillStocksAndOvertime(&result)
    return result
  }
}
