import Foundation
import Testing

@Suite("takt schema, takt export, takt version")
struct OtherCommandTests {
  @Test("the schemas are JSON and say which draft they follow", arguments: ["orders", "plan"])
  func schema(kind: String) throws {
    let result = try TaktProcess.run(["schema", kind])
    #expect(result.code == 0)
    let schema = try JSONSerialization.jsonObject(with: Data(result.out)) as? [String: Any]
    #expect(schema?["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
  }

  @Test("the model is written in the format that the file's ending names")
  func export() throws {
    let folder = try Folder()
    #expect(try TaktProcess.run(["export", Orders.small, "-o", "m.mps"], in: folder).code == 0)
    #expect(try TaktProcess.run(["export", Orders.small, "-o", "M.LP"], in: folder).code == 0)
    #expect(folder.names == ["M.LP", "m.mps"])
    let mps = try folder.text("m.mps")
    for section in ["\nROWS\n", "\nCOLUMNS\n", "\nRHS\n", "\nENDATA"] {
      #expect(mps.contains(section))
    }
    let lp = try folder.text("M.LP")
    for section in ["Minimize\n", "Subject To\n", "End\n"] { #expect(lp.contains(section)) }
  }

  @Test("the model goes to standard output as it goes to a file")
  func exportToStandardOutput() throws {
    let folder = try Folder()
    let result = try TaktProcess.run(["export", Orders.small, "-o", "-", "--format", "lp"])
    #expect(result.code == 0)
    #expect(try TaktProcess.run(["export", Orders.small, "-o", "m.lp"], in: folder).code == 0)
    #expect(try folder.bytes("m.lp") == result.out)
  }

  @Test("a model that cannot be written ends with 73")
  func exportFails() throws {
    let folder = try Folder()
    let result = try TaktProcess.run(["export", Orders.small, "-o", "nowhere/m.lp"], in: folder)
    #expect(result.code == 73)
    #expect(result.error == "takt: cannot write nowhere/m.lp: No such file or directory\n")
    let full = try TaktProcess.run(
      shell: "\"$TAKT\" export '\(Orders.small)' -o - --format lp >/dev/full")
    #expect(full.code == 73)
  }

  @Test("a system that gives no threads is told in one line and ends with 71, at once")
  func noThreads() throws {
    // Stacks of 500 MB where a process has 1 GB.
    let result = try TaktProcess.run(
      shell: "ulimit -s 500000; ulimit -v 1000000; exec \"$TAKT\" plan '\(Orders.small)'")
    #expect(result.code == 71)
    #expect(result.errorLines.count == 1)
    #expect(result.error.hasPrefix("takt: cannot start a thread: "))
  }

  @Test("both ways to ask give the version")
  func version() throws {
    let result = try TaktProcess.run(["version"])
    #expect(result.code == 0)
    #expect(result.text.wholeMatch(of: #/takt \d+\.\d+\.\d+\S*\n/#) != nil)
    #expect(try TaktProcess.run(["--version"]).text == result.text)
  }
}
