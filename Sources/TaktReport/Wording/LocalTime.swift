import TaktModel

import struct Foundation.TimeZone

/// Instants as the clocks in the plant show them.
struct LocalTime {
  let timeZone: TimeZone
  let texts: Texts

  init(timeZone: TimeZone, texts: Texts = Texts(.en)) {
    self.timeZone = timeZone
    self.texts = texts
  }

  /// `Mon 23 Nov`.
  func day(_ instant: Instant) -> String { date(instant, "date.short") }

  /// `Mon 23 Nov 2026`.
  func dayAndYear(_ instant: Instant) -> String { date(instant, "date.full") }

  /// `Mon 23 Nov 06:00`, to the minute.
  func dayAndMinute(_ instant: Instant) -> String {
    day(instant) + " " + String(clock(instant).prefix(5))
  }

  /// `2026. 11. 23. (월) 06:00`, to the minute.
  func dayYearAndMinute(_ instant: Instant) -> String {
    dayAndYear(instant) + " " + String(clock(instant).prefix(5))
  }

  private func date(_ instant: Instant, _ key: String) -> String {
    let date = LocalDate(at: instant, in: timeZone)
    func word(_ key: String, _ index: Int) -> String {
      let words = (texts.raw(key) ?? "").split(separator: " ")
      return words.indices.contains(index) ? String(words[index]) : ""
    }
    // The list of weekdays begins with Sunday.
    let values = [
      "weekday": word("date.weekdays", (date.weekday + 1) % 7), "day": String(date.parts.day),
      "month": word("date.months", date.parts.month - 1), "year": String(date.parts.year),
    ]
    return texts.filled(key, values) ?? ""
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
