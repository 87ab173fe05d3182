import ArgumentParser
import GLPK

/// The whole program as a function of its arguments.
enum Application {
  /// Parses the arguments, runs the command they name and says what went wrong on standard error.
  ///
  /// - Parameter arguments: What stands after the program's name.
  /// - Returns: The exit code, one of those in `ExitStatus` for all but help and usage.
  static func run(_ arguments: [String]) async -> Int32 {
    do {
      var command = try TaktCommand.parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      return ExitStatus.done.rawValue
    } catch let failure as Failure {
      StandardStreams.say(failure.lines)
      return failure.status.rawValue
    } catch GLPKError.noThread(let code) {
      let failure = Failure.noThreads(SystemError(code: Int32(truncatingIfNeeded: code)))
      StandardStreams.say(failure.lines)
      return failure.status.rawValue
    } catch {
      return finish(with: error)
    }
  }

  /// What is no failure of ours: requests for help and mistakes in the command line; all else is.
  private static func finish(with error: any Error) -> Int32 {
    let code = TaktCommand.exitCode(for: error)
    let text = TaktCommand.fullMessage(for: error)
    guard code.isSuccess || code == .validationFailure else {
      let failure = Failure.ours(error)
      StandardStreams.say(failure.lines)
      return failure.status.rawValue
    }
    guard code.isSuccess else {
      StandardStreams.say([text])
      return code.rawValue
    }
    do {
      try Output.standardOutput.write(Array((text + "\n").utf8))
      return code.rawValue
    } catch {
      StandardStreams.say(error.lines)
      return error.status.rawValue
    }
  }
}
