import Foundation
import Testing

@Suite("takt bench and takt generate")
struct BenchCommandTests {
  /// A folder with a tiny lot-sizing problem, `c.json`.
  private func folder() throws -> Folder {
    let folder = try Folder()
    let made = try TaktProcess.run(
      ["generate", "--kind", "clsp", "--products", "3", "--periods", "4", "-o", "c.json"],
      in: folder)
    #expect(made.code == 0)
    #expect(made.text == "" && made.error == "")
    return folder
  }

  @Test("a small file is measured without any peer, and told as table, JSON and plot")
  func endToEnd() throws {
    let folder = try folder()
    let result = try TaktProcess.run(
      [
        "bench", "c.json", "--time-limit", "5", "--seeds", "1,2", "--peers", "none", "--json",
        "b.json", "--svg", "b.svg",
      ], in: folder)
    #expect(result.code == 0, "\(result.error)")
    #expect(result.text.contains("No failures."))
    #expect(result.errorLines.count == 2)
    #expect(folder.names == ["b.json", "b.svg", "c.json"])
    let object = try JSONSerialization.jsonObject(with: Data(folder.bytes("b.json")))
    let files = (object as? [String: Any])?["files"] as? [[String: Any]]
    let runs = try #require(files?.first?["runs"] as? [[String: Any]])
    #expect(runs.map { $0["solver"] as? String } == ["takt", "takt"])
    for run in runs {
      let objective = try #require(run["objective"] as? Double)
      let bound = try #require(run["bound"] as? Double)
      #expect(bound <= objective * (1 + 1e-9))
      #expect(objective <= bound * 1.0002, "so small a problem is solved")
    }
    #expect(try folder.text("b.svg").hasPrefix("<svg"))
  }

  @Test("random plants are planned in processes of their own, and counted")
  func soak() throws {
    let folder = try Folder()
    let result = try TaktProcess.run(
      ["bench", "--soak", "3", "--seed", "1", "--time-limit", "1", "--keep", "kept"], in: folder)
    #expect(result.code == 0, "\(result.text)\(result.error)")
    #expect(result.text.hasPrefix("3 plants, "))
    #expect(result.text.contains("\nrefused by the checker: 0\n"))
    #expect(folder.names == ["kept"])
  }

  @Test("peers that are not there are said and left out")
  func missingPeers() throws {
    let result = try TaktProcess.run(
      ["bench", "c.json", "--time-limit", "1", "--python", "/nowhere/python", "--carry-over"],
      in: try folder())
    #expect(result.code == 0)
    #expect(result.errorLines.first == "takt: highs is not installed and is left out")
    #expect(result.text.contains("set-ups carried over"))
    #expect(result.text.contains("glpsol is not installed and was left out."))
  }

  @Test("a set-up that is carried over costs no more")
  func carryOver() throws {
    let folder = try folder()
    func objective(_ options: [String]) throws -> Double {
      let result = try TaktProcess.run(
        ["bench-run", "c.json", "--seed", "1", "--time-limit", "5", "--gap", "0"] + options,
        in: folder)
      let last = try #require(result.text.split(separator: "\n").last)
      let line = try JSONSerialization.jsonObject(with: Data(last.utf8)) as? [String: Any]
      return try #require(line?["objective"] as? Double)
    }
    let (lost, kept) = (try objective([]), try objective(["--carry-over"]))
    #expect(kept < lost)
  }

  @Test("a reference is compared with by name")
  func reference() throws {
    let folder = try folder()
    try folder.write(
      "r.json", #"{"files": [{"name": "c", "objective": 1e6, "bound": 1, "cpuSeconds": 60}]}"#)
    let options = ["bench", "c.json", "--time-limit", "1", "--peers", "none", "--reference"]
    let result = try TaktProcess.run(options + ["r.json"], in: folder)
    #expect(result.text.contains("Takt against reference, share of files"))
    try folder.write("bad.json", "[]")
    let bad = try TaktProcess.run(options + ["bad.json"], in: folder)
    #expect(bad.code == 65)
    #expect(bad.error == "takt: bad.json is no file of reference results\n")
  }

  @Test(
    "mistakes in the command line end with 64",
    arguments: [
      ["bench"], ["bench", "--soak", "0"], ["bench", "a.json", "--soak", "1"],
      ["bench", "--soak", "1", "--threads", "0"], ["bench", "a.json", "--seeds", "1,x"],
      ["bench", "a.json", "--peers", "cplex"],
      ["bench", "a.json", "--time-limit", "0"], ["generate"],
      ["generate", "--kind", "plant", "--slack", "1"],
      ["generate", "--kind", "clsp", "--orders", "1"],
      ["generate", "--kind", "plant", "--machines", "0"],
      ["generate", "--kind", "clsp", "--products", "100000", "--periods", "2000"],
      ["plan", "a.json", "--work-limit", "-1"],
    ])
  func usage(arguments: [String]) throws {
    #expect(try TaktProcess.run(arguments).code == 64)
  }

  @Test("standard output and a file get the same bytes")
  func generate() throws {
    let options = ["generate", "--kind", "plant", "--orders", "20", "--seed", "9"]
    let folder = try Folder()
    let printed = try TaktProcess.run(options)
    #expect(printed.code == 0)
    #expect(try TaktProcess.run(options + ["-o", "p.json"], in: folder).code == 0)
    #expect(try folder.bytes("p.json") == printed.out)
    #expect(try TaktProcess.run(options + ["-o", "-"]).out == printed.out)
    #expect(try TaktProcess.run(options + ["-o", "no/p.json"], in: folder).code == 73)
  }

  @Test("runs that end by work are the same to the byte but for the clock")
  func workLimit() throws {
    let folder = try Folder()
    let made = try TaktProcess.run(
      ["generate", "--kind", "clsp", "--products", "2", "--periods", "2", "-o", "p.json"],
      in: folder)
    #expect(made.code == 0)
    let plans = try (0..<2).map { _ in
      let result = try TaktProcess.run(
        ["plan", "p.json", "--work-limit", "1", "--gap", "0", "--threads", "2", "--quiet"],
        in: folder)
      #expect(result.code == 0)
      return result.text
    }
    #expect(plans[0].contains(#""stoppedBy": "work""#))
    #expect(PlanText.withoutClock(plans[0]) == PlanText.withoutClock(plans[1]))
  }
}
