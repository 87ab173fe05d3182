/// When a search must end: handed to every algorithm, so that none reads a clock of its own.
///
/// Seconds only ever cut a search short; what a search does until then is counted in work.
public struct StopRule: Sendable {
  /// Seconds left until the deadline; infinite without one, 0 or less once it is over or cancelled.
  public let secondsLeft: @Sendable () -> Double

  public init(secondsLeft: @escaping @Sendable () -> Double) {
    self.secondsLeft = secondsLeft
  }

  /// A rule that never ends a search by time.
  public static let never = StopRule { .infinity }

  public var isOver: Bool { secondsLeft() <= 0 }

  /// This rule, ending `seconds` sooner.
  public func sooner(bySeconds seconds: Double) -> StopRule {
    StopRule { [secondsLeft] in secondsLeft() - seconds }
  }
}
