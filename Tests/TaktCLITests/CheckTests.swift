import Foundation
import TaktChecker
import Testing

@testable import TaktCLI

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
    #expect(result.error.hasPrefix("takt: standard input: "))
    let all = try TaktProcess.run(["check", Orders.small, "-", "--all"], input: tampered)
    let every = all.text.split(separator: "\n")
    #expect(all.error == "takt: standard input: \(every.count) faults\n")
    #expect(every.count > lines.count && every[0] == lines[0])
    #expect(
      result.error
        == "takt: standard input: \(every.count) faults ('takt check --all' lists them)\n")
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

  @Test("what is wrong comes first; the same again and what follows as a number are counted")
  func summary() {
    func fault(_ rule: Int, _ subject: String, _ message: String) -> Fault {
      Fault(rule: rule, subject: subject, message: message)
    }
    let faults =
      [fault(2, "L1", "Lot L1 claims no set-up.")]
      + (1...3).map {
        fault(3, "RESIN", "At 2026-11-2\($0)T06:00:00+09:00 lot L\($0) takes \($0).5.")
      }
      + [fault(3, "RESIN", "It is too old.")]
      + (1...15).map { fault(5, "SO-\($0)", "Too much.") }
      + [
        fault(9, "SO-1", "readyAt"), fault(9, "SO-2", "readyAt"), fault(9, "cost.total", "1"),
        fault(9, "kpi.scrapRatio", "1"),
      ]
    let lines = FaultSummary.lines(faults)
    #expect(
      lines.prefix(4) == [
        "rule 2: L1: Lot L1 claims no set-up.",
        "rule 3: RESIN: At 2026-11-21T06:00:00+09:00 lot L1 takes 1.5. And 2 more like it.",
        "rule 3: RESIN: It is too old.", "rule 5: SO-1: Too much.",
      ])
    #expect(
      lines.suffix(2) == [
        "rule 5: and 5 more",
        "rule 9: and 4 figures that follow from these: 2 of orders, 1 of cost, 1 of kpi",
      ])
    #expect(lines.count == 15)
    #expect(FaultSummary.lines(Array(faults.suffix(4))).count == 4)
  }
}
