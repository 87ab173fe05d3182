import TaktFiles

extension BenchReport {
  /// All runs with their trajectories, and the figures of the tables (`takt-bench/1`).
  public var json: [UInt8] {
    JSONValue.objectLines([
      ("format", .text("takt-bench/1")),
      ("timeLimitSeconds", .number(limitSeconds)),
      ("seeds", .list(seeds.map { .whole($0) })),
      ("carryOver", .flag(carryOver)),
      (
        "solvers",
        .listLines(
          solvers.map { .object([("name", .text($0.name)), ("version", .text($0.version))]) })
      ),
      ("missing", .list(missing.map { .text($0) })),
      ("summary", .objectLines(summary)),
      ("files", .listLines(files.map(fields))),
    ]).bytes()
  }

  private var summary: [(String, JSONValue)] {
    let figures = BenchFigures(self)
    func row(_ share: (Double) -> Double?) -> JSONValue {
      .list(milestones.map { share($0).flatMap { $0.isFinite ? .number($0) : nil } ?? .null })
    }
    let gaps = solvers.map { solver in
      JSONValue.object([
        ("solver", .text(solver.name)),
        ("mean", row { figures.meanPrimalGap(solver.name, at: $0) }),
        ("median", row { figures.medianPrimalGap(solver.name, at: $0) }),
      ])
    }
    let shares = rivals.map { rival in
      JSONValue.object([
        ("rival", .text(rival)),
        (
          "atSameTime",
          rival == Self.reference
            ? .null : row { figures.shareAsGood(as: rival, .sameTime, at: $0) }
        ),
        (
          "worstExcessAtSameTime",
          rival == Self.reference
            ? .null : row { figures.worstExcess(over: rival, .sameTime, at: $0) }
        ),
        ("asItsLast", row { figures.shareAsGood(as: rival, .end, at: $0) }),
        ("worstExcessOverItsLast", row { figures.worstExcess(over: rival, .end, at: $0) }),
        ("bound", row { figures.shareBounded(as: rival, at: $0) }),
      ])
    }
    return [
      ("seconds", .list(milestones.map { .number($0) })),
      ("primalGapPercent", .listLines(gaps)),
      ("taktAsGoodPercent", .listLines(shares)),
      ("failures", .number(Double(figures.failures.count))),
    ]
  }

  private func fields(_ file: File) -> JSONValue {
    var fields: [(String, JSONValue)] = [
      ("name", .text(file.name)), ("path", .text(file.path)),
      ("bestKnown", number(file.bestKnown)),
    ]
    if let reference = file.reference {
      fields.append(
        (
          "reference",
          .object([
            ("objective", number(reference.objective)), ("bound", number(reference.bound)),
            ("cpuSeconds", number(reference.cpuSeconds)),
            ("bestKnown", number(reference.bestKnown)),
            ("optimum", number(reference.optimum)),
          ])
        ))
    }
    let figures = BenchFigures(self)
    fields.append(
      (
        "taktAsGoodAfterSeconds",
        .object(rivals.map { ($0, number(figures.secondsToReach($0, file))) })
      ))
    fields.append(("runs", .listLines(file.runs.map(self.fields))))
    return .objectLines(fields)
  }

  private func fields(_ run: Run) -> JSONValue {
    .object([
      ("solver", .text(run.solver)), ("seed", .whole(run.seed)),
      ("status", run.status.map { .text($0) } ?? .null),
      ("failure", run.failure.map { .text($0) } ?? .null),
      ("objective", number(run.trajectory.finalObjective)),
      ("bound", number(run.trajectory.finalBound)), ("cpuSeconds", number(run.cpuSeconds)),
      ("wallSeconds", number(run.wallSeconds)), ("memoryMiB", number(run.memoryMiB)),
      (
        "trajectory",
        .list(
          run.trajectory.points.map { point in
            .object([
              ("cpuSeconds", number(point.cpuSeconds)), ("objective", number(point.objective)),
              ("bound", number(point.bound)),
            ])
          })
      ),
    ])
  }

  /// Null where it is not known or not finite.
  private func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
}
