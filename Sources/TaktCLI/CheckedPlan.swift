import Takt
import TaktChecker
import TaktFiles
import TaktModel

/// A plan file read against its order file, and what the checker says of it.
struct CheckedPlan {
  let plant: Plant
  let plan: Plan
  let faults: [Fault]
  private let name: String

  init(orders: InputFile, plan input: InputFile) throws {
    let file = try orders.orderFile()
    let bytes = try input.bytes()
    plan = try Result { () throws(FileErrors) in try PlanFile.read(bytes, for: file.plant) }
      .mapError { Failure.badFile(input.name, $0, consequence: "it cannot be checked") }.get()
    plant = file.plant
    name = input.name
    if plan.orderFileSHA256 != file.sha256 {
      StandardStreams.say([
        "takt: \(input.name) was made from another version of \(orders.name)"
      ])
    }
    faults = Takt.check(plan, against: plant)
  }

  /// Faults on standard output, one a line.
  ///
  /// - Throws: Where there are any.
  func refuseFaults() throws(Failure) {
    if faults.isEmpty { return }
    try say(
      faults.map { "\(name): rule \($0.rule): \($0.subject): \($0.message)" })
    throw Failure(
      .faultsFound, "\(name): " + (faults.count == 1 ? "1 fault" : "\(faults.count) faults"))
  }

  func sayValid() throws(Failure) { try say(["\(name): valid"]) }

  private func say(_ lines: [String]) throws(Failure) {
    let text = lines.map { $0.withoutControlCharacters }.joined(separator: "\n") + "\n"
    try Output.standardOutput.write(Array(text.utf8))
  }
}
