import TaktModel
import TaktPlanner
import TaktScheduler
import TaktTestSupport
import Testing

@testable import Takt
@testable import TaktFiles

/// Plan and schedule converge, and of several starts the best is kept.
@Suite(.serialized) struct ConvergenceTests {
  private func run(_ plant: Plant, seconds: Double) -> PlanRun {
    PlanRun(
      OrderFile(plant: plant, sha256: String(repeating: "0", count: 64)),
      options: PlanOptions(timeLimitSeconds: seconds, threads: 1),
      cancellation: Cancellation(), progress: { _ in })
  }

  // MARK: Feedback

  /// Two steps of fourteen hours each, one after the other: a day has room for both, but not in a row.
  private func slowLine() throws -> Plant {
    try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: 4),
      machines: [TinyPlant.machine("M1"), TinyPlant.machine("M2")],
      products: [
        TinyPlant.made(
          steps: [0, 1].map { machine in
            TinyPlant.step(
              "on \(machine)", modes: [TinyPlant.mode(on: machine, minLot: 14, maxLot: 14)])
          })
      ], orders: [TinyPlant.order(quantity: 14, dueDay: 0.3)])
  }

  @Test func theLastPromiseIsOneThatTheScheduleKeeps() async throws {
    let plant = try slowLine()
    var run = run(plant, seconds: 3600)
    let dispatched = run.dispatch()
    let planner = run.planner()
    let periods = try #require(await run.planPeriods(planner, []))
    let first = PeriodPromise(periods.plan, seenIn: plant)
    let converged = await run.converge(periods, [dispatched])
    let schedule = converged.searched.candidate.schedule
    #expect(!BrokenPromises.isKept(first, by: schedule, plant))
    let last = try #require(converged.promise)
    #expect(BrokenPromises.isKept(last, by: schedule, plant))
  }

  // MARK: Starts

  /// Schedules of the same work in ever smaller lots, the largest dearest.
  private func starts() throws -> (Plant, [Candidate]) {
    let plant = try TinyPlant.plant(
      machines: [TinyPlant.machine(costPerHour: 1)], orders: [TinyPlant.order(quantity: 64)])
    let all = [1, 2, 4, 8, 16, 32, 64].map { count in
      let lots = (0..<count).map { _ in
        PeriodPlan.Lot(
          product: 0, step: 0, mode: 0, period: 0, started: 64 / Double(count), hasSetup: false)
      }
      return Candidate(Scheduler.schedule(PeriodPlan(lots: lots), for: plant), for: plant)
    }
    return (plant, all.reversed())
  }

  @Test func whereThereIsNoTimeForARaceTheStartOfFewLotsRunsAlone() throws {
    let (plant, all) = try starts()
    let lots = all.map(\.schedule.lots.count)
    #expect(lots == lots.sorted(by: >) && lots.first != lots.last)
    let chosen = run(plant, seconds: 0).starts(of: all, PlanRun.endless)
    #expect(chosen.map(\.schedule.lots.count) == [lots.last])
  }

  @Test func aStartThatDidNotRaceIsKeptWhereItIsCheapest() throws {
    let (plant, _) = try starts()
    let (cheap, dear) = (
      Candidate(Dispatch.schedule(plant), for: plant),
      Candidate(Schedule(lots: [], deliveries: [], purchases: []), for: plant)
    )
    #expect(cheap.totalCost < dear.totalCost)
    let run = run(plant, seconds: 10)
    let raced = PlanRun.Searched(candidate: dear, wasCutShort: true)
    let kept = run.outcome(of: [raced], [dear, cheap])
    #expect(kept.candidate.totalCost == cheap.totalCost && kept.wasCutShort)
    let found = PlanRun.Searched(candidate: cheap, wasCutShort: false)
    #expect(!run.outcome(of: [raced, found], [dear]).wasCutShort)
  }

  @Test func whereWorkEndsTheRunEveryStartRaces() throws {
    let (plant, all) = try starts()
    #expect(run(plant, seconds: 0).starts(of: all, 1000).count == all.count)
  }
}
