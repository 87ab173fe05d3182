import Testing

@Suite("Help")
struct HelpTests {
  @Test(
    "every command's help is what the golden text says",
    arguments: [
      ([], GoldenHelp.takt), (["plan"], GoldenHelp.planCommand),
      (["check"], GoldenHelp.checkCommand), (["report"], GoldenHelp.reportCommand),
      (["promise"], GoldenHelp.promiseCommand),
      (["schema"], GoldenHelp.schemaCommand),
      (["explain"], GoldenHelp.explainCommand), (["whatif"], GoldenHelp.whatIfCommand),
      (["export"], GoldenHelp.exportCommand),
      (["generate"], GoldenHelp.generateCommand), (["bench"], GoldenHelp.benchCommand),
      (["version"], GoldenHelp.versionCommand),
    ])
  func golden(command: [String], text: String) throws {
    let result = try TaktProcess.run(command + ["--help"])
    #expect(result.code == 0)
    #expect(result.text == text)
    #expect(result.error == "")
    #expect(try TaktProcess.run(["help"] + command).text == text)
  }

  @Test("no command is help, too")
  func noCommand() throws {
    let result = try TaktProcess.run()
    #expect(result.code == 0)
    #expect(result.text == GoldenHelp.takt)
  }

  @Test("help that cannot be written ends with 73")
  func fullDisk() throws {
    #expect(try TaktProcess.run(shell: #""$TAKT" --help >/dev/full"#).code == 73)
  }
}
