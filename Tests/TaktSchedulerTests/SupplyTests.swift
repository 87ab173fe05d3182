import TaktModel
import TaktTestSupport
import Testing

@testable import TaktScheduler

/// Lots of all steps change together, and those given up are not carried along.
struct SupplyTests {
  /// Two steps on machines of their own, one order of 100.
  private func line() throws -> Plant {
    try TinyPlant.plant(
      machines: [TinyPlant.machine("M1"), TinyPlant.machine("M2")],
      products: [
        TinyPlant.made(
          steps: [0, 1].map { machine in
            TinyPlant.step("on \(machine)", modes: [TinyPlant.mode(on: machine, maxLot: 60)])
          }, isWhole: false)
      ], orders: [TinyPlant.order(quantity: 100)])
  }

  /// The line with as many good units of each step, made in two lots.
  private func simulation(good: Double, _ plant: Plant) -> Simulation {
    let shop = Shop(plant)
    var draft = Draft(shop: shop)
    for mode in shop.modes.indices {
      for _ in 0..<2 {
        draft.sequences[shop.modes[mode].machine].append(draft.lots.count)
        draft.lots.append(Draft.Lot(mode: mode, good: good / 2))
      }
    }
    var simulation = Simulation(shop: shop)
    simulation.run(draft)
    return simulation
  }

  @Test(arguments: UInt64(0)..<20)
  func whereLittleIsMissingLotsOfAllStepsGrow(seed: UInt64) throws {
    let plant = try line()
    let current = simulation(good: 99, plant)
    var edit = DraftEdit(
      current: current, neighbourhood: Neighbourhood(shop: current.shop),
      generator: SeededGenerator(seed: seed))
    let last = current.shop.stockPile[0]
    let isChanged = edit.supply(last, 1, before: current.shop.start + 4 * Clock.day)
    #expect(isChanged)
    #expect(edit.draft.count == current.draft.count)
    for mode in current.shop.modes.indices {
      let made = edit.draft.lots.reduce(0) { $1.mode == mode ? $0 + $1.good : $0 }
      #expect(abs(made - 100) < 1e-9)
    }
  }

  /// What rounding leaves of many lots is not taken for a need of more.
  @Test func aPlanThatGivesAllThatIsWantedLacksNothing() throws {
    let plant = try TinyPlant.plant(
      products: [TinyPlant.made(isWhole: false)], orders: [TinyPlant.order(quantity: 10)])
    let shop = Shop(plant)
    var draft = Draft(shop: shop)
    for lot in 0..<8 {
      draft.sequences[0].append(lot)
      draft.lots.append(Draft.Lot(mode: 0, good: 1.25 - 4e-10))
    }
    var current = Simulation(shop: shop)
    current.run(draft)
    #expect(current.delivered == [10])
    let edit = DraftEdit(
      current: current, neighbourhood: Neighbourhood(shop: shop),
      generator: SeededGenerator(seed: 1))
    #expect(edit.balance() == [0])
  }

  @Test func aLongSearchForgetsLotsThatItGaveUp() {
    let plant = RandomPlant.make(seed: 2, size: .small)
    let shop = Shop(plant)
    var annealing = Annealing(
      from: Draft(of: Dispatch.schedule(plant), in: shop), in: shop, seed: 1, limit: 5000)
    annealing.run(stop: .never) { _ in }
    let draft = annealing.current.draft
    // Those that the last change left behind may still be there.
    #expect(draft.lots.count <= 2 * draft.count + 30)
  }
}
