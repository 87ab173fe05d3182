import TaktFiles
import TaktModel
import Testing

/// Lots of the plan in hand that stand whenever they begin.
struct PinnedLotTests {
  private func lot(
    _ id: String, from: Int, pinned: Bool, origin: String = "planned", hours: Int = 2
  ) -> String {
    func hour(_ hour: Int) -> String {
      "2026-11-\(23 + hour / 24)T\(hour % 24 < 10 ? "0" : "")\(hour % 24):00:00Z"
    }
    let span = #""from": "\#(hour(from))", "to": "\#(hour(from + hours))""#
    return """
      {"id": "\(id)", "product": "A", "step": "s", "machine": "M", "family": "A", "setup": null,
       "segments": [{"kind": "run", \(span), "overtime": false}],
       "start": "\(hour(from))", "end": "\(hour(from + hours))", "started": 2, "good": 2, "scrap": 0,
       "origin": "\(origin)", "feeds": []\(pinned ? ", \"pinned\": true" : "")}
      """
  }

  private func plant(
    previous: [String], frozen: [String] = [], running: String = ""
  ) throws -> Plant {
    let text = """
      {"format": "takt-orders/1",
       "horizon": {"start": "2026-11-23T00:00:00Z", "periods": [{"count": 3, "hours": 24}]},
       "machines": [{"id": "M"}],
       "products": [{"id": "A", "routing": [{"id": "s", "modes": [
         {"machine": "M", "secondsPerUnit": 3600}]}]}],
       "orders": [],
       "inProgress": [\(running)],
       "frozen": {"until": "2026-11-23T12:00:00Z", "lots": [\(frozen.joined(separator: ","))]},
       "previous": {"lots": [\(previous.joined(separator: ","))]}}
      """
    return try OrderFile.read(Array(text.utf8)).plant
  }

  @Test func theyStandAsFrozenOnesWheneverTheyBegin() throws {
    let plant = try plant(previous: [
      lot("L0001", from: 2, pinned: false), lot("L0002", from: 40, pinned: true),
    ])
    #expect(plant.frozen.map(\.id) == ["L0002"])
    #expect(plant.frozen.allSatisfy { $0.origin == .frozen && $0.isPinned })
    #expect(plant.previous?.lots.map(\.id) == ["L0001", "L0002"])
  }

  /// What takes no time and begins with the horizon has not ended before it.
  @Test func aLotOfNoTimeAtTheStartStands() throws {
    let plant = try plant(previous: [], frozen: [lot("L0001", from: 0, pinned: false, hours: 0)])
    #expect(plant.frozen.map(\.id) == ["L0001"])
  }

  /// One that has just ended is in nobody's way.
  @Test func aLotThatEndsAtTheStartContradictsNone() throws {
    let running = """
      {"id": "R", "product": "A", "step": "s", "machine": "M", "quantity": 2,
       "end": "2026-11-23T00:00:00Z"}
      """
    let plant = try plant(
      previous: [], frozen: [lot("L0001", from: 0, pinned: false)], running: running)
    #expect(plant.frozen.map(\.id) == ["L0001"])
  }

  @Test func aLotThatIsFrozenBesidesStandsOnce() throws {
    let both = lot("L0001", from: 2, pinned: true)
    let plant = try plant(previous: [both], frozen: [lot("L0001", from: 2, pinned: false)])
    #expect(plant.frozen.map(\.id) == ["L0001"])
  }

  @Test func oneThatRunsOrLiesBehindTheHorizonDoesNotStand() throws {
    let running = """
      {"id": "L0001", "product": "A", "step": "s", "machine": "M", "quantity": 2,
       "end": "2026-11-23T01:00:00Z"}
      """
    let plant = try plant(
      previous: [
        lot("L0001", from: 2, pinned: true), lot("L0002", from: 72, pinned: true),
        lot("L0003", from: 4, pinned: true, origin: "inProgress"),
      ], running: running)
    #expect(plant.frozen.isEmpty)
    #expect(
      plant.remarks.filter { $0.kind == .lotAfterHorizon }.map(\.pointer) == ["/previous/lots/1"])
  }

  private func errors(_ body: () throws -> Plant) -> [FileError] {
    #expect(throws: FileErrors.self) { try body() }?.errors ?? []
  }

  @Test func contradictionsAreRefusedByName() {
    let overlap = errors {
      try plant(previous: [
        lot("L0001", from: 30, pinned: true), lot("L0002", from: 31, pinned: true),
      ])
    }
    #expect(overlap.map(\.pointer) == ["/previous/lots/1"])
    #expect(overlap.first?.message.contains("L0001") == true)
    let moved = errors {
      try plant(
        previous: [lot("L0001", from: 30, pinned: true)],
        frozen: [lot("L0001", from: 2, pinned: false)])
    }
    #expect(moved.map(\.pointer) == ["/previous/lots/0"])
    #expect(moved.first?.message.contains("/frozen/lots/0") == true)
  }
}
