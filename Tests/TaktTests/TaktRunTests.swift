import Foundation
import GLPK
import TaktChecker
import TaktModel
import TaktTestSupport
import Testing

@testable import Takt
@testable import TaktFiles

/// The whole way from plant to checked plan.
@Suite(.serialized) struct TaktRunTests {
  private func file(_ plant: Plant) -> OrderFile {
    OrderFile(plant: plant, sha256: String(repeating: "0", count: 64))
  }

  /// Plans, checks, and says what is wrong with the plan.
  private func expectPlan(
    _ plant: Plant, _ what: String, _ options: PlanOptions
  ) async throws -> Plan? {
    let plan: Plan
    do {
      plan = try await Takt.plan(file(plant), options: options)
    } catch {
      Issue.record("\(what): \(error)")
      return nil
    }
    let faults = Takt.check(plan, against: plant)
    #expect(faults.isEmpty, "\(what): \(faults.prefix(3).map(\.message))")
    for warning in plan.warnings where warning.kind == .selfCheck {
      Issue.record("\(what): \(warning.fault ?? "")")
    }
    let solve = plan.solve
    if let bound = solve.bound {
      #expect(bound <= solve.objective + 1e-6 * max(1, abs(solve.objective)), "\(what)")
    }
    #expect(plan.scheduleStatus?.cost == plan.cost.total, "\(what)")
    #expect(plan.orders.count == plant.orders.count, "\(what)")
    return plan
  }

  private func quick(
    _ seconds: Double, method: PlanOptions.Method = .auto, threads: Int = 2,
    tidyPercent: Double? = nil
  ) -> PlanOptions {
    PlanOptions(
      timeLimitSeconds: seconds, gapPercent: 0.5, tidyPercent: tidyPercent, seed: 1,
      threads: threads, workLimit: 1_500, method: method)
  }

  @Test func tinyPlantsArePlannedAndPassTheCheck() async throws {
    for seed in UInt64(1)...80 {
      let plant = RandomPlant.make(seed: seed, size: .tiny)
      _ = try await expectPlan(plant, "tiny \(seed)", quick(0.2))
    }
  }

  @Test func smallPlantsArePlannedAndPassTheCheck() async throws {
    for seed in UInt64(1)...40 {
      let plant = RandomPlant.make(seed: seed, size: .small)
      _ = try await expectPlan(plant, "small \(seed)", quick(0.3, tidyPercent: 0))
    }
  }

  /// Tools, people and their weeks, subcontractors, tariffs, stock rules, lives and longest waits in all
  /// mixtures, and the night after, with lots frozen and the rest of the plan in hand.
  @Test func plantsWithEveryFeatureArePlannedNightAfterNight() async throws {
    var frozen = 0
    for seed in UInt64(1)...150 {
      let plant = RandomPlant.withShop(seed: seed, size: seed % 4 == 0 ? .small : .tiny)
      let plan = try await expectPlan(plant, "shop \(seed)", quick(0.2, threads: 1))
      guard seed % 3 == 0, let plan else { continue }
      let until = plant.horizon.start.advanced(bySeconds: plant.horizon.days * 86_400 * 0.4)
      let planned = plan.schedule.lots.filter { $0.origin == .planned }
      let next = try plant.modified {
        $0.frozen = planned.filter { $0.start < until }
        $0.previous = PreviousPlan(lots: planned, changeCostPerLot: 3)
      }
      frozen += next.frozen.count
      _ = try await expectPlan(next, "night \(seed)", quick(0.2, threads: 1))
    }
    #expect(frozen > 20)
  }

  @Test func dispatchedPlansPassTheCheck() async throws {
    for seed in UInt64(1)...100 {
      let plant = RandomPlant.make(seed: seed, size: seed % 2 == 0 ? .small : .tiny)
      let plan = try await expectPlan(plant, "dispatch \(seed)", quick(0.2, method: .dispatch))
      #expect(plan?.solve.columns == 0)
    }
  }

  @Test func planningIsNeverDearerThanDispatching() async throws {
    for seed in UInt64(1)...15 {
      let plant = RandomPlant.make(seed: seed, size: .small)
      let planned = try await expectPlan(plant, "small \(seed)", quick(0.3))
      let dispatched = try await expectPlan(plant, "small \(seed)", quick(0.3, method: .dispatch))
      if let planned, let dispatched {
        #expect(
          planned.cost.total <= dispatched.cost.total + 1e-6 * max(1, dispatched.cost.total),
          "small \(seed): \(planned.cost.total), \(dispatched.cost.total)")
      }
    }
  }

  @Test func everyInstanceIsPlannedAndNeverDearerThanDispatched() async throws {
    let instances = try InstanceFiles.all()
    #expect(instances.count >= 7)
    for url in instances {
      let name = url.lastPathComponent
      let plant = try OrderFile.read([UInt8](Data(contentsOf: url))).plant
      let planned = try await expectPlan(
        plant, name,
        PlanOptions(
          timeLimitSeconds: 1, gapPercent: 0.5, tidyPercent: 0, seed: 1, threads: 2))
      let dispatched = try await expectPlan(plant, name, quick(1, method: .dispatch))
      if let planned, let dispatched {
        #expect(
          planned.cost.total <= dispatched.cost.total + 1e-6 * max(1, dispatched.cost.total),
          "\(name): \(planned.cost.total), \(dispatched.cost.total)")
      }
    }
  }

  /// The plan as bytes, without when and how long.
  private func bytes(_ plan: Plan, _ plant: Plant) -> [UInt8] {
    let blank = plan.modified {
      $0.createdAt = TinyPlant.start
      $0.solve.seconds = 0
    }
    return PlanFile.write(blank, for: plant, sentences: .kinds)
  }

  @Test(arguments: [1, 2]) func theSameSeedGivesTheSameBytes(threads: Int) async throws {
    for seed in UInt64(1)...5 {
      let plant = RandomPlant.make(seed: seed, size: .tiny)
      let options = PlanOptions(
        timeLimitSeconds: 600, gapPercent: 1, seed: 5, threads: threads, workLimit: 2_000)
      let first = try await Takt.plan(file(plant), options: options)
      let second = try await Takt.plan(file(plant), options: options)
      #expect(bytes(first, plant) == bytes(second, plant), "tiny \(seed)")
      #expect(first.solve.stoppedBy == .gap || first.solve.stoppedBy == .work)
    }
  }

  @Test func aRunCalledOffBeforehandHasAPlan() async throws {
    for seed in UInt64(1)...10 {
      let plant = RandomPlant.make(seed: seed, size: .small)
      let cancellation = Cancellation()
      cancellation.cancel()
      let plan = try await Takt.plan(
        file(plant), options: PlanOptions(timeLimitSeconds: 600), cancellation: cancellation)
      #expect(plan.solve.stoppedBy == .cancelled)
      #expect(Takt.check(plan, against: plant).isEmpty)
    }
  }

  @Test func aRunCalledOffOnItsWayHasAPlan() async throws {
    let plant = RandomPlant.make(seed: 3, size: .medium)
    let cancellation = Cancellation()
    let plan = try await Takt.plan(
      file(plant), options: PlanOptions(timeLimitSeconds: 600, gapPercent: 0),
      cancellation: cancellation
    ) { _ in cancellation.cancel() }
    #expect(plan.solve.stoppedBy == .cancelled)
    #expect(Takt.check(plan, against: plant).isEmpty)
  }

  @Test func noTimeAtAllStillMakesAPlan() async throws {
    for seed in UInt64(1)...10 {
      let plant = RandomPlant.make(seed: seed, size: .small)
      _ = try await expectPlan(
        plant, "small \(seed)", PlanOptions(timeLimitSeconds: 0, threads: 1))
    }
  }

  @Test func thePlanFileReadsBackAndStillHolds() async throws {
    for seed in UInt64(1)...20 {
      let plant = RandomPlant.make(seed: seed, size: .small)
      guard let plan = try await expectPlan(plant, "small \(seed)", quick(0.1)) else { continue }
      let read = try PlanFile.read(PlanFile.write(plan, for: plant, sentences: .kinds), for: plant)
      #expect(Takt.check(read, against: plant).isEmpty, "small \(seed)")
    }
  }

  @Test func progressTellsPhasesCostsAndTime() async throws {
    let seen = Seen()
    let plant = RandomPlant.make(seed: 2, size: .small)
    _ = try await Takt.plan(file(plant), options: quick(0.3)) { seen.add($0) }
    let all = seen.all
    #expect(all.contains { $0.phase == "first plan" })
    #expect(all.allSatisfy { $0.seconds >= 0 && $0.bestCost?.isFinite ?? true })
  }

  @Test func theOptionsFollowCallerThenFileThenDefault() {
    let wishes = PlanningPreferences(
      tidyPercent: 5, timeLimitSeconds: 7, gapPercent: 2, seed: 3, threads: 4)
    let file = PlanOptions(preferences: wishes)
    #expect(file.tidyPercent == 5 && PlanOptions().tidyPercent == 1)
    #expect(PlanOptions(preferences: wishes, tidyPercent: 0).tidyPercent == 0)
    #expect(file.timeLimitSeconds == 7 && file.gapPercent == 2)
    #expect(file.seed == 3 && file.threads == 4)
    let caller = PlanOptions(
      preferences: wishes, timeLimitSeconds: 1, gapPercent: 0, seed: 9, threads: 1)
    #expect(caller.timeLimitSeconds == 1 && caller.gapPercent == 0)
    #expect(caller.seed == 9 && caller.threads == 1)
    let none = PlanOptions()
    #expect(none.timeLimitSeconds == 30 && none.gapPercent == 0.5 && none.seed == 1)
    #expect(none.threads >= 1)
  }
}

private final class Seen: @unchecked Sendable {
  private let lock = NSLock()
  private var steps: [PlanProgress] = []

  func add(_ step: PlanProgress) { lock.withLock { steps.append(step) } }
  var all: [PlanProgress] { lock.withLock { steps } }
}
