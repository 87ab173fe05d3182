import ArgumentParser
import Takt

/// `takt version`: what to name in a report of a fault.
struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "version", abstract: "Prints the version.")

  func run() throws {
    try Output.standardOutput.write(Array("takt \(Takt.version)\n".utf8))
  }
}
