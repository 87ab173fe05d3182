extension Plan {
  /// How far a search got: whether what it asked for is proven.
  public enum Status: String, Sendable, CaseIterable { case optimal, feasible }

  /// 100 (cost - bound) / cost; 0 where they are the same, never negative; nil without a bound.
  public static func gapPercent(cost: Double, bound: Double?) -> Double? {
    guard let bound else { return nil }
    let difference = max(0, cost - bound)
    if difference <= 1e-9 * max(1, abs(cost)) { return 0 }
    return 100 * difference / max(abs(cost), 1e-9)
  }

  /// How the mixed-integer program over the periods ended.
  public struct Solve: Sendable, Equatable {
    public typealias Status = Plan.Status
    public enum StoppedBy: String, Sendable, CaseIterable { case gap, time, cancelled, work }

    public var status: Status
    public var stoppedBy: StoppedBy
    /// The program's objective at the plan kept.
    public var objective: Double
    /// Proven: it holds whatever the heuristics did; nil where nothing is.
    public var bound: Double?
    public var gapPercent: Double?
    public var seconds: Double
    public var seed: UInt64
    public var threads: Int
    public var columns: Int
    public var rows: Int
    public var binaries: Int

    public init(
      status: Status, stoppedBy: StoppedBy, objective: Double, bound: Double?, gapPercent: Double?,
      seconds: Double, seed: UInt64, threads: Int, columns: Int, rows: Int, binaries: Int
    ) {
      self.status = status
      self.stoppedBy = stoppedBy
      self.objective = objective
      self.bound = bound
      self.gapPercent = gapPercent
      self.seconds = seconds
      self.seed = seed
      self.threads = threads
      self.columns = columns
      self.rows = rows
      self.binaries = binaries
    }

    /// Of a plan that no program was solved for: nothing is proven.
    public static func withoutProgram(
      cost: Double, stoppedBy: StoppedBy = .work, seconds: Double = 0, seed: UInt64,
      threads: Int = 1
    ) -> Solve {
      Solve(
        status: .feasible, stoppedBy: stoppedBy, objective: cost, bound: nil, gapPercent: nil,
        seconds: seconds, seed: seed, threads: threads, columns: 0, rows: 0, binaries: 0)
    }

    /// What a program's bound proves of an objective: no cost is negative, so one that is not above 0
    /// proves nothing but that a cost of 0 is the least.
    public static func proven(_ bound: Double, objective: Double) -> Double? {
      let rounding = 1e-9 * max(1, abs(objective))
      if bound > rounding { return min(bound, objective) }
      return objective <= rounding && bound >= -rounding ? 0 : nil
    }
  }

  /// What is known of the schedule's cost.
  public struct ScheduleStatus: Sendable, Equatable {
    public var status: Status
    /// The plan's `cost.total`.
    public var cost: Double
    /// Proven for every plan of the plant; nil where nothing is.
    public var bound: Double?
    public var gapPercent: Double?
    /// Schedules that the search looked at.
    public var evaluations: Int

    public init(
      status: Status, cost: Double, bound: Double?, gapPercent: Double?, evaluations: Int
    ) {
      self.status = status
      self.cost = cost
      self.bound = bound
      self.gapPercent = gapPercent
      self.evaluations = evaluations
    }

    /// Without a bound of its own: no cost is negative, so that nothing is better than a cost of 0.
    public init(cost: Double, evaluations: Int) {
      let isFree = cost == 0
      self.init(
        status: isFree ? .optimal : .feasible, cost: cost, bound: isFree ? 0 : nil,
        gapPercent: isFree ? 0 : nil, evaluations: evaluations)
    }
  }
}
