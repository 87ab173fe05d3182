import TaktFiles
import TaktModel
import Testing

/// What is accepted, but said.
struct RemarksTests {
  private func remarks(_ change: (inout String) -> Void) throws -> [Plan.Warning] {
    var text = """
      {"format": "takt-orders/1",
       "horizon": {"start": "2026-11-23T00:00:00Z", "periods": [{"count": 5, "hours": 24}]},
       "calendars": [{"id": "day", "shifts": [{"days": ["mon"], "from": "08:00", "to": "16:00"}]}],
       "machines": [{"id": "M", "calendar": "day", "initialFamily": "white"}],
       "products": [{"id": "A", "routing": [{"id": "s", "modes": [
         {"machine": "M", "secondsPerUnit": 1, "family": "white"}]}]}],
       "changeovers": [{"from": "white", "to": "*", "minutes": 5}],
       "orders": [{"id": "1", "product": "A", "quantity": 1, "due": "2026-11-25T00:00:00Z"}],
       "receipts": [{"product": "A", "quantity": 1, "at": "2026-11-24T00:00:00Z"}]}
      """
    change(&text)
    return try OrderFile.read(Array(text.utf8)).plant.remarks
  }

  private func kinds(_ old: String, _ new: String) throws -> [String] {
    try remarks { text in
      #expect(text.contains(old))
      text = text.split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
    }.map { ($0.pointer ?? "-") + " " + $0.kind.rawValue }
  }

  @Test func nothingToSay() throws {
    #expect(try remarks { _ in }.isEmpty)
  }

  @Test func calendarThatNeverOpens() throws {
    #expect(try kinds(#"["mon"]"#, #"["sun"]"#) == ["/calendars/0 calendarNeverOpen"])
  }

  @Test func machineThatIsAlwaysDown() throws {
    let down = #""initialFamily": "white", "downtime": [{"from": "2026-11-01T00:00:00Z", "#
    #expect(
      try kinds(#""initialFamily": "white""#, down + #""to": "2027-01-01T00:00:00Z"}]"#)
        == ["/machines/0 machineNeverOpen"])
  }

  @Test func noOrders() throws {
    let order = #"{"id": "1", "product": "A", "quantity": 1, "due": "2026-11-25T00:00:00Z"}"#
    #expect(try kinds(order, "") == ["/orders noOrders"])
  }

  @Test func familyThatNoModeHas() throws {
    let found = try remarks { text in
      text = text.split(separator: #""from": "white""#).joined(separator: #""from": "wihte""#)
    }
    #expect(
      found == [
        Plan.Warning(
          .unusedFamily, pointer: "/changeovers/0/from", family: "wihte", nearest: "white")
      ])
    #expect(
      try kinds(#""initialFamily": "white""#, #""initialFamily": "whit""#)
        == ["/machines/0/initialFamily unusedFamily"])
  }

  @Test func costOfRegularTime() throws {
    #expect(
      try kinds(#""to": "16:00""#, #""to": "16:00", "costPerHour": 5"#)
        == ["/calendars/0/shifts/0/costPerHour regularCost"])
  }

  @Test func dueOutsideTheHorizon() throws {
    let due = #""due": "2026-11-25T00:00:00Z""#
    #expect(try kinds(due, #""due": "2026-11-01T00:00:00Z""#) == [])
    let after = #""due": "2026-12-01T00:00:00Z""#
    #expect(try kinds(due, after) == ["/orders/0/due earliestAfterHorizon"])
    #expect(
      try kinds(due, after + #", "earliest": "2026-11-24T00:00:00Z""#)
        == ["/orders/0/due dueAfterHorizon"])
    #expect(
      try kinds(due, #""due": "2026-11-01T00:00:00Z", "latest": "2026-11-02T00:00:00Z""#)
        == ["/orders/0/latest tooLate"])
    #expect(
      try kinds(due, due + #", "earliest": "2026-11-26T00:00:00Z""#)
        == ["/orders/0/earliest alwaysLate"])
  }

  @Test func receiptAfterTheHorizon() throws {
    #expect(
      try kinds(#""at": "2026-11-24T00:00:00Z""#, #""at": "2026-11-30T00:00:00Z""#)
        == ["/receipts/0/at receiptAfterHorizon"])
  }
}
