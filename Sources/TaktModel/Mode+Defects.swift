import Foundation

/// The defect-adjusted arithmetic: the one place in the product that multiplies by a yield.
extension Mode {
  /// Good units per unit processed after rework: y + (1 - y) r v.
  public var goodPerUnit: Double {
    guard let rework else { return yield }
    return yield + (1 - yield) * rework.share * rework.yield
  }

  /// Rework seconds per unit processed: (1 - y) r q, before the machine's efficiency.
  public var reworkSecondsPerUnit: Double {
    guard let rework else { return 0 }
    return (1 - yield) * rework.share * rework.secondsPerUnit
  }

  /// Good units that come out of a lot of `started` units of which `setupScrapUnits` are lost first.
  public func goodUnits(started: Double, setupScrapUnits: Double = 0) -> Double {
    max(0, started - setupScrapUnits) * goodPerUnit
  }

  /// Units of a lot that are lost, set-up scrap included.
  public func scrapUnits(started: Double, setupScrapUnits: Double = 0) -> Double {
    started - goodUnits(started: started, setupScrapUnits: setupScrapUnits)
  }

  /// Units to start so that `goodUnits` come out.
  public func startedUnits(forGood goodUnits: Double, setupScrapUnits: Double = 0) -> Double {
    goodUnits / goodPerUnit + setupScrapUnits
  }

  /// Seconds that the lot runs on a machine of the given efficiency, without its set-up.
  public func runSeconds(
    started: Double, setupScrapUnits: Double = 0, efficiency: Double
  ) -> Double {
    let processed = max(0, started - setupScrapUnits)
    return (started * secondsPerUnit + processed * reworkSecondsPerUnit) / efficiency
  }
}

/// Counts of parts seen, and the yield they speak for.
public struct YieldCounts: Sendable {
  public let good: Double
  public let defective: Double

  public init(good: Double, defective: Double) {
    self.good = good
    self.defective = defective
  }

  /// Mean of the Beta posterior under the Jeffreys prior Beta(1/2, 1/2) (H. Jeffreys, 1946).
  public var mean: Double { (good + 0.5) / (good + defective + 1) }
}

extension YieldCounts {
  /// The share that the true yield exceeds with probability `confidence` (0.5...0.99): the lower quantile
  /// of the same posterior. Found by halving of the incomplete beta function, never below 1e-9.
  public func quantile(confidence: Double) -> Double {
    let (a, b) = (good + 0.5, defective + 0.5)
    var (low, high) = (0.0, 1.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if IncompleteBeta.value(at: middle, a, b) < 1 - confidence {
        low = middle
      } else {
        high = middle
      }
    }
    return max(1e-9, (low + high) / 2)
  }
}

/// The regularised incomplete beta function by its continued fraction (W. Lentz, 1976, as modified by I.
/// Thompson and A. Barnett, 1986).
private enum IncompleteBeta {
  static func value(at x: Double, _ a: Double, _ b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    let logFront = lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)
    // The fraction converges fast below the mean only; above it, by symmetry.
    if x < (a + 1) / (a + b + 2) { return exp(logFront) * fraction(x, a, b) / a }
    return 1 - exp(logFront) * fraction(1 - x, b, a) / b
  }

  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    var c = 1.0
    var d = 1 - (a + b) * x / (a + 1)
    d = 1 / (abs(d) < tiny ? tiny : d)
    var value = d
    for step in 1...100_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      for coefficient in [even, odd] {
        d = 1 + coefficient * d
        d = 1 / (abs(d) < tiny ? tiny : d)
        c = 1 + coefficient / c
        if abs(c) < tiny { c = tiny }
        value *= c * d
      }
      if abs(c * d - 1) < 1e-14 { break }
    }
    return value
  }
}
