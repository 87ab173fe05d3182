/// What the order file asks of the planning run; the caller's options override it.
public struct PlanningPreferences: Sendable {
  /// A search counts goods that are made later than so much before their order is due as late. Nothing else does:
  /// deliveries, status and costs go by the due date itself.
  public var safetyHours: Double
  /// What plans may cost more than the cheapest one for being tidier, in percent.
  public var tidyPercent: Double?
  public var timeLimitSeconds: Double?
  public var gapPercent: Double?
  public var seed: UInt64?
  public var threads: Int?

  public init(
    safetyHours: Double = 0, tidyPercent: Double? = nil, timeLimitSeconds: Double? = nil,
    gapPercent: Double? = nil, seed: UInt64? = nil, threads: Int? = nil
  ) {
    self.safetyHours = safetyHours
    self.tidyPercent = tidyPercent
    self.timeLimitSeconds = timeLimitSeconds
    self.gapPercent = gapPercent
    self.seed = seed
    self.threads = threads
  }
}
