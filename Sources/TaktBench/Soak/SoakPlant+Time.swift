import Foundation
import TaktFiles
import TaktModel

/// When the plant plans, and when it works.
extension SoakPlant {
  private static let zones = [
    "UTC", "Asia/Seoul", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe",
    "Asia/Kathmandu", "America/St_Johns", "Pacific/Auckland",
  ]
  /// Days after 1970 just before clocks change somewhere: 6 and 27 March, 3 April, 26 September, 2, 23 and
  /// 30 October 2026.
  private static let changes = [20_518, 20_539, 20_546, 20_722, 20_728, 20_749, 20_756]

  static func drawStart(
    _ generator: inout SeededGenerator, isOdd: Bool
  ) -> (TimeZone, Instant) {
    let zone = TimeZone(identifier: generator.pick(zones)) ?? .gmt
    let day =
      generator.happens(0.5)
      ? generator.pick(changes) - generator.below(4) : 20_454 + generator.below(365)
    let odd =
      isOdd ? Int64(generator.below(86_400_000)) : Int64(generator.pick([0, 6])) * 3_600_000
    let midnight = Instant(milliseconds: Int64(day) * 86_400_000)
    let date = Date(timeIntervalSince1970: Double(midnight.milliseconds) / 1000)
    let offset = Int64(zone.secondsFromGMT(for: date)) * 1000
    return (zone, Instant(milliseconds: midnight.milliseconds - offset + odd))
  }

  static func drawPeriods(
    _ generator: inout SeededGenerator, isMany: Bool
  ) -> [(count: Int, hours: Double)] {
    if isMany {
      let count = generator.pick([60, 200, 800])
      return [
        (count - 1, generator.pick([0.25, 1, 8, 24])), (1, generator.pick([0.01, 24, 168])),
      ]
    }
    let hours = generator.pick([24.0, 24, 24, 8, 168, 10.5, 1])
    var periods = [(generator.whole(1...7), hours)]
    if generator.happens(0.4) {
      periods.append((generator.whole(1...4), generator.pick([168, 2 * hours, 0.37, 12.25])))
    }
    return periods
  }

  /// Seconds from the horizon's start to its end.
  var lengthSeconds: Double { periods.reduce(0) { $0 + Double($1.count) * $1.hours * 3600 } }

  var horizon: JSONValue {
    .object([
      ("start", text(start)),
      (
        "periods",
        .list(
          periods.map {
            .object([("count", .number(Double($0.count))), ("hours", .number($0.hours))])
          })
      ),
    ])
  }

  func text(_ instant: Instant) -> JSONValue { .text(instant.rfc3339(in: zone)) }

  /// Within or beside the horizon: 0 is its start, 1 its end.
  mutating func instant(_ range: ClosedRange<Double>) -> Instant {
    let seconds =
      lengthSeconds * (range.lowerBound + generator.unit() * (range.upperBound - range.lowerBound))
    let step = features.contains(.oddTimes) ? 0.001 : 3600
    return start.advanced(bySeconds: (seconds / step).rounded() * step)
  }

  mutating func span(_ range: ClosedRange<Double>, hours: [Double]) -> (from: Instant, to: Instant)
  {
    let from = instant(range)
    return (from, from.advanced(bySeconds: generator.pick(hours) * 3600))
  }

  /// Two calendars: day and night shifts, breaks, overtime, closed days, extra windows.
  mutating func drawCalendars() -> [JSONValue] {
    guard features.contains(.calendars) else { return [] }
    return (0..<2).map { index in
      var fields: [(String, JSONValue)] = [
        ("id", .text("C\(index)")), ("shifts", .list(drawShifts())),
      ]
      if takes(.closedDays, 0.8) { fields.append(("closed", .list(drawClosed()))) }
      if takes(.openWindows, 0.8) {
        fields.append(
          (
            "open",
            .list(
              (0..<generator.whole(1...3)).map { _ in
                let window = span(-0.1...0.9, hours: [0.5, 4, 30])
                return .object(
                  [("from", text(window.from)), ("to", text(window.to))] + overtimeFields())
              })
          ))
      }
      return .object(fields)
    }
  }

  private mutating func overtimeFields() -> [(String, JSONValue)] {
    takes(.overtime, 0.4) ? [("overtime", .flag(true)), ("costPerHour", money(0...100))] : []
  }

  private mutating func drawShifts() -> [JSONValue] {
    let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    let shifts = [
      ("06:00", "14:00"), ("14:00", "22:00"), ("22:00", "06:00"), ("20:00", "04:00"),
      ("00:00", "24:00"), ("07:30", "11:45"), ("12:15", "16:00"), ("02:15", "02:45"),
      ("01:30", "03:30"), ("08:00", "08:00"),
    ]
    return (0..<generator.whole(1...3)).map { index in
      let times = generator.pick(shifts)
      let first = index == 0 && generator.happens(0.7) ? 0 : generator.below(7)
      let count = generator.pick([1, 5, 5, 6, 7])
      let days = (first..<min(7, first + count)).map { JSONValue.text(names[$0]) }
      return .object(
        [("days", .list(days)), ("from", .text(times.0)), ("to", .text(times.1))]
          + (index == 0 ? [] : overtimeFields()))
    }
  }

  private mutating func drawClosed() -> [JSONValue] {
    (0..<generator.whole(1...2)).map { _ in
      let from = instant(0...0.9)
      let to = from.advanced(bySeconds: Double(generator.below(3)) * 86_400)
      func day(_ instant: Instant) -> JSONValue {
        .text(String(instant.rfc3339(in: zone).prefix(10)))
      }
      return .object([("from", day(from)), ("to", day(to))])
    }
  }
}
