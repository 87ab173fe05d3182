import TaktBench
import TaktFiles
import TaktModel
import Testing

@Suite("Generated files")
struct GeneratorTests {
  @Test(
    "lot-sizing files are order files without a remark", arguments: 1...4 as ClosedRange<UInt64>)
  func lotSizingIsRead(seed: UInt64) throws {
    let bytes = Generator.lotSizing(
      .init(products: 6, periods: 9, seed: seed, keepsSetup: seed % 2 == 0, hasOvertime: seed > 2))
    let plant = try OrderFile.read(bytes).plant
    #expect(plant.remarks.isEmpty)
    #expect(plant.products.count == 6)
    #expect(plant.horizon.periods.count == 9)
    #expect(plant.machines.map(\.keepsSetup) == [seed % 2 == 0])
    #expect(plant.orders.allSatisfy { $0.latest == $0.due })
  }

  @Test(
    "plants of all sizes are order files",
    arguments: [(0, 1, 5), (1, 1, 5), (40, 3, 7), (150, 12, 20), (400, 30, 33)])
  func plantIsRead(orders: Int, machines: Int, days: Int) throws {
    for seed in 1...4 as ClosedRange<UInt64> {
      let bytes = Generator.plant(
        .init(orders: orders, machines: machines, days: days, seed: seed))
      let plant = try OrderFile.read(bytes).plant
      #expect(plant.remarks.isEmpty == (orders > 0))
      #expect(plant.orders.count == orders)
      #expect(plant.machines.count == machines)
      #expect(plant.horizon.periods.count == days)
    }
  }

  @Test("the same options give the same bytes, another seed gives others")
  func determinism() {
    #expect(Generator.plant(.init(seed: 5)) == Generator.plant(.init(seed: 5)))
    #expect(Generator.plant(.init(seed: 5)) != Generator.plant(.init(seed: 6)))
    #expect(Generator.lotSizing(.init(seed: 5)) == Generator.lotSizing(.init(seed: 5)))
    #expect(Generator.lotSizing(.init(seed: 5)) != Generator.lotSizing(.init(seed: 6)))
  }

  @Test("a plant has alternates, families, counted yields, parts and all kinds of orders")
  func plantHasFeatures() throws {
    let bytes = Generator.plant(.init(orders: 200, machines: 15, days: 20))
    let plant = try OrderFile.read(bytes).plant
    let steps = plant.products.flatMap(\.steps)
    #expect(steps.contains { $0.modes.count > 1 })
    #expect(steps.contains { !$0.components.isEmpty })
    #expect(plant.families.count > 10)
    #expect(String(decoding: bytes, as: UTF8.self).contains(#""defective": "#))
    #expect(String(decoding: bytes, as: UTF8.self).contains(#""purchase": "#))
    #expect(plant.orders.contains { $0.isForecast })
    #expect(plant.orders.contains { $0.isComplete })
    #expect(Set(plant.orders.map(\.due)).count > 20)
  }
}
