/// Changeover rules made quick to ask: one lookup a lot.
///
/// A rule that lists the machine beats one for all machines; then both names given beats `from`
/// alone, beats `to` alone, beats neither; among equals the first in the file.
public struct ChangeoverTable: Sendable {
  /// `from` and `to` are families, or -1 for `"*"`.
  private struct Key: Hashable {
    let machine: Int
    let from: Int
    let to: Int
  }

  private let rules: [Key: Setup]
  private static let any = -1

  public init(rules: [ChangeoverRule]) {
    var table: [Key: Setup] = [:]
    for rule in rules {
      for machine in rule.machines ?? [Self.any] {
        let key = Key(machine: machine, from: rule.from ?? Self.any, to: rule.to ?? Self.any)
        if table[key] == nil { table[key] = rule.setup }
      }
    }
    self.rules = table
  }

  /// The set-up that a lot in `mode` needs when the machine is set up for `previous` (nil: nothing).
  ///
  /// Nil when none is needed; a set-up that takes no time, money or units counts as none.
  public func setup(from previous: FamilyIndex?, to mode: Mode) -> Setup? {
    let found = rule(machine: mode.machine, from: previous, to: mode.family)
    if previous == mode.family, !(found?.namesBoth ?? false) { return nil }
    let setup = found?.setup ?? mode.setup
    return setup.isNothing ? nil : setup
  }

  private func rule(
    machine: Int, from: FamilyIndex?, to: FamilyIndex
  ) -> (setup: Setup, namesBoth: Bool)? {
    if rules.isEmpty { return nil }
    for machine in [machine, Self.any] {
      if let from {
        if let setup = rules[Key(machine: machine, from: from, to: to)] { return (setup, true) }
        if from != to, let setup = rules[Key(machine: machine, from: from, to: Self.any)] {
          return (setup, false)
        }
      }
      // A family to itself skips what does not name it on both sides.
      if from == to { continue }
      if let setup = rules[Key(machine: machine, from: Self.any, to: to)] { return (setup, false) }
      if let setup = rules[Key(machine: machine, from: Self.any, to: Self.any)] {
        return (setup, false)
      }
    }
    return nil
  }
}
