extension BenchReport {
  /// The tables for standard output.
  public var text: String {
    var lines = fileTable.lines + [""] + gapTable.lines
    for rival in rivals {
      let table = comparison(with: rival)
      if table.isEmpty { continue }
      lines += [""] + table
    }
    lines += [""] + closing
    return lines.joined(separator: "\n") + "\n"
  }

  /// A line for each file and solver: medians over seeds.
  private var fileTable: TextTable {
    let figures = BenchFigures(self)
    var table = TextTable(
      ["File", "Solver"] + milestones.map(Figure.milestone) + [
        "Bound", "Gap", "Primal gap", "Takt as good after",
      ], leading: 2)
    for file in files {
      for solver in solvers.map(\.name) + (file.reference == nil ? [] : [Self.reference]) {
        guard !file.trajectories(of: solver).isEmpty else { continue }
        let isReference = solver == Self.reference
        var row = [solver == Self.takt ? file.name : "", solver]
        row += milestones.map { seconds in
          let objective = figures.objective(solver, file, at: seconds)
          // A reference tells its end alone.
          return isReference && seconds < (file.reference?.cpuSeconds ?? 0) - 1
            ? "" : Figure.money(objective)
        }
        let last = figures.finalObjective(solver, file)
        row += [
          Figure.money(figures.finalBound(solver, file)),
          Figure.percent(figures.gap(solver, file)),
          Figure.percent(
            file.bestKnown.map { Figure.primalGap(last ?? .infinity, best: $0) }, decimals: 3),
          solver == Self.takt ? "" : reached(figures.secondsToReach(solver, file)),
        ]
        table.add(row)
      }
    }
    return table
  }

  private func reached(_ seconds: Double?) -> String {
    guard let seconds else { return "-" }
    return seconds.isFinite ? Figure.seconds(seconds) : "never"
  }

  /// Primal gaps over all files.
  private var gapTable: TextTable {
    let figures = BenchFigures(self)
    var table = TextTable(
      ["Primal gap over \(files.count) files", ""] + milestones.map(Figure.milestone), leading: 2)
    for (name, version) in solvers {
      for (kind, gap) in [
        ("mean", figures.meanPrimalGap), ("median", figures.medianPrimalGap),
      ] {
        table.add(
          [kind == "mean" ? "\(name) \(version)" : "", kind]
            + milestones.map { Figure.percent(gap(name, $0), decimals: 3) })
      }
    }
    return table
  }

  /// Shares of the files on which Takt is at least as good.
  private func comparison(with rival: String) -> [String] {
    let figures = BenchFigures(self)
    var table = TextTable(
      ["Takt against \(rival), share of files"] + milestones.map(Figure.milestone), leading: 1)
    func row(_ title: String, decimals: Int = 0, _ share: (Double) -> Double?) {
      let values = milestones.map(share)
      if values.contains(where: { $0 != nil }) {
        table.add([title] + values.map { Figure.percent($0, decimals: decimals) })
      }
    }
    if rival != Self.reference {
      row("as good at the same time") { figures.shareAsGood(as: rival, .sameTime, at: $0) }
      row("most above it at the same time", decimals: 3) {
        figures.worstExcess(over: rival, .sameTime, at: $0)
      }
    }
    row("as good as its last") { figures.shareAsGood(as: rival, .end, at: $0) }
    row("most above its last", decimals: 3) { figures.worstExcess(over: rival, .end, at: $0) }
    row("bound within 0.3 % of its last") { figures.shareBounded(as: rival, at: $0) }
    return table.lines.count > 1 ? table.lines : []
  }

  private var closing: [String] {
    let seedList = seeds.map(String.init).joined(separator: ", ")
    var lines = [
      "CPU seconds, one thread, median of seeds \(seedList), gap 0.01 %"
        + (carryOver ? ", set-ups carried over" : "") + "; as good: to 0.01 %."
    ]
    for name in missing { lines.append("\(name) is not installed and was left out.") }
    let failures = BenchFigures(self).failures
    lines.append(failures.isEmpty ? "No failures." : "Failures: \(failures.count)")
    for (file, run) in failures {
      lines.append("  \(file)  \(run.solver) seed \(run.seed): \(run.failure ?? "")")
    }
    return lines
  }
}
