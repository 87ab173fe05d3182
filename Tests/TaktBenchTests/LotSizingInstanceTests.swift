import TaktFiles
import TaktModel
import Testing

@testable import TaktBench

@Suite("Lot-sizing instances")
struct LotSizingInstanceTests {
  private func product(demand: [Int], setupMinutes: Double, tbo: Double)
    -> LotSizingInstance.Product
  {
    .init(
      demand: demand, holdingCost: 1, setupCost: 100, setupMinutes: setupMinutes,
      timeBetweenOrders: tbo)
  }

  @Test("capacity is the slack times run time and a set-up every TBO")
  func slack() {
    // (60 + 180) / 2 minutes of running and 10 / 2 of set-ups, twice as much for both.
    let one = product(demand: [60, 180], setupMinutes: 10, tbo: 2)
    let instance = LotSizingInstance(.init(periods: 2, slack: 1.5), [one, one])
    #expect(instance.capacitySeconds == 1.5 * 2 * 125 * 60)
    #expect(instance.timeScale == 1)
  }

  @Test("what does not fit into a day is scaled, and the slack stays what it is")
  func scaling() {
    let options = LotSizingInstance.Options(products: 100, periods: 12, slack: 1.2, seed: 3)
    let instance = LotSizingInstance(options)
    let mean = instance.products.reduce(0) { $0 + $1.meanRequirementSeconds }
    #expect(instance.capacitySeconds == 72_000)
    #expect(abs(72_000 / (mean * instance.timeScale) - 1.2) < 1e-4)
  }

  @Test("the economic lot of a TBO costs as much to set up as to hold")
  func setupCost() {
    for product in LotSizingInstance(.init(products: 50, seed: 2)).products {
      let tbo = (2 * product.setupCost / product.holdingCost / 100).squareRoot()
      #expect(abs(tbo - product.timeBetweenOrders) < 0.02)
      #expect(product.demand.allSatisfy { $0 == 0 || (75...125).contains($0) })
      #expect((10...50).contains(product.setupMinutes))
    }
  }

  @Test("the file says what the instance says")
  func file() throws {
    let instance = LotSizingInstance(.init(products: 3, periods: 5, hasOvertime: true))
    let plant = try OrderFile.read(instance.orderFile()).plant
    for (index, product) in instance.products.enumerated() {
      let total = plant.orders.filter { $0.product == index }.reduce(0) { $0 + $1.quantity }
      #expect(total == Double(product.demand.reduce(0, +)))
    }
    let windows = plant.machines[0].windows
    let regular = windows.filter { !$0.isOvertime }.reduce(0) { $0 + $1.seconds }
    #expect(regular == 5 * instance.capacitySeconds)
    #expect(windows.contains { $0.isOvertime })
  }
}
