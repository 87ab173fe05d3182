import TaktModel
import TaktTestSupport
import Testing

/// What a unit costs at the least, and what of it may be bought.
struct CheapestUnitTests {
  private typealias T = TinyPlant

  private func costs(
    _ products: [Product], machines: [Machine] = [T.machine()]
  ) throws -> [Double] {
    let plant = try T.plant(machines: machines, products: products, orders: [])
    return CheapestUnit(plant.products, on: plant.machines, bottomUp: plant.productsBottomUp).costs
  }

  @Test func theCheapestModeOfEachStepCounts() throws {
    let machines = [
      T.machine("M1", efficiency: 2, costPerHour: 12), T.machine("M2", costPerHour: 5),
      T.subcontractor("S"),
    ]
    // First 12 / 2 = 6 or 5 an hour; then 5 + 1 at a yield of a half, or 5 + 3 outside.
    let made = T.made(steps: [
      T.step("a", modes: [T.mode(), T.mode(on: 1)]),
      T.step(
        "b",
        modes: [
          T.mode(secondsPerUnit: 0, yield: 0.5, costPerUnit: 1), T.sentOut(to: 2, costPerUnit: 3),
        ]),
    ])
    #expect(try costs([made], machines: machines) == [8])
  }

  @Test func yieldsCompoundThroughTheBillOfMaterials() throws {
    let rework = Mode.Rework(share: 0.5, secondsPerUnit: 100, yield: 0.4)
    let products = [
      T.made(
        "A",
        steps: [
          T.step(
            modes: [T.mode(secondsPerUnit: 0, yield: 0.5, rework: rework)],
            components: [T.component(1, 3), T.component(3)])
        ]),
      T.made(
        "B",
        steps: [
          T.step(modes: [T.mode(secondsPerUnit: 0, yield: 0.8)], components: [T.component(2)])
        ]),
      T.bought("C", purchase: .init(costPerUnit: 4)),
      Product(id: "D", supply: .stockOnly),
    ]
    // B: 4 / 0.8; A: 3 of B by 0.5 + 0.5 x 0.5 x 0.4 good units.
    #expect(try costs(products) == [15 / 0.6, 5, 4, 0])
  }

  @Test(
    arguments: [
      (7.2, true, 0.0, nil, 8.0), (7.2, false, 0, nil, 7.2), (7, true, 0, nil, 7),
      (7.2, true, 9.5, nil, 10), (7.2, false, 9.5, nil, 9.5), (7.2, true, 0, 2.5, 10),
      (7.2, false, 0, 2.5, 7.5), (7.000_000_000_001, true, 0, nil, 7), (0, true, 10, nil, 0),
    ] as [(Double, Bool, Double, Double?, Double)])
  func noLessIsBoughtThanMayBe(
    units: Double, isWhole: Bool, least: Double, multiple: Double?, bought: Double
  ) {
    let product = Product(
      id: "P", isWhole: isWhole,
      supply: .bought(.init(minQuantity: least, multiple: multiple)))
    #expect(product.purchaseQuantity(covering: units) == bought)
  }

  @Test func aMultipleThatIsNeverWholeIsNone() {
    #expect(Product.granule(ofMultiple: 0.333_333, isWhole: true) == .infinity)
    #expect(Product.granule(ofMultiple: 0.125, isWhole: true) == 1)
    #expect(Product.granule(ofMultiple: nil, isWhole: false) == 0)
  }
}
