import Testing

@Suite("Wrong usage ends with 64")
struct UsageTests {
  @Test(
    arguments: [
      (["plan"], "Missing expected argument"),
      (["plan", "a", "b"], "Unexpected argument"),
      (["fly"], "Unexpected argument"),
      (["plan", "a", "--time-limit", "0"], "more than 0"),
      (["plan", "a", "--time-limit", "nan"], "more than 0"),
      (["plan", "a", "--time-limit", "inf"], "at most a year"),
      (["plan", "a", "--time-limit", "1e308"], "at most a year"),
      (["plan", "a", "--time-limit=-1"], "more than 0"),
      (["plan", "a", "--time-limit", "soon"], "invalid"),
      (["plan", "a", "--gap=-0.1"], "0 or more"),
      (["plan", "a", "--gap", "nan"], "0 or more"),
      (["plan", "a", "--threads", "0"], "between 1 and 256"),
      (["plan", "a", "--threads", "257"], "between 1 and 256"),
      (["plan", "a", "--threads", "99999999999999999999"], "invalid"),
      (["plan", "a", "--seed=-1"], "invalid"),
      (["plan", "a", "--method", "magic"], "invalid"),
      (["plan", "a", "--progress", "loud"], "invalid"),
      (["plan", "a", "--report", "-"], "cannot both go to standard output"),
      (["plan", "a", "-o", "x", "--report", "./x"], "same file"),
      (["plan", "a", "--csv", "-"], "takes a folder"),
      (["check", "-", "-"], "Only one"),
      (["check", "a"], "Missing expected argument"),
      (["schema", "machines"], "invalid"),
      (["export", "a"], "Missing expected argument"),
      (["export", "a", "-o", "model.xls"], "neither in .mps nor in .lp"),
      (["export", "a", "-o", "-"], "name the format"),
    ])
  func refused(arguments: [String], message: String) throws {
    let result = try TaktProcess.run(arguments)
    #expect(result.code == 64)
    #expect(result.error.contains(message))
    #expect(result.error.contains("Usage: takt"))
    #expect(result.out.isEmpty)
  }

  @Test("the order file is never overwritten", arguments: ["plan", "export"])
  func overwriting(command: String) throws {
    let folder = try Folder()
    try folder.write("orders.lp", "precious")
    let result = try TaktProcess.run([command, "orders.lp", "-o", "./orders.lp"], in: folder)
    #expect(result.code == 64)
    #expect(result.error.contains("is an input file itself"))
    #expect(try folder.text("orders.lp") == "precious")
  }
}
