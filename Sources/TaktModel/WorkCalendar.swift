public import struct Foundation.TimeZone

/// When a machine is open: weekly shifts, but for those that begin on closed days, and open windows.
///
/// A shift belongs to the day on which it begins: a closed day takes it away whole, and takes nothing of one
/// that began the day before.
public struct WorkCalendar: Sendable {
  /// A window that comes again every week on the given days.
  public struct Shift: Sendable {
    /// Monday is 0, Sunday 6.
    public let weekdays: Set<Int>
    /// Seconds after midnight, 0 to 86,400; `to` not after `from` means the next day.
    public let fromSecondsOfDay: Int
    public let toSecondsOfDay: Int
    public let isOvertime: Bool
    public let costPerHour: Double

    public init(
      weekdays: Set<Int>, fromSecondsOfDay: Int, toSecondsOfDay: Int, isOvertime: Bool = false,
      costPerHour: Double = 0
    ) {
      self.weekdays = weekdays
      self.fromSecondsOfDay = fromSecondsOfDay
      self.toSecondsOfDay = toSecondsOfDay
      self.isOvertime = isOvertime
      self.costPerHour = costPerHour
    }
  }

  public let id: String
  public let shifts: [Shift]
  /// Inclusive ranges of days, in the plant's time zone.
  public let closed: [ClosedRange<LocalDate>]
  public let open: [Window]

  public init(
    id: String, shifts: [Shift] = [], closed: [ClosedRange<LocalDate>] = [], open: [Window] = []
  ) {
    self.id = id
    self.shifts = shifts
    self.closed = closed
    self.open = open
  }

  /// The open time within the horizon, as sorted windows that do not overlap.
  public func windows(in horizon: Horizon, timeZone: TimeZone) -> [Window] {
    let first = LocalDate(at: horizon.start, in: timeZone).dayNumber - 1
    let last = LocalDate(at: horizon.end, in: timeZone).dayNumber
    var windows = open
    for dayNumber in openDays(of: first...max(first, last)) {
      let day = LocalDate(dayNumber: dayNumber)
      for shift in shifts where shift.weekdays.contains(day.weekday) {
        let wraps = shift.toSecondsOfDay <= shift.fromSecondsOfDay
        let endDay = wraps ? LocalDate(dayNumber: dayNumber + 1) : day
        windows.append(
          Window(
            from: day.instant(secondsOfDay: shift.fromSecondsOfDay, in: timeZone),
            to: endDay.instant(secondsOfDay: shift.toSecondsOfDay, in: timeZone),
            isOvertime: shift.isOvertime, costPerHour: shift.costPerHour))
      }
    }
    return windows.compactMap { window in
      let from = max(window.from, horizon.start)
      let to = min(window.to, horizon.end)
      return from < to ? window.part(from, to) : nil
    }.flattened()
  }

  /// The days of a span that no range of `closed` covers: each range raises the level where it begins and lowers
  /// it behind its end.
  private func openDays(of days: ClosedRange<Int>) -> [Int] {
    var steps = [Int](repeating: 0, count: days.count + 1)
    for range in closed where range.upperBound.dayNumber >= days.lowerBound {
      steps[min(max(0, range.lowerBound.dayNumber - days.lowerBound), days.count)] += 1
      steps[min(range.upperBound.dayNumber + 1 - days.lowerBound, days.count)] -= 1
    }
    var level = 0
    return days.filter { day in
      level += steps[day - days.lowerBound]
      return level == 0
    }
  }
}
