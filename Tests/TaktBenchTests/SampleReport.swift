@testable import TaktBench

/// A report made up by hand: two files, Takt with three seeds against one peer.
enum SampleReport {
  static func run(
    _ solver: String, _ seed: UInt64, _ points: [(Double, Double?, Double?)]
  ) -> BenchReport.Run {
    var run = BenchReport.Run(solver: solver, seed: seed)
    run.trajectory = Trajectory(
      points.map { RunLine(cpuSeconds: $0.0, objective: $0.1, bound: $0.2) })
    run.status = "time"
    return run
  }

  /// Takt has 110, 100 or 105 after 10 seconds; the peer 102 after 4, 101 after 20.
  static var first: BenchReport.File {
    var file = BenchReport.File(name: "one", path: "a/one.json", reference: nil)
    file.runs = [
      run("takt", 1, [(0.5, 120, nil), (2, 110, 90)]),
      run("takt", 2, [(0.5, 120, nil), (3, 105, 95), (8, 100, 95)]),
      run("takt", 3, [(0.5, 120, nil), (6, 105, 99)]),
      run("highs", 1, [(4, 102, 80), (20, 101, 98)]),
    ]
    return file
  }

  /// Takt has the peer's value to within 0.01 %; the peer has no plan before 30 seconds.
  static var second: BenchReport.File {
    var file = BenchReport.File(name: "two <&>", path: "two.json", reference: nil)
    file.runs = [
      run("takt", 1, [(0.2, 1000.05, 990)]), run("takt", 2, [(0.2, 1000.05, 990)]),
      run("takt", 3, [(0.2, 1000.05, 990)]),
      run("highs", 1, [(1, nil, 900), (30, 1000, 992)]),
    ]
    return file
  }

  static func report(_ files: [BenchReport.File] = [first, second]) -> BenchReport {
    BenchReport(
      limitSeconds: 60, seeds: [1, 2, 3], carryOver: false,
      solvers: [("takt", "0"), ("highs", "1 <beta>")], missing: ["scip"], files: files)
  }
}
