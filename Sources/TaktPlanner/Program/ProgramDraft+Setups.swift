import GLPK
import TaktModel

extension ProgramDraft {
  /// Set-ups, their carry-over, and no start without one (C. Suerie and H. Stadtler, 2003).
  mutating func addSetups() {
    addSetupVariables()
    for group in data.setupGroups.indices where isPlanned(group) {
      for period in periodRange { addStartsNeedSetup(group, period) }
      for period in periodRange.dropLast() { addCarryNeedsSetup(group, period) }
    }
    for machine in data.plant.machines.indices {
      let groups = data.setupGroups.indices.filter {
        data.setupGroups[$0].machine == machine && isPlanned($0)
      }
      for period in periodRange { addOneStateAtATime(groups, period) }
    }
  }

  /// Whether anything could be made in the group at all and its set-ups take something.
  private func isPlanned(_ group: Int) -> Bool {
    !data.setupGroups[group].isFree
      && data.setupGroups[group].modes.contains { layout.starts[$0].contains { $0 != nil } }
  }

  mutating func addSetupVariables() {
    let none = [Variable?](repeating: nil, count: data.periodCount)
    layout.setups = data.setupGroups.map { _ in none }
    layout.carries = layout.setups
    layout.throughs = layout.setups
    for (group, details) in data.setupGroups.enumerated() where isPlanned(group) {
      for period in periodRange {
        let fits = data.time[details.machine][period].totalSeconds >= details.seconds
        if fits && data.time[details.machine][period].totalSeconds > 0 {
          layout.setups[group][period] = addInteger(
            "y_g\(group)_t\(period)", upper: 1, cost: data.setupCost(group, period))
        }
        guard details.canCarry, period + 1 < data.periodCount else { continue }
        layout.carries[group][period] = addInteger("z_g\(group)_t\(period)", upper: 1)
        layout.throughs[group][period] = mip.addVariable("q_g\(group)_t\(period)", upper: 1)
      }
    }
  }

  /// x <= U (y + z of the period before).
  private mutating func addStartsNeedSetup(_ group: Int, _ period: Int) {
    let ready = readiness(group: group, period: period)
    for mode in data.setupGroups[group].modes {
      guard let start = layout.starts[mode][period] else { continue }
      let limit = mip.upper(of: start)
      layout.startLimits.append(
        mip.addRow(
          "setup_m\(mode)_t\(period)",
          [Term(start, 1)] + ready.terms.map { Term($0, -limit) }, upper: limit * ready.constant))
    }
  }

  /// z <= y + q, q <= z of the period before.
  private mutating func addCarryNeedsSetup(_ group: Int, _ period: Int) {
    guard let carry = layout.carries[group][period], let through = layout.throughs[group][period]
    else { return }
    var terms = [Term(carry, 1), Term(through, -1)]
    if let setup = layout.setups[group][period] { terms.append(Term(setup, -1)) }
    _ = mip.addRow("carry_g\(group)_t\(period)", terms, upper: 0)
    let before = period > 0 ? layout.carries[group][period - 1] : nil
    let initial = period == 0 && data.setupGroups[group].isInitial ? 1.0 : 0
    _ = mip.addRow(
      "through_g\(group)_t\(period)",
      [Term(through, 1)] + (before.map { [Term($0, -1)] } ?? []), upper: initial)
  }

  /// One set-up at most is kept; where it is kept through the period nothing is set up.
  private mutating func addOneStateAtATime(_ groups: [Int], _ period: Int) {
    let carries = groups.compactMap { layout.carries[$0][period] }
    let throughs = groups.compactMap { layout.throughs[$0][period] }
    guard !carries.isEmpty else { return }
    let machine = data.setupGroups[groups[0]].machine
    _ = mip.addRow("state_c\(machine)_t\(period)", carries.map { Term($0, 1) }, upper: 1)
    for group in groups {
      guard let setup = layout.setups[group][period] else { continue }
      _ = mip.addRow(
        "alone_g\(group)_t\(period)", throughs.map { Term($0, 1) } + [Term(setup, 1)], upper: 1)
    }
  }

  /// Units lost after a set-up are started all the same: the first units after it are the mode's own.
  mutating func addSetupScrap() {
    let none = [Variable?](repeating: nil, count: data.periodCount)
    layout.scrapShares = data.modes.map { _ in none }
    for (group, details) in data.setupGroups.enumerated() where !details.isFree {
      let scrapping = details.modes.filter { data.modes[$0].setupScrapUnits > 0 }
      guard !scrapping.isEmpty else { continue }
      for period in periodRange {
        guard let setup = layout.setups[group][period] else { continue }
        if details.modes.count == 1 {
          layout.scrapShares[details.modes[0]][period] = setup
        } else {
          var sum = [Term(setup, -1)]
          for mode in details.modes where layout.starts[mode][period] != nil {
            let share = mip.addVariable("r_m\(mode)_t\(period)", upper: 1)
            layout.scrapShares[mode][period] = share
            sum.append(Term(share, 1))
          }
          _ = mip.addRow("scrapped_g\(group)_t\(period)", sum, lower: 0, upper: 0)
        }
        for mode in details.modes {
          guard let share = layout.scrapShares[mode][period] else { continue }
          let units = data.modes[mode].setupScrapUnits
          // A set-up that nothing follows scraps nothing; it would only keep the set-up.
          guard let start = layout.starts[mode][period], units > 0 else { continue }
          _ = mip.addRow(
            "scrap_m\(mode)_t\(period)", [Term(start, 1), Term(share, -units)], lower: 0)
        }
      }
    }
  }
}
