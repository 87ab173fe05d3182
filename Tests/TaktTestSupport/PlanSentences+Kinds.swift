public import TaktModel

extension PlanSentences {
  /// No more than the kinds' names, for tests that look at facts.
  public static let kinds = PlanSentences(
    cause: { cause, _ in cause.kind.rawValue },
    remedy: { remedy, _ in remedy.changes.map(\.kind.rawValue).joined(separator: " ") },
    warning: { $0.kind.rawValue })
}
