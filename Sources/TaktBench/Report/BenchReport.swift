import Foundation

/// All that a benchmark has measured.
public struct BenchReport: Sendable {
  /// Takt's own name among the solvers.
  static let takt = "takt"
  /// The name under which a reference file's results stand beside the peers.
  static let reference = "reference"

  /// One process: a solver on a file from a seed.
  struct Run: Sendable {
    var solver: String
    var seed: UInt64
    /// How it says that it ended.
    var status: String?
    var cpuSeconds = 0.0
    var wallSeconds = 0.0
    var memoryMiB = 0.0
    var trajectory = Trajectory()
    /// Why it counts as a failure, if it does.
    var failure: String?

    init(solver: String, seed: UInt64) {
      self.solver = solver
      self.seed = seed
    }

    /// A line for whoever waits.
    var summary: String {
      let begin = "\(solver) seed \(seed)  "
      if let failure { return begin + failure }
      let objective = Figure.money(trajectory.finalObjective)
      let bound = Figure.money(trajectory.finalBound)
      return begin + "\(objective)  bound \(bound)  \(Figure.seconds(cpuSeconds)) CPU"
    }
  }

  /// An order file and the runs on it.
  struct File: Sendable {
    var name: String
    var path: String
    var reference: Reference.Entry?
    var runs: [Run] = []

    /// The least objective that anyone has, the reference included; nil where nobody has any.
    var bestKnown: Double? {
      let known = [reference?.objective, reference?.bestKnown, reference?.optimum]
      let all = runs.map(\.trajectory.finalObjective) + known.compactMap { $0 }
      return all.filter(\.isFinite).min()
    }

    func trajectories(of solver: String) -> [Trajectory] {
      if solver == BenchReport.reference {
        guard let reference, reference.objective != nil || reference.bound != nil else {
          return []
        }
        let line = RunLine(
          cpuSeconds: reference.cpuSeconds ?? 0, objective: reference.objective,
          bound: reference.bound)
        return [Trajectory([line])]
      }
      return runs.filter { $0.solver == solver }.map(\.trajectory)
    }
  }

  let limitSeconds: Double
  let seeds: [UInt64]
  let carryOver: Bool
  /// Takt first.
  let solvers: [(name: String, version: String)]
  /// Asked for and not installed.
  let missing: [String]
  let files: [File]

  /// When objectives are told: 1, 5, 10 and 60 seconds as far as the limit goes, and the limit.
  var milestones: [Double] {
    let early = [1.0, 5, 10, 60].filter { $0 < limitSeconds }
    return early + [limitSeconds]
  }

  var peers: [String] { solvers.map(\.name).filter { $0 != Self.takt } }

  /// Whom Takt is compared with.
  var rivals: [String] {
    peers + (files.contains { $0.reference != nil } ? [Self.reference] : [])
  }
}
