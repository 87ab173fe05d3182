import ArgumentParser

/// Files that a command writes beside its answer on standard output.
enum ResultTargets {
  /// - Throws: Where one is standard output, a file that is read, or the same as another.
  static func validate(_ targets: [String], inputs: [String]) throws {
    for path in targets {
      if path == "-" {
        throw ValidationError("The answer goes to standard output: name a file.")
      }
      for input in inputs where InputFile(input).isSame(as: path) {
        throw ValidationError("'\(path)' is an input file itself, and would be overwritten.")
      }
    }
    let files = targets.map { path in
      if case .file(let file, _)? = try? Output(path) { file } else { AtomicFile?.none }
    }
    for (index, file) in files.enumerated() where file != nil && files[..<index].contains(file) {
      throw ValidationError("Two results cannot go to the same file '\(targets[index])'.")
    }
  }
}
