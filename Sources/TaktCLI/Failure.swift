import TaktFiles

/// Why a command ends early: the exit code, and the lines that say it on standard error.
struct Failure: Error {
  let status: ExitStatus
  let lines: [String]

  init(_ status: ExitStatus, _ lines: [String]) {
    self.status = status
    self.lines = lines
  }

  init(_ status: ExitStatus, _ line: String) {
    self.init(status, ["takt: " + line])
  }
}

extension Failure {
  /// Every error of a file with its place, then how many there are.
  static func badFile(
    _ name: String, _ errors: FileErrors, consequence: String = "nothing was planned"
  ) -> Failure {
    let lines = errors.errors.map { error in
      error.pointer.isEmpty
        ? "\(name): \(error.message)" : "\(name): \(error.pointer): \(error.message)"
    }
    let count = lines.count == 1 ? "1 error" : "\(lines.count) errors"
    return Failure(.badFile, lines + ["takt: \(name): \(count), \(consequence)"])
  }

  /// The system gives fewer threads than a run needs.
  static func noThreads(_ error: SystemError) -> Failure {
    Failure(
      .noThreads,
      "cannot start a thread: \(error.message) (see 'ulimit -u', 'ulimit -v' and the memory limit)")
  }

  /// An error that no file and no user has caused.
  static func ours(_ error: any Error) -> Failure {
    Failure(
      .internalFault,
      [
        "takt: internal fault: \(error)",
        "takt: this is a fault in takt, not in your file. Please report it with the output of"
          + " 'takt version', the command line and, if you may, the order file.",
      ])
  }
}
