import GLPK
import TaktModel

extension ProgramDraft {
  /// Run and set-up hours fit into the period's regular hours and the overtime bought. In hours.
  mutating func addCapacity() {
    layout.overtime = data.time.map { $0.map { $0.overtime.map { _ in nil } } }
    layout.capacity = data.plant.machines.map { _ in .init(repeating: nil, count: data.periodCount)
    }
    var modesOn = data.plant.machines.map { _ in [Int]() }
    var groupsOn = modesOn
    for (mode, details) in data.modes.enumerated() { modesOn[details.machine].append(mode) }
    for (group, details) in data.setupGroups.enumerated() {
      groupsOn[details.machine].append(group)
    }
    for machine in data.plant.machines.indices
    where !data.plant.machines[machine].isSubcontractor {
      for period in periodRange {
        var terms: [Term] = []
        for mode in modesOn[machine] {
          if let start = layout.starts[mode][period] {
            terms.append(Term(start, data.modes[mode].secondsPerUnit / 3600))
          }
        }
        for group in groupsOn[machine] {
          if let setup = layout.setups[group][period] {
            terms.append(Term(setup, data.setupGroups[group].seconds / 3600))
            addSetupWage(setup, machine: machine, group: group)
          }
        }
        guard !terms.isEmpty else { continue }
        let time = data.time[machine][period]
        for (rate, hours) in time.overtime.enumerated() {
          let bought = mip.addVariable(
            "v_c\(machine)_t\(period)_r\(rate)", upper: hours.seconds / 3600,
            cost: hours.costPerHour)
          layout.overtime[machine][period][rate] = bought
          terms.append(Term(bought, -1))
        }
        layout.capacity[machine][period] = mip.addRow(
          "capacity_c\(machine)_t\(period)", terms, upper: time.regularSeconds / 3600)
      }
    }
  }

  /// The machine's rate runs while it is set up, too.
  private mutating func addSetupWage(_ setup: Variable, machine: Int, group: Int) {
    let wage =
      data.setupGroups[group].seconds / 3600 * data.plant.machines[machine].costPerHour
    if wage > 0 { mip.setCost(of: setup, mip.cost(of: setup) + wage) }
  }
}
