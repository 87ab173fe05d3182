import TaktModel

extension LocalTime {
  /// Seconds to add to UTC from an instant on.
  struct Offset: Equatable {
    let from: Instant
    let seconds: Int
  }

  /// What the clocks are ahead of UTC between two instants: the first entry holds at `start` (and
  /// before), each further one from the moment of its change.
  ///
  /// Found by looking once a week and halving the interval of a change, so that it does not depend on
  /// how the platform lists transitions.
  func offsets(from start: Instant, to end: Instant) -> [Offset] {
    let week: Int64 = 7 * 86_400_000
    var result = [Offset(from: start, seconds: timeZone.offsetSeconds(at: start))]
    // Zones have no rules worth listing beyond this many weeks.
    let last = min(end.milliseconds, start.milliseconds + week * 5000)
    var at = start.milliseconds
    while at < last {
      let next = min(at + week, last)
      let before = timeZone.offsetSeconds(at: Instant(milliseconds: at))
      let after = timeZone.offsetSeconds(at: Instant(milliseconds: next))
      if before != after {
        var (low, high) = (at, next)
        while high - low > 1 {
          let middle = low + (high - low) / 2
          let offset = timeZone.offsetSeconds(at: Instant(milliseconds: middle))
          if offset == before { low = middle } else { high = middle }
        }
        result.append(Offset(from: Instant(milliseconds: high), seconds: after))
      }
      at = next
    }
    return result
  }
}
