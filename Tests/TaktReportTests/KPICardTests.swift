import TaktModel
import Testing

@testable import TaktReport

@Suite struct KPICardTests {
  @Test func everyFigureOfThePlanStandsInItsGroup() throws {
    let (plan, _) = try TinyPlan.make()
    let cards = KPICard.all(plan.with(kpi: TerminalReportTests.kpi))
    func keys(_ group: KPICard.Group) -> [String] {
      cards.filter { $0.group == group }.map(\.key)
    }
    #expect(
      keys(.productivity) == [
        "utilisation", "plannedOEE", "availability", "effectiveness", "utilisationEfficiency",
        "setupRatio", "overtimeHours", "allocationRatio", "goodUnits", "goodUnitsPerHour",
        "goodUnitsPerDay", "throughputRate",
      ])
    #expect(keys(.quality) == ["qualityRatio", "scrapRatio", "firstPassYield", "reworkRatio"])
    #expect(
      keys(.cost) == [
        "totalCost", "costPerGoodUnit", "setupCostShare", "overtimeCostShare", "energyCostShare",
        "energyKWh",
      ])
    #expect(
      keys(.delivery) == ["onTimeShare", "deliveredShare", "meanTardiness", "meanLeadTime"])
    func value(_ key: String) -> Double? { cards.first { $0.key == key }?.value }
    #expect(value("utilisation") == 0.5 && value("availability") == 0.4)
    #expect(value("utilisationEfficiency") == 0.8 && value("allocationRatio") == 0.4)
    #expect(value("throughputRate") == 45 && value("qualityRatio") == 0.95)
    #expect(value("firstPassYield") == 0.9 && value("energyKWh") == 1234)
    #expect(value("energyCostShare") == 0.0625 && value("meanTardiness") == 0.4)
  }

  /// A plan of old has no such figures: they are left out, not 0.
  @Test func whatAPlanDoesNotSayIsLeftOut() throws {
    let (plan, _) = try TinyPlan.make()
    let keys = KPICard.all(plan).map(\.key)
    #expect(keys.contains("utilisation") && keys.contains("onTimeShare"))
    for key in ["allocationRatio", "firstPassYield", "energyKWh", "deliveredShare"] {
      #expect(!keys.contains(key), "\(key)")
    }
  }

  @Test func machinesHaveTheirOwn() throws {
    let (plan, plant) = try TinyPlan.make()
    let document = HTMLReport.document(plan.with(kpi: TerminalReportTests.kpi), for: plant)
    #expect(document.contains(#""machineFigures":[[0.4,0.7895,0.95,0.3,1234],[]]"#))
  }
}
