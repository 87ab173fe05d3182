import TaktModel

/// The time that one machine may work, with the arithmetic of working time on it.
///
/// A position is working milliseconds since the horizon's start.
struct OpenTime {
  struct Stretch {
    let from: Milliseconds
    let to: Milliseconds
    /// Position of `from`.
    let position: Milliseconds
    let isOvertime: Bool
    let costPerMillisecond: Double
    /// What it costs to work from the horizon's start until `from`.
    let costBefore: Double

    var endPosition: Milliseconds { position + (to - from) }
  }

  private(set) var stretches: [Stretch] = []
  private(set) var hasOvertime = false

  /// - Parameter overtime: for each window how much of it may be used, if it is overtime: from its
  ///   start, or up to its end where regular time follows at once.
  init(windows: [Window], overtime: [Milliseconds]) {
    stretches.reserveCapacity(windows.count)
    for (index, window) in windows.enumerated() {
      var from = window.from.milliseconds
      var to = window.to.milliseconds
      if window.isOvertime {
        let use = min(overtime.indices.contains(index) ? overtime[index] : 0, to - from)
        guard use > 0 else { continue }
        if Self.isUsedFromItsEnd(windows, index) { from = to - use } else { to = from + use }
        hasOvertime = true
      }
      let last = stretches.last
      stretches.append(
        Stretch(
          from: from, to: to, position: last?.endPosition ?? 0, isOvertime: window.isOvertime,
          costPerMillisecond: window.costPerHour / 3_600_000,
          costBefore: last.map { $0.costBefore + Double($0.to - $0.from) * $0.costPerMillisecond }
            ?? 0))
    }
  }

  /// Whether overtime before a shift: where only a part is used, it is the part next to the shift.
  static func isUsedFromItsEnd(_ windows: [Window], _ index: Int) -> Bool {
    let isFollowed = index + 1 < windows.count && windows[index + 1].from == windows[index].to
    let follows = index > 0 && windows[index - 1].to == windows[index].from
    return isFollowed && !follows
  }

  /// The first stretch that ends after `time`, or `stretches.count`.
  func index(after time: Milliseconds) -> Int {
    var (low, high) = (0, stretches.count)
    while low < high {
      let middle = (low + high) / 2
      if stretches[middle].to > time { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Whether work of no length is overtime: only where no regular time touches the moment.
  func isOvertime(at time: Milliseconds) -> Bool {
    let after = index(after: time)
    let touching = [after - 1, after].filter {
      stretches.indices.contains($0) && stretches[$0].from <= time && time <= stretches[$0].to
    }
    return !touching.isEmpty && touching.allSatisfy { stretches[$0].isOvertime }
  }

  /// The first open moment at or after `time`.
  func nextOpen(_ time: Milliseconds) -> Milliseconds {
    let index = index(after: time)
    return index < stretches.count ? max(time, stretches[index].from) : Clock.never
  }

  func position(_ time: Milliseconds) -> Milliseconds {
    let index = index(after: time)
    guard index < stretches.count else { return stretches.last?.endPosition ?? 0 }
    return stretches[index].position + max(0, time - stretches[index].from)
  }

  /// When `work` that begins at `time` is done; it may end up to `Clock.shave` early if it then ends
  /// with a stretch after which the machine closes.
  func finish(from time: Milliseconds, work: Milliseconds) -> Milliseconds {
    var index = index(after: time)
    guard index < stretches.count else { return Clock.never }
    var at = max(time, stretches[index].from)
    var left = work
    while true {
      let room = stretches[index].to - at
      if left <= room { return at + left }
      left -= room
      index += 1
      if index == stretches.count {
        return left <= Clock.shave ? stretches[index - 1].to : Clock.never
      }
      if left <= Clock.shave && stretches[index].from > stretches[index - 1].to {
        return stretches[index - 1].to
      }
      at = stretches[index].from
    }
  }

  /// The first moment at which work can go on after `work` that begins at `time`.
  func ready(from time: Milliseconds, work: Milliseconds) -> Milliseconds {
    if work == 0 { return nextOpen(time) }
    let done = finish(from: time, work: work)
    return done == Clock.never ? done : nextOpen(done)
  }

  /// The open moment at a position; nil before the first and after the last.
  func moment(atPosition position: Milliseconds) -> Milliseconds? {
    guard position >= 0, let last = stretches.last, position < last.endPosition else { return nil }
    var (low, high) = (0, stretches.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if stretches[middle].endPosition > position { high = middle } else { low = middle + 1 }
    }
    return stretches[low].from + (position - stretches[low].position)
  }

  /// When work must begin so that `work` is done by the open moment `time`; nil if never.
  func begin(before time: Milliseconds, work: Milliseconds) -> Milliseconds? {
    work == 0 ? time : moment(atPosition: position(time) - work)
  }

  /// The last moment at or before `time` at which work can end.
  func lastEnd(_ time: Milliseconds) -> Milliseconds? {
    var (low, high) = (0, stretches.count)
    while low < high {
      let middle = (low + high) / 2
      if stretches[middle].from < time { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : min(time, stretches[low - 1].to)
  }

  /// What overtime from `from` to `to` costs.
  func overtimeCost(_ from: Milliseconds, _ to: Milliseconds) -> Double {
    hasOvertime ? overtimeCost(until: to) - overtimeCost(until: from) : 0
  }

  private func overtimeCost(until time: Milliseconds) -> Double {
    let index = index(after: time)
    guard index < stretches.count else {
      return stretches.last.map {
        $0.costBefore + Double($0.to - $0.from) * $0.costPerMillisecond
      } ?? 0
    }
    let stretch = stretches[index]
    return stretch.costBefore + Double(max(0, time - stretch.from)) * stretch.costPerMillisecond
  }
}
