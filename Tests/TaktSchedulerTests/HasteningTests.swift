import TaktModel
import TaktTestSupport
import Testing

@testable import TaktScheduler

private typealias T = TinyPlant

/// Late orders' lots begin as soon as they can in their sequences.
@Suite struct HasteningTests {
  /// A draft's lots in this sequence, none before the hour given.
  private func schedule(
    _ lots: [(mode: Int, good: Double, hour: Int)], for plant: Plant
  ) -> Schedule {
    let shop = Shop(plant)
    var draft = Draft(shop: shop)
    for lot in lots {
      draft.sequences[shop.modes[lot.mode].machine].append(draft.lots.count)
      draft.lots.append(
        Draft.Lot(
          mode: lot.mode, good: lot.good, notBefore: shop.start + Int64(lot.hour) * 3_600_000,
          isTimed: true))
    }
    var simulation = Simulation(shop: shop)
    simulation.options.isJustInTime = false
    simulation.run(draft)
    return simulation.schedule()
  }

  private func starts(_ schedule: Schedule) -> [Double] {
    schedule.lots.map { T.start.seconds(until: $0.start) / 3600 }
  }

  /// Two steps a machine each; the second product waits for the first on both.
  private func twoSteps(_ orders: [Order], purchase: Bool = false) throws -> Plant {
    func steps(_ components: [Step.Component] = []) -> [Step] {
      [
        T.step("a", modes: [T.mode(on: 0, family: 0)], components: components),
        T.step("b", modes: [T.mode(on: 1, family: 0)]),
      ]
    }
    return try T.plant(
      families: ["any"], machines: [T.machine("A"), T.machine("B")],
      products: [
        T.made("X", steps: steps(purchase ? [T.component(2)] : [])), T.made("Y", steps: steps()),
      ] + (purchase ? [T.bought("P", purchase: .init(leadTimeDays: 0.25))] : []),
      orders: orders)
  }

  @Test func whatALateOrderWaitsForGoesForwardAndNothingElse() throws {
    let plant = try twoSteps([
      T.order(quantity: 4, dueDay: 0.5), T.order("O2", product: 1, quantity: 3, dueDay: 4),
    ])
    let late = schedule([(0, 4, 10), (1, 4, 20), (2, 3, 40), (3, 3, 60)], for: plant)
    #expect(starts(late) == [10, 40, 20, 60])
    let found = try #require(ScheduleSearch.hastened(late, for: plant))
    #expect(starts(found) == [0, 40, 4, 60])
    #expect(Evaluation.cost(of: found, for: plant).tardiness == 0)
    expectNoFault(found, plant)
  }

  @Test func lotsThatNobodyNeedsSoonerStay() throws {
    // The second machine is busy with what was begun before: the first lot need not go forward.
    let plant = try T.plant(
      families: ["any"], machines: [T.machine("A"), T.machine("B")],
      products: [
        T.made(
          "X",
          steps: [
            T.step("a", modes: [T.mode(on: 0, family: 0)]),
            T.step("b", modes: [T.mode(on: 1, family: 0)]),
          ])
      ],
      orders: [T.order(quantity: 2, dueDay: 0.25)],
      inProgress: [
        InProgressLot(
          id: "W", product: 0, step: 1, machine: 1, mode: 0, started: 1,
          end: T.at(day: 0, hours: 12))
      ])
    let late = schedule([(0, 2, 10), (1, 2, 20)], for: plant)
    let found = try #require(ScheduleSearch.hastened(late, for: plant))
    #expect(starts(found.modified { $0.lots.removeAll { $0.origin != .planned } }) == [10, 12])
    expectNoFault(found, plant)
  }

  @Test func whatIsBoughtComesSooner() throws {
    let plant = try twoSteps([T.order(quantity: 4, dueDay: 0.5)], purchase: true)
    let late = schedule([(0, 4, 10), (1, 4, 20)], for: plant)
    #expect(late.purchases.map(\.arriveAt) == [T.at(day: 0, hours: 10)])
    let found = try #require(ScheduleSearch.hastened(late, for: plant))
    #expect(found.purchases.map(\.arriveAt) == [T.at(day: 0, hours: 6)])
    #expect(found.purchases.map(\.orderAt) == [T.start])
    #expect(starts(found) == [6, 10])
    expectNoFault(found, plant)
  }

  @Test func aScheduleInTimeStaysAsItIs() throws {
    let plant = try twoSteps([T.order(quantity: 4, dueDay: 5)])
    #expect(
      ScheduleSearch.hastened(schedule([(0, 4, 10), (1, 4, 20)], for: plant), for: plant) == nil)
  }

  /// Whatever a plant has: what comes out holds, and no order is later.
  @Test func randomPlantsStaySound() {
    var count = 0
    for seed in UInt64(1)...120 {
      let plant = RandomPlant.withShop(seed: seed, size: .tiny)
      // Nothing begins before the second half.
      let shop = Shop(plant)
      var draft = Draft(of: Dispatch.schedule(plant), in: shop)
      for lot in draft.lots.indices { draft.lots[lot].notBefore = (shop.start + shop.end) / 2 }
      var simulation = Simulation(shop: shop)
      simulation.run(draft)
      let given = simulation.schedule()
      guard let found = ScheduleSearch.hastened(given, for: plant) else { continue }
      count += 1
      expectNoFault(found, plant)
      let (before, after) = (
        given.latenessCosts(for: plant).map(\.total), found.latenessCosts(for: plant).map(\.total)
      )
      for order in plant.orders.indices {
        #expect(after[order] <= before[order] * (1 + 1e-9) + 1e-9, "plant \(seed)")
      }
    }
    #expect(count > 3)
  }
}
