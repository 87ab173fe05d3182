import ArgumentParser
import Foundation
import Takt
import TaktFiles
import TaktModel

/// `takt export`: the program over the periods, for any other solver.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes the optimisation model for another solver.",
    discussion: """
      The mixed-integer program that 'takt plan' searches, in MPS or CPLEX LP format by the file's \
      ending. Its optimum is comparable with 'solve.objective' in the plan file.

      Example:

        takt export orders.json -o model.mps && glpsol --freemps model.mps
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case mps, lp
  }

  @Argument(help: ArgumentHelp("The order file; '-' is standard input.", valueName: "orders"))
  var orders: String

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp(
      "Where to write, ending in .mps or .lp; '-' is standard output.", valueName: "model"))
  var output: String

  @Option(
    help: ArgumentHelp("The format, where the file's ending does not say it.", valueName: "format"))
  var format: Format?

  func validate() throws {
    if chosenFormat == nil {
      throw ValidationError(
        "'\(output)' ends neither in .mps nor in .lp: name the format with '--format'.")
    }
    try CommandFiles.validate(inputs: [orders], outputs: [output])
  }

  func run() throws {
    let target = try Output(output)
    try target.probe()
    let file = try InputFile(orders).orderFile()
    let model = try ScratchFile.bytes { path in
      do {
        switch chosenFormat {
        case .lp: try Takt.export(file.plant, to: path, format: .lp)
        case .mps, nil: try Takt.export(file.plant, to: path, format: .mps)
        }
      } catch TaktError.notExported(let reason) {
        throw Failure(.cannotWrite, "the model could not be put into a temporary file: \(reason)")
      }
    }
    try target.write(model)
  }

  private var chosenFormat: Format? {
    if let format { return format }
    return Format(rawValue: NSString(string: output.lowercased()).pathExtension)
  }
}
