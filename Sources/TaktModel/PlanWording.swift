/// The sentences that a plan file has beside its facts.
///
/// `TaktReport` makes them; whoever writes a plan file hands them on.
public struct PlanWording: Sendable {
  /// A cause of an order.
  public let cause: @Sendable (Cause, OrderIndex) -> String

  public init(cause: @escaping @Sendable (Cause, OrderIndex) -> String) {
    self.cause = cause
  }
}
