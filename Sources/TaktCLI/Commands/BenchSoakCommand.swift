import ArgumentParser
import TaktBench

/// `takt bench-soak`: what `takt bench --soak` starts for each batch of plants; not for people.
struct BenchSoakCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench-soak", abstract: "A batch of 'takt bench --soak'.", shouldDisplay: false)

  @Option var count: Int
  @Option var seed: UInt64
  @Option var timeLimit: Double?
  @Option var threads: Int
  @Option var keep: String?

  func run() async throws {
    let options = SoakOptions(
      count: count, seed: seed, limitSeconds: timeLimit, threads: threads, folder: keep)
    await Soak(options).run { try? StandardStreams.writeAll($0, to: 1) }
  }
}
