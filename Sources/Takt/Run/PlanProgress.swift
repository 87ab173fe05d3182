import TaktModel

/// How far a planning run is. Costs are in the plant's currency.
public struct PlanProgress: Sendable {
  public var phase: String
  /// While the periods are planned the program's objective, then the cost of the schedule.
  public var bestCost: Double?
  /// Of the program over the periods.
  public var bound: Double?
  /// Of the program over the periods.
  public var gapPercent: Double?
  /// Since the run began.
  public var seconds: Double

  public init(
    phase: String, bestCost: Double?, bound: Double?, gapPercent: Double?, seconds: Double
  ) {
    self.phase = phase
    self.bestCost = bestCost
    self.bound = bound
    self.gapPercent = gapPercent
    self.seconds = seconds
  }

  /// Of the program over the periods, with the gap that follows from its bound.
  init(phase: String, bestCost: Double, provenBound: Double?, seconds: Double) {
    self.init(
      phase: phase, bestCost: bestCost, bound: provenBound,
      gapPercent: Plan.gapPercent(cost: bestCost, bound: provenBound), seconds: seconds)
  }
}
