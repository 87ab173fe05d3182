import Foundation
import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// A planner's run as a whole: the same again, cut short, called off.
@Suite struct RunTests {
  private func expectEqual(_ a: Planner.Result, _ b: Planner.Result, _ what: String) {
    #expect(a.plan.lots == b.plan.lots, "\(what)")
    #expect(a.plan.purchases == b.plan.purchases, "\(what)")
    #expect(a.plan.deliveries == b.plan.deliveries, "\(what)")
    #expect(a.plan.overtime == b.plan.overtime, "\(what)")
    #expect(a.objective == b.objective, "\(what)")
    #expect(a.bound == b.bound, "\(what)")
    #expect(a.stoppedBy == b.stoppedBy, "\(what)")
  }

  @Test(arguments: [1, 2, 4]) func theSameSeedGivesTheSamePlan(threads: Int) async throws {
    for seed in UInt64(1)...8 {
      let plant = RandomPlant.make(seed: seed, size: seed.isMultiple(of: 4) ? .medium : .small)
      let planner = Planner(
        plant,
        options: .init(relativeGap: 0, seed: 7, threads: threads, workLimit: 3_000))
      let first = await planner.plan()
      let second = await planner.plan()
      expectEqual(first, second, "seed \(seed)")
    }
  }

  @Test func aRunStoppedAtOnceHasAPlanAndAValidBound() async throws {
    for seed in UInt64(1)...20 {
      let plant = RandomPlant.make(seed: seed, size: .small)
      let program = Program(PlanningData(plant))
      let result = await Planner(plant).plan(stop: StopRule { 0 })
      let first = program.firstIncumbent().objective
      #expect(result.objective <= first + 1e-6 * max(1, abs(first)), "seed \(seed)")
      let best = try FeasiblePoints(program).best
      #expect(result.bound <= best + 1e-6 * max(1, abs(best)), "seed \(seed)")
    }
  }

  @Test func aRunCalledOffBeforehandHasAPlan() async throws {
    for seed in UInt64(1)...10 {
      let plant = RandomPlant.make(seed: seed, size: .small)
      let cancellation = Cancellation()
      cancellation.cancel()
      let result = await Planner(plant, options: .init(relativeGap: 0)).plan(
        cancellation: cancellation)
      let first = Program(PlanningData(plant)).firstIncumbent().objective
      #expect(result.objective <= first + 1e-6 * max(1, abs(first)), "seed \(seed)")
      #expect(result.bound <= result.objective)
      #expect(result.stoppedBy == .cancelled || result.stoppedBy == .gap, "seed \(seed)")
    }
  }

  @Test func aRunCalledOffOnItsWayHasAPlan() async throws {
    let plant = RandomPlant.make(seed: 3, size: .medium)
    let cancellation = Cancellation()
    let result = await Planner(plant, options: .init(relativeGap: 0)).plan(
      cancellation: cancellation
    ) { progress in
      if progress.phase == .relaxation { cancellation.cancel() }
    }
    #expect(result.stoppedBy == .cancelled || result.stoppedBy == .gap)
    #expect(result.objective.isFinite && result.bound <= result.objective)
  }

  @Test func progressOnlyGetsBetter() async throws {
    for seed in UInt64(1)...6 {
      let steps = Steps()
      let plant = RandomPlant.make(seed: seed, size: .small)
      let result = await Planner(
        plant, options: .init(relativeGap: 0, threads: 2, workLimit: 5_000)
      ).plan { steps.add($0) }
      let seen = steps.all
      #expect(seen.first?.phase == .firstPlan)
      for (before, after) in zip(seen, seen.dropFirst()) {
        #expect(after.objective <= before.objective + 1e-9 * max(1, abs(before.objective)))
        #expect(after.bound >= before.bound - 1e-9 * max(1, abs(before.bound)))
      }
      #expect(seen.allSatisfy { $0.bound <= $0.objective })
      #expect(result.objective <= (seen.last?.objective ?? -.infinity) + 1e-9)
    }
  }

  @Test func whatThePlanSaysAddsUpToTheObjective() async throws {
    // Deliveries never exceed the order, lie in its periods, and what the program costs is what the
    // plan's parts cost where there is neither holding nor a machine rate.
    for seed in UInt64(1)...40 {
      let small = LotSizingPlant(seed: seed)
      let plant = try small.plant()
      let result = try await solved(plant)
      var stock = plant.products.map(\.stock)
      var cost = 0.0
      var late = plant.orders.map(\.quantity)
      for period in plant.horizon.periods {
        for lot in result.plan.lots where lot.period == period.index {
          let mode = plant.products[lot.product].steps[0].modes[lot.mode]
          let setup = lot.hasSetup ? mode.setup : Setup()
          stock[lot.product] += mode.goodUnits(
            started: lot.started, setupScrapUnits: setup.scrapUnits)
          cost += setup.cost + lot.started * mode.costPerUnit
        }
        for delivery in result.plan.deliveries where delivery.period == period.index {
          let order = plant.orders[delivery.order]
          stock[order.product] -= delivery.quantity
          late[delivery.order] -= delivery.quantity
          cost +=
            delivery.quantity * max(0, order.due.days(until: period.end))
            * order.tardinessCostPerUnitDay
        }
        for (product, units) in zip(plant.products, stock) {
          #expect(units >= -1e-5, "seed \(seed)")
          cost += units * product.holdingCostPerUnitDay
        }
      }
      for (order, units) in zip(plant.orders, late) { cost += units * order.unmetCostPerUnit }
      for hours in result.plan.overtime { cost += hours.seconds / 3600 * hours.costPerHour }
      // A set-up done for later alone is in no lot.
      #expect(cost <= result.objective + 1e-5 * max(1, result.objective), "seed \(seed)")
    }
  }

  @Test func hugeAndTinyNumbersDoNotEndIt() async throws {
    for (quantity, seconds) in [(1e12, 1e-6), (1e-6, 1e5), (1e9, 1e9)] {
      let plant = try TinyPlant.plant(
        products: [
          TinyPlant.made(
            steps: [
              TinyPlant.step(modes: [
                TinyPlant.mode(secondsPerUnit: seconds, setup: Setup(minutes: 1, cost: 1))
              ])
            ])
        ], orders: [TinyPlant.order(quantity: quantity)])
      let result = await Planner(plant, options: .init(workLimit: 2_000)).plan()
      #expect(result.objective.isFinite)
      #expect(result.bound <= result.objective)
    }
  }
}

/// Collects progress from any thread.
private final class Steps: @unchecked Sendable {
  private let lock = NSLock()
  private var steps: [Planner.Progress] = []

  func add(_ step: Planner.Progress) { lock.withLock { steps.append(step) } }
  var all: [Planner.Progress] { lock.withLock { steps } }
}
