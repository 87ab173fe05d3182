import Foundation
import TaktFiles
import TaktModel
import Testing

struct OrderFileTests {
  let plant: Plant

  init() throws { plant = try OrderFile.read(Array(fullOrderFile.utf8)).plant }

  private func instant(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

  @Test func readsIdentityAndHorizon() throws {
    #expect(plant.id == "P-1")
    #expect(plant.name == "Plant")
    #expect(plant.timeZone.identifier == "Asia/Seoul")
    #expect(plant.currency == "EUR")
    #expect(plant.horizon.start == (try instant("2026-11-22T15:00:00Z")))
    #expect(plant.horizon.periods.map(\.days) == [1, 1, 1, 2])
    #expect(plant.preferences.timeLimitSeconds == 12.5)
    #expect(plant.preferences.gapPercent == 1)
    #expect(plant.preferences.seed == 9_007_199_254_740_991)
    #expect(plant.preferences.threads == 2)
    #expect(plant.preferences.safetyHours == 6)
    #expect(plant.preferences.tidyPercent == 2.5)
  }

  @Test func readsMachinesWithTheirWindows() throws {
    let saw = plant.machines[0]
    #expect(saw.name == "Saw")
    #expect(saw.efficiency == 0.8)
    #expect(saw.costPerHour == 20)
    #expect(saw.runKW == 3)
    #expect(saw.setupKW == 1)
    #expect(saw.initialFamily.map { plant.families[$0] } == "thick")
    #expect(!saw.keepsSetup)
    #expect(saw.downtime.map(\.reason) == ["blade"])
    let expected = [
      ("2026-11-23T08:00:00+09:00", "2026-11-23T10:00:00+09:00", 0.0),
      ("2026-11-23T11:00:00+09:00", "2026-11-23T16:00:00+09:00", 0),
      ("2026-11-23T16:00:00+09:00", "2026-11-23T18:00:00+09:00", 15),
      ("2026-11-24T20:00:00+09:00", "2026-11-24T22:00:00+09:00", 30),
    ]
    #expect(
      saw.windows
        == (try expected.map {
          Window(
            from: try instant($0.0), to: try instant($0.1), isOvertime: $0.2 > 0,
            costPerHour: $0.2)
        }))
    let bench = plant.machines[1]
    #expect(bench.windows == [Window(from: plant.horizon.start, to: plant.horizon.end)])
    #expect(bench.name == "BENCH")
    #expect(bench.keepsSetup)
    #expect(bench.initialFamily == nil)
    #expect(bench.efficiency == 1)
  }

  @Test func readsProducts() throws {
    let box = plant.products[0]
    #expect([box.name, box.unit] == ["Box", "pc"])
    #expect(box.stock == 3)
    #expect(box.holdingCostPerUnitDay == 0.5)
    #expect(box.steps.map(\.id) == ["cut", "fold"])
    #expect(box.steps[0].minimumWaitSeconds == 1800)
    #expect(box.steps[0].wip == 2)
    #expect(box.steps[0].components.map(\.product) == [1])
    #expect(box.steps[0].components.map(\.quantityPerUnit) == [0.25])
    let cut = box.steps[0].modes[0]
    #expect(cut.setup == Setup(minutes: 10, cost: 8, scrapUnits: 1))
    // The lower tenth of Beta(95.5, 4.5).
    #expect(abs(cut.yield - 0.927271077102) < 1e-9)
    #expect(cut.rework?.share == 0.5)
    #expect(cut.rework?.secondsPerUnit == 30)
    #expect(cut.rework?.yield == 0.9)
    #expect([cut.costPerUnit, cut.kWhPerUnit, cut.minLot] == [0.1, 0.2, 2])
    #expect([cut.maxLot, cut.lotMultiple] == [40, 2])
    let fold = box.steps[1].modes[0]
    #expect(plant.families[fold.family] == "BOX")
    #expect(fold.setup.isNothing)
    let sheet = plant.products[1]
    #expect(!sheet.isWhole)
    #expect(sheet.unit == "ea")
    #expect(sheet.purchase?.leadTimeDays == 2)
    #expect(sheet.purchase?.costPerUnit == 9)
    #expect(sheet.purchase?.minQuantity == 10)
    #expect(sheet.purchase?.multiple == 2.5)
    guard case .stockOnly = plant.products[2].supply else {
      Issue.record("LABEL is neither made nor bought")
      return
    }
  }

  @Test func readsWhatTheShopFloorAdds() throws {
    let resources = plant.resources
    #expect(resources.map(\.id) == ["saw-blade", "setter"])
    #expect(resources.map(\.kind) == [.tool, .labour])
    #expect(resources.map(\.count) == [1, 3])
    #expect(resources[0].windows == [Window(from: plant.horizon.start, to: plant.horizon.end)])
    #expect(resources[1].windows.count == 3)
    #expect(resources[1].mostSecondsPerWeek == 52.0 * 3600 * 3)
    let box = plant.products[0]
    #expect([box.safetyStock, box.shortOfSafetyCostPerUnitDay] == [4, 0.75])
    #expect(box.maxStock == 60)
    #expect(box.shelfLifeSeconds == 30 * 86_400.0)
    #expect(box.steps[0].maximumWaitSeconds == 36_000)
    #expect(box.lifeSeconds(ofStep: 0) == 36_000)
    #expect(box.lifeSeconds(ofStep: 1) == 30 * 86_400.0)
    #expect(plant.products[1].lifeSeconds(ofStep: nil) == nil)
    // Left out: as a forecast that is late, 4 x 0.25.
    #expect(plant.products[1].shortOfSafetyCostPerUnitDay == 1)
    #expect(
      box.steps[0].modes[0].uses == [
        Mode.Use(resource: 0, count: 1, during: .run),
        Mode.Use(resource: 1, count: 2, during: .setup),
      ])
    #expect(plant.machines[2].isSubcontractor)
    #expect(box.steps[1].modes[1].leadTimeSeconds == 1.5 * 86_400)
    #expect(plant.energy.demandLimitKW == 50)
    // Monday: night until six, day, the dear hours, day, night.
    #expect(plant.energy.prices.prefix(5).map(\.pricePerKWh) == [0.05, 0.15, 0.3, 0.15, 0.05])
  }

  @Test func readsOrdersAndResolvesTheirCosts() throws {
    let order = plant.orders[0]
    #expect(order.earliest == (try instant("2026-11-24T00:00:00+09:00")))
    #expect(order.latest == (try instant("2026-11-26T00:00:00+09:00")))
    #expect(order.release == (try instant("2026-11-23T08:00:00+09:00")))
    #expect(order.isComplete && !order.isForecast)
    #expect(order.customer == "한솔")
    #expect(plant.orders[1].earliest == plant.orders[1].due)
    #expect(!plant.orders[1].isComplete)
    // Of eight three have gone.
    #expect(plant.orders.map(\.quantity) == [10, 5, 5, 5])
    // The horizon has 5 days: unmet is tardiness x 10. Own costs x priority; forecasts a quarter here.
    #expect(plant.orders.map(\.tardinessCostPerUnitDay) == [6, 4, 3, 7])
    #expect(plant.orders.map(\.unmetCostPerUnit) == [100, 40, 30, 17.5])
  }

  @Test func readsArrivalsAndChangeovers() throws {
    #expect(plant.receipts.map(\.quantity) == [12.5])
    #expect(plant.receipts.map(\.product) == [1])
    #expect(plant.inProgress.map(\.id) == ["L-0"])
    #expect(plant.inProgress.map(\.started) == [4])
    #expect(plant.changeoverRules.count == 2)
    let cut = plant.products[0].steps[0].modes[0]
    let rule = Setup(minutes: 20, cost: 5, scrapUnits: 1)
    #expect(plant.changeovers.setup(from: nil, to: cut) == rule)
    #expect(plant.remarks.isEmpty)
  }

  @Test func hashesTheBytes() throws {
    // FIPS 180-4's "abc" goes through the same function; a file's hash is of its very bytes.
    let file = try OrderFile.read(Array(fullOrderFile.utf8))
    let spaced = try OrderFile.read(Array((fullOrderFile + " ").utf8))
    #expect(file.sha256.count == 64)
    #expect(file.sha256 != spaced.sha256)
  }
}
