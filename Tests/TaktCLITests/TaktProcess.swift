import Foundation
import Synchronization

/// The built program, run as its users run it.
final class TaktProcess: Sendable {
  /// How a run ended.
  struct Result {
    /// The exit code; 128 and more where a signal ended it.
    let code: Int32
    let out: [UInt8]
    let error: String

    var text: String { String(decoding: out, as: UTF8.self) }
    var errorLines: [String] { error.split(separator: "\n").map(String.init) }
  }

  /// `takt`, which stands beside the tests' own executable.
  static let path: String = {
    let own = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return own.deletingLastPathComponent().appending(path: "takt").path
  }()

  // A `Process` may be asked and signalled from any thread; only `init` and `run` set it up.
  private nonisolated(unsafe) let process = Process()
  private let scratch: Folder
  private let ended = DispatchSemaphore(value: 0)

  /// Starts `takt` with these arguments.
  ///
  /// - Parameters:
  ///   - input: What it reads from standard input; empty unless given.
  ///   - folder: Its working folder.
  ///   - shell: Run by /bin/sh in place of `takt`, which is then `"$TAKT"`.
  init(
    _ arguments: [String] = [], input: [UInt8] = [], in folder: Folder? = nil,
    shell: String? = nil, environment: [String: String] = [:]
  ) throws {
    scratch = try Folder()
    try scratch.write("in", input)
    for name in ["out", "error"] { try scratch.write(name, []) }
    // Whatever the caller ignores (a shell's `&` ignores SIGINT), the program starts with nothing so.
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["--default-signal"] + (shell.map { ["/bin/sh", "-c", $0] } ?? [Self.path] + arguments)
    var variables = ProcessInfo.processInfo.environment
    variables["COLUMNS"] = "80"
    variables["TAKT"] = Self.path
    process.environment = variables.merging(environment) { $1 }
    process.currentDirectoryURL = URL(filePath: (folder ?? scratch).path)
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: scratch / "in"))
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: scratch / "out"))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: scratch / "error"))
    process.terminationHandler = { [ended] _ in ended.signal() }
    try process.run()
  }

  /// Runs `takt` to its end.
  static func run(
    _ arguments: [String] = [], input: [UInt8] = [], in folder: Folder? = nil,
    shell: String? = nil, environment: [String: String] = [:]
  ) throws -> Result {
    try TaktProcess(
      arguments, input: input, in: folder, shell: shell, environment: environment
    ).finish()
  }

  func signal(_ number: Int32) { kill(process.processIdentifier, number) }

  /// What it has said on standard error so far.
  var errorSoFar: String { (try? scratch.text("error")) ?? "" }

  /// Waits until it has said something; false when it ends without.
  func says(_ text: String) -> Bool {
    while !errorSoFar.contains(text) {
      if !process.isRunning { return errorSoFar.contains(text) }
      usleep(5000)
    }
    return true
  }

  func finish() throws -> Result {
    ended.wait()
    ended.signal()
    let isSignalled = process.terminationReason == .uncaughtSignal
    return Result(
      code: process.terminationStatus + (isSignalled ? 128 : 0), out: try scratch.bytes("out"),
      error: errorSoFar)
  }
}
