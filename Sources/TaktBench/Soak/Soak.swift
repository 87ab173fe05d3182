public import TaktModel

/// What `takt bench --soak` is asked to do.
public struct SoakOptions: Sendable {
  public var count: Int
  /// Of the first plant; the others follow by one.
  public var seed: UInt64
  /// Of wall-clock time, for each plan; nil: plans end by work, and each is made twice and compared.
  public var limitSeconds: Double?
  public var threads: Int
  /// Where the order files of plants with faults are kept; nil for nowhere.
  public var folder: String?

  public init(
    count: Int, seed: UInt64, limitSeconds: Double?, threads: Int, folder: String? = nil
  ) {
    self.count = count
    self.seed = seed
    self.limitSeconds = limitSeconds
    self.threads = threads
    self.folder = folder
  }
}

/// Plans random plants with whatever order files may hold, and counts what goes wrong.
public struct Soak: Sendable {
  public let options: SoakOptions

  public init(_ options: SoakOptions) { self.options = options }

  /// Plans all plants in this process: what `takt bench --soak` starts for each batch.
  ///
  /// - Parameter tell: given a line of JSON, with its end, before and after each plant.
  public func run(tell: ([UInt8]) -> Void) async {
    for index in 0..<UInt64(options.count) {
      let seed = options.seed &+ index
      tell(SoakVerdict(seed: seed).bytes())
      var trial = SoakTrial(seed: seed, options)
      await trial.run()
      tell(trial.verdict.bytes())
    }
  }

  /// Plans all plants, batch by batch, in processes of their own, so that one that crashes is known by its
  /// seed and ends no other.
  ///
  /// - Parameters:
  ///   - takt: the program and what stands before its arguments.
  ///   - say: given a line about each plant that went wrong.
  public func runInProcesses(
    takt: [String], cancellation: Cancellation, say: (String) -> Void
  ) -> SoakReport {
    var report = SoakReport(options: options)
    var next = UInt64(0)
    while next < UInt64(options.count), !cancellation.isCancelled {
      let count = min(Self.batch, UInt64(options.count) - next)
      next += batch(
        from: options.seed &+ next, count: count, takt, cancellation, &report, say)
    }
    return report
  }

  private static let batch: UInt64 = 50

  /// So much processor time a plant may take before the process is taken to hang. Runs that end by work take what
  /// they take: a minute or two where there are thousands of lots.
  private static let mostSecondsPerPlant = 300.0

  /// How many plants were planned: fewer than asked for where the process ended before.
  private func batch(
    from seed: UInt64, count: UInt64, _ takt: [String], _ cancellation: Cancellation,
    _ report: inout SoakReport, _ say: (String) -> Void
  ) -> UInt64 {
    var running: UInt64?
    var done = UInt64(0)
    func take(_ verdict: SoakVerdict) {
      report.add(verdict)
      for finding in verdict.findings ?? [] { say(SoakReport.line(verdict.seed, finding)) }
      done += 1
    }
    let child = ChildProcess(
      command: command(from: seed, count, takt), limitSeconds: Self.mostSecondsPerPlant,
      isLimitForEachLine: true)
    var ending: String
    do throws(ChildProcess.NotStarted) {
      let outcome = try child.run(cancellation: cancellation) { line in
        guard let verdict = SoakVerdict(line) else { return }
        running = verdict.findings == nil ? verdict.seed : nil
        if verdict.findings != nil { take(verdict) }
      }
      if cancellation.isCancelled || done == count { return done }
      ending =
        outcome.isOverrun
        ? "had to be ended: it took more than \(Self.mostSecondsPerPlant) s"
        : "exit code \(outcome.code)" + (outcome.complaint.map { ": " + $0 } ?? "")
    } catch {
      ending = "not started: \(error.reason)"
    }
    take(
      SoakVerdict(
        seed: running ?? seed &+ done,
        findings: [.init(fault: .crashed, night: "first", message: ending)]))
    return done
  }

  private func command(from seed: UInt64, _ count: UInt64, _ takt: [String]) -> [String] {
    let threads = "\(options.threads)"
    return takt
      + ["bench-soak", "--count", "\(count)", "--seed", "\(seed)", "--threads", threads]
      + (options.limitSeconds.map { ["--time-limit", "\($0)"] } ?? [])
      + (options.folder.map { ["--keep", $0] } ?? [])
  }
}
