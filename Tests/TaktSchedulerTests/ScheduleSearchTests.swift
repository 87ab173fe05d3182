import Synchronization
import TaktModel
import TaktScheduler
import TaktTestSupport
import Testing

/// Something that has happened; told from within the search, asked by its stop rule.
private final class Flag: Sendable {
  private let value: Atomic<Bool>

  init(_ isSet: Bool) { value = Atomic(isSet) }

  var isSet: Bool { value.load(ordering: .relaxed) }

  func set() { value.store(true, ordering: .relaxed) }
}

/// The search: never worse, always the same, and right where the right answer is known.
@Suite struct ScheduleSearchTests {
  private func total(_ schedule: Schedule, _ plant: Plant) -> Double {
    Evaluation(of: schedule, for: plant).cost.total
  }

  @Test(arguments: UInt64(100)..<120)
  func theResultIsNeverDearerThanTheStart(seed: UInt64) {
    let plant = RandomPlant.make(seed: seed, size: .small)
    for start in [
      Dispatch.schedule(plant), Scheduler.schedule(NaivePlan.plan(for: plant), for: plant),
    ] {
      let found = Shopfloor.improved(start, for: plant, seed: seed, limit: 60)
      #expect(total(found, plant) <= total(start, plant), "seed \(seed)")
    }
  }

  @Test func anEmptyScheduleIsAStartToo() throws {
    let plant = try TinyPlant.plant()
    let nothing = Schedule(lots: [], deliveries: [], purchases: [])
    #expect(total(Shopfloor.improved(nothing, for: plant), plant) < total(nothing, plant))
  }

  @Test(arguments: UInt64(0)..<6)
  func theSameSeedAndLimitGiveTheSameSchedule(seed: UInt64) {
    let plant = RandomPlant.make(seed: seed, size: .small)
    let start = Dispatch.schedule(plant)
    let one = Shopfloor.improved(start, for: plant, seed: seed, limit: 150)
    let other = Shopfloor.improved(start, for: plant, seed: seed, limit: 150)
    #expect(one.lots == other.lots)
    #expect(one.deliveries == other.deliveries && one.purchases == other.purchases)
  }

  @Test func aStopRuleThatIsOverAtOnceGivesTheStartOrBetter() {
    let over = StopRule { 0 }
    for seed in UInt64(0)..<20 {
      let plant = RandomPlant.make(seed: seed, size: .small)
      let start = Dispatch.schedule(plant)
      let found = ScheduleSearch.improve(
        start, for: plant, seed: seed, evaluationLimit: 1_000_000, stop: over,
        onImprovement: { _ in })
      #expect(found.endedByStopRule)
      #expect(total(found.schedule, plant) <= total(start, plant))
      #expect(Shopfloor.faults(found.schedule, for: plant).isEmpty, "seed \(seed)")
    }
  }

  @Test func noMoreSchedulesAreLookedAtThanTheLimitSays() throws {
    let plant = RandomPlant.make(seed: 3, size: .small)
    let found = ScheduleSearch.improve(
      Dispatch.schedule(plant), for: plant, seed: 1, evaluationLimit: 80, stop: .never,
      onImprovement: { _ in })
    #expect(found.evaluations <= 80)
    #expect(!found.endedByStopRule)
  }

  @Test func improvementsAreToldAsTheyFallAndTheLastIsTheResult() throws {
    let plant = try SequencingPlant(seed: 5).plant()
    let start = Dispatch.schedule(plant)
    var told: [Double] = []
    let found = ScheduleSearch.improve(
      start, for: plant, seed: 1, evaluationLimit: 400, stop: .never,
      onImprovement: { told.append($0.total) })
    try #require(!told.isEmpty)
    #expect(told == told.sorted(by: >))
    #expect(told.allSatisfy { $0 < total(start, plant) })
    #expect(abs(told[told.count - 1] - total(found.schedule, plant)) < 1e-6)
  }

  @Test(arguments: UInt64(0)..<20)
  func theBestSequenceOfAFewLotsIsFound(seed: UInt64) throws {
    let sequencing = SequencingPlant(seed: seed)
    let plant = try sequencing.plant()
    let best = sequencing.leastCost()
    let start = Dispatch.schedule(plant)
    let isFound = Flag(total(start, plant) <= best * (1 + 1e-9))
    let stop = StopRule { isFound.isSet ? 0 : .infinity }
    let found = ScheduleSearch.improve(
      start, for: plant, seed: seed, evaluationLimit: 10_000, stop: stop,
      onImprovement: { cost in
        if cost.total <= best * (1 + 1e-9) { isFound.set() }
      }
    ).schedule
    let cost = total(found, plant)
    #expect(Shopfloor.faults(found, for: plant).isEmpty)
    #expect(cost <= best + 1e-6 * best, "seed \(seed): \(cost), best \(best)")
    // Nothing can be split or left out here, so nothing can be better either.
    #expect(cost >= best - 1e-6 * best, "seed \(seed): \(cost), best \(best)")
  }

  @Test func theBestSequenceIsNotSimplyTheFirst() throws {
    var dearer = 0
    for seed in UInt64(0)..<20 {
      let sequencing = SequencingPlant(seed: seed)
      let plant = try sequencing.plant()
      if total(Dispatch.schedule(plant), plant) > sequencing.leastCost() * 1.001 { dearer += 1 }
    }
    #expect(dearer >= 10)
  }
}
