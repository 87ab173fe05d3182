import TaktModel
import Testing

/// Windows in plain hours, for tests that need no calendar.
private func window(_ from: Double, _ to: Double, overtime cost: Double? = nil) -> Window {
  Window(
    from: Instant(secondsSince1970: from * 3600), to: Instant(secondsSince1970: to * 3600),
    isOvertime: cost != nil, costPerHour: cost ?? 0)
}

struct WindowTests {
  @Test func regularTimeCostsNothingOnTop() {
    #expect(
      Window(from: .init(milliseconds: 0), to: .init(milliseconds: 1), costPerHour: 9).costPerHour
        == 0)
  }

  @Test func joinsWhatOverlapsOrTouches() {
    #expect(
      [window(5, 7), window(1, 3), window(2, 4), window(4, 5)].flattened() == [window(1, 7)])
    #expect([window(1, 9), window(2, 3)].flattened() == [window(1, 9)])
    #expect([window(3, 3), window(5, 4)].flattened() == [])
    #expect([Window]().flattened() == [])
  }

  @Test func regularTimeWinsOverOvertime() {
    #expect(
      [window(0, 10, overtime: 5), window(2, 4), window(6, 8)].flattened() == [
        window(0, 2, overtime: 5), window(2, 4), window(4, 6, overtime: 5), window(6, 8),
        window(8, 10, overtime: 5),
      ])
  }

  @Test func cheapOvertimeWinsOverDear() {
    #expect(
      [window(0, 6, overtime: 9), window(4, 8, overtime: 5)].flattened()
        == [window(0, 4, overtime: 9), window(4, 8, overtime: 5)])
    // Neighbours of different price stay apart.
    #expect(
      [window(0, 1, overtime: 1), window(1, 2, overtime: 2)].flattened()
        == [window(0, 1, overtime: 1), window(1, 2, overtime: 2)])
  }

  @Test func subtracts() {
    let open = [window(0, 4), window(6, 10), window(12, 14)]
    #expect(open.subtracting([]) == open)
    #expect(open.subtracting([window(-1, 20)]) == [])
    #expect(
      open.subtracting([window(1, 2), window(3, 7), window(10, 12)])
        == [window(0, 1), window(2, 3), window(7, 10), window(12, 14)])
    #expect(
      [window(0, 10, overtime: 3)].subtracting([window(4, 5)])
        == [window(0, 4, overtime: 3), window(5, 10, overtime: 3)])
    // One hole over several windows, the first of which begins inside an earlier hole.
    #expect(
      [window(1, 3), window(4, 6), window(7, 9)].subtracting([window(0, 2), window(5, 8)])
        == [window(2, 3), window(4, 5), window(8, 9)])
  }

  /// Against asking each half hour by itself.
  @Test func randomWindowsAgreeWithTheirDefinition() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<300 {
      let windows = (0..<random.below(12)).map { _ in
        let from = Double(random.below(20))
        let cost = random.below(3)
        return window(
          from, from + Double(random.below(6)), overtime: cost == 0 ? nil : Double(cost))
      }
      let flat = windows.flattened()
      #expect(zip(flat, flat.dropFirst()).allSatisfy { $0.to <= $1.from })
      for half in 0..<52 {
        let time = Instant(secondsSince1970: (Double(half) + 0.5) * 1800)
        let best = windows.filter { $0.from < time && time < $0.to }
          .min { ($0.isOvertime ? 1 : 0, $0.costPerHour) < ($1.isOvertime ? 1 : 0, $1.costPerHour) }
        let found = flat.first { $0.from < time && time < $0.to }
        #expect(found?.isOvertime == best?.isOvertime)
        #expect(found?.costPerHour == best?.costPerHour)
      }
    }
  }

  @Test func whatIsFlatStaysAsItIs() {
    let flat = [
      window(0, 1), window(1, 2, overtime: 3), window(2, 4, overtime: 5), window(5, 6),
    ]
    #expect(flat.flattened() == flat)
    #expect([window(0, 1), window(1, 2)].flattened() == [window(0, 2)])
  }

  @Test func findsTheWindowOfAKindThatHoldsAStretch() {
    var random = SeededGenerator(seed: 8)
    for _ in 0..<200 {
      let windows = (0..<random.below(10)).map { _ in
        let from = Double(random.below(20))
        return window(
          from, from + Double(1 + random.below(4)), overtime: random.below(2) == 0 ? nil : 1)
      }.flattened()
      for _ in 0..<40 {
        let from = Instant(secondsSince1970: Double(random.below(48)) * 1800)
        let to = from.advanced(bySeconds: Double(random.below(4)) * 1800)
        for isOvertime in [false, true] {
          #expect(
            windows.index(holding: from, to, isOvertime: isOvertime)
              == windows.firstIndex {
                $0.isOvertime == isOvertime && $0.from <= from && to <= $0.to
              })
        }
      }
    }
  }
}
