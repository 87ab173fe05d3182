import TaktModel

import struct Foundation.TimeZone

/// Instants as the clocks in the plant show them.
struct LocalTime {
  let timeZone: TimeZone
  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `Mon 23 Nov`.
  func day(_ instant: Instant) -> String {
    let date = LocalDate(at: instant, in: timeZone)
    return "\(Self.weekdays[date.weekday]) \(date.parts.day) \(Self.months[date.parts.month - 1])"
  }

  /// `Mon 23 Nov 2026`.
  func dayAndYear(_ instant: Instant) -> String {
    day(instant) + " \(LocalDate(at: instant, in: timeZone).parts.year)"
  }

  /// `Mon 23 Nov 06:00`, to the minute.
  func dayAndMinute(_ instant: Instant) -> String {
    day(instant) + " " + String(clock(instant).prefix(5))
  }

  /// `2026-11-23 06:00:00`, which spreadsheet programs take as a time; milliseconds where there are any.
  func iso(_ instant: Instant) -> String {
    LocalDate(at: instant, in: timeZone).description + " " + clock(instant)
  }

  private func clock(_ instant: Instant) -> String {
    let local = instant.milliseconds + Int64(timeZone.offsetSeconds(at: instant)) * 1000
    let day = Int64(LocalDate(at: instant, in: timeZone).dayNumber)
    let inDay = Int(local - day * 86_400_000)
    let seconds = inDay / 1000
    let text = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { twoDigits($0) }
      .joined(separator: ":")
    let fraction = inDay % 1000
    if fraction == 0 { return text }
    return text + "." + (fraction < 100 ? "0" : "") + twoDigits(fraction)
  }

  private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
