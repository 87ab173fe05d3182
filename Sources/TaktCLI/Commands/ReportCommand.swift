import ArgumentParser
import Takt
import TaktChecker
import TaktFiles
import TaktModel
import TaktReport

/// `takt report`: a plan that is there already, to be read.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Draws a plan that is there already.",
    usage: "takt report <orders> <plan> [--report <file.html>] [<options>]",
    discussion: """
      Checks the plan first, as 'takt check' does, and writes nothing where it has faults. The same \
      files and options give the same report, byte for byte.

      Exit code 1: the plan has faults; they go to standard output.

      Example:

        takt report orders.json plan.json --report plan.html --language ko
      """)

  @Argument(help: ArgumentHelp("The order file; '-' is standard input.", valueName: "orders"))
  var orders: String

  @Argument(help: ArgumentHelp("The plan file; '-' is standard input.", valueName: "plan"))
  var plan: String

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

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    try CommandFiles.validate(inputs: [orders, plan], outputs: [report], tables: csv)
  }

  func run() throws {
    let outputs = try PlanOutputs(
      plan: nil, report: report, csv: csv, language: wording.language.language)
    let checked = try CheckedPlan(orders: InputFile(orders), plan: InputFile(plan))
    try checked.refuseFaults()
    let written = Result { () throws(Failure) in
      try outputs.write(checked.plan, for: checked.file)
    }
    if !quiet {
      StandardStreams.sayRaw(
        TerminalReport.text(
          checked.plan, for: checked.plant, width: Terminal.width,
          isColoured: Terminal.isColoured, language: wording.language.language))
    }
    try written.get()
    if !quiet, !outputs.names.isEmpty {
      StandardStreams.say([
        "", TerminalReport.files(outputs.names, language: wording.language.language),
      ])
    }
  }
}
