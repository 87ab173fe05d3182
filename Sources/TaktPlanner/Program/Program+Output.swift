import GLPK
import TaktModel

extension Program {
  /// Good units that a mode's starts of a period give: eps x - eps sigma y.
  func output(of mode: Int, in period: Int) -> [Term] {
    layout.output(of: mode, in: period, data)
  }
}

extension Layout {
  /// Good units that a mode's starts of a period give: eps x - eps sigma y.
  func output(of mode: Int, in period: Int, _ data: PlanningData) -> [Term] {
    guard let start = starts[mode][period] else { return [] }
    let details = data.modes[mode]
    var terms = [Term(start, details.goodPerUnit)]
    if let share = scrapShares[mode][period], details.setupScrapUnits > 0 {
      terms.append(Term(share, -details.goodPerUnit * details.setupScrapUnits))
    }
    return terms
  }
}
