import ArgumentParser
import Takt
import TaktModel

/// How long and how hard to search. What is left out is taken from the order file's `planning`, and
/// what is not there either has the default that the help names.
struct SearchOptions: ParsableArguments {
  enum Time: DefaultTime { static let seconds = 30 }

  @OptionGroup var clock: ClockOptions<Time>

  @Option(
    help: ArgumentHelp(
      "Stop when the program over the periods is solved to this gap, in percent. The schedule may "
        + "cost more, or less. (default: the order file's, else 0.5)", valueName: "percent"))
  var gap: Double?

  @Option(
    help: ArgumentHelp(
      "What a plan may cost more than the cheapest one, in percent, for fewer late orders, lots "
        + "and deliveries. (default: the order file's, else 1)", valueName: "percent"))
  var tidy: Double?

  @Option(
    help: ArgumentHelp(
      "Processor cores to use, 1 to 256. (default: the order file's, else all)",
      valueName: "number"))
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      "Stop searching over the periods after this much work, whatever the time. Such runs repeat to "
        + "the byte for the same --threads, unless --time-limit cuts in; left out, that is a year "
        + "here.", valueName: "units"))
  var workLimit: Int?

  @Option(
    help: ArgumentHelp(
      "'auto' searches for a cheap plan; 'dispatch' plans by due date as a spreadsheet would.",
      valueName: "method"))
  var method: MethodChoice = .auto

  func validate() throws {
    if let gap, !(gap >= 0 && gap.isFinite) {
      throw ValidationError("'--gap' is in percent, 0 or more.")
    }
    if let tidy, !(0...100).contains(tidy) {
      throw ValidationError("'--tidy' is in percent, 0 to 100.")
    }
    if let workLimit, workLimit < 0 {
      throw ValidationError("'--work-limit' is in units of work, 0 or more.")
    }
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("'--threads' lies between 1 and 256.")
    }
  }

  func options(_ preferences: PlanningPreferences) -> PlanOptions {
    // Work alone ends a search that is to be repeatable: neither the default nor the file's limit.
    let seconds = clock.timeLimit ?? (workLimit == nil ? nil : clock.longestSeconds)
    return PlanOptions(
      preferences: preferences, timeLimitSeconds: seconds, gapPercent: gap,
      tidyPercent: tidy, seed: clock.seed, threads: threads, workLimit: workLimit,
      method: method.method)
  }
}
