import ArgumentParser
import TaktReport

/// The files of one command line: none that is read is written, and none is written twice.
struct CommandFiles {
  private let inputs: [(name: String, identity: FileIdentity)]
  private var outputs: [FileIdentity: String] = [:]
  private var isStandardOutputTaken = false

  /// - Parameters:
  ///   - inputs: Paths, `-` for standard input.
  ///   - outputs: Paths, `-` for standard output; nil for what is not asked for.
  ///   - tables: The folder that tables go to.
  /// - Throws: `ValidationError` where two of them are the same.
  static func validate(
    inputs: [String], outputs: [String?], tables: String? = nil
  ) throws {
    if inputs.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Only one of the files can be standard input.")
    }
    if tables == "-" { throw ValidationError("'--csv' takes a folder, not standard output.") }
    var files = CommandFiles(inputs: inputs)
    for path in outputs { if let path { try files.add(path) } }
    for name in CSVReport.fileNames {
      if let tables { try files.add(joined(tables, name)) }
    }
  }

  private init(inputs: [String]) {
    self.inputs = inputs.compactMap { path in
      let input = InputFile(path)
      return input.identity.map { (input.name, $0) }
    }
  }

  private mutating func add(_ path: String) throws {
    let name = path == "-" ? "standard output" : "'\(path)'"
    if path == "-" {
      if isStandardOutputTaken {
        throw ValidationError("Two results cannot both go to standard output: name a file for one.")
      }
      isStandardOutputTaken = true
    }
    guard let identity = path == "-" ? .of(descriptor: 1) : FileIdentity.of(path) else { return }
    if let input = inputs.first(where: { $0.identity == identity }) {
      throw ValidationError(
        "\(name) is an input file itself (\(input.name)), and would be overwritten.")
    }
    if let other = outputs.updateValue(name, forKey: identity) {
      throw ValidationError("Two results cannot go to the same file: \(other) and \(name).")
    }
  }
}
