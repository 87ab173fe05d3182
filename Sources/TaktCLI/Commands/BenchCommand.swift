import ArgumentParser
import Foundation
import TaktBench
import TaktFiles
import TaktModel
import TaktReport

/// `takt bench`: Takt and other solvers on the same program, side by side.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measures the search, or soaks Takt in random plants.",
    usage: """
      takt bench <files> ... [--time-limit <seconds>] [--seeds <numbers>] [<options>]
      takt bench --soak <number> [--seed <number>] [--time-limit <seconds>] [<options>]
      """,
    discussion: """
      Plans each file over the periods, and lets each other solver that is installed do the same on \
      the exported program: one process after the other, in turns, one thread, times and limits in \
      CPU seconds. Prints objectives over time, bounds, gaps to the best value known to anyone and \
      the shares of files on which Takt is at least as good; one seed's noise is taken out by \
      medians. Ctrl-C stops and prints what there is.

      The other solvers run through benchmarks/peers.py: highs (PyPI: highspy), scip (pyscipopt), \
      cpsat (ortools) and glpsol (GLPK's own program). 'make bench' installs them.

      Example:

        takt bench instances/*.json --time-limit 10 --seeds 1,2,3 --svg bench.svg

      With --soak no file is named. So many random plants with whatever order files may hold, odd \
      values included, are written, read, planned, checked, written, read back and checked again, \
      some the night after with lots frozen and some twice with limited work. It prints how many \
      plants were not read, refused by the checker, lost a better schedule, differed, took longer \
      than their limit by more than 0.3 s and 3 %, or crashed, with seeds to repeat them by; the \
      exit code is 1 where there was any. With --soak the time limit is of wall-clock time.

      Example:

        takt bench --soak 10000 --seed 1

        takt bench --soak 1 --seed 4711
      """)

  @Argument(help: ArgumentHelp("The order files.", valueName: "files"))
  var files: [String] = []

  @Option(
    help: ArgumentHelp(
      "CPU seconds of each run. (default: 10, with --soak 0.25)", valueName: "seconds"))
  var timeLimit: Double?

  @Option(help: ArgumentHelp("Plan so many random plants.", valueName: "number"))
  var soak: Int?

  @Option(help: ArgumentHelp("Of the first random plant.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Threads with which random plants are planned.", valueName: "number"))
  var threads: Int = 1

  @Flag(help: "Let work end the plans of random plants in place of time, and make each twice.")
  var work = false

  @Option(
    help: ArgumentHelp(
      "Keep the order files of random plants with faults here.", valueName: "folder"))
  var keep: String?

  @Option(
    help: ArgumentHelp("Seeds to take the median of, with commas between.", valueName: "numbers"))
  var seeds: String = "1"

  @Option(
    help: ArgumentHelp(
      "Seeds of the other solvers. (default: those of --seeds)", valueName: "numbers"))
  var peerSeeds: String?

  @Option(
    help: ArgumentHelp("The other solvers, with commas between, or 'none'.", valueName: "names"))
  var peers: String = Peers.known.joined(separator: ",")

  @Flag(help: "Plan as if every machine kept its set-up from period to period.")
  var carryOver = false

  @Option(
    help: ArgumentHelp("Known results to compare with, by name of file.", valueName: "file.json"))
  var reference: String?

  @Option(help: ArgumentHelp("Write all runs here.", valueName: "file.json"))
  var json: String?

  @Option(help: ArgumentHelp("Draw the gap over time here.", valueName: "file.svg"))
  var svg: String?

  @Option(help: ArgumentHelp("The Python that has the other solvers.", valueName: "program"))
  var python: String = "python3"

  @Option(
    help: ArgumentHelp(
      "The script that runs them. (default: benchmarks/peers.py above the program or here)",
      valueName: "peers.py"))
  var peersScript: String?

  @Flag(help: "Say nothing while it runs.")
  var quiet = false

  func validate() throws {
    try CommandFiles.validate(
      inputs: files + [reference].compactMap { $0 }, outputs: ["-", json, svg])
    if soak == nil, files.isEmpty { throw ValidationError("Name at least one order file.") }
    if let soak, soak < 1 || !files.isEmpty {
      throw ValidationError("'--soak' takes a number of plants, 1 or more, and no files.")
    }
    if !(1...256).contains(threads) {
      throw ValidationError("'--threads' lies between 1 and 256.")
    }
    if let timeLimit, !(timeLimit > 0 && timeLimit <= 86_400) {
      throw ValidationError("'--time-limit' is in seconds, more than 0 and at most a day.")
    }
    _ = try numbers(seeds, "--seeds")
    _ = try peerSeeds.map { try numbers($0, "--peer-seeds") }
    for name in peerNames where !Peers.known.contains(name) {
      throw ValidationError(
        "'\(name)' is none of \(Peers.known.joined(separator: ", ")).")
    }
  }

  func run() throws {
    if let soak { return try run(soak: soak) }
    let outputs = try [json, svg].map { try $0.map { path in try Output(path) } }
    for output in outputs { try output?.probe() }
    let known = try referenceFile()
    let problems = try files.map {
      Benchmark.Problem(path: $0, plant: try InputFile($0).orderFile().plant)
    }
    let found = Peers(peerNames, python: python, script: peersScript ?? BenchCommand.script())
    for name in found.missing { say("takt: \(name) is not installed and is left out") }
    let cancellation = Cancellation()
    Signals.shared.soften { cancellation.cancel() }
    let report = try ScratchFile.path(suffix: ".mps") { model in
      try Benchmark(
        BenchOptions(
          limitSeconds: timeLimit ?? 10, seeds: try numbers(seeds, "--seeds"),
          peerSeeds: try numbers(peerSeeds ?? seeds, "--peer-seeds"), relativeGap: 1e-4,
          carryOver: carryOver, takt: ["/proc/self/exe"], peers: found, modelPath: model,
          cancellation: cancellation)
      ).run(problems, reference: known, say: say)
    }
    var writing = Writing()
    writing.add(outputs[0]) { report.json }
    writing.add(outputs[1]) { report.svg }
    writing.add(.standardOutput) { Array(report.text.withoutControlCharacters.utf8) }
    try writing.finish()
  }

  private func run(soak count: Int) throws {
    if let keep { try OutputFolder(path: keep).write([]) }
    let cancellation = Cancellation()
    Signals.shared.soften { cancellation.cancel() }
    let options = SoakOptions(
      count: count, seed: seed, limitSeconds: work ? nil : timeLimit ?? 0.25, threads: threads,
      folder: keep)
    let report = Soak(options).runInProcesses(
      takt: ["/proc/self/exe"], cancellation: cancellation, say: say)
    try Output.standardOutput.write(Array(report.text.utf8))
    if !report.isClean { throw Failure(.faultsFound, "the soak found faults") }
  }

  private func say(_ line: String) {
    if !quiet { StandardStreams.say([line]) }
  }

  private var peerNames: [String] {
    peers == "none" ? [] : peers.split(separator: ",").map(String.init)
  }

  private func numbers(_ text: String, _ option: String) throws -> [UInt64] {
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { UInt64($0) }
    let known = numbers.compactMap { $0 }
    guard known.count == numbers.count, !known.isEmpty else {
      throw ValidationError("'\(option)' takes whole numbers with commas between, such as 1,2,3.")
    }
    return known
  }

  private func referenceFile() throws -> Reference {
    guard let reference else { return Reference() }
    let bytes = try InputFile(reference).bytes()
    do {
      return try Reference(bytes)
    } catch {
      throw Failure(.badFile, "\(reference) is no file of reference results")
    }
  }

  /// In a folder `benchmarks` above the program, as in the repository, or here.
  private static func script() -> String? {
    var folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let script = folder.appending(path: "benchmarks/peers.py").path
      if FileManager.default.fileExists(atPath: script) { return script }
    }
    let here = "benchmarks/peers.py"
    return FileManager.default.fileExists(atPath: here) ? here : nil
  }
}
