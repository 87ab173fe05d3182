import TaktModel
import Testing

@testable import TaktBench

@Suite("Runs of solvers")
struct RunTests {
  @Test("a line is read as it is written, and others are none of ours")
  func lines() throws {
    let line = RunLine(cpuSeconds: 1.5, objective: 10, bound: nil, status: "time")
    #expect(RunLine(String(decoding: line.bytes(), as: UTF8.self)) == line)
    #expect(RunLine(#"{"cpuSeconds": 1, "objective": null}"#) == RunLine(cpuSeconds: 1))
    #expect(RunLine("hello") == nil)
    #expect(RunLine(#"{"objective": 3}"#) == nil)
  }

  @Test("objectives never rise, bounds never fall, time never goes back")
  func trajectory() {
    let trajectory = Trajectory([
      RunLine(cpuSeconds: 1, objective: 10, bound: 5), RunLine(cpuSeconds: 2, objective: 11),
      RunLine(cpuSeconds: 3, bound: 4), RunLine(cpuSeconds: 4, objective: 9),
      RunLine(cpuSeconds: 3.5, bound: 6),
    ])
    #expect(trajectory.points.map(\.cpuSeconds) == [1, 4, 4])
    #expect(trajectory.points.map(\.objective) == [10, 9, 9])
    #expect(trajectory.points.map(\.bound) == [5, 5, 6])
    #expect(trajectory.seconds(toReach: 9.5) == 4)
    #expect(trajectory.seconds(toReach: 8) == nil)
    #expect(trajectory.seconds(toReach: .infinity) == nil)
    #expect(Trajectory().finalObjective == .infinity)
  }

  @Test("a child's lines, exit code and complaint are seen")
  func child() throws {
    var lines: [String] = []
    let child = ChildProcess(
      command: ["/bin/sh", "-c", "echo a; echo b; echo why >&2; exit 3"], limitSeconds: 10)
    let outcome = try child.run(cancellation: Cancellation()) { lines.append($0) }
    #expect(lines == ["a", "b"])
    #expect(outcome.code == 3)
    #expect(outcome.complaint == "why")
    #expect(!outcome.isOverrun)
    #expect(outcome.memoryMiB > 0)
  }

  @Test("a child that a signal ends says so; one that cannot start is an error")
  func childThatFails() throws {
    let killed = ChildProcess(command: ["/bin/sh", "-c", "kill -9 $$"], limitSeconds: 10)
    #expect(try killed.run(cancellation: Cancellation()) { _ in }.code == 137)
    let missing = ChildProcess(command: ["/nowhere/at-all"], limitSeconds: 10)
    #expect(throws: ChildProcess.NotStarted.self) {
      try missing.run(cancellation: Cancellation()) { _ in }
    }
  }

  @Test("a cancelled child and its own children are ended")
  func cancelledChild() throws {
    let cancellation = Cancellation()
    let child = ChildProcess(
      command: ["/bin/sh", "-c", "echo up; sleep 1000 & sleep 1000; echo no"], limitSeconds: 10)
    var lines: [String] = []
    let outcome = try child.run(cancellation: cancellation) { line in
      lines.append(line)
      cancellation.cancel()
    }
    #expect(lines == ["up"])
    #expect(outcome.code == 137)
  }

  @Test("whatever ends a run but its limit, gap or work is a failure")
  func failures() {
    var outcome = ChildProcess.Outcome(
      code: 0, cpuSeconds: 1, wallSeconds: 1, memoryMiB: 1, complaint: "why", isOverrun: false)
    #expect(Benchmark.failure(outcome, status: "time") == nil)
    #expect(Benchmark.failure(outcome, status: "optimal") == nil)
    #expect(Benchmark.failure(outcome, status: "model_invalid") == "ended with model_invalid")
    #expect(Benchmark.failure(outcome, status: nil) == "ended without a status")
    outcome.code = 3
    #expect(Benchmark.failure(outcome, status: "time") == "exit code 3: why")
    outcome.isOverrun = true
    #expect(Benchmark.failure(outcome, status: nil) == "killed: it did not end at its limit")
  }

  @Test("peers that cannot be asked are missing, in the order asked for")
  func missingPeers() {
    let peers = Peers(["scip", "highs"], python: "/nowhere/python", script: "/nowhere/peers.py")
    #expect(peers.missing == ["scip", "highs"])
    #expect(peers.versions.isEmpty)
  }

  @Test("runs are interleaved seed by seed, and what has no seed runs once")
  func interleaving() throws {
    let found = Peers(
      python: "", script: "", versions: [("highs", "1"), ("glpsol", "5")], missing: ["scip"])
    let options = BenchOptions(
      limitSeconds: 1, seeds: [4, 5], peerSeeds: [7, 8], relativeGap: 1e-4, carryOver: false,
      takt: [], peers: found, modelPath: "", cancellation: Cancellation())
    let runs = Benchmark(options).plannedRuns.map { "\($0.solver) \($0.seed)" }
    #expect(runs == ["takt 4", "highs 7", "glpsol 7", "takt 5", "highs 8"])
  }
}
