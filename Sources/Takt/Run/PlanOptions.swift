import Foundation
public import TaktModel

/// What the caller asks of a planning run; the order file's own wishes stand where the caller is silent.
public struct PlanOptions: Sendable {
  public enum Method: Sendable {
    /// Program, heuristics and schedule search.
    case auto
    /// Orders by due date, each made lot for lot on the machine that is free first.
    case dispatch
  }

  /// Of wall-clock time, from the call on.
  public var timeLimitSeconds: Double
  /// The search over the periods ends at this gap.
  public var gapPercent: Double
  /// What the plan may cost more than the cheapest one for being tidier.
  public var tidyPercent: Double
  public var seed: UInt64
  public var threads: Int
  /// Simplex iterations after which the search over the periods ends, whatever the time; nil for none.
  public var workLimit: Int?
  /// Schedules that one search on the clock may look at; nil for as many as time or the program's end
  /// allow.
  public var evaluationLimit: Int?
  public var method: Method
  /// Whether remedies are looked for at the end, for the dearest of the late orders.
  public var triesRemedies: Bool

  /// Whether a schedule that the checker refuses, made anywhere in the search, ends the run with
  /// `TaktError.refusedByChecker`; else the run goes on from the last that passed and says so in a warning.
  /// True in debug builds, so that each test that plans fails by it.
  public var failsOnRefusal: Bool

  public init(
    preferences: PlanningPreferences = PlanningPreferences(), timeLimitSeconds: Double? = nil,
    gapPercent: Double? = nil, tidyPercent: Double? = nil, seed: UInt64? = nil,
    threads: Int? = nil, workLimit: Int? = nil, evaluationLimit: Int? = nil,
    method: Method = .auto, triesRemedies: Bool = true, failsOnRefusal: Bool? = nil
  ) {
    self.timeLimitSeconds = timeLimitSeconds ?? preferences.timeLimitSeconds ?? 30
    self.gapPercent = gapPercent ?? preferences.gapPercent ?? 0.5
    self.tidyPercent = tidyPercent ?? preferences.tidyPercent ?? 1
    self.seed = seed ?? preferences.seed ?? 1
    self.threads = threads ?? preferences.threads ?? ProcessInfo.processInfo.activeProcessorCount
    self.workLimit = workLimit
    self.evaluationLimit = evaluationLimit
    self.method = method
    self.triesRemedies = triesRemedies
    self.failsOnRefusal = failsOnRefusal ?? Self.isDebugBuild
  }

  private static var isDebugBuild: Bool {
    #if DEBUG
      true
    #else
      false
    #endif
  }
}
