import GLPK
import TaktModel

extension ProgramDraft {
  /// What tools, people and energy allow all machines together; in hours and kWh.
  mutating func addSharedLimits() {
    let shared = data.shared
    layout.dearer = shared.limits.map { _ in [] }
    layout.limits = shared.limits.map { _ in nil }
    var terms = shared.limits.map { _ in [Term]() }
    for (mode, row) in shared.ofStarts.enumerated() {
      for (period, uses) in row.enumerated() {
        guard let start = layout.starts[mode][period] else { continue }
        for use in uses { terms[use.limit].append(Term(start, use.amount)) }
      }
    }
    for (group, row) in shared.ofSetups.enumerated() {
      for (period, uses) in row.enumerated() {
        guard let setup = layout.setups[group][period] else { continue }
        for use in uses { terms[use.limit].append(Term(setup, use.amount)) }
      }
    }
    for (index, limit) in shared.limits.enumerated() where !terms[index].isEmpty {
      for (rate, offer) in limit.dearer.enumerated() {
        let more = mip.addVariable(
          "e_\(limit.name)_r\(rate)", upper: offer.amount, cost: offer.cost)
        layout.dearer[index].append(more)
        terms[index].append(Term(more, -1))
      }
      layout.limits[index] = mip.addRow(limit.name, terms[index], upper: limit.most)
    }
  }
}
