import TaktModel
import TaktScheduler
import TaktTestSupport
import Testing

/// Whatever the plant, the checker finds nothing.
@Suite struct ConformanceTests {
  private func expectValid(
    _ seeds: Range<UInt64>, _ size: RandomPlant.Size, _ make: (Plant, UInt64) -> Schedule,
    at location: SourceLocation = #_sourceLocation
  ) {
    var lots = 0
    for seed in seeds {
      let plant = RandomPlant.make(seed: seed, size: size)
      let schedule = make(plant, seed)
      lots += schedule.planned.count
      Shopfloor.expectValid(schedule, for: plant, "seed \(seed) \(size):", at: location)
    }
    #expect(lots >= seeds.count / 2, sourceLocation: location)
  }

  @Test func dispatchOfTinyPlants() {
    expectValid(0..<200, .tiny) { plant, _ in Dispatch.schedule(plant) }
  }

  @Test func dispatchOfSmallPlants() {
    expectValid(0..<60, .small) { plant, _ in Dispatch.schedule(plant) }
  }

  @Test func schedulesOfTinyPlants() {
    expectValid(0..<200, .tiny) { plant, _ in
      Scheduler.schedule(NaivePlan.plan(for: plant), for: plant)
    }
  }

  @Test func schedulesOfSmallPlants() {
    expectValid(0..<60, .small) { plant, _ in
      Scheduler.schedule(NaivePlan.plan(for: plant).streamed(hours: 4, for: plant), for: plant)
    }
  }

  @Test func searchesOfTinyPlants() {
    expectValid(200..<220, .tiny) { plant, seed in
      ScheduleSearch.improve(
        Dispatch.schedule(plant), for: plant, seed: seed, evaluationLimit: 300, stop: .never,
        onImprovement: { _ in }
      ).schedule
    }
  }

  @Test func searchesOfSmallPlants() {
    expectValid(300..<310, .small) { plant, seed in
      ScheduleSearch.improve(
        Scheduler.schedule(NaivePlan.plan(for: plant), for: plant), for: plant, seed: seed,
        evaluationLimit: 300, stop: .never, onImprovement: { _ in }
      ).schedule
    }
  }

  @Test(arguments: RandomPlant.ShopFeature.allCases)
  func plantsWithAFeatureOfTheShop(feature: RandomPlant.ShopFeature) {
    for seed in UInt64(0)..<40 {
      let plant = RandomPlant.withShop(
        seed: seed, size: seed % 4 == 0 ? .small : .tiny, features: [feature])
      Shopfloor.expectValid(
        Dispatch.schedule(plant), for: plant, "\(feature) \(seed) dispatched:", at: #_sourceLocation
      )
      let planned = Scheduler.schedule(NaivePlan.plan(for: plant), for: plant)
      Shopfloor.expectValid(
        planned, for: plant, "\(feature) \(seed) planned:", at: #_sourceLocation)
    }
  }

  @Test func plantsWithAllFeaturesOfTheShop() {
    var lots = 0
    for seed in UInt64(0)..<120 {
      let plant = RandomPlant.withShop(seed: seed, size: seed % 4 == 0 ? .small : .tiny)
      let schedule = ScheduleSearch.improve(
        Dispatch.schedule(plant), for: plant, seed: seed, evaluationLimit: 150, stop: .never,
        onImprovement: { _ in }
      ).schedule
      lots += schedule.planned.count
      Shopfloor.expectValid(schedule, for: plant, "shop \(seed):", at: #_sourceLocation)
    }
    #expect(lots > 60)
  }

  /// Every file that a plant may write, not those alone that plants mostly write.
  @Test(arguments: 0..<8)
  func plantsWithOddValues(part: Int) {
    for number in 0..<40 {
      let seed = UInt64(part * 1000 + number)
      let plant = RandomPlant.odd(seed: seed, size: seed % 4 == 0 ? .small : .tiny)
      let dispatched = Dispatch.schedule(plant)
      Shopfloor.expectValid(dispatched, for: plant, "odd \(seed) dispatched:", at: #_sourceLocation)
      let planned = Scheduler.schedule(NaivePlan.plan(for: plant), for: plant)
      Shopfloor.expectValid(planned, for: plant, "odd \(seed) planned:", at: #_sourceLocation)
      let searched = ScheduleSearch.improve(
        planned, for: plant, seed: seed, evaluationLimit: 150, stop: .never, onImprovement: { _ in }
      ).schedule
      Shopfloor.expectValid(searched, for: plant, "odd \(seed) searched:", at: #_sourceLocation)
    }
  }

  /// Every night again: what begins soon is frozen, leaving the rest costs, all else is planned anew.
  @Test func plansAfterAPlan() throws {
    var frozen = 0
    for seed in UInt64(0)..<100 {
      let plant = RandomPlant.withShop(seed: seed, size: seed % 3 == 0 ? .small : .tiny)
      let first = Dispatch.schedule(plant)
      let until = plant.horizon.start.advanced(bySeconds: plant.horizon.days * 86_400 * 0.4)
      let next = try plant.modified {
        $0.frozen = first.planned.filter { $0.start < until }
        $0.previous = PreviousPlan(lots: first.planned, changeCostPerLot: 3)
      }
      frozen += next.frozen.count
      let again = Dispatch.schedule(next)
      Shopfloor.expectValid(again, for: next, "night \(seed) dispatched:", at: #_sourceLocation)
      let searched = ScheduleSearch.improve(
        again, for: next, seed: seed, evaluationLimit: 150, stop: .never, onImprovement: { _ in }
      ).schedule
      Shopfloor.expectValid(searched, for: next, "night \(seed) searched:", at: #_sourceLocation)
      #expect(
        searched.lots.filter { $0.origin == .frozen }.map(\.segments)
          == again.lots.filter { $0.origin == .frozen }.map(\.segments))
      let planned = Scheduler.schedule(NaivePlan.plan(for: next), for: next)
      Shopfloor.expectValid(planned, for: next, "night \(seed) planned:", at: #_sourceLocation)
    }
    #expect(frozen > 50)
  }

  @Test func theSamePlantGivesTheSameSchedule() {
    for seed in UInt64(0)..<30 {
      let plant = RandomPlant.make(seed: seed, size: .small)
      let plan = NaivePlan.plan(for: plant)
      #expect(
        Scheduler.schedule(plan, for: plant).lots == Scheduler.schedule(plan, for: plant).lots)
      #expect(Dispatch.schedule(plant).lots == Dispatch.schedule(plant).lots)
    }
  }
}
