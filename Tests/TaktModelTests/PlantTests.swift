import TaktModel
import Testing

struct PlantTests {
  private func product(_ id: String, needs components: [Int] = []) -> Product {
    Product(
      id: id,
      supply: .made([
        Step(
          id: "s", modes: [Mode(machine: 0, family: 0, secondsPerUnit: 1)],
          components: components.map { .init(product: $0, quantityPerUnit: 1) })
      ]))
  }

  private func plant(_ products: [Product], orders: [Order] = []) throws -> Plant {
    let horizon = Horizon(start: Instant(milliseconds: 0), periodHours: [24])
    return try Plant(
      horizon: horizon, families: ["f"],
      machines: [Machine(id: "M", openWindows: [Window(from: horizon.start, to: horizon.end)])],
      products: products, orders: orders)
  }

  @Test func componentsComeBeforeWhatTheyGoInto() throws {
    let plant = try plant([
      product("bike", needs: [1, 2, 2]), product("wheel", needs: [3]), product("frame"),
      product("spoke"),
    ])
    #expect(plant.productsBottomUp == [2, 3, 1, 0])
  }

  @Test func aCycleIsRefusedByName() {
    #expect {
      try plant([product("a", needs: [1]), product("b", needs: [0]), product("c")])
    } throws: { error in
      "\(error)" == "The bill of materials has a cycle through a, b."
    }
    #expect(throws: InvalidPlant.self) { try plant([product("a", needs: [0])]) }
    #expect(throws: InvalidPlant.self) { try plant([product("a", needs: [7])]) }
  }

  @Test func contradictionsAreRefused() {
    let order = Order(
      id: "1", product: 3, quantity: 1, due: Instant(milliseconds: 0), tardinessCostPerUnitDay: 1,
      unmetCostPerUnit: 1)
    #expect(throws: InvalidPlant.self) { try plant([product("a")], orders: [order]) }
    #expect(throws: InvalidPlant.self) { try plant([Product(id: "a", supply: .made([]))]) }
    #expect(throws: InvalidPlant.self) {
      try plant([Product(id: "a", stock: .nan, supply: .stockOnly)])
    }
  }
}
