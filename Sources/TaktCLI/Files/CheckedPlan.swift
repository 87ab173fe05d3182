import Takt
import TaktChecker
import TaktFiles
import TaktModel
import TaktReport

/// A plan file read against its order file, and what the checker says of it.
struct CheckedPlan {
  let file: OrderFile
  let plan: Plan
  let faults: [Fault]
  private let name: String

  var plant: Plant { file.plant }

  init(orders: InputFile, plan input: InputFile, mustMatch: Bool = false) throws(Failure) {
    try self.init(input, of: orders.orderFile(before: input), from: orders, mustMatch: mustMatch)
  }

  /// - Parameter mustMatch: Whether a plan of another version of the order file is refused.
  /// - Throws: Where the plan file cannot be read; one of other orders often cannot, and is said to be.
  init(
    _ input: InputFile, of file: OrderFile, from orders: InputFile, mustMatch: Bool = false
  ) throws(Failure) {
    let bytes = try input.bytes()
    let stale = "takt: \(input.name) was made from another version of \(orders.name)"
    do throws(FileErrors) {
      plan = try PlanFile.read(bytes, for: file.plant)
    } catch {
      let failure = Failure.badFile(input.name, error, consequence: "it cannot be checked")
      let made = PlanFile.orderFileSHA256(of: bytes)
      guard let made, made != file.sha256 else { throw failure }
      throw Failure(.badFile, [stale + ": plan again"] + (mustMatch ? [] : failure.lines))
    }
    self.file = file
    name = input.name
    if plan.orderFileSHA256 != file.sha256 {
      if mustMatch { throw Failure(.badFile, [stale + ": plan again"]) }
      StandardStreams.say([stale])
    }
    faults = Takt.check(plan, against: file.plant)
  }

  /// Faults on standard output, a line each: those that others follow from, or all.
  ///
  /// - Throws: Where there are any.
  func refuseFaults(all: Bool = false) throws(Failure) {
    if faults.isEmpty { return }
    let lines = all ? faults.map(FaultSummary.line) : FaultSummary.lines(faults)
    try say(lines.map { "\(name): \($0)" })
    let count = faults.count == 1 ? "1 fault" : "\(faults.count) faults"
    throw Failure(
      .faultsFound,
      "\(name): \(count)" + (faults.count < Checker.mostFaults ? "" : " or more")
        + (lines.count < faults.count ? " ('takt check --all' lists them)" : ""))
  }

  func sayValid() throws(Failure) { try say(["\(name): valid"]) }

  private func say(_ lines: [String]) throws(Failure) {
    let text = lines.map { $0.withoutControlCharacters }.joined(separator: "\n") + "\n"
    try Output.standardOutput.write(Array(text.utf8))
  }
}
