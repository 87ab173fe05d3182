import TaktModel
import Testing

@testable import Takt
@testable import TaktFiles

/// Remedies of late orders: each, applied, puts its order right.
@Suite(.serialized) struct RemedyTests {
  /// Five days of 06:00 to 14:00 on one machine; the order file is text, as remedies are changes to it.
  private func file(
    orders: String, calendars: String? = nil, machines: String? = nil, more: String = ""
  ) throws -> OrderFile {
    let shifts =
      #"[{"days": ["mon","tue","wed","thu","fri"], "from": "06:00", "to": "14:00"}]"#
    let text = """
      { "format": "takt-orders/1",
        "plant": { "timeZone": "Asia/Seoul", "currency": "KRW" },
        "horizon": { "start": "2026-11-23T00:00:00+09:00", "periods": [{ "count": 6, "hours": 24 }] },
        "calendars": \(calendars ?? #"[{ "id": "day", "shifts": \#(shifts) }]"#),
        "machines": \(machines ?? #"[{ "id": "M1", "calendar": "day", "costPerHour": 100 }]"#),
        "products": [
          { "id": "A", "routing": [{ "id": "make", "modes": [{ "machine": "M1", "secondsPerUnit": 3600 }] }] },
          { "id": "B", "routing": [{ "id": "make", "modes": [{ "machine": "M1", "secondsPerUnit": 3600, "family": "A" }]\(more) }] },
          { "id": "C", "stock": 0 }
        ],
        "receipts": [{ "product": "C", "quantity": 100, "at": "2026-11-25T06:00:00+09:00" }],
        "orders": \(orders)
      }
      """
    return try OrderFile.read(Array(text.utf8))
  }

  /// A fills Monday and Tuesday, B comes on Wednesday and is due on Tuesday.
  private let rivals = """
    [ { "id": "SO-1", "product": "A", "quantity": 16, "due": "2026-11-24T14:00:00+09:00",
        "earliest": "2026-11-23T00:00:00+09:00", "tardinessCostPerUnitDay": 100000 },
      { "id": "SO-2", "product": "B", "quantity": 3, "due": "2026-11-24T15:00:00+09:00",
        "earliest": "2026-11-23T00:00:00+09:00", "tardinessCostPerUnitDay": 100000 } ]
    """

  private func planned(_ file: OrderFile) async throws -> Plan {
    try await Takt.plan(
      file,
      options: PlanOptions(
        timeLimitSeconds: 600, gapPercent: 0.5, seed: 1, threads: 1, workLimit: 500))
  }

  private func remedies(_ file: OrderFile, _ order: OrderIndex) async throws -> [OrderOutcome
    .Remedy]
  {
    let plan = try await planned(file)
    #expect(plan.orders[order].status != .onTime)
    let outcomes = Takt.explain(
      plan.modified { $0.orders = plan.orders.map { $0.modified { $0.remedies = [] } } }, of: file,
      orders: [order],
      remedies: .tried, timeLimitSeconds: 600)
    let remedies = outcomes[0].remedies
    #expect(!remedies.isEmpty && remedies.count <= 3)
    for remedy in remedies { try await expectWorks(remedy, file, plan, order) }
    return remedies
  }

  /// The order is on time in an ordinary search on the changed file, with other random numbers.
  private func expectWorks(
    _ remedy: OrderOutcome.Remedy, _ file: OrderFile, _ plan: Plan, _ order: OrderIndex
  ) async throws {
    let bytes = try JSONPatch.read(Array(remedy.patch.utf8)).applied(to: file.bytes)
    let changed = try OrderFile.read(bytes)
    let options = PlanOptions(
      timeLimitSeconds: 600, gapPercent: 0.5, seed: 4242, threads: 1, workLimit: 500)
    let result = try await Takt.whatIf(file, changed: changed, plan: plan, options: options)
    #expect(result.after.orders[order].status == .onTime, "\(remedy)")
    #expect(Takt.check(result.after, against: changed.plant).isEmpty)
  }

  @Test func overtimeOnTheFullMachine() async throws {
    let file = try file(orders: rivals)
    let late = try await planned(file).orders.first { $0.status != .onTime }
    let order = try #require(late).order
    let found = try await remedies(file, order)
    let overtime = try #require(found.first { $0.sentence.contains("overtime hours on M1") })
    // Three hours of work lie behind the sixteen that there are until Tuesday 14:00; the last may be late
    // for the order that is due an hour later by as much.
    #expect(overtime.sentence.hasSuffix("it on time."))
    #expect(overtime.patch.contains(#""path": "/calendars/0/open/-""#))
    #expect(overtime.patch.contains(#""overtime": true"#))
    // Half as much again as a regular hour.
    #expect(overtime.sentence.contains("), at 150 KRW an hour, make it on time"))
    #expect(found.last?.sentence.contains("is kept") == true)
  }

  @Test func aSharedCalendarIsCopiedFirst() async throws {
    let calendars =
      #"[{ "id": "day", "shifts": [{"days": ["mon","tue","wed","thu","fri"], "from": "06:00", "to": "14:00"}] }]"#
    let machines =
      #"[{ "id": "M1", "calendar": "day", "costPerHour": 100 }, { "id": "M2", "calendar": "day" }]"#
    let file = try file(orders: rivals, calendars: calendars, machines: machines)
    let late = try #require(try await planned(file).orders.first { $0.status != .onTime }).order
    let found = try await remedies(file, late)
    let overtime = try #require(found.first { $0.sentence.contains("overtime hours on M1") })
    let bytes = try JSONPatch.read(Array(overtime.patch.utf8)).applied(to: file.bytes)
    let changed = try OrderFile.read(bytes).plant
    #expect(changed.machines[0].windows.contains { $0.isOvertime })
    #expect(changed.machines[1].windows == file.plant.machines[1].windows)
  }

  @Test func aReceiptThatComesSooner() async throws {
    let file = try file(
      orders: """
        [ { "id": "SO-1", "product": "B", "quantity": 4, "due": "2026-11-24T14:00:00+09:00",
            "earliest": "2026-11-23T00:00:00+09:00", "tardinessCostPerUnitDay": 1000 } ]
        """, more: #", "components": [{ "product": "C", "quantity": 1 }]"#)
    let found = try await remedies(file, 0)
    let receipt = try #require(found.first { $0.sentence.contains("receipt of 100 ea C") })
    #expect(receipt.sentence.contains("earlier, on"))
    #expect(receipt.sentence.hasSuffix("; what the change itself costs is not counted."))
    #expect(receipt.patch.contains(#""path": "/receipts/0/at""#))
  }

  @Test func aReleaseThatComesSooner() async throws {
    let file = try file(
      orders: """
        [ { "id": "SO-1", "product": "A", "quantity": 4, "due": "2026-11-24T14:00:00+09:00",
            "release": "2026-11-25T06:00:00+09:00", "latest": "2026-11-28T00:00:00+09:00",
            "earliest": "2026-11-23T00:00:00+09:00", "tardinessCostPerUnitDay": 1000 } ]
        """)
    let found = try await remedies(file, 0)
    #expect(found.contains { $0.patch.contains(#""path": "/orders/0/release""#) })
  }

  /// Forty hours are open.
  @Test func aQuantityThatThePlanKeeps() async throws {
    let file = try file(
      orders: """
        [ { "id": "SO-1", "product": "A", "quantity": 42, "due": "2026-11-28T12:00:00+09:00",
            "earliest": "2026-11-23T00:00:00+09:00", "tardinessCostPerUnitDay": 1000,
            "unmetCostPerUnit": 50000 } ]
        """)
    let plan = try await planned(file)
    #expect(plan.orders[0].status == .partlyUnmet)
    let found = try await remedies(file, 0)
    let less = try #require(found.first { $0.sentence.contains("in place of 42 is kept at") })
    #expect(less.patch.contains(#""path": "/orders/0/quantity""#))
    // The plan at hand is a plan of the smaller order without a lot being moved.
    let bytes = try JSONPatch.read(Array(less.patch.utf8)).applied(to: file.bytes)
    let standing = plan.schedule.standing(in: try OrderFile.read(bytes))
    #expect(standing.lots.map(\.start) == plan.schedule.lots.map(\.start))
  }

  @Test func anOrderThatIsNotMadeIsMadeForItsPriority() async throws {
    let file = try file(
      orders: """
        [ { "id": "SO-1", "product": "A", "quantity": 39, "due": "2026-11-28T12:00:00+09:00",
            "earliest": "2026-11-23T00:00:00+09:00", "tardinessCostPerUnitDay": 1000,
            "unmetCostPerUnit": 50000 },
          { "id": "SO-2", "product": "B", "quantity": 10, "due": "2026-11-28T12:00:00+09:00",
            "earliest": "2026-11-23T00:00:00+09:00", "tardinessCostPerUnitDay": 1000,
            "unmetCostPerUnit": 20000 } ]
        """)
    let found = try await remedies(file, 1)
    let priority = try #require(found.first { $0.sentence.hasPrefix("A priority of ") })
    #expect(
      priority.sentence.contains("later for it: SO-1, not all of which is made, at a cost of "))
  }

  /// The levers that a cause brings, for SO-2.
  private func levers(_ reason: OrderOutcome.Reason, _ file: OrderFile) async throws -> [Lever] {
    let plan = try await planned(file)
    let search = try #require(
      RemedySearch(
        file, plan.schedule, effort: .quick(lots: 2), seed: 1, stop: StopRule { .infinity }))
    let found = plan.orders[1]
    let outcome = OrderOutcome(
      order: 1, delivered: found.delivered, unmet: found.unmet, readyAt: found.readyAt,
      completedAt: found.completedAt, lateDays: 1, status: .late, because: [reason], remedies: [])
    return search.levers(for: 1, outcome)
  }

  @Test func anotherOrderMovesAsFarAsItsCustomerTakesItAndIsNotKeptWaiting() async throws {
    let wentFirst = OrderOutcome.Reason(kind: "wentFirst", order: 0, sentence: "SO-1 went first.")
    func orders(latest: String) -> String {
      rivals.replacing(#""earliest": "2026-11-23T00:00:00+09:00", "#, with: "", maxReplacements: 1)
        .replacing(#""quantity": 16,"#, with: #""quantity": 16, "latest": "\#(latest)","#)
    }
    let near = try file(orders: orders(latest: "2026-11-25T13:00:00+09:00"))
    let lever = try #require(try await levers(wentFirst, near).first)
    #expect(lever.steps == 1)
    let pull = try #require(lever.pull(1))
    let bytes = try JSONPatch.read(Array(pull.change.patch.utf8)).applied(to: near.bytes)
    let (old, new) = (near.plant.orders[0], try OrderFile.read(bytes).plant.orders[0])
    #expect(new.due == old.due.advanced(bySeconds: 43_200))
    #expect(new.earliest == old.earliest && new.latest == old.latest)
    let nearer = try file(orders: orders(latest: "2026-11-24T20:00:00+09:00"))
    #expect(try await levers(wentFirst, nearer).isEmpty)
  }

  @Test func oneMoreOfTheResourceThatTheCauseNames() async throws {
    let file = try file(
      orders: rivals,
      machines: #"""
        [{ "id": "M1", "calendar": "day" }], "resources": [
          { "id": "SET", "kind": "labour", "count": 1 }, { "id": "SET-A", "kind": "tool", "count": 1 }]
        """#)
    let reason = OrderOutcome.Reason(
      kind: "resource", machine: 0, product: 1, resource: 1,
      sentence: "Tool SET-A is with lot L1 until noon.")
    let pull = try #require(try await levers(reason, file).first?.pull(1))
    #expect(pull.words == "One more of SET-A, 2 in place of 1,")
    #expect(pull.change.patch.contains(#""path": "/resources/1/count""#))
  }

  @Test func timeThatIsOverEndsTheTryingBeforeTheFirstOrder() async throws {
    let file = try file(orders: rivals)
    let plan = try await planned(file)
    let late = plan.orders.filter { $0.status != .onTime }.map(\.order)
    var told: [Int] = []
    let outcomes = Takt.explain(
      plan.modified { $0.orders = plan.orders.map { $0.modified { $0.remedies = [] } } }, of: file,
      orders: late,
      remedies: .tried, timeLimitSeconds: 0
    ) { done, _ in told.append(done) }
    #expect(!late.isEmpty && outcomes.allSatisfy { $0.remedies.isEmpty && !$0.because.isEmpty })
    #expect(told == [late.count])
  }

  @Test func aPlanHasRemediesAndTheSameWorkGivesTheSame() async throws {
    let file = try file(orders: rivals)
    let plans = [try await planned(file), try await planned(file)]
    let late = plans[0].orders.filter { $0.status != .onTime }
    #expect(!late.isEmpty && late.contains { !$0.remedies.isEmpty })
    #expect(plans[0].orders == plans[1].orders)
    // As those that are tried for an explanation: each holds in a search that does not favour its order.
    for outcome in late {
      for remedy in outcome.remedies {
        try await expectWorks(remedy, file, plans[0], outcome.order)
      }
    }
  }

  @Test func anOrderOnTimeHasNoRemedies() async throws {
    let file = try file(orders: rivals)
    let plan = try await planned(file)
    let order = try #require(plan.orders.first { $0.status == .onTime }).order
    let outcome = Takt.explain(
      plan, of: file, orders: [order], remedies: .tried, timeLimitSeconds: 600)[0]
    #expect(outcome.remedies.isEmpty)
    #expect(!outcome.because.isEmpty)
  }
}
