import Foundation
import TaktModel
import Testing

/// The zones that the tests need; each is in every time zone database.
enum Zone {
  static let berlin = TimeZone(identifier: "Europe/Berlin") ?? .gmt
  static let seoul = TimeZone(identifier: "Asia/Seoul") ?? .gmt
  static let newYork = TimeZone(identifier: "America/New_York") ?? .gmt
}

/// An instant from RFC 3339; text that is none fails the test.
func at(_ text: String, _ location: SourceLocation = #_sourceLocation) throws -> Instant {
  try #require(Instant(rfc3339: text), "\(text)", sourceLocation: location)
}

struct InstantTests {
  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59.999Z", -1),
      ("2026-11-23T06:00:00+09:00", 1_795_381_200_000),
      ("2026-11-23t06:00:00.25+09:00", 1_795_381_200_250),
      ("2026-11-22 21:00:00.2509999z", 1_795_381_200_250),
      ("2026-11-22T11:00:00-10:00", 1_795_381_200_000),
      ("2024-02-29T00:00:00Z", 1_709_164_800_000), ("1900-01-01T00:00:00Z", -2_208_988_800_000),
    ] as [(String, Int64)])
  func reads(_ text: String, _ milliseconds: Int64) throws {
    #expect(try at(text).milliseconds == milliseconds)
  }

  @Test(arguments: [
    "", "2026-11-23", "2026-11-23T06:00:00", "2026-11-23T06:00+09:00", "2026-11-23T24:00:00Z",
    "2026-11-23T06:60:00Z", "2026-11-23T06:00:60Z", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
    "2026-11-23T06:00:00.Z", "2026-11-23T06:00:00+0900", "2026-11-23T06:00:00+24:00",
    "2026-11-23T06:00:00+09:00 ", "1899-12-31T23:59:59Z", "3000-01-01T00:00:00Z",
    "+026-11-23T06:00:00Z", "２026-11-23T06:00:00Z",
  ])
  func refuses(_ text: String) {
    #expect(Instant(rfc3339: text) == nil)
  }

  @Test func writesTheOffsetOfTheMoment() throws {
    let winter = try at("2026-01-15T12:00:00Z")
    let summer = try at("2026-07-15T12:00:00.050Z")
    #expect(winter.rfc3339(in: Zone.berlin) == "2026-01-15T13:00:00+01:00")
    #expect(summer.rfc3339(in: Zone.berlin) == "2026-07-15T14:00:00.050+02:00")
    #expect(summer.rfc3339(in: Zone.newYork) == "2026-07-15T08:00:00.050-04:00")
    #expect(winter.rfc3339(in: .gmt) == "2026-01-15T12:00:00Z")
    #expect(winter.rfc3339(in: Zone.seoul) == "2026-01-15T21:00:00+09:00")
  }

  @Test func readsWhatItWrites() throws {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<500 {
      let instant = Instant(
        milliseconds: Int64(random.below(4_000_000_000_000)) - 2_000_000_000_000)
      for zone in [Zone.berlin, Zone.seoul, Zone.newYork, .gmt] {
        #expect(Instant(rfc3339: instant.rfc3339(in: zone)) == instant)
      }
    }
  }

  @Test func arithmeticNeverTraps() {
    let start = Instant(milliseconds: 0)
    #expect(start.advanced(bySeconds: 1.0006).milliseconds == 1001)
    #expect(start.advanced(bySeconds: -0.5).seconds(until: start) == 0.5)
    #expect(start.advanced(bySeconds: .infinity) > start)
    #expect(start.advanced(bySeconds: 1e300).days(until: start) < -1e6)
    #expect(Instant(secondsSince1970: .nan) == start)
    #expect(Instant(secondsSince1970: 1.5).milliseconds == 1500)
  }

  @Test func rememberedOffsetsAreThoseOfTheZone() {
    var random = SeededGenerator(seed: 4)
    for zone in [Zone.berlin, Zone.seoul, Zone.newYork, .gmt] {
      let offsets = ZoneOffsets(zone)
      // The clocks of Berlin change at 2026-03-29T01:00:00Z, those of New York three weeks sooner.
      for change: Int64 in [1_774_746_000_000, 1_772_953_200_000, 0] {
        for _ in 0..<200 {
          let instant = Instant(
            milliseconds: change + Int64(random.below(14_400_000)) - 7_200_000)
          #expect(offsets.seconds(at: instant) == zone.offsetSeconds(at: instant))
        }
      }
    }
  }
}
