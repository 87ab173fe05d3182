import Takt
import TaktChecker
import TaktFiles
import TaktModel

extension InputFile {
  /// Reads a plan of an order file and proves it: a command that builds on it must be able to trust it.
  func checkedPlan(for file: OrderFile, from orders: InputFile) throws(Failure) -> Plan {
    let bytes = try bytes()
    let plan: Plan
    do throws(FileErrors) {
      plan = try PlanFile.read(bytes, for: file.plant)
    } catch {
      throw Failure.badFile(name, error, consequence: "nothing was done")
    }
    if plan.orderFileSHA256 != file.sha256 {
      StandardStreams.say(["takt: \(name) was made from another version of \(orders.name)"])
    }
    let faults = Takt.check(plan, against: file.plant)
    guard !faults.isEmpty else { return plan }
    let lines = faults.map { "\(name): rule \($0.rule): \($0.subject): \($0.message)" }
    let count = faults.count == 1 ? "1 fault" : "\(faults.count) faults"
    throw Failure(.faultsFound, lines + ["takt: \(name): \(count); only a valid plan will do here"])
  }
}
