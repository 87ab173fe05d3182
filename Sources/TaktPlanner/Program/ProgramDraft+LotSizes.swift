import GLPK
import TaktModel

extension ProgramDraft {
  /// minLot, maxLot and lotMultiple: a period's units are k lots of minLot to maxLot each, and a
  /// whole number of multiples.
  mutating func addLotSizes() {
    let none = [Variable?](repeating: nil, count: data.periodCount)
    layout.lotCounts = data.modes.map { _ in none }
    layout.multiples = layout.lotCounts
    for (mode, details) in data.modes.enumerated() {
      for period in periodRange {
        guard let start = layout.starts[mode][period] else { continue }
        if let multiple = details.lotMultiple { addMultiple(mode, period, start, multiple) }
        if details.minLot > (details.lotMultiple ?? 0) {
          addLotCount(mode, period, start, details)
        }
      }
    }
  }

  private mutating func addMultiple(
    _ mode: Int, _ period: Int, _ start: Variable, _ multiple: Double
  ) {
    let most = (mip.upper(of: start) / multiple + 1e-9).rounded(.down)
    if most < 1 {
      mip.setBounds(of: start, lower: 0, upper: 0)
      return
    }
    let count = addInteger("n_m\(mode)_t\(period)", upper: most)
    layout.multiples[mode][period] = count
    _ = mip.addRow(
      "multiple_m\(mode)_t\(period)", [Term(start, 1), Term(count, -multiple)], lower: 0, upper: 0)
  }

  private mutating func addLotCount(
    _ mode: Int, _ period: Int, _ start: Variable, _ details: PlannedMode
  ) {
    let limit = mip.upper(of: start)
    let lots = (limit / details.minLot + 1e-9).rounded(.down)
    if lots < 1 {
      mip.setBounds(of: start, lower: 0, upper: 0)
      return
    }
    // Without a largest lot one lot takes it all.
    let count = addInteger("k_m\(mode)_t\(period)", upper: details.maxLot == nil ? 1 : lots)
    layout.lotCounts[mode][period] = count
    _ = mip.addRow(
      "minLot_m\(mode)_t\(period)", [Term(start, 1), Term(count, -details.minLot)], lower: 0)
    let most = mip.addRow(
      "maxLot_m\(mode)_t\(period)", [Term(start, 1), Term(count, -(details.maxLot ?? limit))],
      upper: 0)
    if details.maxLot == nil { layout.startLimits.append(most) }
  }
}
