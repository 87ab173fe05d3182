import Foundation
import Testing

@Suite("No file that is read is written, none twice")
struct CommandFilesTests {
  /// A folder with an order file and its plan under every name that a table has, hard and symbolic links to them.
  private func folder() throws -> Folder {
    let folder = try Folder()
    try folder.write("orders.csv", try TaktProcess.run(shell: "cat '\(Orders.small)'").out)
    let planned = try TaktProcess.run(
      ["plan", "orders.csv", "--method", "dispatch", "--quiet", "-o", "lots.csv"], in: folder)
    #expect(planned.code == 0)
    for (name, new) in [("orders.csv", "/stock.csv"), ("lots.csv", "/costs.csv")] {
      try FileManager.default.createDirectory(
        atPath: folder / ("in" + new), withIntermediateDirectories: true)
      #expect(link(folder / name, folder / ("in" + new + new)) == 0)
    }
    try FileManager.default.createSymbolicLink(
      atPath: folder / "link", withDestinationPath: "orders.csv")
    try FileManager.default.createSymbolicLink(
      atPath: folder / "linked", withDestinationPath: ".")
    return folder
  }

  @Test(
    arguments: [
      "plan orders.csv -o plan.json --csv .", "plan link -o plan.json --csv linked",
      "plan orders.csv -o plan.json --csv in/stock.csv", "plan orders.csv -o ././orders.csv",
      "plan orders.csv --report linked/orders.csv", "plan - -o link < orders.csv",
      "plan orders.csv >> orders.csv",
      "plan orders.csv -o new/lots.csv --csv ./new", "plan orders.csv -o a --report ./a",
      "plan orders.csv --report a > a",
      "report orders.csv lots.csv --csv .", "report orders.csv lots.csv --csv in/costs.csv",
      "report orders.csv lots.csv --report in/costs.csv/costs.csv",
      "explain orders.csv lots.csv --patch linked/lots.csv",
      "promise orders.csv lots.csv patch -o lots.csv", "promise orders.csv lots.csv patch -o patch",
      "promise orders.csv lots.csv patch --orders link",
      "whatif orders.csv --change patch -o patch", "whatif orders.csv --change patch --before link",
      "whatif orders.csv --change patch --changed-orders orders.csv",
      "whatif orders.csv --change patch --plan lots.csv -o ./lots.csv",
      "export orders.csv --format lp -o link", "bench orders.csv --peers none --json link",
      "bench orders.csv --peers none --reference patch --svg patch",
      "bench orders.csv --peers none --json a --svg a",
    ])
  func refused(command: String) throws {
    let folder = try folder()
    try folder.write("patch", "[]")
    #expect(mkdir(folder / "new", 0o755) == 0)
    let kept = ["orders.csv", "lots.csv", "patch"]
    let before = try kept.map { try folder.bytes($0) }
    let result = try TaktProcess.run(in: folder, shell: "exec \"$TAKT\" \(command)")
    #expect(result.code == 64, "\(result.error)")
    #expect(
      result.error.contains("would be overwritten")
        || result.error.contains("cannot go to the same file"), "\(result.error)")
    #expect(try kept.map { try folder.bytes($0) } == before)
    #expect(!folder.names.contains("load.csv"))
  }

  @Test("a folder that has the input under a name that no table has is written")
  func harmless() throws {
    let folder = try Folder()
    try folder.write("orders.json", try TaktProcess.run(shell: "cat '\(Orders.small)'").out)
    let result = try TaktProcess.run(
      ["plan", "orders.json", "--method", "dispatch", "--quiet", "-o", "plan.json", "--csv", "."],
      in: folder)
    #expect(result.code == 0)
    #expect(folder.names.contains("orders.csv") && folder.names.contains("orders.json"))
  }
}
