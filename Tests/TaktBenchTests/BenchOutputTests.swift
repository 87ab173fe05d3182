import Foundation
import Testing

@testable import TaktBench

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("What the benchmark writes")
struct BenchOutputTests {
  @Test("the plot is XML with a curve for each solver")
  func svg() throws {
    let bytes = SampleReport.report().svg
    let parser = XMLParser(data: Data(bytes))
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains(">takt</text>"))
    #expect(text.contains(">highs</text>"))
    #expect(text.components(separatedBy: #"fill="none""#).count == 3)
    #expect(!text.contains("nan") && !text.contains("inf"))
  }

  @Test("the plot of nothing is XML, too")
  func emptyPlot() {
    #expect(XMLParser(data: Data(SampleReport.report([]).svg)).parse())
  }

  @Test("the JSON has all trajectories and the figures of the tables")
  func json() throws {
    let object = try JSONSerialization.jsonObject(with: Data(SampleReport.report().json))
    let root = try #require(object as? [String: Any])
    #expect(root["format"] as? String == "takt-bench/1")
    #expect(root["missing"] as? [String] == ["scip"])
    let files = try #require(root["files"] as? [[String: Any]])
    #expect(files.map { $0["name"] as? String } == ["one", "two <&>"])
    #expect(files[0]["bestKnown"] as? Double == 100)
    let runs = try #require(files[0]["runs"] as? [[String: Any]])
    #expect(runs.count == 4)
    let points = try #require(runs[1]["trajectory"] as? [[String: Any]])
    #expect(points.map { $0["objective"] as? Double } == [120, 105, 100])
    #expect(points[0]["bound"] is NSNull)
    let summary = try #require(root["summary"] as? [String: Any])
    #expect(summary["seconds"] as? [Double] == [1, 5, 10, 60])
    let shares = try #require(summary["taktAsGoodPercent"] as? [[String: Any]])
    #expect(shares[0]["atSameTime"] as? [Double] == [100, 50, 50, 50])
  }

  @Test("the table names every file, solver, share and failure")
  func table() {
    var failed = SampleReport.second
    failed.runs[3].failure = "exit code 3: no memory"
    let text = SampleReport.report([SampleReport.first, failed]).text
    let lines = text.split(separator: "\n")
    #expect(lines[0].hasPrefix("File"))
    #expect(lines[0].contains("10 s   60 s") || lines[0].contains(" 60 s"))
    #expect(lines[1].hasPrefix("one"))
    #expect(lines[1].contains("takt"))
    #expect(lines[2].hasSuffix("never"))
    #expect(text.contains("as good at the same time"))
    #expect(text.contains("scip is not installed and was left out."))
    #expect(text.contains("Failures: 1\n  two <&>  highs seed 1: exit code 3: no memory\n"))
    #expect(!text.contains(" \n"))
  }
}
