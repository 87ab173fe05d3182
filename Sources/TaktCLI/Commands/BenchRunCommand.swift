import ArgumentParser
import TaktBench
import TaktFiles

/// `takt bench-run`: what `takt bench` starts for each run of Takt itself; not for people.
struct BenchRunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench-run", abstract: "One run of 'takt bench'.", shouldDisplay: false)

  @Argument var orders: String
  @Option var timeLimit: Double
  @Option var seed: UInt64
  /// In percent.
  @Option var gap: Double
  @Flag var carryOver = false

  func run() async throws {
    let plant = try InputFile(orders).orderFile().plant
    let run = ProgramRun(
      seed: seed, limitSeconds: timeLimit, relativeGap: gap / 100, carryOver: carryOver)
    try await run.run(plant) { try? StandardStreams.writeAll($0, to: 1) }
  }
}
