/// The sentences that a plan file has beside its facts.
///
/// `TaktReport` makes them; whoever writes a plan file hands them on.
public struct PlanSentences: Sendable {
  /// A cause of an order.
  public let cause: @Sendable (Cause, OrderIndex) -> String
  /// A remedy of an order.
  public let remedy: @Sendable (OrderOutcome.Remedy, OrderIndex) -> String
  public let warning: @Sendable (Plan.Warning) -> String

  public init(
    cause: @escaping @Sendable (Cause, OrderIndex) -> String,
    remedy: @escaping @Sendable (OrderOutcome.Remedy, OrderIndex) -> String,
    warning: @escaping @Sendable (Plan.Warning) -> String
  ) {
    self.cause = cause
    self.remedy = remedy
    self.warning = warning
  }

  /// Where nothing is said.
  public static let none = PlanSentences(
    cause: { _, _ in "" }, remedy: { _, _ in "" }, warning: { _ in "" })
}
