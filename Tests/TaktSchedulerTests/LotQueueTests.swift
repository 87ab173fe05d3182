import TaktModel
import TaktTestSupport
import Testing

@testable import TaktScheduler

/// Machines with long sequences choose among the first lots of each mode.
@Suite struct LotQueueTests {
  /// The period plan's lots placed by rule, every sequence held to be long.
  private func simulation(_ plant: Plant) -> Simulation {
    let shop = Shop(plant)
    let plan = NaivePlan.plan(for: plant)
    let draft = Sequencing.draft(LegalLots(of: plan, in: shop), plan: plan, in: shop)
    var rule = DispatchingRule.settings(for: draft, in: shop)[0]
    rule.window = 0
    var simulation = Simulation(shop: shop)
    simulation.options = .init(rule: rule)
    simulation.run(draft)
    return simulation
  }

  @Test func choosingAmongTheFirstOfEachModeEndsAndIsValid() {
    var lots = 0
    for seed in UInt64(0)..<80 {
      let plant = RandomPlant.make(seed: seed, size: seed % 4 == 0 ? .medium : .small)
      let schedule = simulation(plant).schedule()
      lots += schedule.planned.count
      Shopfloor.expectValid(schedule, for: plant, "seed \(seed)", at: #_sourceLocation)
    }
    #expect(lots > 200)
  }

  @Test func queuesHoldEachModesLotsInTheOrderOfTheSequence() {
    for seed in UInt64(0)..<20 {
      let plant = RandomPlant.make(seed: seed, size: .medium)
      let shop = Shop(plant)
      let plan = NaivePlan.plan(for: plant)
      let draft = Sequencing.draft(LegalLots(of: plan, in: shop), plan: plan, in: shop)
      var queues = LotQueues()
      queues.fill(draft, in: shop)
      var gone: Set<Int> = []
      for lot in draft.lots.indices where lot % 3 == 0 {
        queues.remove(lot)
        gone.insert(lot)
      }
      var found: [Int] = []
      for (machine, sequence) in draft.sequences.enumerated() {
        for mode in queues.modesOn[machine] {
          queues.first(2, of: mode, into: &found)
          let plain = sequence.filter { draft.lots[$0].mode == mode && !gone.contains($0) }
          #expect(found == Array(plain.prefix(2)), "seed \(seed)")
        }
      }
    }
  }

  @Test func aMachineDoesNotStandIdleForALotThatMayNotBeginYet() throws {
    // O1 is worth far more, but released on day 2; O2 can be made until then.
    let plant = try TinyPlant.plant(
      orders: [
        TinyPlant.order(
          "O1", quantity: 10, dueDay: 3, release: TinyPlant.at(day: 2),
          tardinessCostPerUnitDay: 100, unmetCostPerUnit: 9000),
        TinyPlant.order("O2", quantity: 20, dueDay: 1),
      ])
    let schedule = simulation(plant).schedule()
    #expect(schedule.planned.map(\.start).min() == TinyPlant.start)
    Shopfloor.expectValid(schedule, for: plant, at: #_sourceLocation)
  }
}
