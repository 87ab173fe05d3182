import TaktModel
import TaktTestSupport
import Testing

@testable import TaktScheduler

@Suite struct LotSizeTests {
  private static func plant(_ mode: Mode, isWhole: Bool = true, quantity: Double = 10) throws
    -> Plant
  {
    try TinyPlant.plant(
      products: [TinyPlant.made(steps: [TinyPlant.step(modes: [mode])], isWhole: isWhole)],
      orders: [TinyPlant.order(quantity: quantity)])
  }

  @Test func wholeUnitsAreStarted() throws {
    let plant = try Self.plant(TinyPlant.mode(yield: 0.9))
    let result = schedule([lot(5.6), lot(5.52, period: 1)], for: plant)
    #expect(result.lots.allSatisfy { $0.started == $0.started.rounded() })
    // Rounding is cumulative: 12 units in all, not 6 + 6 from 5.6 and 5.52 by chance, but never 13.
    #expect(result.lots.reduce(0) { $0 + $1.started } == 12)
    #expect(result.deliveries.reduce(0) { $0 + $1.quantity } == 10)
  }

  @Test func roundingUpIsCoveredUpstream() throws {
    let product = TinyPlant.made(steps: [
      TinyPlant.step("first", modes: [TinyPlant.mode(on: 0, yield: 0.93)]),
      TinyPlant.step("second", modes: [TinyPlant.mode(on: 1, yield: 0.87)]),
    ])
    let plant = try TinyPlant.plant(
      machines: [TinyPlant.machine("M1"), TinyPlant.machine("M2")], products: [product])
    let second = 10 / 0.87
    let result = schedule([lot(second / 0.93), lot(second, step: 1)], for: plant)
    #expect(result.deliveries.reduce(0) { $0 + $1.quantity } == 10)
    #expect(result.lots.first { $0.step == 1 }?.started == 12)
    #expect(result.lots.first { $0.step == 0 }?.started == 13)
  }

  @Test func largeLotsAreCutUp() throws {
    let plant = try Self.plant(TinyPlant.mode(maxLot: 4))
    let result = schedule([lot(10)], for: plant)
    #expect(result.lots.map(\.started) == [4, 3, 3])
  }

  @Test func smallLotsAreFilledUp() throws {
    let plant = try Self.plant(TinyPlant.mode(minLot: 15))
    #expect(schedule([lot(10)], for: plant).lots.map(\.started) == [15])
    #expect(Dispatch.schedule(plant).lots.map(\.started) == [15])
  }

  @Test func multiplesAreKept() throws {
    let plant = try Self.plant(TinyPlant.mode(lotMultiple: 8))
    #expect(schedule([lot(10)], for: plant).lots.map(\.started) == [16])
    #expect(Dispatch.schedule(plant).lots.map(\.started) == [16])
  }

  @Test func partsOfUnitsAreStartedWhereTheyMayBe() throws {
    let plant = try Self.plant(TinyPlant.mode(yield: 0.8), isWhole: false)
    #expect(Dispatch.schedule(plant).lots.map(\.started) == [12.5])
  }

  @Test func sizesRoundBothWays() {
    let mode = TinyPlant.mode(minLot: 10, maxLot: 33, lotMultiple: 5)
    let sizes = LotSizes(mode: mode, isWhole: true)
    #expect(sizes.up(3) == 10)
    #expect(sizes.up(11) == 15)
    #expect(sizes.up(15) == 15)
    #expect(sizes.up(99) == 30)
    #expect(sizes.down(9) == 0)
    #expect(sizes.down(14) == 10)
    #expect(sizes.down(99) == 30)
    #expect(sizes.lots(covering: 70) == [25, 25, 20])
  }

  @Test func aMultipleOfAFractionFitsWholeUnits() {
    let sizes = LotSizes(mode: TinyPlant.mode(lotMultiple: 2.5), isWhole: true)
    #expect(sizes.up(1) == 5)
    #expect(!LotSizes(mode: TinyPlant.mode(minLot: 9, maxLot: 8), isWhole: true).isPossible)
    #expect(!LotSizes(mode: TinyPlant.mode(lotMultiple: 0.123_456_7), isWhole: true).isPossible)
  }

  @Test func nothingIsMadeInAnImpossibleLotSize() throws {
    let plant = try Self.plant(TinyPlant.mode(maxLot: 5, lotMultiple: 8))
    let result = schedule([lot(10)], for: plant)
    #expect(result.lots.isEmpty)
  }

  @Test func hugeQuantitiesDoNotTrap() throws {
    for quantity in [1e18, 1e300] {
      let plant = try Self.plant(TinyPlant.mode(maxLot: 1), quantity: quantity)
      expectNoFault(Dispatch.schedule(plant), plant)
      expectNoFault(schedule([lot(quantity)], for: plant), plant)
    }
  }
}
