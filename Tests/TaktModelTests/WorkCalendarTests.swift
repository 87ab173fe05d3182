import Foundation
import TaktModel
import Testing

struct WorkCalendarTests {
  private func horizon(_ start: String, days: Int) throws -> Horizon {
    Horizon(start: try at(start), periodHours: Array(repeating: 24, count: days))
  }

  private func texts(_ windows: [Window], in zone: TimeZone) -> [String] {
    windows.map {
      $0.from.rfc3339(in: zone) + " " + $0.to.rfc3339(in: zone)
        + ($0.isOvertime ? " overtime \($0.costPerHour)" : "")
    }
  }

  private func shift(
    _ weekdays: Set<Int>, _ from: Int, _ to: Int, overtime cost: Double? = nil
  ) -> WorkCalendar.Shift {
    WorkCalendar.Shift(
      weekdays: weekdays, fromSecondsOfDay: from * 3600, toSecondsOfDay: to * 3600,
      isOvertime: cost != nil, costPerHour: cost ?? 0)
  }

  @Test func shiftsOfTheWeekWithinTheHorizon() throws {
    let calendar = WorkCalendar(id: "c", shifts: [shift([0, 2], 6, 14)])
    // Monday 10:00 until Wednesday 10:00.
    let horizon = try horizon("2026-11-23T10:00:00+09:00", days: 2)
    #expect(
      texts(calendar.windows(in: horizon, timeZone: Zone.seoul), in: Zone.seoul) == [
        "2026-11-23T10:00:00+09:00 2026-11-23T14:00:00+09:00",
        "2026-11-25T06:00:00+09:00 2026-11-25T10:00:00+09:00",
      ])
  }

  @Test func nightShiftsBelongToTheDayTheyBeginOn() throws {
    let calendar = WorkCalendar(id: "c", shifts: [shift([6, 0], 22, 6)])
    let horizon = try horizon("2026-11-23T00:00:00+09:00", days: 2)
    #expect(
      texts(calendar.windows(in: horizon, timeZone: Zone.seoul), in: Zone.seoul) == [
        "2026-11-23T00:00:00+09:00 2026-11-23T06:00:00+09:00",
        "2026-11-23T22:00:00+09:00 2026-11-24T06:00:00+09:00",
      ])
  }

  @Test func untilMidnightAndOnFromIt() throws {
    let calendar = WorkCalendar(id: "c", shifts: [shift([0], 20, 24), shift([1], 0, 4)])
    let horizon = try horizon("2026-11-23T00:00:00+09:00", days: 3)
    #expect(
      texts(calendar.windows(in: horizon, timeZone: Zone.seoul), in: Zone.seoul)
        == ["2026-11-23T20:00:00+09:00 2026-11-24T04:00:00+09:00"])
    let around = WorkCalendar(id: "c", shifts: [shift([0], 6, 6)])
    #expect(
      texts(around.windows(in: horizon, timeZone: Zone.seoul), in: Zone.seoul)
        == ["2026-11-23T06:00:00+09:00 2026-11-24T06:00:00+09:00"])
  }

  @Test func closedBeatsShiftsAndOpenBeatsClosed() throws {
    let tuesday = try #require(LocalDate("2026-11-24"))
    let calendar = WorkCalendar(
      id: "c", shifts: [shift([0, 1, 2], 8, 16), shift([0, 1], 22, 6)], closed: [tuesday...tuesday],
      open: [
        Window(
          from: try at("2026-11-24T10:00:00+09:00"), to: try at("2026-11-24T12:00:00+09:00"),
          isOvertime: true, costPerHour: 7)
      ])
    let horizon = try horizon("2026-11-23T00:00:00+09:00", days: 3)
    #expect(
      texts(calendar.windows(in: horizon, timeZone: Zone.seoul), in: Zone.seoul) == [
        "2026-11-23T08:00:00+09:00 2026-11-23T16:00:00+09:00",
        // Monday's night shift runs to its end; Tuesday's, on the closed day, does not begin.
        "2026-11-23T22:00:00+09:00 2026-11-24T06:00:00+09:00",
        "2026-11-24T10:00:00+09:00 2026-11-24T12:00:00+09:00 overtime 7.0",
        "2026-11-25T08:00:00+09:00 2026-11-25T16:00:00+09:00",
      ])
  }

  @Test func closedRangesMayOverlapAndReachBeyondTheHorizon() throws {
    func days(_ from: String, _ to: String) throws -> ClosedRange<LocalDate> {
      try #require(LocalDate(from))...#require(LocalDate(to))
    }
    let closed = [
      try days("2026-01-01", "2026-11-22"), try days("2020-01-01", "2020-01-05"),
      try days("2026-11-24", "2026-11-25"), try days("2026-11-25", "2027-12-31"),
      try days("2028-01-01", "2028-01-01"),
    ]
    let calendar = WorkCalendar(id: "c", shifts: [shift(Set(0...6), 20, 4)], closed: closed)
    let horizon = try horizon("2026-11-23T00:00:00+09:00", days: 4)
    // The night from Sunday is closed whole, that from Monday is whole.
    #expect(
      texts(calendar.windows(in: horizon, timeZone: Zone.seoul), in: Zone.seoul)
        == ["2026-11-23T20:00:00+09:00 2026-11-24T04:00:00+09:00"])
  }

  @Test func overlapsCountOnceAsRegularTime() throws {
    let calendar = WorkCalendar(
      id: "c", shifts: [shift([0], 6, 18, overtime: 9), shift([0], 8, 16), shift([0], 8, 10)])
    let horizon = try horizon("2026-11-23T00:00:00+09:00", days: 1)
    #expect(
      texts(calendar.windows(in: horizon, timeZone: Zone.seoul), in: Zone.seoul) == [
        "2026-11-23T06:00:00+09:00 2026-11-23T08:00:00+09:00 overtime 9.0",
        "2026-11-23T08:00:00+09:00 2026-11-23T16:00:00+09:00",
        "2026-11-23T16:00:00+09:00 2026-11-23T18:00:00+09:00 overtime 9.0",
      ])
  }

  @Test func theNightOfTheClockChange() throws {
    let calendar = WorkCalendar(id: "c", shifts: [shift([5], 22, 6)])
    let spring = try horizon("2026-03-28T00:00:00+01:00", days: 3)
    #expect(calendar.windows(in: spring, timeZone: Zone.berlin).map(\.seconds) == [7 * 3600])
    let autumn = try horizon("2026-10-24T00:00:00+02:00", days: 3)
    #expect(calendar.windows(in: autumn, timeZone: Zone.berlin).map(\.seconds) == [9 * 3600])
    let seoul = try horizon("2026-03-28T00:00:00+09:00", days: 3)
    #expect(calendar.windows(in: seoul, timeZone: Zone.seoul).map(\.seconds) == [8 * 3600])
  }

  @Test func machinesLoseTheirDowntime() throws {
    let day = try horizon("2026-11-23T00:00:00Z", days: 1)
    let machine = Machine(
      id: "M", openWindows: [Window(from: day.start, to: day.end)],
      downtime: [
        .init(from: day.start.advanced(bySeconds: 3600), to: day.start.advanced(bySeconds: 7200)),
        .init(from: day.start.advanced(bySeconds: 5400), to: day.start.advanced(bySeconds: 9000)),
      ])
    #expect(machine.windows.map(\.seconds) == [3600, 86_400 - 9000])
  }
}
