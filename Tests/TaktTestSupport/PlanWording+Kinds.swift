public import TaktModel

extension PlanWording {
  /// No more than the kinds' names, for tests that look at facts.
  public static let kinds = PlanWording(cause: { cause, _ in cause.kind.rawValue })
}
