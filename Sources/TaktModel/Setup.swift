/// What making a machine ready for a family takes.
public struct Setup: Hashable, Sendable {
  public var minutes: Double
  public var cost: Double
  /// Units of the lot that are lost after the set-up.
  public var scrapUnits: Double

  public init(minutes: Double = 0, cost: Double = 0, scrapUnits: Double = 0) {
    self.minutes = minutes
    self.cost = cost
    self.scrapUnits = scrapUnits
  }

  public var seconds: Double { minutes * 60 }
  public var isNothing: Bool { minutes == 0 && cost == 0 && scrapUnits == 0 }
}
