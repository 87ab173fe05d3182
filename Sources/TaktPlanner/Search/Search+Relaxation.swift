import GLPK
import TaktModel

/// What the search does with linear programs over all of the program.
extension Search {
  /// The best quantities for the set-ups as they are, unless the program is too large for that or it
  /// was done a short while ago.
  mutating func polish() async {
    guard program.mip.rowCount <= Self.mostRows,
      polishedAt.map({ searchEffort - $0 >= 10 * polishEffort }) ?? true
    else { return }
    let before = searchEffort
    let fixed = Subprogram(free: [])
    let outcome = await fixed.solve(
      root, of: program, from: incumbent, stop: stop, cancellation: cancellation)
    take(outcome)
    polishEffort = searchEffort - before
    polishedAt = searchEffort
    gainsSincePolish = 0
  }

  /// The root relaxation gets its share of the effort until it is finished, less where it takes long; it
  /// begins, so that small programs have it at once.
  func wantsBinding() -> Bool {
    guard !root.isFinished, inequalities != nil else { return false }
    if lotSizing?.isBounding ?? false {
      return bindingEffort <= 0.15 * (bindingEffort + searchEffort + lotSizingEffort)
    }
    let share = max(0.15, 0.5 - Double(program.mip.rowCount) / 40_000)
    return bindingEffort <= share * (bindingEffort + searchEffort)
  }

  /// A slice of the root relaxation. Once it is solved, a plan that follows it is tried. Where GLPK fails
  /// at it, the search goes on with the bound it had.
  mutating func bind(_ picker: inout NeighbourhoodPicker) async {
    guard let inequalities else { return }
    report(.relaxation)
    let before = root
    let rows = max(1, before.strengthened.rowCount)
    let advanced = try? await before.advanced(
      of: program, by: inequalities, iterationLimit: max(300, Self.slice / rows), stop: stop,
      cancellation: cancellation)
    root = advanced ?? before.abandoned()
    bound = max(bound, root.bound)
    let iterations = root.iterations - before.iterations
    work += iterations
    bindingEffort += Double(iterations + 50) * Double(rows)
    picker.follow(root)
    if root.isSolved, root.objective != before.objective {
      construct(
        ConstructionSearch(program, guidedBy: root, best: incumbent, seed: options.seed))
      await polish()
    }
  }
}
