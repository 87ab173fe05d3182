import ArgumentParser

/// `takt check`: anyone's plan against its order file.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Proves a plan against its order file, or names every fault.",
    discussion: """
      Checks calendars, set-ups, materials, orders, lot sizes and every figure in the plan, without \
      the planner: the plan may come from anywhere. Faults go to standard output, one a line; what \
      follows from others (figures, the same again) is a number unless --all is given.

      Exit code 0: the plan is valid; 1: it has faults.

      Example:

        takt check orders.json plan.json
      """)

  @Argument(help: ArgumentHelp("The order file; '-' is standard input.", valueName: "orders"))
  var orders: String

  @Argument(help: ArgumentHelp("The plan file; '-' is standard input.", valueName: "plan"))
  var plan: String

  @Flag(help: "List every fault, those too that follow from others.")
  var all = false

  func validate() throws {
    try CommandFiles.validate(inputs: [orders, plan], outputs: ["-"])
  }

  func run() throws {
    let checked = try CheckedPlan(orders: InputFile(orders), plan: InputFile(plan))
    try checked.refuseFaults(all: all)
    try checked.sayValid()
  }
}
