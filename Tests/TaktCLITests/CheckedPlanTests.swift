import Foundation
import Testing

/// Commands that build on a plan check it, and refuse it in the same way.
@Suite("Checked plans")
struct CheckedPlanTests {
  private let commands = [
    ["check"], ["report"], ["explain"], ["whatif", "--change", "empty.json", "--plan"], ["promise"],
  ]

  /// A folder with a plan, a change to nothing and a new order.
  private func planned() throws -> Folder {
    let folder = try Folder()
    let result = try TaktProcess.run(
      ["plan", Orders.small, "--method", "dispatch", "--quiet", "-o", "plan.json"], in: folder)
    #expect(result.code == 0)
    try folder.write("orders.json", try TaktProcess.run(shell: "cat '\(Orders.small)'").out)
    try folder.write("empty.json", "[]")
    try folder.write("new.json", "{}")
    return folder
  }

  private func run(_ command: [String], in folder: Folder) throws -> TaktProcess.Result {
    let arguments =
      command.count > 1
      ? [command[0], "orders.json"] + command.dropFirst() + ["plan.json"]
      : command + ["orders.json", "plan.json"] + (command == ["promise"] ? ["new.json"] : [])
    return try TaktProcess.run(arguments, in: folder)
  }

  @Test("faults are said on standard output, in the same words, and end with 1")
  func faults() throws {
    let folder = try planned()
    let text = try folder.text("plan.json").replacing(
      #""status": "late""#, with: #""status": "onTime""#)
    try folder.write("plan.json", text)
    let checked = try run(["check"], in: folder)
    #expect(checked.code == 1 && checked.text.hasPrefix("plan.json: rule "))
    for command in commands {
      let result = try run(command, in: folder)
      #expect(result.code == 1, "\(command)")
      #expect(result.out == checked.out, "\(command)")
      #expect(result.error == checked.error, "\(command)")
    }
  }

  @Test(
    "a plan that does not fit any more because its orders changed is said to be of others first")
  func stale() throws {
    let folder = try planned()
    let orders = try folder.text("orders.json")
    let due = try #require(orders.firstMatch(of: #/"due": "([^"]*)"/#))
    try folder.write(
      "orders.json",
      orders.replacing(due.0, with: #""due": "2026-11-25T01:23:00+09:00""#, maxReplacements: 1))
    let stale = "takt: plan.json was made from another version of orders.json: plan again"
    for command in commands {
      let result = try run(command, in: folder)
      #expect(result.code == 65, "\(command)")
      #expect(result.errorLines.first == stale, "\(command)")
      #expect(result.text == "", "\(command)")
      #expect((result.errorLines.count == 1) == (command == ["promise"]), "\(command)")
    }
  }

  @Test("order file and plan that are swapped are told in one line, a lone plan as one")
  func swapped() throws {
    let folder = try planned()
    for command in commands {
      let arguments =
        command.count > 1
        ? [command[0], "plan.json"] + command.dropFirst() + ["orders.json"]
        : command + ["plan.json", "orders.json"] + (command == ["promise"] ? ["new.json"] : [])
      let result = try TaktProcess.run(arguments, in: folder)
      #expect(result.code == 64, "\(command)")
      #expect(
        result.error
          == "takt: plan.json is a plan and orders.json an order file: name the order file first\n")
    }
    let lone = try TaktProcess.run(["plan", "plan.json"], in: folder)
    #expect(lone.code == 65)
    #expect(lone.error == "takt: plan.json is a plan file, not an order file\n")
  }
}
