public import GLPK
public import TaktModel

/// Decides which lots, how much, where and in which period: a mixed-integer program with a proven bound.
public struct Planner: Sendable {
  public struct Options: Sendable {
    /// Stop when (objective - bound) / |objective| is at most this fraction.
    public var relativeGap: Double
    public var seed: UInt64
    /// Sub-programs solved at once.
    public var threads: Int
    /// Simplex iterations after which the search ends; nil for no limit.
    public var workLimit: Int?

    public init(
      relativeGap: Double = 0.005, seed: UInt64 = 1, threads: Int = 1, workLimit: Int? = nil
    ) {
      self.relativeGap = relativeGap
      self.seed = seed
      self.threads = max(1, threads)
      self.workLimit = workLimit
    }
  }

  /// How far the search is.
  public struct Progress: Sendable {
    public let phase: Phase
    public let objective: Double
    public let bound: Double
  }

  /// What the search does next.
  public enum Phase: String, Sendable, CaseIterable {
    case firstPlan = "first plan"
    /// The item Lagrangian, and plans from its patterns.
    case decomposition
    /// Linear programs over all of the program.
    case relaxation
    /// Annealing on set-ups.
    case annealing
    /// Each machine's own bound: the tree on set-ups and the period Lagrangian.
    case bounding
    /// Trees on some of the set-ups.
    case trees
    /// Sub-programs.
    case search
    /// Branch and cut on the whole.
    case closing
  }

  public struct Result: Sendable {
    public let plan: PeriodPlan
    public let objective: Double
    /// Proven: no plan over the periods costs less.
    public let bound: Double
    public let stoppedBy: Plan.Solve.StoppedBy
    public let columns: Int
    public let rows: Int
    public let binaries: Int
    /// The program's point that the plan is.
    let point: [Double]
  }

  /// The heuristic's plan alone, without any linear program.
  public struct FirstPlan: Sendable {
    public let plan: PeriodPlan
    /// The program's objective for it.
    public let objective: Double
    /// What of the objective is tardiness and unmet demand.
    public let latenessCost: Double
  }

  public let firstPlan: FirstPlan
  let program: Program
  private let construction: ConstructionSearch
  private let options: Options

  /// Builds the program and makes the first plan, the best of as many as fit before `stop`.
  public init(_ plant: Plant, options: Options = Options(), stop: StopRule = .never) {
    self.options = options
    program = Program(PlanningData(plant))
    construction = ConstructionSearch(program, seed: options.seed, stop: stop)
    let first = construction.best
    firstPlan = FirstPlan(
      plan: program.periodPlan(at: first.point), objective: first.objective,
      latenessCost: program.latenessCost(at: first.point))
  }

  /// Bounds the first plan and improves it until a stop rule holds.
  ///
  /// Never fails for lack of time: what there is by then is returned.
  public func plan(
    stop: StopRule = .never, cancellation: Cancellation = Cancellation(),
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) async -> Result {
    var search = Search(
      program, from: construction, options: options, stop: stop, cancellation: cancellation,
      progress: progress)
    let stoppedBy = await search.run()
    return Result(
      plan: program.periodPlan(at: search.incumbent.point), objective: search.incumbent.objective,
      bound: min(search.bound, search.incumbent.objective), stoppedBy: stoppedBy,
      columns: program.mip.variableCount, rows: program.mip.rowCount,
      binaries: program.integers.count, point: search.incumbent.point)
  }

  /// The program alone, for any other solver: its optimum is comparable with a plan's objective.
  public static func program(of plant: Plant) -> MixedIntegerProgram {
    Program(PlanningData(plant)).mip
  }
}
