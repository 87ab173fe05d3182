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
          "x_m\(mode)_t\(period)", upper: upper, cost: data.startCost(mode, period))
      }
    }
  }

  /// U of the model: the least of what the period's time allows and what demand could use.
  func startLimit(mode: Int, period: Int) -> Double {
    let details = data.modes[mode]
    guard details.arrivalPeriod[period] < data.periodCount else { return 0 }
    if data.plant.machines[details.machine].isSubcontractor {
      return useful.units[details.stage][period]
    }
    let group = data.setupGroups[details.group]
    var seconds = data.time[details.machine][period].totalSeconds
    guard seconds > 0 else { return 0 }
    let mustSetUp = !group.isFree && !group.canCarry && !(period == 0 && group.isInitial)
    if mustSetUp { seconds -= group.seconds }
    if !data.shared.openSeconds.isEmpty {
      seconds = min(seconds, data.shared.openSeconds[mode][period])
      guard seconds > 0 else { return 0 }
    }
    let wanted = min(
      useful.units[details.stage][period], data.shared.mostStarts(mode, period))
    guard details.secondsPerUnit > 0 else { return wanted }
    return min(wanted, max(0, seconds / details.secondsPerUnit))
  }
}
