import Foundation
import Testing

@Suite("Signals")
struct SignalTests {
  @Test(
    "the first signal ends the search with its best plan", arguments: [SIGINT, SIGTERM, SIGHUP])
  func once(signal: Int32) throws {
    let folder = try Folder()
    let takt = try TaktProcess(
      ["plan", Orders.large, "-o", "plan.json", "--progress", "plain"] + Orders.endless,
      in: folder)
    #expect(takt.says(" s "))
    takt.signal(signal)
    let result = try takt.finish()
    #expect(result.code == 0)
    #expect(result.error.contains("takt: stopping"))
    #expect(folder.names == ["plan.json"])
    let plan =
      try JSONSerialization.jsonObject(with: Data(folder.bytes("plan.json"))) as? [String: Any]
    let solve = plan?["solve"] as? [String: Any]
    #expect(solve?["stoppedBy"] as? String == "cancelled")
  }

  @Test("the second signal ends it at once, with nothing half-written")
  func twice() throws {
    let folder = try Folder()
    // Nobody reads the pipe, so that the plan is being written when the second signal comes.
    #expect(mkfifo(folder / "pipe", 0o600) == 0)
    let takt = try TaktProcess(
      ["plan", Orders.large, "-o", "pipe", "--report", "plan.html", "--progress", "plain"]
        + Orders.endless, in: folder)
    #expect(takt.says(" s "))
    takt.signal(SIGINT)
    #expect(takt.says("takt: stopping"))
    takt.signal(SIGINT)
    #expect(try takt.finish().code == 130)
    #expect(folder.names == ["pipe"])
  }

  @Test("while an order file is being read the first signal ends it", arguments: [SIGINT, SIGTERM])
  func whileReading(signal: Int32) throws {
    let folder = try Folder()
    #expect(mkfifo(folder / "pipe", 0o600) == 0)
    let takt = try TaktProcess(["plan", "pipe", "-o", "plan.json"], in: folder)
    // Opening the pipe's other end waits until the program has opened its own: it is reading now.
    let writing = open(folder / "pipe", O_WRONLY)
    defer { close(writing) }
    takt.signal(signal)
    #expect(try takt.finish().code == 128 + signal)
    #expect(folder.names == ["pipe"])
  }

  @Test("a signal that the caller ignores stays ignored, as 'nohup' wants it")
  func ignored() throws {
    let folder = try Folder()
    let result = try TaktProcess.run(
      in: folder,
      shell: """
        trap '' HUP
        "$TAKT" plan '\(Orders.small)' --time-limit 2 --quiet -o plan.json &
        kill -HUP $!
        wait $!
        """)
    #expect(result.code == 0)
    #expect(try !folder.text("plan.json").contains("cancelled"))
  }
}
