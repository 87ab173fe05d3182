import Foundation
import TaktModel
import Testing

struct LocalDateTests {
  @Test(arguments: [
    (1970, 1, 1, 0), (2000, 2, 29, 11_016), (2026, 11, 23, 20_780), (1969, 12, 31, -1),
    (1900, 3, 1, -25_508),
  ])
  func dayNumbers(_ year: Int, _ month: Int, _ day: Int, _ number: Int) throws {
    let date = try #require(LocalDate(year: year, month: month, day: day))
    #expect(date.dayNumber == number)
    #expect(date.parts == (year, month, day))
  }

  @Test func everyDayOfFourCenturiesFollowsTheOneBefore() {
    var expected = (year: 1900, month: 1, day: 1)
    for number in -25_567 ..< -25_567 + 146_097 {
      #expect(LocalDate(dayNumber: number).parts == expected)
      let isLeap = expected.year % 4 == 0 && (expected.year % 100 != 0 || expected.year % 400 == 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      expected.day += 1
      if expected.day > lengths[expected.month - 1] {
        expected = (expected.year, expected.month + 1, 1)
      }
      if expected.month > 12 { expected = (expected.year + 1, 1, 1) }
    }
  }

  @Test(arguments: [
    "2026-02-29", "2026-04-31", "2026-00-10", "2026-1-1", "20261123", "2026-11-23 ", "-026-11-23",
    "2026-11-", "1899-12-31", "3000-01-01", "2026/11/23", "",
  ])
  func refuses(_ text: String) {
    #expect(LocalDate(text) == nil)
  }

  @Test func weekdays() throws {
    #expect(try #require(LocalDate("2026-11-23")).weekday == 0)
    #expect(try #require(LocalDate("2026-11-29")).weekday == 6)
    #expect(LocalDate(dayNumber: 0).weekday == 3)
    #expect(LocalDate(dayNumber: -4).weekday == 6)
  }

  @Test func theDayThatClocksShow() throws {
    let instant = try at("2026-11-22T16:00:00Z")
    #expect(LocalDate(at: instant, in: Zone.seoul).description == "2026-11-23")
    #expect(LocalDate(at: instant, in: Zone.berlin).description == "2026-11-22")
    let before1970 = try at("1969-12-31T23:30:00Z")
    #expect(LocalDate(at: before1970, in: .gmt).dayNumber == -1)
    #expect(LocalDate(at: before1970, in: Zone.seoul).dayNumber == 0)
  }

  private func instant(_ day: String, _ hour: Double) throws -> Instant {
    try #require(LocalDate(day)).instant(secondsOfDay: Int(hour * 3600), in: Zone.berlin)
  }

  /// Clocks go from 02:00 to 03:00 on 2026-03-29.
  @Test func springForward() throws {
    #expect(try instant("2026-03-29", 0) == at("2026-03-29T00:00:00+01:00"))
    #expect(try instant("2026-03-29", 1.5) == at("2026-03-29T01:30:00+01:00"))
    #expect(try instant("2026-03-29", 3) == at("2026-03-29T03:00:00+02:00"))
    #expect(try instant("2026-03-29", 24) == at("2026-03-30T00:00:00+02:00"))
    // 02:30 does not exist: it is half an hour into the gap, counted with winter's offset.
    #expect(try instant("2026-03-29", 2.5) == at("2026-03-29T03:30:00+02:00"))
    let day = try instant("2026-03-29", 0).seconds(until: instant("2026-03-29", 24))
    #expect(day == 23 * 3600)
  }

  /// Clocks go from 03:00 back to 02:00 on 2026-10-25.
  @Test func fallBack() throws {
    #expect(try instant("2026-10-25", 1.5) == at("2026-10-25T01:30:00+02:00"))
    #expect(try instant("2026-10-25", 2.5) == at("2026-10-25T02:30:00+02:00"))
    #expect(try instant("2026-10-25", 3) == at("2026-10-25T03:00:00+01:00"))
    #expect(try instant("2026-10-25", 24) == at("2026-10-26T00:00:00+01:00"))
    let day = try instant("2026-10-25", 0).seconds(until: instant("2026-10-25", 24))
    #expect(day == 25 * 3600)
  }

  @Test func seoulHasNoShifts() throws {
    let day = try #require(LocalDate("2026-03-29"))
    for hour in 0...24 {
      let instant = day.instant(secondsOfDay: hour * 3600, in: Zone.seoul)
      #expect(instant == (try at("2026-03-28T15:00:00Z")).advanced(bySeconds: Double(hour) * 3600))
    }
  }
}
