import Foundation
import Testing

@Suite("takt whatif")
struct WhatIfTests {
  private let quick = ["--work-limit", "100", "--threads", "1", "--quiet"]

  private func changed(_ patch: String, _ arguments: [String] = []) throws -> (
    TaktProcess.Result, Folder
  ) {
    let folder = try Folder()
    try folder.write("patch.json", patch)
    let result = try TaktProcess.run(
      ["whatif", Orders.small, "--change", "patch.json"] + quick + arguments, in: folder)
    return (result, folder)
  }

  @Test("a change is shown by order, machine and cost, and all results are written")
  func tables() throws {
    let (result, folder) = try changed(
      #"[{"op": "remove", "path": "/orders/0"}]"#,
      ["-o", "after.json", "--before", "before.json", "--changed-orders", "orders.json"])
    #expect(result.code == 0)
    #expect(result.error == "")
    for title in ["Orders  ", "Machines\n", "Cost in KRW\n", "  total "] {
      #expect(result.text.contains(title))
    }
    #expect(result.text.contains("not there"))
    #expect(folder.names == ["after.json", "before.json", "orders.json", "patch.json"])
    #expect(try TaktProcess.run(["check", "orders.json", "after.json"], in: folder).code == 0)
    let before = try TaktProcess.run(["check", Orders.small, "before.json"], in: folder)
    #expect(before.code == 0 && before.error == "")
  }

  @Test("a change to nothing shows no difference")
  func nothing() throws {
    let (result, _) = try changed("[]")
    #expect(result.text.hasPrefix("Orders  none of 5 is changed\n"))
  }

  @Test("a bad patch says which operation, and ends with 65")
  func badPatch() throws {
    let (result, _) = try changed(#"[{"op": "remove", "path": "/orders/9"}]"#)
    #expect(result.code == 65)
    #expect(result.text == "")
    #expect(
      result.errorLines.first?.hasPrefix("patch.json: /0: Operation 0 (remove /orders/9): ") == true
    )
    #expect(result.errorLines.last == "takt: patch.json: 1 error, nothing was planned")
  }

  @Test("all errors of the changed file are told with their places")
  func badResult() throws {
    let (result, _) = try changed(
      """
      [{"op": "replace", "path": "/orders/0/quantity", "value": -1},
       {"op": "replace", "path": "/orders/1/product", "value": "NONE"}]
      """)
    #expect(result.code == 65)
    #expect(result.error.contains(": /orders/0/quantity: "))
    #expect(result.error.contains(": /orders/1/product: "))
    #expect(result.error.contains("as changed by patch.json: 2 errors, nothing was planned"))
  }

  @Test("one order alone is played again, and nothing is searched or written")
  func oneOrder() throws {
    let folder = try Folder()
    try folder.write("patch.json", #"[{"op": "remove", "path": "/orders/1"}]"#)
    let plan = ["plan", Orders.small, "--method", "dispatch", "--quiet", "-o", "plan.json"]
    #expect(try TaktProcess.run(plan, in: folder).code == 0)
    func alone(_ order: String, _ more: [String] = []) throws -> TaktProcess.Result {
      try TaktProcess.run(
        ["whatif", Orders.small, "--change", "patch.json", "--plan", "plan.json", "--for", order]
          + more, in: folder)
    }
    let result = try alone("SO-4", ["--json"])
    #expect(result.code == 0)
    let told = try JSONSerialization.jsonObject(with: Data(result.text.utf8)) as? [String: Any]
    let pair = (told?["orders"] as? [[String: Any]])?.first
    func days(_ side: String) -> Double? {
      (pair?[side] as? [String: Any])?["unitDaysLate"] as? Double
    }
    let (before, after) = (try #require(days("before")), try #require(days("after")))
    #expect(after < before)
    #expect(try alone("SO-4", []).text.hasPrefix("SO-4  "))
    #expect(try alone("SO-2").code == 64)
    #expect(try alone("SO-4", ["-o", "after.json"]).code == 64)
    #expect(folder.names == ["patch.json", "plan.json"])
  }

  @Test("what ended each search is said, and what searching alone saves")
  func searches() throws {
    let folder = try Folder()
    try folder.write("patch.json", "[]")
    let plan = ["plan", Orders.small, "--method", "dispatch", "--quiet", "-o", "plan.json"]
    #expect(try TaktProcess.run(plan, in: folder).code == 0)
    let arguments = [
      "whatif", Orders.small, "--change", "patch.json", "--plan", "plan.json", "--quiet",
      "--threads", "1", "--time-limit", "600",
    ]
    let result = try TaktProcess.run(arguments, in: folder)
    #expect(result.text.hasPrefix("Orders  none of 5 is changed\n"))
    #expect(
      result.text.contains(
        "\nSearch  before: stopped by the work limit; after: stopped by the work limit\n"))
    #expect(result.text.contains("\n  Searching alone saves "))
    let json = try TaktProcess.run(arguments + ["--json"], in: folder)
    let difference = try JSONSerialization.jsonObject(with: Data(json.out)) as? [String: Any]
    #expect(difference?["stoppedBy"] as? [String: String] == ["before": "work", "after": "work"])
    #expect(difference?["savedBySearching"] as? Double ?? 0 > 0)
  }

  @Test("options of the search over the periods are refused where there is none")
  func refused() throws {
    for option in [["--gap", "1"], ["--work-limit", "100"], ["--method", "dispatch"]] {
      let result = try TaktProcess.run(
        ["whatif", "a.json", "--change", "b.json", "--plan", "c.json"] + option)
      #expect(result.code == 64)
      #expect(result.error.contains("'\(option[0])' is for the search over the periods"))
    }
  }

  @Test("results that would overwrite an input or one another are refused")
  func targets() throws {
    for arguments in [
      ["-o", "patch.json"], ["-o", "a.json", "--before", "./a.json"], ["-o", "-"],
    ] {
      let (result, _) = try changed("[]", arguments)
      #expect(result.code == 64)
    }
  }
}
