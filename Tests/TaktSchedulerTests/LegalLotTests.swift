import TaktModel
import TaktTestSupport
import Testing

@testable import TaktScheduler

/// Lots that a shop floor can start, with what comes after them still covered.
@Suite struct LegalLotTests {
  private func started(_ mode: Mode, isWhole: Bool = true, plan: [Double]) throws -> [Double] {
    let plant = try TinyPlant.plant(
      products: [TinyPlant.made(steps: [TinyPlant.step(modes: [mode])], isWhole: isWhole)])
    return Shopfloor.schedule(plan.map { Shopfloor.lot($0) }, for: plant).planned.map(\.started)
  }

  @Test func wholeProductsAreStartedInWholeUnits() throws {
    let mode = TinyPlant.mode(yield: 0.9)
    #expect(try started(mode, plan: [10 / 0.9]) == [12])
    #expect(try started(mode, isWhole: false, plan: [10 / 0.9]) == [10 / 0.9])
  }

  @Test func roundingUpIsDoneOnceAndNotForEachLot() throws {
    #expect(try started(TinyPlant.mode(), plan: [2.5, 2.5, 2.5, 2.5]).reduce(0, +) == 10)
  }

  @Test func noLotIsSmallerThanTheLeast() throws {
    #expect(try started(TinyPlant.mode(minLot: 6), plan: [4]) == [6])
  }

  @Test func noLotIsGreaterThanTheGreatest() throws {
    let sizes = try started(TinyPlant.mode(maxLot: 4), plan: [10])
    #expect(sizes.count == 3 && sizes.reduce(0, +) == 10)
    #expect(sizes.allSatisfy { $0 <= 4 })
  }

  @Test func lotsAreWholeMultiples() throws {
    #expect(try started(TinyPlant.mode(lotMultiple: 4), plan: [10]) == [12])
    #expect(try started(TinyPlant.mode(lotMultiple: 2.5), isWhole: false, plan: [6]) == [7.5])
  }

  @Test func aModeWithoutALegalSizeMakesNothing() throws {
    let mode = TinyPlant.mode(minLot: 5, maxLot: 7, lotMultiple: 4)
    #expect(try started(mode, plan: [6]).isEmpty)
  }

  @Test(arguments: UInt64(0)..<40)
  func whatRoundingTakesIsMadeBefore(seed: UInt64) throws {
    // Component, two steps: multiples and yields differ, the plan covers the order exactly.
    var generator = SeededGenerator(seed: seed)
    func mode(_ machine: Int) -> Mode {
      TinyPlant.mode(
        on: machine, secondsPerUnit: 60, yield: 0.7 + 0.3 * generator.unit(),
        maxLot: generator.below(2) == 0 ? 36 : nil,
        lotMultiple: [nil, 2, 3, 6][generator.below(4)])
    }
    let modes = [mode(0), mode(1), mode(2)]
    let quantity = Double(5 + generator.below(40))
    let plant = try TinyPlant.plant(
      families: ["any"],
      machines: (0..<3).map { TinyPlant.machine("M\($0)") },
      products: [
        TinyPlant.made(
          "A",
          steps: [
            TinyPlant.step("1", modes: [modes[0]], components: [TinyPlant.component(1, 2)]),
            TinyPlant.step("2", modes: [modes[1]]),
          ]), TinyPlant.made("B", steps: [TinyPlant.step(modes: [modes[2]])]),
      ], orders: [TinyPlant.order(quantity: quantity)])
    let last = modes[1].startedUnits(forGood: quantity)
    let first = modes[0].startedUnits(forGood: last)
    let component = modes[2].startedUnits(forGood: 2 * first)
    let schedule = Shopfloor.schedule(
      [
        Shopfloor.lot(first / 2), Shopfloor.lot(first / 2, period: 1),
        Shopfloor.lot(last / 2, step: 1), Shopfloor.lot(last / 2, step: 1, period: 1),
        Shopfloor.lot(component, of: 1),
      ], for: plant)
    #expect(abs(schedule.delivered(0) - quantity) < 1e-5 * quantity)
  }

  @Test func legalQuantitiesAboveAndBelow() {
    let sizes = LotSizes(
      mode: TinyPlant.mode(minLot: 5, maxLot: 14, lotMultiple: 3), isWhole: true)
    #expect([1, 6, 6.1, 9, 13, 100].map { sizes.up($0) } == [6, 6, 9, 9, 12, 12])
    #expect([5, 6, 8.9, 100].map { sizes.down($0) } == [0, 6, 6, 12])
    #expect(sizes.up(0) == 0)
  }

  @Test func lotsThatCoverANeedAreAboutEqual() {
    let sizes = LotSizes(mode: TinyPlant.mode(maxLot: 10, lotMultiple: 2), isWhole: true)
    #expect(sizes.lots(covering: 22) == [8, 8, 6])
    #expect(sizes.lots(covering: 10.000000001) == [10])
    #expect(sizes.lots(covering: 0).isEmpty)
    #expect(sizes.lots(covering: .infinity).isEmpty)
  }
}
