import Foundation
import Testing

@Suite("Writing results")
struct WritingTests {
  private let quick = ["plan", Orders.small, "--method", "dispatch", "--quiet"]
  private let quickInShell = "\"$TAKT\" plan '\(Orders.small)' --method dispatch --quiet"

  @Test("a plan, a report and tables, and nothing besides")
  func everything() throws {
    let folder = try Folder()
    let result = try TaktProcess.run(
      quick + ["-o", "plan.json", "--report", "plan.html", "--csv", "tables/today"], in: folder)
    #expect(result.code == 0)
    #expect(result.out.isEmpty)
    #expect(result.error == "")
    #expect(folder.names == ["plan.html", "plan.json", "tables"])
    #expect(try folder.text("plan.html").hasPrefix("<!"))
    let tables = try FileManager.default.contentsOfDirectory(atPath: folder / "tables/today")
    #expect(!tables.isEmpty)
    #expect(tables.allSatisfy { $0.hasSuffix(".csv") })
  }

  @Test("from standard input to standard output, as '-' or by default")
  func pipeline() throws {
    let orders = try TaktProcess.run(shell: "cat '\(Orders.small)'").out
    for output in [[], ["-o", "-"]] {
      let result = try TaktProcess.run(
        ["plan", "-", "--method", "dispatch"] + output, input: orders)
      #expect(result.code == 0)
      let plan = try JSONSerialization.jsonObject(with: Data(result.out)) as? [String: Any]
      #expect(plan?["format"] as? String == "takt-plan/1")
      #expect(!result.error.isEmpty)
    }
  }

  @Test("the report to standard output, the plan to a file")
  func reportToStandardOutput() throws {
    let folder = try Folder()
    let result = try TaktProcess.run(quick + ["-o", "plan.json", "--report=-"], in: folder)
    #expect(result.code == 0)
    #expect(result.text.hasPrefix("<!"))
    #expect(folder.names == ["plan.json"])
  }

  @Test("a symbolic link stays one, and what it names is replaced")
  func symbolicLink() throws {
    let folder = try Folder()
    try folder.write("old.json", "old")
    try FileManager.default.createSymbolicLink(
      atPath: folder / "latest.json", withDestinationPath: "old.json")
    try FileManager.default.createSymbolicLink(
      atPath: folder / "dangling.json", withDestinationPath: "new.json")
    #expect(try TaktProcess.run(quick + ["-o", "latest.json"], in: folder).code == 0)
    #expect(try TaktProcess.run(quick + ["-o", "dangling.json"], in: folder).code == 0)
    #expect(folder.names == ["dangling.json", "latest.json", "new.json", "old.json"])
    let manager = FileManager.default
    #expect(try manager.destinationOfSymbolicLink(atPath: folder / "latest.json") == "old.json")
    #expect(try folder.text("old.json").contains("takt-plan/1"))
    #expect(try folder.text("new.json").contains("takt-plan/1"))
  }

  @Test("a new file has the caller's umask, an existing one keeps its permissions")
  func permissions() throws {
    let folder = try Folder()
    try folder.write("old.json", "old")
    chmod(folder / "old.json", 0o604)
    let result = try TaktProcess.run(
      in: folder,
      shell: "umask 027; \(quickInShell) -o new.json && \(quickInShell) -o old.json")
    #expect(result.code == 0)
    #expect(try folder.permissions("new.json") == 0o640)
    #expect(try folder.permissions("old.json") == 0o604)
  }

  @Test("a device is written, not replaced")
  func device() throws {
    let result = try TaktProcess.run(quick + ["-o", "/dev/stdout", "--report", "/dev/null"])
    #expect(result.code == 0)
    #expect(result.text.contains("takt-plan/1"))
    var status = stat()
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test(
    "a target that cannot be written ends with 73 before any search",
    arguments: [
      ["-o", "."], ["-o", "nowhere/plan.json"], ["-o", "file/plan.json"], ["--csv", "file"],
      ["--csv", "file/tables"], ["--report", "nowhere/plan.html"], ["-o", "loop"],
    ])
  func unwritable(options: [String]) throws {
    let folder = try Folder()
    try folder.write("file", "")
    try FileManager.default.createSymbolicLink(
      atPath: folder / "loop", withDestinationPath: "loop")
    // The large file would be searched for as long as the tests are allowed to take.
    let result = try TaktProcess.run(
      ["plan", Orders.large] + Orders.endless + options, in: folder)
    #expect(result.code == 73)
    #expect(result.errorLines.count == 1)
    #expect(result.error.hasPrefix("takt: cannot write \(options[1]): "))
    #expect(result.out.isEmpty)
    #expect(folder.names == ["file", "loop"])
  }

  @Test("a read-only folder or file ends with 73", .enabled(if: getuid() != 0))
  func readOnly() throws {
    let folder = try Folder()
    try folder.write("fixed.json", "old")
    chmod(folder / "fixed.json", 0o444)
    #expect(try TaktProcess.run(quick + ["-o", "fixed.json"], in: folder).code == 73)
    chmod(folder.path, 0o555)
    defer { chmod(folder.path, 0o755) }
    #expect(try TaktProcess.run(quick + ["-o", "plan.json"], in: folder).code == 73)
    #expect(folder.names == ["fixed.json"])
    #expect(try folder.text("fixed.json") == "old")
  }

  @Test("a full disk ends with 73")
  func fullDisk() throws {
    for target in ["-o /dev/full", "-o /dev/stdout >/dev/full", ">/dev/full"] {
      let result = try TaktProcess.run(shell: "\(quickInShell) \(target)")
      #expect(result.code == 73)
      #expect(result.error.hasSuffix(": No space left on device\n"))
    }
  }

  @Test("a file that cannot be finished leaves the old one, and keeps none of the others from it")
  func halfWritten() throws {
    let folder = try Folder()
    try folder.write("plan.html", "old")
    // Blocks of 512 bytes: the plan fits in, the report with its script does not.
    let result = try TaktProcess.run(
      in: folder,
      shell: "ulimit -f 30; \(quickInShell) --report plan.html -o plan.json --csv tables")
    #expect(result.code == 73)
    #expect(result.error == "takt: cannot write plan.html: File too large\n")
    #expect(folder.names == ["plan.html", "plan.json", "tables"])
    #expect(try folder.text("plan.html") == "old")
    #expect(try folder.text("plan.json").contains("takt-plan/1"))
  }

  @Test("a reader that goes away ends with 73 and one line, and the report is still written")
  func closedPipe() throws {
    let folder = try Folder()
    // A pipe is opened at both ends, then its reading end is closed.
    let result = try TaktProcess.run(
      in: folder,
      shell: "mkfifo pipe; exec 3<>pipe 4>pipe 3<&-; \(quickInShell) --report plan.html >&4")
    #expect(result.code == 73)
    #expect(result.error == "takt: cannot write standard output: whoever was reading it has gone\n")
    #expect(folder.names == ["pipe", "plan.html"])
  }

  @Test("standard output that the caller has closed ends with 73 before any search")
  func closedOutput() throws {
    let options = Orders.endless.joined(separator: " ")
    let result = try TaktProcess.run(
      shell: "exec \"$TAKT\" plan '\(Orders.large)' \(options) >&-")
    #expect(result.code == 73)
    #expect(result.error == "takt: cannot write standard output: Bad file descriptor\n")
  }
}
