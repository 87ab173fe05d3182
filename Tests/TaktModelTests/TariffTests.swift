import Foundation
import TaktModel
import Testing

/// Prices of energy by band, and the weeks that labour is counted in.
struct TariffTests {
  private let seoul = TimeZone(identifier: "Asia/Seoul") ?? .gmt
  /// Thursday, 2026-11-26T00:00:00+09:00, three days.
  private let horizon = Horizon(
    start: Instant(milliseconds: 1_795_618_800_000), periodHours: [24, 24, 24])

  private func at(_ hours: Double) -> Instant { horizon.start.advanced(bySeconds: hours * 3600) }

  private func prices(_ bands: [Tariff.Band]) -> [[Double]] {
    Tariff(bands: bands).prices(in: horizon, timeZone: seoul).map {
      [
        horizon.start.seconds(until: $0.from) / 3600, horizon.start.seconds(until: $0.to) / 3600,
        $0.pricePerKWh,
      ]
    }
  }

  @Test func theFirstBandThatFitsCounts() {
    let bands = [
      Tariff.Band(
        weekdays: [4], fromSecondsOfDay: 9 * 3600, toSecondsOfDay: 12 * 3600, pricePerKWh: 3),
      Tariff.Band(fromSecondsOfDay: 22 * 3600, toSecondsOfDay: 6 * 3600, pricePerKWh: 1),
      Tariff.Band(fromSecondsOfDay: 0, toSecondsOfDay: 43_200, pricePerKWh: 2),
    ]
    #expect(
      prices(bands) == [
        [0, 6, 1], [6, 12, 2], [22, 30, 1], [30, 33, 2], [33, 36, 3], [46, 54, 1], [54, 60, 2],
        [70, 72, 1],
      ])
  }

  @Test func monthsAndWeekdaysAreThoseOfTheBandsBegin() {
    // Saturday's night band reaches into no Sunday here; December is another month.
    #expect(prices([Tariff.Band(months: [12], pricePerKWh: 5)]).isEmpty)
    #expect(
      prices([
        Tariff.Band(
          months: [11], weekdays: [3], fromSecondsOfDay: 20 * 3600, toSecondsOfDay: 4 * 3600,
          pricePerKWh: 5)
      ]) == [[20, 28, 5]])
  }

  @Test func aBandThatCostsNothingHidesThoseBehindIt() {
    let bands = [
      Tariff.Band(weekdays: [4], pricePerKWh: 0), Tariff.Band(pricePerKWh: 2),
    ]
    #expect(prices(bands) == [[0, 24, 2], [48, 72, 2]])
  }

  @Test func weeksBeginOnMondaysAtMidnight() throws {
    let long = Horizon(start: horizon.start, periodHours: [Double](repeating: 24, count: 12))
    #expect(long.weekStarts(in: seoul) == [at(4 * 24), at(11 * 24)])
    // In Berlin the horizon begins on a Wednesday afternoon; midnight comes eight hours later.
    let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
    #expect(long.weekStarts(in: berlin) == [at(4 * 24 + 8), at(11 * 24 + 8)])
    #expect(Horizon(start: at(4 * 24), periodHours: [24]).weekStarts(in: seoul).isEmpty)
  }

  @Test func usesAreCountedByPartOfTheLot() {
    let mode = Mode(
      machine: 0, family: 0, secondsPerUnit: 1,
      uses: [
        Mode.Use(resource: 0, count: 2, during: .setup), Mode.Use(resource: 0, during: .both),
        Mode.Use(resource: 1),
      ])
    #expect(mode.count(of: 0, during: .setup) == 3)
    #expect(mode.count(of: 0, during: .run) == 1)
    #expect(mode.count(of: 1, during: .setup) == 0)
    #expect(mode.count(of: 1, during: .run) == 1)
  }
}
