/// A stretch of time in which a machine may work: `from` until `to`, within the horizon.
public struct Window: Hashable, Sendable {
  public let from: Instant
  public let to: Instant
  /// Overtime is used only where it is worth `costPerHour`.
  public let isOvertime: Bool
  /// What an hour of work in this window costs on top of the machine's own rate; only overtime costs.
  public let costPerHour: Double

  public init(from: Instant, to: Instant, isOvertime: Bool = false, costPerHour: Double = 0) {
    self.from = from
    self.to = to
    self.isOvertime = isOvertime
    self.costPerHour = isOvertime ? costPerHour : 0
  }

  public var seconds: Double { from.seconds(until: to) }
}

extension Array where Element == Window {
  /// The same open time as sorted windows that do not overlap: regular time wins over overtime, cheap
  /// overtime over dear; neighbours of one kind are joined.
  ///
  /// The best windows paint first, each the stretches between borders that are still free; a chain of
  /// links jumps over the painted ones (union-find; R. Tarjan, 1975), so n windows take n log n.
  public func flattened() -> [Window] {
    if isFlat { return self }
    let borders = borders
    let ranked = filter { $0.from < $0.to }.sorted {
      ($0.isOvertime ? 1 : 0, $0.costPerHour, $0.from, $0.to)
        < ($1.isOvertime ? 1 : 0, $1.costPerHour, $1.from, $1.to)
    }
    var painted = [Window?](repeating: nil, count: borders.count)
    var nextFree = [Int](borders.indices)
    func free(from start: Int) -> Int {
      var index = start
      while nextFree[index] != index {
        nextFree[index] = nextFree[nextFree[index]]
        index = nextFree[index]
      }
      return index
    }
    for window in ranked {
      var stretch = free(from: borders.firstIndex(notBefore: window.from))
      // The last border begins no stretch, so there is always a next one.
      while borders[stretch] < window.to {
        painted[stretch] = window.part(borders[stretch], borders[stretch + 1])
        nextFree[stretch] = stretch + 1
        stretch = free(from: stretch + 1)
      }
    }
    return painted.compactMap { $0 }.joined()
  }

  /// Whether these are sorted and disjoint already, with nothing left to join.
  private var isFlat: Bool {
    indices.allSatisfy { index in
      let window = self[index]
      guard window.from < window.to else { return false }
      guard index > 0 else { return true }
      let last = self[index - 1]
      return last.to < window.from
        || last.to == window.from
          && (last.isOvertime != window.isOvertime || last.costPerHour != window.costPerHour)
    }
  }

  /// The distinct instants at which windows begin and end, ascending.
  private var borders: [Instant] {
    var all: [Instant] = []
    all.reserveCapacity(2 * count)
    for window in self {
      all.append(window.from)
      all.append(window.to)
    }
    all.sort()
    var distinct: [Instant] = []
    for instant in all where instant != distinct.last { distinct.append(instant) }
    return distinct
  }

  /// The first of these sorted, disjoint windows that holds a stretch of time and is of the kind asked
  /// for.
  public func index(holding from: Instant, _ to: Instant, isOvertime: Bool) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].to < to { low = middle + 1 } else { high = middle }
    }
    while low < count, self[low].from <= from {
      if self[low].isOvertime == isOvertime { return low }
      low += 1
    }
    return nil
  }

  /// Sorted windows with touching ones of one kind and price made one.
  private func joined() -> [Window] {
    var result: [Window] = []
    for window in self {
      if let last = result.last, last.to == window.from, last.isOvertime == window.isOvertime,
        last.costPerHour == window.costPerHour
      {
        result[result.count - 1] = last.part(last.from, window.to)
      } else {
        result.append(window)
      }
    }
    return result
  }

  /// These sorted windows less the time covered by the sorted, disjoint `holes`.
  public func subtracting(_ holes: [Window]) -> [Window] {
    var result: [Window] = []
    var first = 0
    for window in self {
      var from = window.from
      while first < holes.count, holes[first].to <= from { first += 1 }
      var hole = first
      while hole < holes.count, holes[hole].from < window.to {
        if holes[hole].from > from { result.append(window.part(from, holes[hole].from)) }
        from = Swift.max(from, holes[hole].to)
        hole += 1
      }
      if from < window.to { result.append(window.part(from, window.to)) }
    }
    return result
  }
}

extension Window {
  /// The part of this window between two instants, which must lie in it.
  public func part(_ from: Instant, _ to: Instant) -> Window {
    Window(from: from, to: to, isOvertime: isOvertime, costPerHour: costPerHour)
  }
}

extension Array where Element == Instant {
  /// The first of these sorted instants that is not before `instant`, found by halving.
  fileprivate func firstIndex(notBefore instant: Instant) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < instant { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
