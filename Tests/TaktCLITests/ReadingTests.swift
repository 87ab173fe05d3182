import Testing

@Suite("Files that cannot be read, and files that are wrong")
struct ReadingTests {
  @Test("a file that is not there ends with 66", arguments: ["plan", "check", "export"])
  func missing(command: String) throws {
    let folder = try Folder()
    let rest = ["check": [Orders.small], "export": ["-o", "model.lp"]][command] ?? []
    let result = try TaktProcess.run([command, "nowhere.json"] + rest, in: folder)
    #expect(result.code == 66)
    #expect(result.error == "takt: cannot read nowhere.json: No such file or directory\n")
    #expect(result.out.isEmpty)
    #expect(folder.names.isEmpty)
  }

  @Test("a folder in place of a file ends with 66")
  func folderForFile() throws {
    let folder = try Folder()
    let result = try TaktProcess.run(["plan", folder.path])
    #expect(result.code == 66)
    #expect(result.error == "takt: cannot read \(folder.path): Is a directory\n")
  }

  @Test("a missing plan file ends with 66 too")
  func missingPlan() throws {
    let result = try TaktProcess.run(["check", Orders.small, "nowhere.json"])
    #expect(result.code == 66)
    #expect(result.error.contains("cannot read nowhere.json"))
  }

  @Test("standard input that the caller has closed ends with 66")
  func closedInput() throws {
    let result = try TaktProcess.run(shell: #"exec "$TAKT" plan - <&-"#)
    #expect(result.code == 66)
    #expect(result.error == "takt: cannot read standard input: Bad file descriptor\n")
  }

  @Test("every error of a file is said with its place, then their number")
  func allErrors() throws {
    let folder = try Folder()
    try folder.write("orders.json", Orders.broken)
    let result = try TaktProcess.run(["plan", "orders.json", "-o", "plan.json"], in: folder)
    #expect(result.code == 65)
    let lines = result.errorLines
    #expect(lines.count == 5)
    #expect(lines.first?.hasPrefix(#"orders.json: The field "machines" is missing"#) == true)
    for pointer in ["/horizon/periods/0/hours", "/products/0/stock", "/orders/0/product"] {
      #expect(lines.contains { $0.hasPrefix("orders.json: \(pointer): ") })
    }
    #expect(lines.last == "takt: orders.json: 4 errors, nothing was planned")
    #expect(folder.names == ["orders.json"])
  }

  @Test("empty, truncated, nested too deeply, not UTF-8: 65 and no crash")
  func noJSON() throws {
    let whole = [UInt8](try TaktProcess.run(shell: "cat '\(Orders.small)'").out)
    let nested = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
    for bytes in [[], Array(whole.prefix(whole.count / 2)), nested, [0xFF, 0xFE, 0x00]] {
      let result = try TaktProcess.run(["plan", "-"], input: bytes)
      #expect(result.code == 65)
      #expect(result.error.hasPrefix("standard input: "))
      #expect(result.error.hasSuffix("takt: standard input: 1 error, nothing was planned\n"))
    }
  }

  @Test("escape sequences in a file do not reach the terminal")
  func escapeSequences() throws {
    let evil = #"{ "format": "takt-orders/1", "\u001b[31mred": 1 }"#
    let result = try TaktProcess.run(["plan", "-"], input: Array(evil.utf8))
    #expect(result.code == 65)
    #expect(!result.error.contains("\u{1B}"))
  }

  @Test("a plan file that is none ends with 65")
  func badPlan() throws {
    let result = try TaktProcess.run(["check", Orders.small, "-"], input: Array("{}".utf8))
    #expect(result.code == 65)
    #expect(result.errorLines.last?.hasSuffix("it cannot be checked") == true)
  }
}
