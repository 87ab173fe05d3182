internal import TaktModel

/// The changeover rules, read straight off the order file's page.
struct ChangeoverLookup {
  private struct Question: Hashable {
    let machine: MachineIndex
    let from: FamilyIndex?
    let to: FamilyIndex
  }

  let rules: [ChangeoverRule]
  /// Which rule answers; -1 for none.
  private var answers: [Question: Int] = [:]

  init(rules: [ChangeoverRule]) { self.rules = rules }

  /// The set-up of a lot in `mode` on a machine that is set up for `from`; nil where it takes none.
  mutating func setup(from: FamilyIndex?, to mode: Mode) -> Setup? {
    let question = Question(machine: mode.machine, from: from, to: mode.family)
    let answer = answers[question] ?? best(question)
    answers[question] = answer
    // A family to itself takes nothing unless a rule names it on both sides.
    if answer < 0, from == mode.family { return nil }
    let setup = answer < 0 ? mode.setup : rules[answer].setup
    return setup.minutes == 0 && setup.cost == 0 && setup.scrapUnits == 0 ? nil : setup
  }

  /// The rule that lists the machine beats one for all; then both names, `from`, `to`, neither; then
  /// the first in the file.
  private func best(_ question: Question) -> Int {
    var best = (rank: Int.max, index: -1)
    for (index, rule) in rules.enumerated() {
      guard rule.machines?.contains(question.machine) ?? true else { continue }
      if let from = rule.from, from != question.from { continue }
      if let to = rule.to, to != question.to { continue }
      if question.from == question.to, rule.from == nil || rule.to == nil { continue }
      let names =
        switch (rule.from != nil, rule.to != nil) {
        case (true, true): 0
        case (true, false): 1
        case (false, true): 2
        case (false, false): 3
        }
      let rank = (rule.machines == nil ? 4 : 0) + names
      if rank < best.rank { best = (rank, index) }
    }
    return best.index
  }
}
