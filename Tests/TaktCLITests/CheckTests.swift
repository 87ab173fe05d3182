import Foundation
import Testing

@Suite("takt check")
struct CheckTests {
  private func plan(in folder: Folder) throws -> String {
    let result = try TaktProcess.run(
      ["plan", Orders.small, "--method", "dispatch", "--quiet", "-o", "plan.json"], in: folder)
    #expect(result.code == 0)
    return try folder.text("plan.json")
  }

  @Test("a plan that takt made is valid")
  func valid() throws {
    let folder = try Folder()
    _ = try plan(in: folder)
    let result = try TaktProcess.run(["check", Orders.small, "plan.json"], in: folder)
    #expect(result.code == 0)
    #expect(result.text == "plan.json: valid\n")
    #expect(result.error == "")
  }

  @Test("a tampered plan has faults, each on a line, and ends with 1")
  func tampered() throws {
    let folder = try Folder()
    let text = try plan(in: folder)
    var plan = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    var lots = try #require(plan["lots"] as? [[String: Any]])
    lots[0]["good"] = try #require(lots[0]["good"] as? Double) + 1000
    plan["lots"] = lots
    let tampered = [UInt8](try JSONSerialization.data(withJSONObject: plan))
    let result = try TaktProcess.run(["check", Orders.small, "-"], input: tampered)
    #expect(result.code == 1)
    let lines = result.text.split(separator: "\n")
    #expect(!lines.isEmpty)
    #expect(lines.allSatisfy { $0.hasPrefix("standard input: rule ") })
    let count = lines.count == 1 ? "1 fault" : "\(lines.count) faults"
    #expect(result.error == "takt: standard input: \(count)\n")
  }

  @Test("a plan for another version of the order file is checked, and that is said")
  func otherVersion() throws {
    let folder = try Folder()
    _ = try plan(in: folder)
    let orders = try TaktProcess.run(shell: "cat '\(Orders.small)'").out
    try folder.write("orders.json", orders + Array("\n".utf8))
    let result = try TaktProcess.run(["check", "orders.json", "plan.json"], in: folder)
    #expect(result.code == 0)
    #expect(result.error == "takt: plan.json was made from another version of orders.json\n")
  }
}
