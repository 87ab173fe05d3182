public import struct Foundation.TimeZone

/// One bucket of the mixed-integer program: from `start` (exclusive as an instant of the bucket) to `end`.
public struct Period: Hashable, Sendable {
  public let index: Int
  public let start: Instant
  public let end: Instant

  public init(index: Int, start: Instant, end: Instant) {
    self.index = index
    self.start = start
    self.end = end
  }

  /// The length in days of 86,400 seconds.
  public var days: Double { start.days(until: end) }
}

/// The time that a plan covers, cut into periods that follow one another without a gap.
public struct Horizon: Sendable {
  public let start: Instant
  public let periods: [Period]

  /// Periods of the given lengths in hours, each positive and finite, one after another.
  public init(start: Instant, periodHours: [Double]) {
    self.start = start
    var periods: [Period] = []
    var from = start
    for hours in periodHours {
      let to = from.advanced(bySeconds: hours * 3600)
      periods.append(Period(index: periods.count, start: from, end: to))
      from = to
    }
    self.periods = periods
  }

  /// The Mondays at midnight that lie in it, in a time zone.
  public func weekStarts(in timeZone: TimeZone) -> [Instant] {
    let first = LocalDate(at: start, in: timeZone).dayNumber
    let last = LocalDate(at: end, in: timeZone).dayNumber
    return (first...max(first, last)).map { LocalDate(dayNumber: $0) }.filter { $0.weekday == 0 }
      .map { $0.instant(secondsOfDay: 0, in: timeZone) }.filter { $0 > start && $0 < end }
  }

  public var end: Instant { periods.last?.end ?? start }
  public var days: Double { start.days(until: end) }

  /// The period an instant lies in; a border belongs to the period that ends there.
  ///
  /// Returns -1 for the horizon's start and before it, and the number of periods after its end.
  public func periodIndex(of instant: Instant) -> Int {
    if instant <= start { return -1 }
    if instant > end { return periods.count }
    var (low, high) = (0, periods.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if periods[middle].end < instant { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
