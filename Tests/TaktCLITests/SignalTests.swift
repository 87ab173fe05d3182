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
    // A pipe that is never read: the plan is being written when the second signal comes.
    let takt = try TaktProcess(
      in: folder,
      shell: """
        mkfifo pipe; exec 3<>pipe; exec "$TAKT" plan '\(Orders.large)' -o pipe --progress plain \
          \(Orders.endless.joined(separator: " "))
        """)
    #expect(takt.says(" s "))
    takt.signal(SIGINT)
    #expect(takt.says("takt: stopping"))
    takt.signal(SIGINT)
    #expect(try takt.finish().code == 130)
    #expect(folder.names == ["pipe"])
  }

  @Test(
    "a pipe that nobody opens, or nobody reads, is waited for until the first signal",
    arguments: ["-o pipe", "-o full", "> full"])
  func nobodyReads(output: String) throws {
    let folder = try Folder()
    let takt = try TaktProcess(
      in: folder,
      shell: """
        mkfifo pipe full; exec 3<>full
        head -c 65536 /dev/zero >&3
        exec "$TAKT" plan '\(Orders.small)' --method dispatch --progress plain \
          --report report.html \(output)
        """)
    // Files come first: what follows waits for the pipe.
    while !folder.names.contains("report.html") { usleep(5000) }
    usleep(200_000)
    takt.signal(SIGTERM)
    #expect(try takt.finish().code == 128 + SIGTERM)
    #expect(folder.names == ["full", "pipe", "report.html"])
  }

  @Test("a search that was stopped does not wait for a pipe's reader: the report is written")
  func stoppedWithoutReader() throws {
    let folder = try Folder()
    #expect(mkfifo(folder / "pipe", 0o600) == 0)
    let takt = try TaktProcess(
      ["plan", Orders.large, "-o", "pipe", "--report", "plan.html", "--progress", "plain"]
        + Orders.endless, in: folder)
    #expect(takt.says(" s "))
    takt.signal(SIGTERM)
    let result = try takt.finish()
    #expect(result.code == 73)
    #expect(result.error.contains("takt: cannot write pipe: nobody reads it"))
    #expect(folder.names == ["pipe", "plan.html"])
  }

  @Test("a pipe that takes no more of the progress neither stops the search nor the signals")
  func progressNobodyReads() throws {
    let folder = try Folder()
    let takt = try TaktProcess(
      in: folder,
      shell: """
        mkfifo full; exec 3<>full
        head -c 65536 /dev/zero >&3
        touch ready
        exec "$TAKT" plan '\(Orders.large)' -o plan.json --progress json \
          \(Orders.endless.joined(separator: " ")) 2>&3
        """)
    while !folder.names.contains("ready") { usleep(5000) }
    usleep(2_000_000)
    takt.signal(SIGTERM)
    while !folder.names.contains("plan.json") { usleep(5000) }
    // The table waits for its reader now, or will soon.
    takt.signal(SIGTERM)
    #expect(try takt.finish().code == 128 + SIGTERM)
    #expect(try folder.text("plan.json").contains("cancelled"))
  }

  @Test("an input pipe that nobody opens for writing is waited for until the first signal")
  func nobodyWrites() throws {
    let folder = try Folder()
    #expect(mkfifo(folder / "pipe", 0o600) == 0)
    let takt = try TaktProcess(["plan", "pipe", "-o", "plan.json"], in: folder)
    usleep(300_000)
    takt.signal(SIGTERM)
    #expect(try takt.finish().code == 128 + SIGTERM)
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
