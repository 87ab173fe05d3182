import TaktModel
import TaktScheduler
import TaktTestSupport
import Testing

@testable import Takt
@testable import TaktFiles

/// Whole runs whose plans a planner would run.
@Suite(.serialized) struct TidyPlanTests {
  private func plans(
    _ orderFile: String, seeds: ClosedRange<UInt64> = 1...3, _ body: (Plan, Plant) throws -> Void
  ) async throws {
    let file = try OrderFile.read(Array(orderFile.utf8))
    for seed in seeds {
      let plan = try await Takt.plan(
        file,
        options: PlanOptions(
          timeLimitSeconds: 3600, seed: seed, threads: 1, evaluationLimit: 30_000))
      #expect(Takt.check(plan, against: file.plant).isEmpty)
      #expect(!plan.warnings.contains { $0.kind == .selfCheck })
      try body(plan, file.plant)
    }
  }

  private func started(of product: ProductIndex, in plan: Plan) -> Double {
    var sum = 0.0
    for lot in plan.schedule.lots where lot.product == product { sum += lot.started }
    return sum
  }

  private func head(days: Int) -> String {
    """
    {"format":"takt-orders/1","horizon":{"start":"2026-03-05T00:00:00Z",
     "periods":[{"count":\(days),"hours":24}]},
    """
  }

  @Test func goodsThatDoNotKeepAreMadeForOrdersAlone() async throws {
    let orders =
      head(days: 5) + """
        "calendars":[{"id":"day","shifts":[
          {"days":["mon","tue","wed","thu","fri"],"from":"08:00","to":"17:00"}]}],
        "machines":[{"id":"MIX","calendar":"day"},{"id":"OVEN","calendar":"day"}],
        "products":[
         {"id":"DOUGH","shelfLifeDays":2,"stock":2,
          "routing":[{"id":"mix","modes":[{"machine":"MIX","secondsPerUnit":500}]}]},
         {"id":"PIE","shelfLifeDays":1,"routing":[{"id":"bake",
          "modes":[{"machine":"OVEN","secondsPerUnit":240}],
          "components":[{"product":"DOUGH","quantity":0.5}]}]}],
        "orders":[{"id":"FRI","product":"PIE","quantity":12,"due":"2026-03-06T17:00:00Z"},
         {"id":"MON","product":"PIE","quantity":14,"due":"2026-03-09T17:00:00Z"}]}
        """
    try await plans(orders, seeds: 1...5) { plan, _ in
      #expect(plan.orders.allSatisfy { $0.status == .onTime })
      #expect(started(of: 1, in: plan) == 26)
      #expect(started(of: 0, in: plan) == 11)
      #expect(plan.schedule.lots.count <= 4)
    }
  }

  @Test func noLotIsMadeThatNobodyOrdered() async throws {
    let orders =
      head(days: 40) + """
        "machines":[{"id":"M"}],
        "products":[
         {"id":"ITEM","holdingCostPerUnitDay":0.0001,"routing":[{"id":"make",
          "components":[{"product":"RAW","quantity":0.2}],
          "modes":[{"machine":"M","secondsPerUnit":864,"minLot":400,"maxLot":400}]}]},
         {"id":"RAW","whole":false,"stock":100,"safetyStock":5,"shortOfSafetyCostPerUnitDay":1,
          "holdingCostPerUnitDay":0.001,
          "purchase":{"leadTimeDays":6,"costPerUnit":1,"minQuantity":600,"multiple":600}}],
        "orders":[{"id":"O","product":"ITEM","quantity":2000,"due":"2026-04-04T00:00:00Z"}]}
        """
    try await plans(orders) { plan, _ in
      #expect(plan.schedule.lots.count == 5)
      #expect(plan.schedule.purchases.count == 1)
      #expect(plan.warnings.allSatisfy { $0.kind != .surplus })
    }
  }

  @Test func aSurplusThatLotSizesForceIsSaid() async throws {
    let orders =
      head(days: 4) + """
        "machines":[{"id":"M"}],
        "products":[{"id":"P","unit":"kg","routing":[{"id":"make",
         "modes":[{"machine":"M","secondsPerUnit":10,"minLot":100,"lotMultiple":50}]}]}],
        "orders":[{"id":"O","product":"P","quantity":130,"due":"2026-03-07T00:00:00Z"}]}
        """
    try await plans(orders, seeds: 1...1) { plan, _ in
      #expect(plan.schedule.lots.map(\.started) == [150])
      let warning = try #require(plan.warnings.first { $0.kind == .surplus })
      #expect(warning.pointer == "/products/0")
      #expect(warning.units.map { abs($0 - 20) < 1e-6 } == true)
    }
  }

  @Test func anOrderIsNotLateForOnePieceNorMadeInShreds() async throws {
    let orders =
      head(days: 10) + """
        "machines":[{"id":"P1","costPerHour":20},{"id":"P2","costPerHour":12}],
        "products":[
         {"id":"BIG","routing":[{"id":"mould","modes":[{"machine":"P1","secondsPerUnit":40}],
          "components":[{"product":"RESIN","quantity":0.2}]}]},
         {"id":"SMALL","routing":[{"id":"mould","modes":[{"machine":"P2","secondsPerUnit":15}],
          "components":[{"product":"RESIN","quantity":0.02}]}]},
         {"id":"RESIN","unit":"kg","whole":false,"stock":120,
          "purchase":{"leadTimeDays":5,"costPerUnit":2,"minQuantity":20,"multiple":20}}],
        "costs":{"tardinessCostPerUnitDay":0.05,"unmetCostPerUnit":5},
        "orders":[{"id":"A","product":"BIG","quantity":800,"due":"2026-03-06T16:00:00Z"},
         {"id":"B","product":"SMALL","quantity":2500,"due":"2026-03-08T16:00:00Z"}]}
        """
    try await plans(orders) { plan, _ in
      #expect(plan.orders.map(\.status) == [.late, .onTime])
      #expect(plan.schedule.lots.count <= 6)
      #expect(plan.schedule.purchases.count <= 2)
    }
  }

  @Test func stepsThatOverlapGetTheTransferLotsThatMakeTheirDate() async throws {
    let orders =
      head(days: 3) + """
        "machines":[{"id":"M0"},{"id":"M1"}],
        "products":[{"id":"P","routing":[
         {"id":"s0","modes":[{"machine":"M0","secondsPerUnit":90}]},
         {"id":"s1","modes":[{"machine":"M1","secondsPerUnit":90}]}]}],
        "orders":[{"id":"A","product":"P","quantity":40,"due":"2026-03-05T01:08:00Z",
         "delivery":"complete"}]}
        """
    // An hour, and an hour over the number of parts: eight of them.
    try await plans(orders) { plan, _ in
      #expect(plan.orders[0].status == .onTime)
      #expect(plan.schedule.lots.count <= 16)
    }
  }

  /// However few lots the plan had that the search ended with.
  @Test func aTidyPlanCostsLittleMoreThanTheCheapestThatWasFound() throws {
    let file = try InstanceFiles.orderFile("quickstart")
    let run = PlanRun(
      file, options: PlanOptions(timeLimitSeconds: 60), cancellation: Cancellation(),
      progress: { _ in })
    let dear = Candidate(Dispatch.schedule(file.plant), for: file.plant)
    let found = ScheduleSearch.improve(
      dear.schedule, for: file.plant, seed: 1, evaluationLimit: 3000, stop: .never,
      onImprovement: { _ in }
    ).schedule
    let cheap = Candidate(found, for: file.plant)
    #expect(dear.totalCost > 1.01 * cheap.totalCost)
    let tidied = run.tidied(dear, besides: [cheap])[0]
    #expect(tidied.totalCost <= 1.01 * cheap.totalCost)
  }

  @Test func comparisonsPayNothingForTidiness() async throws {
    let orders =
      head(days: 5) + """
        "planning":{"tidyPercent":0},
        "machines":[{"id":"M"}],
        "products":[{"id":"P","holdingCostPerUnitDay":1,"routing":[{"id":"make",
         "modes":[{"machine":"M","secondsPerUnit":600,"setupCost":1}]}]}],
        "orders":[{"id":"A","product":"P","quantity":20,"due":"2026-03-06T00:00:00Z"},
         {"id":"B","product":"P","quantity":20,"due":"2026-03-09T00:00:00Z"}]}
        """
    try await plans(orders) { plan, _ in
      #expect(plan.schedule.lots.count == 2)
      #expect(plan.schedule.deliveries.count == 2)
    }
  }
}
