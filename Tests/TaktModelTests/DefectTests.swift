import Foundation
import TaktModel
import Testing

/// The defect arithmetic against numbers worked out by hand.
struct DefectTests {
  private func isNear(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-12 * max(1, abs(b)) }

  /// y = 0.9, r = 0.5, v = 0.8, p = 10 s, q = 30 s.
  private let mode = Mode(
    machine: 0, family: 0, secondsPerUnit: 10, yield: 0.9,
    rework: .init(share: 0.5, secondsPerUnit: 30, yield: 0.8))

  @Test func withRework() {
    // 100 started, 4 lost in the set-up: 96 processed, 9.6 defective, 4.8 reworked, 3.84 saved.
    #expect(isNear(mode.goodPerUnit, 0.94))
    #expect(isNear(mode.goodUnits(started: 100, setupScrapUnits: 4), 90.24))
    #expect(isNear(mode.scrapUnits(started: 100, setupScrapUnits: 4), 9.76))
    // 100 x 10 s + 4.8 x 30 s = 1144 s, at an efficiency of 0.8: 1430 s.
    #expect(isNear(mode.runSeconds(started: 100, setupScrapUnits: 4, efficiency: 0.8), 1430))
    #expect(isNear(mode.startedUnits(forGood: 90.24, setupScrapUnits: 4), 100))
  }

  @Test func withoutRework() {
    let plain = Mode(machine: 0, family: 0, secondsPerUnit: 4.5, yield: 0.97)
    #expect(isNear(plain.goodUnits(started: 200), 194))
    #expect(isNear(plain.scrapUnits(started: 200), 6))
    #expect(isNear(plain.runSeconds(started: 200, setupScrapUnits: 7, efficiency: 1), 900))
    #expect(plain.reworkSecondsPerUnit == 0)
  }

  @Test func aLotSmallerThanItsSetupScrapGivesNothing() {
    #expect(mode.goodUnits(started: 3, setupScrapUnits: 4) == 0)
    #expect(mode.scrapUnits(started: 3, setupScrapUnits: 4) == 3)
    #expect(isNear(mode.runSeconds(started: 3, setupScrapUnits: 4, efficiency: 1), 30))
  }

  @Test func countsSpeakThroughTheJeffreysPrior() {
    #expect(isNear(YieldCounts(good: 95, defective: 4).mean, 0.955))
    #expect(isNear(YieldCounts(good: 0, defective: 9).mean, 0.05))
    #expect(isNear(YieldCounts(good: 9, defective: 0).mean, 0.95))
  }
}

/// Quantiles of the Beta posterior against another implementation's figures.
struct YieldQuantileTests {
  @Test(arguments: [
    (95.0, 4.0, 0.9), (0, 0, 0.9), (8, 2, 0.95), (990, 10, 0.99), (0, 20, 0.5),
  ])
  func quantilesLeaveTheConfidenceAbove(good: Double, defective: Double, confidence: Double) {
    let counts = YieldCounts(good: good, defective: defective)
    let quantile = counts.quantile(confidence: confidence)
    #expect(quantile > 0 && quantile < 1)
    // Midpoint sums of the density from the quantile on, by a substitution that tames both ends.
    let (a, b) = (good + 0.5, defective + 0.5)
    let front = Foundation.lgamma(a + b) - Foundation.lgamma(a) - Foundation.lgamma(b)
    let begin = Foundation.asin(quantile.squareRoot())
    let count = 200_000
    let width = (Double.pi / 2 - begin) / Double(count)
    var above = 0.0
    for index in 0..<count {
      let angle = begin + (Double(index) + 0.5) * width
      let (sine, cosine) = (Foundation.sin(angle), Foundation.cos(angle))
      above +=
        2 * width
        * Foundation.exp(
          front + (2 * a - 1) * Foundation.log(sine) + (2 * b - 1) * Foundation.log(cosine))
    }
    #expect(abs(above - confidence) < 1e-6)
  }

  @Test func moreConfidenceIsLessYield() {
    let counts = YieldCounts(good: 95, defective: 4)
    #expect(counts.quantile(confidence: 0.95) < counts.quantile(confidence: 0.8))
    #expect(counts.quantile(confidence: 0.8) < counts.mean)
  }
}
