import ArgumentParser
import TaktFiles

/// `takt schema`: what the two files look like, for editors and validators.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of the order file or the plan file.",
    discussion: """
      The schema (JSON Schema 2020-12) goes to standard output. An editor that knows it completes \
      and checks order files while you type.

      Example:

        takt schema orders > takt-orders.schema.json
      """)

  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case orders, plan
  }

  @Argument(help: ArgumentHelp("Which file.", valueName: "file"))
  var kind: Kind

  func run() throws {
    let text =
      switch kind {
      case .orders: Schema.text(.orders)
      case .plan: Schema.text(.plan)
      }
    try Output.standardOutput.write(Array((text.hasSuffix("\n") ? text : text + "\n").utf8))
  }
}
