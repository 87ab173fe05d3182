import GLPK
import TaktModel

extension ProgramDraft {
  /// Units started, with the tightest upper bound that capacity and later demand give.
  mutating func addStarts() {
    layout.starts = data.modes.indices.map { mode in
      periodRange.map { period in
        let upper = startLimit(mode: mode, period: period)
        guard upper > 0 else { return nil }
        return mip.addVariable(
          "x_m\(mode)_t\(period)", upper: upper, cost: data.modes[mode].costPerUnit)
      }
    }
  }

  /// U of the model: the least of what the period's time allows and what demand could use.
  func startLimit(mode: Int, period: Int) -> Double {
    let details = data.modes[mode]
    let stage = data.stages[details.stage]
    guard stage.arrivalPeriod[period] < data.periodCount else { return 0 }
    let group = data.setupGroups[details.group]
    var seconds = data.time[details.machine][period].totalSeconds
    guard seconds > 0 else { return 0 }
    let mustSetUp = !group.isFree && !group.canCarry && !(period == 0 && group.isInitial)
    if mustSetUp { seconds -= group.seconds }
    let wanted = useful.units[details.stage][period]
    guard details.secondsPerUnit > 0 else { return wanted }
    return min(wanted, max(0, seconds / details.secondsPerUnit))
  }
}
