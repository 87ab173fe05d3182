public import TaktModel
import TaktPlanner

/// One search over the periods, as a process of its own: what `takt bench` measures.
///
/// The schedule on the clock is left out: it has no part in the program's objective.
public struct ProgramRun: Sendable {
  public var seed: UInt64
  /// Of processor time, of the whole process.
  public var limitSeconds: Double
  public var relativeGap: Double
  public var carryOver: Bool

  public init(seed: UInt64, limitSeconds: Double, relativeGap: Double, carryOver: Bool) {
    self.seed = seed
    self.limitSeconds = limitSeconds
    self.relativeGap = relativeGap
    self.carryOver = carryOver
  }

  /// Searches on one thread.
  ///
  /// - Parameter tell: given a line of JSON, with its end, for each improvement and at the end.
  /// - Throws: What GLPK throws.
  public func run(_ plant: Plant, tell: @escaping @Sendable ([UInt8]) -> Void) async throws {
    let limit = limitSeconds
    let planner = Planner(
      carryOver ? plant.keepingSetups() : plant,
      options: .init(relativeGap: relativeGap, seed: seed, threads: 1))
    tell(RunLine(cpuSeconds: CPUClock.seconds, objective: planner.firstPlan.objective).bytes())
    let result = await planner.plan(stop: StopRule { limit - CPUClock.seconds }) { state in
      tell(
        RunLine(
          cpuSeconds: CPUClock.seconds, objective: state.objective,
          bound: Plan.Solve.proven(state.bound, objective: state.objective)
        ).bytes())
    }
    tell(
      RunLine(
        cpuSeconds: CPUClock.seconds, objective: result.objective,
        bound: Plan.Solve.proven(result.bound, objective: result.objective),
        status: result.stoppedBy.rawValue
      ).bytes())
  }
}

extension Plant {
  /// The same plant where every machine keeps its set-up from period to period.
  func keepingSetups() -> Plant {
    let kept = machines.map { machine in machine.modified { $0.keepsSetup = true } }
    // What held with the old machines holds with the new: no check looks at `keepsSetup`.
    return (try? modified { $0.machines = kept }) ?? self
  }
}
