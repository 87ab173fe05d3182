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
