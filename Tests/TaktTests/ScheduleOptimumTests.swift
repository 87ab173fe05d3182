import TaktChecker
import TaktFiles
import TaktModel
import TaktScheduler
import TaktTestSupport
import Testing

/// The schedule against the cheapest of all, found by trying them, on plants of at most six lots.
@Suite(.serialized) struct ScheduleOptimumTests {
  /// The checker knows nothing of the brute force: what it passes is a plan, and costs what was said.
  @Test func theBruteForceProposesPlansThatHoldAtTheirCost() throws {
    for seed in UInt64(0)..<60 {
      let shop = TinyShop(seed: seed)
      let best = shop.bruteForce()
      let file = try shop.orderFile()
      let schedule = shop.schedule(best, for: file.plant)
      let evaluation = Evaluation(of: schedule, for: file.plant)
      let plan = Plan(
        generator: .init(name: "brute force", version: "1"), orderFileSHA256: file.sha256,
        createdAt: file.plant.horizon.start,
        solve: .withoutProgram(cost: 0, seed: 0),
        schedule: schedule, orders: evaluation.orders.withCauses, cost: evaluation.cost,
        kpi: evaluation.kpi)
      let faults = Checker.check(plan, against: file.plant)
      #expect(faults.isEmpty, "seed \(seed): \(faults.prefix(3).map(\.message))")
      #expect(
        abs(evaluation.cost.total - best.cost) <= 1e-6 * max(1, best.cost),
        "seed \(seed): \(evaluation.cost.total), brute force \(best.cost)")
    }
  }

  @Test func tinyPlantsAreScheduledAsWellAsCanBe() throws {
    var met = 0
    var startsThatAreBest = 0
    let seeds = UInt64(0)..<40
    for seed in seeds {
      let shop = TinyShop(seed: seed)
      let best = shop.bruteForce().cost
      let plant = try shop.orderFile().plant
      let start = Dispatch.schedule(plant)
      if Evaluation.cost(of: start, for: plant).total <= best * 1.001 { startsThatAreBest += 1 }
      let found = ScheduleSearch.improve(
        start, for: plant, seed: 1, evaluationLimit: 4_000, stop: .never,
        onImprovement: { _ in })
      let cost = Evaluation.cost(of: found.schedule, for: plant).total
      if cost <= best * (1 + 1e-6) + 1e-9 { met += 1 }
      #expect(cost <= best * 1.02 + 1e-9, "seed \(seed): \(cost), brute force \(best)")
    }
    #expect(Double(met) >= 0.95 * Double(seeds.count), "\(met) of \(seeds.count)")
    // The search has something to find.
    #expect(2 * startsThatAreBest < seeds.count, "\(startsThatAreBest)")
  }

  /// An assembly of three parts, each of several steps: its lots are of use all together only.
  @Test func anOrderOfManyLotsFindsRoom() throws {
    let plant = try InstanceFiles.orderFile("machine-shop").plant
    let start = Dispatch.schedule(plant)
    let found = ScheduleSearch.improve(
      start, for: plant, seed: 2, evaluationLimit: 6_000, stop: .never, onImprovement: { _ in }
    ).schedule
    let (before, after) = (
      Evaluation.cost(of: start, for: plant), Evaluation.cost(of: found, for: plant)
    )
    #expect(before.unmet > 0)
    #expect(after.unmet < 0.5 * before.unmet)
  }
}
