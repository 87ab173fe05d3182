extension Plan {
  /// How the mixed-integer program over the periods ended.
  public struct Solve: Sendable, Equatable {
    public enum Status: String, Sendable, CaseIterable { case optimal, feasible }
    public enum StoppedBy: String, Sendable, CaseIterable { case gap, time, cancelled, work }

    public var status: Status
    public var stoppedBy: StoppedBy
    /// The program's objective at the plan kept.
    public var objective: Double
    /// Proven: it holds whatever the heuristics did.
    public var bound: Double
    public var gapPercent: Double
    public var seconds: Double
    public var seed: UInt64
    public var threads: Int
    public var columns: Int
    public var rows: Int
    public var binaries: Int

    public init(
      status: Status, stoppedBy: StoppedBy, objective: Double, bound: Double, gapPercent: Double,
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

    /// Of a plan that no program was solved for: there is no bound but 0, as every cost is one.
    public static func withoutProgram(
      cost: Double, stoppedBy: StoppedBy = .work, seconds: Double = 0, seed: UInt64,
      threads: Int = 1
    ) -> Solve {
      Solve(
        status: .feasible, stoppedBy: stoppedBy, objective: cost, bound: 0,
        gapPercent: gapPercent(objective: cost, bound: 0), seconds: seconds, seed: seed,
        threads: threads, columns: 0, rows: 0, binaries: 0)
    }

    /// 100 (objective - bound) / |objective|; 0 where both are 0, never negative.
    public static func gapPercent(objective: Double, bound: Double) -> Double {
      let difference = max(0, objective - bound)
      if difference <= 1e-9 * max(1, abs(objective)) { return 0 }
      return 100 * difference / max(abs(objective), 1e-9)
    }
  }
}
