import Foundation
import TaktModel
import TaktTestSupport
import Testing

@testable import Takt
@testable import TaktFiles

/// When a new order could be complete, on plants where the answer is known.
@Suite(.serialized) struct PromiseTests {
  private static let start = TinyPlant.start

  private func hour(_ hours: Double) -> Instant { Self.start.advanced(bySeconds: hours * 3600) }
  private func hours(_ instant: Instant?) -> Double? {
    instant.map { Self.start.seconds(until: $0) / 3600 }
  }

  /// An hour a unit of A on M; B takes two of C, made on N, half an hour each.
  private func orders(_ entries: [String], machines: String = #"{"id": "M"}, {"id": "N"}"#)
    -> [UInt8]
  {
    Array(
      """
      {
        "format": "takt-orders/1",
        "horizon": { "start": "2026-01-05T00:00:00Z", "periods": [{ "count": 10, "hours": 24 }] },
        "machines": [\(machines)],
        "products": [
          { "id": "A", "routing": [{ "id": "make", "modes": [{ "machine": "M", "secondsPerUnit": 3600 }] }] },
          { "id": "B", "routing": [{ "id": "join", "modes": [{ "machine": "M", "secondsPerUnit": 3600 }],
            "components": [{ "product": "C", "quantity": 2 }] }] },
          { "id": "C", "routing": [{ "id": "cut", "modes": [{ "machine": "N", "secondsPerUnit": 1800 }] }] },
          { "id": "D", "routing": [{ "id": "turn", "modes": [{ "machine": "M", "secondsPerUnit": 1800 },
            { "machine": "N", "secondsPerUnit": 3600 }] }] }
        ],
        "orders": [
          \(entries.joined(separator: ",\n    "))
        ]
      }

      """.utf8)
  }

  private func entry(
    _ id: String, _ product: String = "A", _ quantity: Int = 24, due: Int
  ) -> String {
    let day = String(format: "2026-01-%02dT00:00:00Z", 5 + due)
    return """
      { "id": "\(id)", "product": "\(product)", "quantity": \(quantity), "due": "\(day)", \
      "delivery": "complete", "tardinessCostPerUnitDay": 1 }
      """
  }

  private func plan(_ bytes: [UInt8]) async throws -> Plan {
    let file = try OrderFile.read(bytes)
    return try await Takt.plan(
      file,
      options: PlanOptions(
        timeLimitSeconds: 600, gapPercent: 0, seed: 1, threads: 1, workLimit: 2_000))
  }

  private func promise(
    _ bytes: [UInt8], _ order: String, accept: Double? = nil, now: Instant? = nil
  ) async throws -> Promise {
    let plan = try await plan(bytes)
    let promise = try Takt.promise(
      try OrderFile.read(bytes), plan: plan, newOrder: Array(order.utf8),
      options: PromiseOptions(timeLimitSeconds: 600, acceptedCost: accept, now: now))
    for offer in promise.offers {
      let faults = Takt.check(offer.plan, against: promise.file.plant)
      #expect(faults.isEmpty, "\(offer.kind): \(faults.prefix(3).map(\.message))")
      #expect(offer.plan.orderFileSHA256 == promise.file.sha256)
    }
    return promise
  }

  private let ten = #"{ "id": "NEW", "product": "A", "quantity": 10 }"#

  @Test func onAFreeMachineItTakesItsRunTime() async throws {
    let promise = try await promise(orders([]), ten)
    #expect(hours(promise[.nothingLater]?.completeAt) == 10)
    #expect(promise[.nothingLater]?.payers == [])
    #expect(promise.wishedFor == nil)
    #expect(promise[.nothingLater]?.plan.warnings.contains { $0.kind == .noProgram } == true)
  }

  /// Two orders that are done just in time: without their leave the new one comes after them.
  @Test func onAFullMachineItComesLastOrOthersPay() async throws {
    let promise = try await promise(orders([entry("O1", due: 1), entry("O2", due: 2)]), ten)
    #expect(hours(promise[.nothingLater]?.completeAt) == 58)
    #expect(promise[.nothingLater]?.payers == [])
    let earliest = try #require(promise[.earliest])
    #expect(hours(earliest.completeAt) == 10)
    let plant = promise.file.plant
    #expect(Set(earliest.payers.map { plant.orders[$0.order].id }) == ["O1", "O2"])
    for payer in earliest.payers {
      let due = plant.orders[payer.order].due
      #expect(payer.from == due && payer.to == due.advanced(bySeconds: 36_000))
      #expect(abs(payer.daysLater - 10.0 / 24) < 1e-9 && abs(payer.cost - 10) < 1e-9)
    }
    #expect(abs(earliest.costToOthers - 20) < 1e-9)
    // Nobody wished for a date: the cheapest way is the one that nobody pays for.
    #expect(promise[.cheapest]?.payers == [])
    #expect(promise[.accepted] == nil)
  }

  @Test func anAcceptedCostBuysWhatItCan() async throws {
    let bytes = orders([entry("O1", due: 1), entry("O2", due: 2)])
    let some = try #require(try await promise(bytes, ten, accept: 10)[.accepted])
    #expect(hours(some.completeAt) == 34)
    #expect(some.payers.count == 1 && abs(some.costToOthers - 10) < 1e-9)
    let little = try #require(try await promise(bytes, ten, accept: 9)[.accepted])
    #expect(hours(little.completeAt) == 58)
  }

  /// Others may move as long as they are not late.
  @Test func ordersThatAreNotDueYetMakeRoom() async throws {
    let promise = try await promise(
      orders([entry("O1", "A", 10, due: 2), entry("O2", "A", 10, due: 3)]), ten)
    #expect(hours(promise[.nothingLater]?.completeAt) == 10)
    let plan = try #require(promise[.nothingLater]).plan
    #expect(plan.orders.filter { $0.order != promise.order }.allSatisfy { $0.status == .onTime })
  }

  @Test func componentsAreMadeToAnyDepth() async throws {
    let promise = try await promise(orders([]), #"{ "id": "NEW", "product": "B", "quantity": 10 }"#)
    let ready = try #require(hours(promise[.nothingLater]?.completeAt))
    // Ten hours of cutting before ten of joining, or less where the joining begins with the first.
    #expect(ready > 10.9 && ready <= 20)
  }

  @Test func theOtherMachineWhereThatIsSooner() async throws {
    let promise = try await promise(
      orders([entry("O1", due: 1), entry("O2", due: 2)]),
      #"{ "id": "NEW", "product": "D", "quantity": 4 }"#)
    #expect(hours(promise[.nothingLater]?.completeAt) == 4)
  }

  @Test func goodsInStockAreThereAtOnce() async throws {
    let text = String(decoding: orders([]), as: UTF8.self)
      .replacingOccurrences(of: #""id": "A", "#, with: #""id": "A", "stock": 50, "#)
    let promise = try await promise(Array(text.utf8), ten)
    #expect(hours(promise[.nothingLater]?.completeAt) == 0)
  }

  @Test func aWishedDateIsWaitedFor() async throws {
    let promise = try await promise(
      orders([entry("O1", due: 1)]),
      #"{ "id": "NEW", "product": "A", "quantity": 10, "due": "2026-01-08T00:00:00Z" }"#)
    let offer = try #require(promise[.nothingLater])
    #expect(hours(offer.completeAt) == 34)
    #expect(hours(promise.wishedFor) == 72)
    #expect(hours(offer.plan.orders[promise.order].completedAt) == 72)
    #expect(offer.plan.orders[promise.order].status == .onTime)
  }

  @Test func theOrderFileHasTheOrderAtItsEndAndNothingElseChanged() async throws {
    let bytes = orders([entry("O1", due: 1)])
    let promise = try await promise(bytes, ten)
    let read = try OrderFile.read(promise.fileBytes)
    #expect(read.sha256 == promise.file.sha256)
    #expect(read.plant.orders.map(\.id) == ["O1", "NEW"])
    #expect(read.plant.orders[1].due == promise[.nothingLater]?.completeAt)
    let (old, new) = (
      String(decoding: bytes, as: UTF8.self), String(decoding: promise.fileBytes, as: UTF8.self)
    )
    let (head, tail) = (old.prefix { $0 != "}" }, old.suffix(8))
    #expect(new.hasPrefix(head) && new.hasSuffix(tail))
  }

  @Test func theSameQuestionHasTheSameAnswer() async throws {
    let bytes = orders([
      entry("O1", due: 1), entry("O2", "B", 10, due: 3), entry("O3", "D", 9, due: 2),
    ])
    let (first, second) = (
      try await promise(bytes, ten, accept: 5), try await promise(bytes, ten, accept: 5)
    )
    #expect(first.fileBytes == second.fileBytes)
    #expect(first.offers.map(\.kind) == second.offers.map(\.kind))
    for (a, b) in zip(first.offers, second.offers) {
      #expect(
        PlanFile.write(a.plan, for: first.file.plant, sentences: .kinds).dropFirst(400)
          == PlanFile.write(b.plan, for: second.file.plant, sentences: .kinds).dropFirst(400))
    }
  }

  /// Both orders are made at once and wait until they are due: at hour 30 the goods of the second are
  /// there, and can be made again in time.
  @Test func whatHasBegunStandsAndNothingStartsBeforeNow() async throws {
    let bytes = orders([entry("O1", "A", 10, due: 1), entry("O2", "A", 10, due: 5)])
    let plan = try await plan(bytes)
    let now = hour(30)
    let promise = try Takt.promise(
      try OrderFile.read(bytes), plan: plan, newOrder: Array(ten.utf8),
      options: PromiseOptions(timeLimitSeconds: 600, now: now))
    let begun = plan.schedule.lots.filter { $0.start < now }
    #expect(!begun.isEmpty && !promise.offers.isEmpty)
    #expect(hours(promise[.nothingLater]?.completeAt) == 30)
    for offer in promise.offers {
      #expect(Takt.check(offer.plan, against: promise.file.plant).isEmpty)
      let past = offer.plan.schedule.lots.filter { $0.start < now }
      #expect(past.map(\.start) == begun.map(\.start) && past.map(\.end) == begun.map(\.end))
      #expect(past.allSatisfy { $0.origin == .planned })
    }
  }

  @Test func aLotThatRunsNowIsNotPushedAside() async throws {
    let bytes = orders([entry("O1", "A", 24, due: 1)])
    let promise = try await promise(bytes, ten, now: hour(6))
    #expect(hours(promise[.nothingLater]?.completeAt) == 34)
    #expect(hours(promise[.earliest]?.completeAt) == 24)
  }

  /// Ten hours of joining behind two days of lead time.
  @Test func materialIsNotOrderedInThePast() async throws {
    let made =
      #""routing": [{ "id": "cut", "modes": [{ "machine": "N", "secondsPerUnit": 1800 }] }]"#
    let text = String(decoding: orders([]), as: UTF8.self)
      .replacingOccurrences(of: made, with: #""purchase": { "leadTimeDays": 2 }"#)
    let order = #"{ "id": "NEW", "product": "B", "quantity": 10 }"#
    for (now, ready) in [(nil, 58.0), (hour(24), 82)] {
      let promise = try await promise(Array(text.utf8), order, now: now)
      #expect(hours(promise[.nothingLater]?.completeAt) == ready)
    }
  }

  @Test func withoutTimeThereStillIsAnAnswer() async throws {
    let bytes = orders([entry("O1", due: 1)])
    let promise = try Takt.promise(
      try OrderFile.read(bytes), plan: try await plan(bytes), newOrder: Array(ten.utf8),
      options: PromiseOptions(timeLimitSeconds: 1e-6))
    #expect(hours(promise[.nothingLater]?.completeAt) == 34)
  }

  @Test func whatDoesNotFitIntoTheHorizonIsNotPromised() async throws {
    let promise = try await promise(
      orders([]), #"{ "id": "NEW", "product": "A", "quantity": 500 }"#)
    #expect(promise.offers.isEmpty)
  }

  // MARK: Errors

  private func refusal(
    _ bytes: [UInt8], _ plan: Plan, _ order: String
  ) throws -> PromiseError? {
    let file = try OrderFile.read(bytes)
    do throws(PromiseError) {
      _ = try Takt.promise(file, plan: plan, newOrder: Array(order.utf8))
      return nil
    } catch {
      return error
    }
  }

  @Test func aBadOrderIsToldWithItsPlaceInTheOrder() async throws {
    let bytes = orders([entry("SO-1", due: 1)])
    let plan = try await plan(bytes)
    func faults(_ order: String) throws -> [String] {
      guard case .badOrder(let errors)? = try refusal(bytes, plan, order) else { return ["?"] }
      return errors.errors.map(\.description)
    }
    #expect(
      try faults(#"{ "id": "NEW", "product": "AA", "quantity": 0 }"#) == [
        #"/product: Found "AA"; allowed is the id of an entry of /products. The nearest is "A"."#,
        "/quantity: Found the number 0; allowed is a number above 0 and at most 1000000000000.",
      ])
    #expect(
      try faults(#"{ "id": "SO-1", "product": "A", "quantity": 1 }"#).first?.hasPrefix("/id: ")
        == true)
    #expect(
      try faults("[]") == [
        "Found a list; allowed is one order: an object like the entries of orders."
      ])
    #expect(try faults("{").first?.hasPrefix("Not valid JSON in line 1") == true)
    #expect(try faults("{}").count == 3)
  }

  @Test func aPlanOfOtherOrdersIsRefused() async throws {
    let plan = try await plan(orders([entry("O1", due: 1)]))
    guard case .otherOrders? = try refusal(orders([entry("O1", due: 2)]), plan, ten) else {
      Issue.record("not refused")
      return
    }
  }

  @Test func aPlanWithFaultsIsRefused() async throws {
    let bytes = orders([entry("O1", due: 1)])
    let good = try await plan(bytes)
    let bad = Plan(
      generator: good.generator, orderFileSHA256: good.orderFileSHA256, createdAt: good.createdAt,
      solve: good.solve,
      schedule: Schedule(lots: [], deliveries: good.schedule.deliveries, purchases: []),
      orders: good.orders, cost: good.cost, kpi: good.kpi)
    guard case .badPlan(let count, _)? = try refusal(bytes, bad, ten) else {
      Issue.record("not refused")
      return
    }
    #expect(count > 0)
  }
}
