/// Time within the scheduler: whole milliseconds since 1970, as in `Instant`.
typealias Milliseconds = Int64

enum Clock {
  /// Later than anything that can happen; far enough from the limits to be added to.
  static let never: Milliseconds = 1 << 60
  static let day: Milliseconds = 86_400_000

  /// What rounding may make a lot shorter so that it ends with its window and not in the next: below
  /// the one second a lot that a plan is allowed.
  static let shave: Milliseconds = 900

  /// Whole milliseconds in `seconds`, rounded down so that lots that fill a window exactly never
  /// spill over; clamped where a file asks for aeons.
  static func milliseconds(_ seconds: Double) -> Milliseconds {
    guard seconds.isFinite else { return 1_000_000_000_000_000 }
    return Milliseconds(min(max((seconds * 1000 + 1e-5).rounded(.down), 0), 1e15))
  }
}
