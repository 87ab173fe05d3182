import Foundation
import Testing

@Suite("takt report")
struct ReportCommandTests {
  private func plan(in folder: Folder) throws {
    let result = try TaktProcess.run(
      ["plan", Orders.small, "--method", "dispatch", "--quiet", "-o", "plan.json"], in: folder)
    #expect(result.code == 0)
  }

  @Test("draws a plan that is there already, the same to the byte each time")
  func draws() throws {
    let folder = try Folder()
    try plan(in: folder)
    let result = try TaktProcess.run(
      ["report", Orders.small, "plan.json", "--report", "a.html", "--csv", "tables"], in: folder)
    #expect(result.code == 0)
    #expect(result.text == "")
    #expect(result.error.contains("Hansol Caps"))
    #expect(result.error.hasSuffix("Files  a.html, tables\n"))
    let again = try TaktProcess.run(
      ["report", Orders.small, "plan.json", "--report", "b.html", "--quiet"], in: folder)
    #expect(again.error == "")
    #expect(try folder.text("a.html") == folder.text("b.html"))
    #expect(try folder.text("tables/orders.csv").contains("SO-1"))
  }

  @Test("speaks Korean where it is asked to, and English else, whatever the environment says")
  func language() throws {
    let folder = try Folder()
    try plan(in: folder)
    let korean = try TaktProcess.run(
      ["report", Orders.small, "plan.json", "--report", "-", "--language", "ko"], in: folder)
    #expect(korean.text.contains("<html lang=\"ko\">"))
    #expect(korean.error.contains("주문  5:"))
    let english = try TaktProcess.run(
      ["report", Orders.small, "plan.json"], in: folder,
      environment: ["LANG": "ko_KR.UTF-8", "LC_ALL": "ko_KR.UTF-8"])
    #expect(english.error.contains("Orders  5:"))
    let other = try TaktProcess.run(
      ["report", Orders.small, "plan.json", "--language", "de"], in: folder)
    #expect(other.code == 64)
  }

  @Test("a plan with faults is not drawn")
  func faults() throws {
    let folder = try Folder()
    try plan(in: folder)
    let plan = try folder.text("plan.json")
    try folder.write("plan.json", plan.replacing("\"delivered\": 20000", with: "\"delivered\": 1"))
    let result = try TaktProcess.run(
      ["report", Orders.small, "plan.json", "--report", "a.html"], in: folder)
    #expect(result.code == 1)
    #expect(result.text.hasPrefix("plan.json: rule "))
    #expect(throws: (any Error).self) { try folder.text("a.html") }
  }

  @Test("files to read are not overwritten")
  func overwriting() throws {
    let folder = try Folder()
    try plan(in: folder)
    let result = try TaktProcess.run(
      ["report", Orders.small, "plan.json", "--report", "plan.json"], in: folder)
    #expect(result.code == 64)
    #expect(result.error.contains("would be overwritten"))
  }
}
