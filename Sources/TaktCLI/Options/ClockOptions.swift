import ArgumentParser
import TaktModel

/// What all that search have: how long, where from, and how loud. What is left out is taken from the order
/// file's `planning`, and what is not there either has the default that the help names.
struct ClockOptions<Default: DefaultTime>: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Stop searching after this many seconds. (default: the order file's, else "
        + "\(Default.seconds))", valueName: "seconds"))
  var timeLimit: Double?

  @Option(
    help: ArgumentHelp(
      "Where the random search starts: the same seed and work give the same result. "
        + "(default: the order file's, else 1)", valueName: "number"))
  var seed: UInt64?

  @Flag(help: "Say nothing but errors beside the result.")
  var quiet = false

  @Option(
    help: ArgumentHelp(
      "Show progress as a live line where there is a terminal ('auto'), as lines of text or JSON, "
        + "or not at all.", valueName: "form"))
  var progress: ProgressStyle = .auto

  func validate() throws {
    if let timeLimit, !(timeLimit > 0 && timeLimit <= longestSeconds) {
      throw ValidationError("'--time-limit' is in seconds, more than 0 and at most a year.")
    }
  }

  /// A year: above it a limit is a slip of the keyboard.
  var longestSeconds: Double { 366 * 86_400 }

  func seconds(_ preferences: PlanningPreferences) -> Double {
    timeLimit ?? preferences.timeLimitSeconds ?? Double(Default.seconds)
  }

  /// The search that begins now, as it shows.
  func watch(_ plant: Plant, losing: String) -> SearchWatch {
    SearchWatch(progress.form(isQuiet: quiet), currency: plant.currency, losing: losing)
  }

  func seed(_ preferences: PlanningPreferences) -> UInt64 { seed ?? preferences.seed ?? 1 }
}

/// How long a command searches where nobody says so.
protocol DefaultTime: Sendable {
  static var seconds: Int { get }
}
