import TaktModel

/// GLPK's branch and cut on parts of the program.
extension Search {
  /// As many sub-programs as there are threads.
  mutating func improve(_ picker: inout NeighbourhoodPicker) async {
    report(.search)
    var choices: [NeighbourhoodPicker.Choice] = []
    for _ in 0..<options.threads {
      if let choice = picker.next(incumbent) { choices.append(choice) }
    }
    guard !choices.isEmpty else {
      roundsWithoutGain += 1
      work += 1000
      return
    }
    let before = incumbent.objective
    let outcomes = await solveAll(choices.map(\.subprogram))
    var hasGained = false
    for (choice, outcome) in zip(choices, outcomes) {
      take(outcome)
      let gain = max(0, before - (outcome.incumbent?.objective ?? before))
      hasGained = hasGained || gain > 0
      picker.learn(
        choice.kind, gain: gain, work: outcome.work, isExhausted: outcome.isExhausted)
    }
    roundsWithoutGain = hasGained ? 0 : roundsWithoutGain + 1
    gainsSincePolish += hasGained ? 1 : 0
    if gainsSincePolish >= 12 { await polish() }
  }

  private func solveAll(_ subprograms: [Subprogram]) async -> [Subprogram.Outcome] {
    let (root, program, incumbent) = (root, program, incumbent)
    let (stop, cancellation) = (stop, cancellation)
    return await withTaskGroup(of: (Int, Subprogram.Outcome).self) { group in
      for (index, subprogram) in subprograms.enumerated() {
        group.addTask {
          let outcome = await subprogram.solve(
            root, of: program, from: incumbent, stop: stop, cancellation: cancellation)
          return (index, outcome)
        }
      }
      var outcomes: [(Int, Subprogram.Outcome)] = []
      for await outcome in group { outcomes.append(outcome) }
      return outcomes.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  @discardableResult
  mutating func take(_ outcome: Subprogram.Outcome) -> Bool {
    work += outcome.iterations + 50
    searchEffort += 3 * outcome.work
    guard let found = outcome.incumbent,
      found.objective < incumbent.objective - 1e-9 * max(1, abs(incumbent.objective))
    else { return false }
    incumbent = found
    return true
  }
}
