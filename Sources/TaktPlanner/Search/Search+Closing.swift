import TaktModel

/// Branch and cut on the whole program.
extension Search {
  /// Above so many free integers it leads nowhere.
  private static let closable = 1_500
  /// Rounds of sub-programs without gain after which it has the larger share.
  private static let patience = 8

  /// It has its share of the effort where few integers are left, a larger one where sub-programs find
  /// nothing more, or where it is ahead of the bounds of plain lot sizing.
  func wantsClosing() -> Bool {
    guard root.isSolved, root.isFinished, !closing.isOver else { return false }
    let cutoff = ExactClosing.cutoff(incumbent.objective, relativeGap: options.relativeGap)
    guard ExactClosing.bounds(root, of: program, below: cutoff).free <= Self.closable else {
      return false
    }
    let hasMore =
      lotSizing.flatMap { $0.isProving ? $0.bound < closing.bound : nil }
      ?? (roundsWithoutGain >= Self.patience)
    let share = hasMore ? 0.4 : lotSizing?.isProving ?? false ? 0.25 : 0.1
    return closing.effort <= share * (closing.effort + searchEffort + lotSizingEffort)
  }

  mutating func close() async {
    guard let inequalities else { return }
    report(.closing)
    let outcome = await closing.advance(
      root, of: program, by: inequalities, from: incumbent, relativeGap: options.relativeGap,
      slice: Self.slice, stop: stop, cancellation: cancellation)
    work += outcome.iterations + 50
    bound = max(bound, outcome.bound)
    if let found = outcome.incumbent, found.objective < incumbent.objective {
      incumbent = found
      roundsWithoutGain = 0
    }
  }
}
