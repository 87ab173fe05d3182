import TaktModel
import Testing

struct HorizonTests {
  @Test func bordersBelongToThePeriodThatEndsThere() throws {
    let horizon = Horizon(start: try at("2026-11-23T00:00:00Z"), periodHours: [24, 24, 168])
    let cases = [
      ("2026-11-22T00:00:00Z", -1), ("2026-11-23T00:00:00Z", -1), ("2026-11-23T00:00:00.001Z", 0),
      ("2026-11-24T00:00:00Z", 0), ("2026-11-24T00:00:00.001Z", 1), ("2026-11-25T00:00:00Z", 1),
      ("2026-11-25T12:00:00Z", 2), ("2026-12-02T00:00:00Z", 2), ("2026-12-02T00:00:00.001Z", 3),
    ]
    for (text, index) in cases {
      #expect(horizon.periodIndex(of: try at(text)) == index, "\(text)")
    }
    #expect(horizon.days == 9)
    #expect(horizon.periods.map(\.index) == [0, 1, 2])
    #expect(zip(horizon.periods, horizon.periods.dropFirst()).allSatisfy { $0.end == $1.start })
  }

  @Test func manyPeriodsAreSearchedRightly() {
    let start = Instant(milliseconds: 0)
    let horizon = Horizon(start: start, periodHours: Array(repeating: 1, count: 777))
    for period in horizon.periods {
      #expect(horizon.periodIndex(of: period.end) == period.index)
      #expect(horizon.periodIndex(of: period.start) == period.index - 1)
      #expect(horizon.periodIndex(of: period.start.advanced(bySeconds: 1)) == period.index)
    }
  }
}
