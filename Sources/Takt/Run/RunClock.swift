import TaktModel

/// The one place that reads the clock for a planning run, and makes stop rules of it.
struct RunClock: Sendable {
  private let begin = ContinuousClock.now
  private let limitSeconds: Double
  let cancellation: Cancellation

  init(limitSeconds: Double, cancellation: Cancellation) {
    self.limitSeconds = limitSeconds
    self.cancellation = cancellation
  }

  var seconds: Double { (ContinuousClock.now - begin) / .seconds(1) }

  var secondsLeft: Double { limitSeconds - seconds }

  /// Ends at a share of what is left now, less a reserve; at once when the run is cancelled.
  func stop(share: Double = 1, reserveSeconds: Double) -> StopRule {
    let deadline = seconds + max(0, limitSeconds - seconds - reserveSeconds) * share
    return StopRule { [self] in cancellation.isCancelled ? 0 : deadline - seconds }
  }
}
