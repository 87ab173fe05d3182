import TaktModel
import TaktScheduler
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

  /// - Parameter causes: of the order, as they are found for the plan.
  private func remedies(
    _ file: OrderFile, _ order: OrderIndex, _ causes: Cause...
  ) async throws -> [OrderOutcome.Remedy] {
    let plan = try await planned(file)
    #expect(plan.orders[order].status != .onTime)
    let search = RemedySearch(
      file.plant, plan.schedule, effort: .thorough(lots: plan.schedule.lots.count), seed: 1,
      stop: .never)
    let outcome = plan.orders[order].modified { $0.because = causes }
    let known = search.kept(for: outcome) ?? search.demanded(for: outcome)
    let remedies = search.remedies(for: outcome, besides: known)
    #expect(!remedies.isEmpty && remedies.count <= 3)
    // What moves a customer's date comes last.
    #expect(
      !zip(remedies, remedies.dropFirst()).contains {
        $0.movesCustomerDate && !$1.movesCustomerDate
      })
    for remedy in remedies { try await expectWorks(remedy, file, plan, order) }
    return remedies
  }

  /// The order is on time in an ordinary search on the changed file, with other random numbers.
  private func expectWorks(
    _ remedy: OrderOutcome.Remedy, _ file: OrderFile, _ plan: Plan, _ order: OrderIndex
  ) async throws {
    let changed = try #require(OrderFilePatch(remedy.changes, to: file)).applied()
    let options = PlanOptions(
      timeLimitSeconds: 600, gapPercent: 0.5, seed: 4242, threads: 1, workLimit: 500)
    let result = try await Takt.whatIf(file, changed: changed, plan: plan, options: options)
    #expect(result.after.orders[order].status == .onTime, "\(remedy)")
    #expect(Takt.check(result.after, against: changed.plant).isEmpty)
  }

  private func lateOrder(_ file: OrderFile) async throws -> OrderIndex {
    try #require(try await planned(file).orders.first { $0.status != .onTime }).order
  }

  @Test func overtimeOnTheFullMachine() async throws {
    let file = try file(orders: rivals)
    let late = try await lateOrder(file)
    let found = try await remedies(file, late, Cause(.wentFirst, machine: 0, order: 1 - late))
    let windows = try #require(
      found.lazy.flatMap(\.changes).compactMap { change -> [Window]? in
        if case .overtime(0, let windows) = change { windows } else { nil }
      }.first)
    // Half as much again as a regular hour.
    #expect(!windows.isEmpty && windows.allSatisfy { $0.isOvertime && $0.costPerHour == 150 })
    #expect(found.last?.movesCustomerDate == true)
  }

  @Test func aReceiptThatComesSooner() async throws {
    let file = try file(
      orders: """
        [ { "id": "SO-1", "product": "B", "quantity": 4, "due": "2026-11-24T14:00:00+09:00",
            "earliest": "2026-11-23T00:00:00+09:00", "tardinessCostPerUnitDay": 1000 } ]
        """, more: #", "components": [{ "product": "C", "quantity": 1 }]"#)
    let found = try await remedies(file, 0, Cause(.receipt, product: 2))
    #expect(
      found.contains {
        if case .receipt(0, let at) = $0.changes[0] {
          at < file.plant.receipts[0].at
        } else {
          false
        }
      })
  }

  @Test func aReleaseThatComesSooner() async throws {
    let file = try file(
      orders: """
        [ { "id": "SO-1", "product": "A", "quantity": 4, "due": "2026-11-24T14:00:00+09:00",
            "release": "2026-11-25T06:00:00+09:00", "latest": "2026-11-28T00:00:00+09:00",
            "earliest": "2026-11-23T00:00:00+09:00", "tardinessCostPerUnitDay": 1000 } ]
        """)
    let found = try await remedies(file, 0, Cause(.release, until: file.plant.orders[0].release))
    #expect(found.contains { if case .release(0, _) = $0.changes[0] { true } else { false } })
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
    let less = try #require(
      try await remedies(file, 0, Cause(.horizon)).first {
        if case .quantity(0, 40) = $0.changes[0] { true } else { false }
      })
    // The plan at hand is a plan of the smaller order without a lot being moved.
    let changed = try #require(Replanner(file.plant).changed(by: less.changes))
    #expect(changed.replayed(plan.schedule).lots.map(\.start) == plan.schedule.lots.map(\.start))
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
    let found = try await remedies(file, 1, Cause(.wentFirst, machine: 0, order: 0))
    let priority = try #require(
      found.first { if case .priority(1, _) = $0.changes[0] { true } else { false } })
    #expect(priority.changes.count == 1 && priority.laterCount == 1 && priority.costToOthers > 0)
    #expect(priority.later.first.map { $0.order == 0 && $0.isUndone } == true)
  }

  // MARK: Levers

  /// The changes that the causes of SO-2 bring, each at its last step.
  private func levers(_ file: OrderFile, _ causes: Cause...) -> [PlantChange] {
    let search = RemedySearch(
      file.plant, Dispatch.schedule(file.plant), effort: .quick(lots: 2), seed: 1, stop: .never)
    let outcome = OrderOutcome(
      order: 1, delivered: 3, unmet: 0, readyAt: nil, completedAt: file.plant.horizon.end,
      lateDays: 1, status: .late, because: causes)
    return search.levers(for: outcome).map { $0.change($0.steps) }
  }

  @Test func anotherOrderMovesAsFarAsItsCustomerTakesIt() throws {
    let wentFirst = Cause(.wentFirst, order: 0)
    func file(latest: String) throws -> OrderFile {
      try self.file(
        orders: rivals.replacing(
          #""quantity": 16,"#, with: #""quantity": 16, "latest": "\#(latest)","#))
    }
    let near = try file(latest: "2026-11-25T13:00:00+09:00")
    let due = near.plant.orders[0].due
    #expect(levers(near, wentFirst) == [.due(0, due.advanced(bySeconds: 43_200))])
    #expect(levers(try file(latest: "2026-11-24T20:00:00+09:00"), wentFirst).isEmpty)
  }

  @Test func whatLiftsACauseIsTried() throws {
    let file = try file(
      orders: rivals.replacing(#""quantity": 3,"#, with: #""quantity": 3, "priority": 2,"#),
      machines: #"""
        [{ "id": "M1", "calendar": "day" }], "resources": [
          { "id": "SET", "kind": "labour", "count": 1 }, { "id": "SET-A", "kind": "tool", "count": 1 }]
        """#)
    #expect(levers(file, Cause(.resourceBusy, resource: 1)) == [.count(1, 2)])
    #expect(levers(file, Cause(.resourceClosed, resource: 0)) == [.count(0, 2)])
    #expect(levers(file, Cause(.notWorthMaking, cost: 3, needed: 8)) == [.unmetCost(1, 40)])
    for kind in [Cause.Kind.downtime, .closed, .ownWork] {
      let changes = levers(file, Cause(kind, machine: 0))
      guard changes.count == 1, case .overtime(0, let windows) = changes[0] else {
        Issue.record("\(kind): \(changes)")
        continue
      }
      let open = file.plant.machines[0].windows
      #expect(!windows.isEmpty && windows.subtracting(open) == windows)
    }
    // Nothing moves these.
    for kind in [Cause.Kind.horizon, .running, .frozen, .leadTime, .unexplained] {
      #expect(levers(file, Cause(kind, machine: 0)).isEmpty)
    }
  }

  /// What is bought would come on Saturday and cannot be used before Monday.
  @Test func aShorterLeadTimeForWhatComesTooLate() async throws {
    let text = """
      { "format": "takt-orders/1",
        "plant": { "timeZone": "Asia/Seoul", "currency": "KRW" },
        "horizon": { "start": "2026-11-23T00:00:00+09:00", "periods": [{ "count": 10, "hours": 24 }] },
        "calendars": [{ "id": "day", "shifts": [
          {"days": ["mon","tue","wed","thu","fri"], "from": "06:00", "to": "14:00"}] }],
        "machines": [{ "id": "M1", "calendar": "day" }],
        "products": [
          { "id": "A", "routing": [{ "id": "make", "modes": [{ "machine": "M1", "secondsPerUnit": 60 }],
            "components": [{ "product": "RAW", "quantity": 1 }] }] },
          { "id": "RAW", "purchase": { "leadTimeDays": 5 } }
        ],
        "orders": [{ "id": "SO-1", "product": "A", "quantity": 10, "due": "2026-11-27T14:00:00+09:00",
          "earliest": "2026-11-23T00:00:00+09:00", "tardinessCostPerUnitDay": 10 }] }
      """
    let file = try OrderFile.read(Array(text.utf8))
    let found = try await remedies(file, 0, Cause(.purchase, product: 1, days: 5))
    guard case .leadTime(1, let days)? = found.first?.changes.first else {
      Issue.record("\(found)")
      return
    }
    #expect(days < 5 && days >= 3)
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
    #expect(!late.isEmpty && outcomes.allSatisfy { $0.remedies.isEmpty })
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
  }
}
