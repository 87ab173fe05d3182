import TaktModel
import TaktTestSupport
import Testing

@Suite struct RandomPlantTests {
  @Test(arguments: [RandomPlant.Size.tiny, .small])
  func theSameSeedGivesTheSamePlant(size: RandomPlant.Size) {
    for seed in UInt64(0)..<20 {
      let (one, other) = (
        RandomPlant.make(seed: seed, size: size), RandomPlant.make(seed: seed, size: size)
      )
      #expect(String(describing: one.products) == String(describing: other.products))
      #expect(String(describing: one.orders) == String(describing: other.orders))
    }
  }

  @Test func tinyPlantsAreTiny() {
    for seed in UInt64(0)..<300 {
      let plant = RandomPlant.make(seed: seed, size: .tiny)
      #expect(plant.orders.count <= 3 && plant.machines.count <= 2)
      #expect(plant.horizon.periods.count <= 3)
    }
  }

  @Test func everyFeatureTurnsUp() {
    var seen: [String: Int] = [:]
    func saw(_ name: String, _ isThere: Bool) { if isThere { seen[name, default: 0] += 1 } }
    for seed in UInt64(0)..<300 {
      let plant = RandomPlant.make(seed: seed, size: .small)
      let steps = plant.products.flatMap(\.steps)
      let modes = steps.flatMap(\.modes)
      saw("routing", plant.products.contains { $0.steps.count > 1 })
      saw("components", steps.contains { !$0.components.isEmpty })
      saw("alternates", steps.contains { $0.modes.count > 1 })
      saw("rework", modes.contains { $0.rework != nil })
      saw("setup scrap", modes.contains { $0.setup.scrapUnits > 0 })
      saw("minLot", modes.contains { $0.minLot > 0 })
      saw("maxLot", modes.contains { $0.maxLot != nil })
      saw("lotMultiple", modes.contains { $0.lotMultiple != nil })
      saw("fractions", plant.products.contains { !$0.isWhole })
      saw("waits", steps.contains { $0.minimumWaitSeconds > 0 })
      saw("wip", steps.contains { $0.wip > 0 })
      saw("stock", plant.products.contains { $0.stock > 0 })
      saw("bought", plant.products.contains { $0.purchase != nil })
      saw("pauses", plant.machines.contains { $0.windows.count > 1 })
      saw("overtime", plant.machines.contains { $0.windows.contains(where: \.isOvertime) })
      saw("downtime", plant.machines.contains { !$0.downtime.isEmpty })
      saw("keepsSetup", plant.machines.contains { !$0.keepsSetup })
      saw("initialFamily", plant.machines.contains { $0.initialFamily != nil })
      saw("changeovers", !plant.changeoverRules.isEmpty)
      saw("release", plant.orders.contains { $0.release != nil })
      saw("earliest", plant.orders.contains { $0.earliest > plant.horizon.start })
      saw("latest", plant.orders.contains { $0.latest != nil })
      saw("complete", plant.orders.contains(where: \.isComplete))
      saw("forecast", plant.orders.contains(where: \.isForecast))
      saw("nothing ordered", plant.orders.contains { $0.quantity == 0 })
      saw("receipts", !plant.receipts.isEmpty)
      saw("in progress", !plant.inProgress.isEmpty)
      saw("due outside", plant.orders.contains { $0.due > plant.horizon.end })
      saw("uneven periods", Set(plant.horizon.periods.map(\.days)).count > 1)
    }
    #expect(seen.count == 29)
    #expect(seen.values.allSatisfy { $0 >= 8 }, "\(seen)")
  }
}
