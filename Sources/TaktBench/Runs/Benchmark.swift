public import Takt
public import TaktModel

/// Runs Takt and its peers on order files, one process at a time, in turns.
public struct Benchmark: Sendable {
  /// An order file to measure on.
  public struct Problem: Sendable {
    public var path: String
    public var plant: Plant

    public init(path: String, plant: Plant) {
      self.path = path
      self.plant = plant
    }
  }

  let options: BenchOptions

  public init(_ options: BenchOptions) { self.options = options }

  /// All runs; fewer where it is cancelled.
  ///
  /// - Parameter say: given a line about each run that has ended.
  /// - Throws: `TaktError` where a model cannot be written for the peers.
  public func run(
    _ problems: [Problem], reference: Reference, say: (String) -> Void
  ) throws(TaktError) -> BenchReport {
    var files: [BenchReport.File] = []
    for (index, problem) in problems.enumerated() where !options.cancellation.isCancelled {
      let name = Reference.name(of: problem.path)
      var file = BenchReport.File(
        name: name, path: problem.path,
        reference: options.carryOver ? nil : reference.entries[name])
      let runs = plannedRuns
      if runs.contains(where: { $0.solver != BenchReport.takt }) {
        let plant = options.carryOver ? problem.plant.keepingSetups() : problem.plant
        try Takt.export(plant, to: options.modelPath, format: .mps)
      }
      for (solver, seed) in runs where !options.cancellation.isCancelled {
        let run = self.run(solver, seed, problem.path)
        // What a stop has cut short says nothing about the solver.
        if options.cancellation.isCancelled { break }
        file.runs.append(run)
        say("\(index + 1)/\(problems.count) \(name)  \(run.summary)")
      }
      files.append(file)
    }
    return BenchReport(
      limitSeconds: options.limitSeconds, seeds: options.seeds, carryOver: options.carryOver,
      solvers: [(BenchReport.takt, Takt.version)] + options.peers.versions,
      missing: options.peers.missing, files: files)
  }

  /// In turns: each seed by all solvers before the next seed.
  var plannedRuns: [(solver: String, seed: UInt64)] {
    var runs: [(solver: String, seed: UInt64)] = []
    for round in 0..<max(options.seeds.count, options.peerSeeds.count) {
      if round < options.seeds.count { runs.append((BenchReport.takt, options.seeds[round])) }
      guard round < options.peerSeeds.count else { continue }
      for peer in options.peers.versions where round == 0 || peer.name != "glpsol" {
        runs.append((peer.name, options.peerSeeds[round]))
      }
    }
    return runs
  }

  private func run(_ solver: String, _ seed: UInt64, _ path: String) -> BenchReport.Run {
    let child = ChildProcess(
      command: command(solver, seed, path), limitSeconds: options.limitSeconds)
    var run = BenchReport.Run(solver: solver, seed: seed)
    do throws(ChildProcess.NotStarted) {
      let outcome = try child.run(cancellation: options.cancellation) { line in
        guard let line = RunLine(line) else { return }
        run.trajectory.add(line)
        if let status = line.status { run.status = status }
      }
      run.cpuSeconds = outcome.cpuSeconds
      run.wallSeconds = outcome.wallSeconds
      run.memoryMiB = outcome.memoryMiB
      run.failure = Self.failure(outcome, status: run.status)
    } catch {
      run.failure = "not started: \(error.reason)"
    }
    return run
  }

  /// Why a run counts as a failure: whatever ends it but its limit, its gap or its work.
  static func failure(_ outcome: ChildProcess.Outcome, status: String?) -> String? {
    if outcome.isOverrun { return "killed: it did not end at its limit" }
    if outcome.code != 0 {
      return "exit code \(outcome.code)" + (outcome.complaint.map { ": " + $0 } ?? "")
    }
    guard let status else { return "ended without a status" }
    return ["optimal", "gap", "time", "work"].contains(status) ? nil : "ended with \(status)"
  }

  private func command(_ solver: String, _ seed: UInt64, _ path: String) -> [String] {
    if solver != BenchReport.takt {
      return options.peers.command(
        solver, model: options.modelPath, seed: seed, limitSeconds: options.limitSeconds,
        relativeGap: options.relativeGap)
    }
    return options.takt + [
      "bench-run", "--seed", "\(seed)", "--time-limit", "\(options.limitSeconds)", "--gap",
      "\(100 * options.relativeGap)",
    ] + (options.carryOver ? ["--carry-over"] : []) + ["--", path]
  }
}
