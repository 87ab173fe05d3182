import Foundation
import Testing

@Suite("takt explain")
struct ExplainTests {
  private func planned(_ how: [String] = ["--method", "dispatch"]) throws -> Folder {
    let folder = try Folder()
    let result = try TaktProcess.run(
      ["plan", Orders.small, "--quiet", "-o", "plan.json"] + how, in: folder)
    #expect(result.code == 0)
    return folder
  }

  private func late(_ folder: Folder, _ name: String = "plan.json") throws -> [String] {
    let plan = try JSONSerialization.jsonObject(with: Data(try folder.bytes(name)))
    let orders = (plan as? [String: Any])?["orders"] as? [[String: Any]] ?? []
    return orders.filter { $0["status"] as? String != "onTime" }.compactMap { $0["id"] as? String }
  }

  @Test("every late order is told, with causes")
  func all() throws {
    let folder = try planned()
    let result = try TaktProcess.run(
      ["explain", Orders.small, "plan.json", "--remedies", "none"], in: folder)
    #expect(result.code == 0)
    #expect(result.error == "")
    let late = try late(folder)
    #expect(!late.isEmpty)
    for id in late { #expect(result.text.contains("\(id): ")) }
    #expect(result.text.components(separatedBy: "  Why\n").count == late.count + 1)
    #expect(result.text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test("one order, on time or not, and its remedy as a patch that whatif takes")
  func one() throws {
    let folder = try planned(["--work-limit", "500", "--threads", "1"])
    let id = try #require(try late(folder).first)
    let result = try TaktProcess.run(
      ["explain", Orders.small, "plan.json", id, "--patch", "patch.json", "--time-limit", "60"],
      in: folder)
    #expect(result.code == 0)
    #expect(result.text.contains("  What would help\n"))
    #expect(folder.names == ["patch.json", "plan.json"])
    let changed = try TaktProcess.run(
      [
        "whatif", Orders.small, "--plan", "plan.json", "--change", "patch.json", "--json",
        "--quiet", "--time-limit", "60", "--seed", "9", "--threads", "1", "-o", "after.json",
      ], in: folder)
    #expect(changed.code == 0, "\(changed.error)")
    #expect(try !late(folder, "after.json").contains(id))
  }

  @Test("an order on time is told what makes it when it is")
  func onTime() throws {
    let folder = try planned()
    let all = (1...5).map { "SO-\($0)" }
    let late = try late(folder)
    let id = try #require(all.first { !late.contains($0) })
    let result = try TaktProcess.run(["explain", Orders.small, "plan.json", id], in: folder)
    #expect(result.code == 0)
    #expect(result.text.contains("On time: delivered on "))
    #expect(result.text.contains("  Why then\n"))
  }

  @Test("JSON has the form of the plan file's orders")
  func json() throws {
    let folder = try planned()
    let result = try TaktProcess.run(
      ["explain", Orders.small, "plan.json", "--json", "--remedies", "plan"], in: folder)
    let told = try JSONSerialization.jsonObject(with: Data(result.out)) as? [[String: Any]] ?? []
    #expect(told.compactMap { $0["id"] as? String } == (try late(folder)))
    #expect(told.allSatisfy { !($0["because"] as? [Any] ?? []).isEmpty })
  }

  @Test("an unknown order is a mistake, with the nearest id")
  func unknown() throws {
    let folder = try planned()
    let result = try TaktProcess.run(["explain", Orders.small, "plan.json", "SO4"], in: folder)
    #expect(result.code == 64)
    #expect(result.error.contains("there is no order SO4 in "))
    #expect(result.error.contains("; the nearest id is SO-"))
  }

  @Test("the patch is written where the text cannot be")
  func fullDisk() throws {
    let folder = try planned(["--work-limit", "500", "--threads", "1"])
    let full = try TaktProcess.run(
      in: folder,
      shell:
        #""$TAKT" explain '\#(Orders.small)' plan.json --remedies plan --patch p.json >/dev/full"#
    )
    #expect(full.code == 73)
    #expect(try folder.text("p.json").hasPrefix("["))
  }

  @Test("a patch that cannot be written is said before anything is tried")
  func target() throws {
    let folder = try planned()
    let result = try TaktProcess.run(
      ["explain", Orders.small, "plan.json", "--patch", "nowhere/p.json"], in: folder)
    #expect(result.code == 73)
    #expect(result.text == "")
  }

  @Test("in Korean nothing but names is in Latin letters, for explain, promise and whatif alike")
  func korean() throws {
    let folder = try planned()
    try folder.write("patch.json", "[]")
    try folder.write("new.json", #"{"id": "SO-9", "product": "CAP-28-WHITE", "quantity": 4000}"#)
    for arguments in [
      ["explain", Orders.small, "plan.json", "--remedies", "none"],
      ["promise", Orders.small, "plan.json", "new.json", "--time-limit", "1"],
      [
        "whatif", Orders.small, "--plan", "plan.json", "--change", "patch.json", "--time-limit",
        "1",
      ],
    ] {
      let result = try TaktProcess.run(arguments + ["--language", "ko", "--quiet"], in: folder)
      #expect(result.code == 0 && result.error == "")
      #expect(result.text.contains(#/\p{Hangul}/#))
      let words = result.text.matches(of: #/[A-Za-z-]{2,}/#).map { String($0.output) }
      let names = #/(SO|IMM|CAP|KRW|WHITE|BLACK|ea|-)+/#
      let left = words.filter { $0.wholeMatch(of: names) == nil }
      #expect(left.isEmpty, "\(result.text)")
    }
  }
}
