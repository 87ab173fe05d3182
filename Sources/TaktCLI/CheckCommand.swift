import ArgumentParser
import Takt
import TaktChecker
import TaktFiles
import TaktModel

/// `takt check`: anyone's plan against its order file.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Proves a plan against its order file, or names every fault.",
    discussion: """
      Checks calendars, set-ups, materials, orders, lot sizes and every figure in the plan, without \
      the planner: the plan may come from anywhere. Faults go to standard output, one a line.

      Exit code 0: the plan is valid; 1: it has faults.

      Example:

        takt check orders.json plan.json
      """)

  @Argument(help: ArgumentHelp("The order file; '-' is standard input.", valueName: "orders"))
  var orders: String

  @Argument(help: ArgumentHelp("The plan file; '-' is standard input.", valueName: "plan"))
  var plan: String

  func validate() throws {
    if orders == "-", plan == "-" {
      throw ValidationError("Only one of the two files can be standard input.")
    }
  }

  func run() throws {
    let (ordersInput, planInput) = (InputFile(orders), InputFile(plan))
    let file = try ordersInput.orderFile()
    let bytes = try planInput.bytes()
    let plan = try Result { () throws(FileErrors) in try PlanFile.read(bytes, for: file.plant) }
      .mapError { Failure.badFile(planInput.name, $0, consequence: "it cannot be checked") }.get()
    if plan.orderFileSHA256 != file.sha256 {
      StandardStreams.say([
        "takt: \(planInput.name) was made from another version of \(ordersInput.name)"
      ])
    }
    let faults = Takt.check(plan, against: file.plant)
    try say(faults, of: planInput.name)
    if !faults.isEmpty { throw Failure(.faultsFound, count(faults, of: planInput.name)) }
  }

  private func say(_ faults: [Fault], of name: String) throws(Failure) {
    var lines = faults.map { fault in
      "\(name): rule \(fault.rule): \(fault.subject): \(fault.message)".withoutControlCharacters
    }
    if lines.isEmpty { lines = ["\(name): valid".withoutControlCharacters] }
    try Output.standardOutput.write(Array((lines.joined(separator: "\n") + "\n").utf8))
  }

  private func count(_ faults: [Fault], of name: String) -> String {
    "\(name): " + (faults.count == 1 ? "1 fault" : "\(faults.count) faults")
  }
}
