/// What follows from the runs: medians over seeds first, then means and shares over files.
struct BenchFigures {
  let report: BenchReport

  init(_ report: BenchReport) { self.report = report }

  // MARK: One file

  /// Infinite where half of the runs or more had no plan by then; nil without a run.
  func objective(_ solver: String, _ file: BenchReport.File, at seconds: Double) -> Double? {
    Figure.median(file.trajectories(of: solver).map { $0.objective(at: seconds) })
  }

  func bound(_ solver: String, _ file: BenchReport.File, at seconds: Double) -> Double? {
    Figure.median(file.trajectories(of: solver).map { $0.bound(at: seconds) })
  }

  func finalObjective(_ solver: String, _ file: BenchReport.File) -> Double? {
    Figure.median(file.trajectories(of: solver).map(\.finalObjective))
  }

  func finalBound(_ solver: String, _ file: BenchReport.File) -> Double? {
    Figure.median(file.trajectories(of: solver).map(\.finalBound))
  }

  /// Percent above the best value known to anyone.
  func primalGap(_ solver: String, _ file: BenchReport.File, at seconds: Double) -> Double? {
    guard let best = file.bestKnown else { return nil }
    return Figure.median(
      file.trajectories(of: solver).map {
        Figure.primalGap($0.objective(at: seconds), best: best)
      })
  }

  /// When Takt had a plan as good as the rival's last one: infinite where half of its runs never did.
  func secondsToReach(_ rival: String, _ file: BenchReport.File) -> Double? {
    guard let target = finalObjective(rival, file), target.isFinite else { return nil }
    let runs = file.trajectories(of: BenchReport.takt)
    return Figure.median(
      runs.map { $0.seconds(toReach: Figure.asGood(as: target)) ?? .infinity })
  }

  // MARK: All files

  /// Means over files of the median over seeds; nil where the solver has run on none.
  func meanPrimalGap(_ solver: String, at seconds: Double) -> Double? {
    Figure.mean(report.files.compactMap { primalGap(solver, $0, at: seconds) })
  }

  func medianPrimalGap(_ solver: String, at seconds: Double) -> Double? {
    Figure.median(report.files.compactMap { primalGap(solver, $0, at: seconds) })
  }

  /// The rival's side of a comparison.
  enum Against {
    /// What it has at the same time.
    case sameTime
    /// What it has at its end.
    case end
  }

  /// Percent of the files on which Takt's objective is at least as good as the rival's.
  func shareAsGood(as rival: String, _ against: Against, at seconds: Double) -> Double? {
    share { file in
      pair(rival, against, file, at: seconds).map { $0.own <= Figure.asGood(as: $0.other) }
    }
  }

  /// By how many percent Takt's objective is above the rival's on the file where it is most; 0 where it
  /// is on none, infinite where Takt has no plan and the rival has.
  func worstExcess(over rival: String, _ against: Against, at seconds: Double) -> Double? {
    report.files.compactMap { file in
      pair(rival, against, file, at: seconds).map { own, other in
        own <= other ? 0 : 100 * (own - other) / max(abs(other), 1e-9)
      }
    }.max()
  }

  private func pair(
    _ rival: String, _ against: Against, _ file: BenchReport.File, at seconds: Double
  ) -> (own: Double, other: Double)? {
    let other =
      against == .end ? finalObjective(rival, file) : objective(rival, file, at: seconds)
    guard let other, let own = objective(BenchReport.takt, file, at: seconds) else { return nil }
    return (own, other)
  }

  /// Percent of the files on which Takt's bound is at most 0.3 % below the rival's last one.
  func shareBounded(as rival: String, at seconds: Double) -> Double? {
    share { file in
      guard let other = finalBound(rival, file), other.isFinite,
        let own = bound(BenchReport.takt, file, at: seconds)
      else { return nil }
      return own >= other - 0.003 * abs(other)
    }
  }

  private func share(_ holds: (BenchReport.File) -> Bool?) -> Double? {
    let answers = report.files.compactMap(holds)
    guard !answers.isEmpty else { return nil }
    return 100 * Double(answers.count { $0 }) / Double(answers.count)
  }

  /// The bound gap in percent after the run's end.
  func gap(_ solver: String, _ file: BenchReport.File) -> Double? {
    guard let objective = finalObjective(solver, file), objective.isFinite,
      let bound = finalBound(solver, file), bound.isFinite
    else { return nil }
    return 100 * max(0, objective - bound) / max(abs(objective), 1e-9)
  }

  var failures: [(file: String, run: BenchReport.Run)] {
    report.files.flatMap { file in
      file.runs.filter { $0.failure != nil }.map { (file.name, $0) }
    }
  }
}
