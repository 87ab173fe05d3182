import Foundation
import Testing

@Suite("takt plan")
struct PlanCommandTests {
  // By work, for time may stop a search anywhere; that a search repeats itself is tested with `Takt`.
  @Test("the same file, seed and a stop by work give the same plan but for the clock")
  func determinism() throws {
    let options = ["--method", "dispatch", "--threads", "2", "--seed", "7", "--quiet"]
    let plans = try (0..<2).map { _ in
      let result = try TaktProcess.run(["plan", Orders.large] + options)
      #expect(result.code == 0)
      return result.text
    }
    #expect(plans[0].contains(#""stoppedBy": "work""#))
    #expect(plans[0].contains(#""seed": 7"#))
    #expect(PlanText.withoutClock(plans[0]) == PlanText.withoutClock(plans[1]))
    #expect(PlanText.withoutClock(plans[0]).utf8.count < plans[0].utf8.count - 40)
  }

  @Test("the closing table goes to standard error, unless it is to be quiet")
  func table() throws {
    let options = ["plan", Orders.small, "--method", "dispatch", "-o", "/dev/null"]
    let loud = try TaktProcess.run(options)
    #expect(loud.code == 0)
    #expect(loud.out.isEmpty)
    #expect(loud.errorLines.count > 5)
    #expect(!loud.error.contains("\u{1B}"))
    #expect(!loud.error.contains("Files  "))
    #expect(try TaktProcess.run(options + ["--quiet"]).error == "")
    let folder = try Folder()
    let named = try TaktProcess.run(
      options.dropLast(2) + ["-o", "a.json", "--csv", "b"], in: folder)
    #expect(named.errorLines.last == "Files  a.json, b")
  }

  @Test("progress as JSON is an object on each line, even when quiet")
  func progressJSON() throws {
    let result = try TaktProcess.run(
      ["plan", Orders.small, "--time-limit", "1", "--quiet", "--progress", "json"])
    #expect(result.code == 0)
    #expect(!result.errorLines.isEmpty)
    for line in result.errorLines {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(
        Set(object?.keys.map { $0 } ?? []) == [
          "phase", "bestCost", "bound", "gapPercent", "seconds",
        ])
    }
  }

  @Test("options override what the order file asks for")
  func overriding() throws {
    let result = try TaktProcess.run(
      ["plan", Orders.small, "--seed", "42", "--threads", "1", "--time-limit", "1", "--quiet"])
    let plan = try JSONSerialization.jsonObject(with: Data(result.out)) as? [String: Any]
    let solve = plan?["solve"] as? [String: Any]
    #expect(solve?["seed"] as? Int == 42)
    #expect(solve?["threads"] as? Int == 1)
  }
}
