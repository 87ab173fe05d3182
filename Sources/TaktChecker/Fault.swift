/// One claim of a plan that does not hold.
public struct Fault: Sendable, Equatable {
  /// The rule of the plan file's contract that is broken, 1 to 9; 0 where the plan names what is not
  /// there, or a figure is no number.
  public let rule: Int
  /// The id of the lot, order, machine, resource or product, or the name of the figure, that the
  /// fault is about.
  public let subject: String
  /// What is claimed, when, and what it should be: a full sentence.
  public let message: String

  public init(rule: Int, subject: String, message: String) {
    self.rule = rule
    self.subject = subject
    self.message = message
  }
}
