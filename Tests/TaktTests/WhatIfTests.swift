import TaktModel
import TaktTestSupport
import Testing

@testable import Takt
@testable import TaktFiles

/// Plans before and after a change.
@Suite(.serialized) struct WhatIfTests {
  private let options = PlanOptions(
    timeLimitSeconds: 600, gapPercent: 0.5, seed: 1, threads: 1, workLimit: 500)

  private func file() throws -> OrderFile {
    try InstanceFiles.orderFile("quickstart")
  }

  private func whatIf(_ patch: String, plan: Plan? = nil) async throws -> WhatIf {
    let file = try file()
    let bytes = try JSONPatch.read(Array(patch.utf8)).applied(to: file.bytes)
    let result = try await Takt.whatIf(
      file, changed: try OrderFile.read(bytes), plan: plan, options: options)
    #expect(Takt.check(result.before, against: result.plantBefore).isEmpty)
    #expect(Takt.check(result.after, against: result.plantAfter).isEmpty)
    return result
  }

  @Test func aChangeThatMattersToNothingShowsNoDifference() async throws {
    let result = try await whatIf(#"[{"op": "add", "path": "/x-note", "value": "hello"}]"#)
    #expect(result.orders.isEmpty)
    #expect(result.costs.allSatisfy { abs(($0.before ?? 0) - ($0.after ?? 0)) < 1e-6 })
  }

  @Test func anOrderThatIsGoneIsShown() async throws {
    let result = try await whatIf(#"[{"op": "remove", "path": "/orders/0"}]"#)
    let gone = try file().plant.orders[0].id
    let pair = try #require(result.orders.first { $0.id == gone })
    #expect(pair.before != nil && pair.after == nil)
    #expect(result.after.cost.total < result.before.cost.total)
  }

  @Test func aMachineThatIsGoneTakesItsLotsAlong() async throws {
    let file = try file()
    let plan = try await Takt.plan(file, options: options)
    let down = """
      [{"op": "add", "path": "/machines/0/downtime", "value":
        [{"from": "2026-11-23T00:00:00+09:00", "to": "2026-11-25T00:00:00+09:00"}]}]
      """
    let result = try await whatIf(down, plan: plan)
    #expect(result.before.cost.total <= plan.cost.total)
    #expect(result.after.cost.total > result.before.cost.total)
    #expect(!result.orders.isEmpty)
    // What hours are worth is of the file as it is, and not worked out for the other.
    #expect(result.before.prices == plan.prices)
    #expect(result.after.warnings.contains { $0.kind == .prices || $0.kind == .noProgram })
  }

  /// What searching on finds is not the change's doing.
  @Test func bothSidesAreSearchedOnFromThePlanAtHand() async throws {
    var dispatch = options
    dispatch.method = .dispatch
    let plan = try await Takt.plan(try file(), options: dispatch)
    let result = try await whatIf(
      #"[{"op": "add", "path": "/x-note", "value": "hello"}]"#, plan: plan)
    #expect(result.orders.isEmpty)
    #expect(result.costs.allSatisfy { abs(($0.before ?? 0) - ($0.after ?? 0)) < 1e-6 })
    let saved = try #require(result.savedBySearching)
    #expect(saved > 0 && abs(plan.cost.total - result.before.cost.total - saved) < 1e-6)
    #expect(result.stoppedBy == (.work, .work) && result.isComparable)
  }

  @Test func aSearchThatWasCancelledIsSaidToBe() async throws {
    var dispatch = options
    dispatch.method = .dispatch
    let file = try file()
    let plan = try await Takt.plan(file, options: dispatch)
    let cancellation = Cancellation()
    cancellation.cancel()
    let result = try await Takt.whatIf(
      file, changed: file, plan: plan, options: options, cancellation: cancellation)
    #expect(result.stoppedBy == (.cancelled, .cancelled) && !result.isComparable)
  }
}
