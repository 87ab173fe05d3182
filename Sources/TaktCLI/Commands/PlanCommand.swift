import ArgumentParser
import Takt
import TaktFiles
import TaktModel
import TaktReport

/// `takt plan`: an order file in, a plan out.
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Makes a production plan from an order file.",
    usage: "takt plan <orders> [-o <plan.json>] [--report <file.html>] [<options>]",
    discussion: """
      The plan (JSON) goes to standard output, or to the file that -o names; all else that is said \
      goes to standard error. There is always a plan: what cannot be made in time is late, what \
      cannot be made at all is unmet, and both are said.

      Ctrl-C stops the search and writes the best plan so far; a second Ctrl-C leaves at once and \
      writes nothing. Files are put in place whole or not at all.

      Examples:

        takt plan orders.json -o plan.json --report plan.html

          Plans for at most 30 seconds; plan.html shows the plan in any browser.

        takt plan orders.json -o plan.json --time-limit 600 --gap 0.1

          Searches longer and harder, as for a plan made at night.

        erp-export | takt plan - --quiet | mes-import

          Reads standard input, writes standard output, says nothing but errors.
      """)

  @Argument(help: ArgumentHelp("The order file; '-' is standard input.", valueName: "orders"))
  var orders: String

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp(
      "Write the plan here; '-' is standard output. (default: -)", valueName: "plan.json"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Write a report with a Gantt chart that opens in any browser.", valueName: "file.html"))
  var report: String?

  @Option(
    help: ArgumentHelp(
      "Write tables for a spreadsheet into this folder; it is made if need be.",
      valueName: "folder"))
  var csv: String?

  @OptionGroup var wording: WordingOptions

  @OptionGroup var search: SearchOptions

  private var quiet: Bool { search.clock.quiet }

  func validate() throws {
    try CommandFiles.validate(inputs: [orders], outputs: [output ?? "-", report], tables: csv)
  }

  func run() async throws {
    let outputs = try PlanOutputs(
      plan: output ?? "-", report: report, csv: csv, language: wording.language.language)
    let input = InputFile(orders)
    let bytes = try input.bytes()
    // Whoever waits for the plan waits for its file to be understood, too.
    let begin = ContinuousClock.now
    let file = try input.orderFile(bytes)
    var options = search.options(file.plant.preferences)
    options.timeLimitSeconds -= (ContinuousClock.now - begin) / .seconds(1)
    let watch = search.clock.watch(file.plant, losing: "without a plan")
    defer { watch.line.finish() }
    let plan = try await Takt.plan(
      file, options: options, cancellation: watch.cancellation,
      progress: { watch.line.report($0) })
    watch.line.finish()
    // A fault of ours that no flag hushes up.
    for warning in plan.warnings where warning.kind == .selfCheck {
      StandardStreams.say(["takt: a fault in takt: \(warning.fault ?? "")"])
    }
    let written = Result { () throws(Failure) in try outputs.write(plan, for: file) }
    if !quiet { tell(plan, for: file.plant) }
    try written.get()
    if !quiet, !outputs.names.isEmpty {
      StandardStreams.say([
        "", TerminalReport.files(outputs.names, language: wording.language.language),
      ])
    }
  }

  private func tell(_ plan: Plan, for plant: Plant) {
    let table = TerminalReport.text(
      plan, for: plant, width: Terminal.width, isColoured: Terminal.isColoured,
      language: wording.language.language)
    StandardStreams.sayRaw(table.hasSuffix("\n") ? table : table + "\n")
  }
}
