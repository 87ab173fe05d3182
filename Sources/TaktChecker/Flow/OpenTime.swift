internal import TaktModel

/// Questions to a machine's sorted, disjoint windows, answered by bisection.
struct OpenTime {
  let windows: [Window]

  /// The first window that ends after `instant`.
  private func firstIndex(endingAfter instant: Int64) -> Int {
    var (low, high) = (0, windows.count)
    while low < high {
      let middle = (low + high) / 2
      if windows[middle].to.milliseconds <= instant { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The window that a segment lies in, to the tolerance; one of its own kind is preferred.
  ///
  /// Nobody says when it is open behind the horizon: what of a segment lies there is in the window that ends
  /// with it.
  func window(holding segment: Lot.Segment, in horizon: Horizon) -> Window? {
    guard segment.from < horizon.end else { return nil }
    let end = min(segment.to, horizon.end)
    var found: Window?
    var index = firstIndex(endingAfter: segment.from.milliseconds - Tolerance.milliseconds)
    while index < windows.count {
      let window = windows[index]
      if segment.from.isClearlyBefore(window.from) { break }
      if !window.to.isClearlyBefore(end) {
        if window.isOvertime == segment.isOvertime { return window }
        found = found ?? window
      }
      index += 1
    }
    return found
  }

  /// The window that is open at `instant`.
  func window(at instant: Instant) -> Window? {
    let index = firstIndex(endingAfter: instant.milliseconds)
    return index < windows.count && windows[index].from <= instant ? windows[index] : nil
  }

  /// Regular open time between two instants, and when it begins.
  func regular(from: Instant, to: Instant) -> (milliseconds: Int64, first: Instant)? {
    var sum: Int64 = 0
    var first: Instant?
    var index = firstIndex(endingAfter: from.milliseconds)
    while index < windows.count, windows[index].from < to {
      let window = windows[index]
      if !window.isOvertime {
        sum += min(window.to, to).milliseconds - max(window.from, from).milliseconds
        first = first ?? max(window.from, from)
      }
      index += 1
    }
    return first.map { (sum, $0) }
  }
}
