import Foundation
import Testing

@testable import TaktCLI

@Suite("What a killed run leaves behind")
struct LeftBehindTests {
  @Test("the next run that writes there removes it; other files and files in use stay")
  func removed() throws {
    let folder = try Folder()
    try folder.write(".takt-4711-1.tmp", "left behind")
    try folder.write(".takt-4711-2.tmp", "in use")
    try folder.write(".takt-notes.tmp", "somebody's")
    try folder.write("takt-4711-1.tmp", "somebody's")
    let inUse = open(folder / ".takt-4711-2.tmp", O_RDONLY)
    defer { close(inUse) }
    #expect(flock(inUse, LOCK_EX | LOCK_NB) == 0)
    let result = try TaktProcess.run(
      ["plan", Orders.small, "--method", "dispatch", "--quiet", "-o", "plan.json"], in: folder)
    #expect(result.code == 0)
    #expect(
      folder.names == [".takt-4711-2.tmp", ".takt-notes.tmp", "plan.json", "takt-4711-1.tmp"])
  }

  @Test("a run that is killed while it writes, and the one after it")
  func killed() throws {
    let folder = try Folder()
    let files = TemporaryFiles()
    let mine = try files.make(in: folder.path)
    // The model of an export is in the temporary folder while it is made.
    try folder.write(".takt-4711-9.mps", "left behind")
    let others = TemporaryFiles()
    let next = try others.make(in: folder.path)
    #expect(
      folder.names
        == [mine.path, next.path].map { String($0.split(separator: "/").last ?? "") }
        .sorted())
    try files.rename(mine.path, to: folder / "a")
    others.removeAll()
    #expect(folder.names == ["a"])
    _ = try TemporaryFiles().make(in: folder.path)
    #expect(folder.names.count == 2)
  }
}
