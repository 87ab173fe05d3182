import Foundation
import TaktModel
import Testing

@testable import TaktReport

@Suite struct LanguageTests {
  @Test func thePageIsWhollyInItsLanguage() throws {
    let (plan, plant) = try TinyPlan.make()
    let english = HTMLReport.document(plan, for: plant)
    let korean = HTMLReport.document(plan, for: plant, language: .ko)
    #expect(english.contains("<html lang=\"en\">"))
    #expect(korean.contains("<html lang=\"ko\">"))
    let head = try #require(korean.range(of: "<script type=\"application/json\""))
    let template = korean[..<head.lowerBound].replacing(
      #/<style[\s\S]*<\/style>/#, with: "")
    let words = template.matches(of: #/>([^<>]*[A-Za-z]{3}[^<>]*)</#).map { String($0.1) }
      .filter { $0.contains(#/[a-z]{3}/#) && $0.firstMatch(of: #/\p{Hangul}|&minus;/#) == nil }
    #expect(words.isEmpty, "\(words)")
    #expect(korean.contains("가동률") && !korean.contains("Utilisation"))
    #expect(!english.contains("가동률"))
  }

  @Test func moneyAndRemediesAreInTheData() throws {
    let (plan, plant) = try TinyPlan.make()
    let remedy = OrderOutcome.Remedy(changes: [.priority(1, 5)], costChange: -12.5)
    let outcome = OrderOutcome(
      order: 1, delivered: 97, unmet: 0, readyAt: nil, completedAt: nil, lateDays: 0.5,
      status: .late, because: plan.orders[1].because, remedies: [remedy])
    let changed = SamplePlan.plan(
      for: plant, schedule: plan.schedule, orders: [plan.orders[0], outcome])
    let document = HTMLReport.document(
      changed, for: plant, language: .ko, patch: { _ in #"[{"op":"test"}]"# })
    #expect(
      document.contains(
        #"["우선순위를 1에서 5로 하면 제때 납품합니다.","비용 ₩13 절감",1,"[{\"op\":\"test\"}]"]"#))
    #expect(document.contains(#""money":{"sign":"₩","decimals":0}"#))
    #expect(document.contains(#"["프레스-1 설비가 11. 24. (화) 04:00까지 '금형 수리' 때문에 정지합니다.",0,-1]"#))
  }

  @Test func theBestFivePlacesForMore() throws {
    let (plan, plant) = try TinyPlan.make()
    let prices: [Plan.Price] =
      (0..<8).map { Plan.Price(.machine($0 % 2), period: 0, worth: Double($0)) }
      + [Plan.Price(.product(0), period: 1, worth: 3)]
    let priced = Plan(
      generator: plan.generator, orderFileSHA256: plan.orderFileSHA256, createdAt: plan.createdAt,
      solve: plan.solve, schedule: plan.schedule, orders: plan.orders, cost: plan.cost,
      kpi: plan.kpi, prices: prices)
    let document = HTMLReport.document(priced, for: plant)
    #expect(
      document.contains(
        #""prices":[["machine",1,0,0,7],["machine",0,0,0,6],["machine",1,0,0,5],["#
          + #""machine",0,0,0,4],["machine",1,0,0,3],["product",0,1,1,3]]"#))
  }

  /// As the table in the terminal has them.
  @Test func periodsAtOnePriceAreOnePlaceOnThePage() throws {
    let (plan, plant) = try TinyPlan.make()
    let prices = [0, 1].map { Plan.Price(.machine(0), period: $0, worth: 120) }
    let document = HTMLReport.document(plan.with(prices: prices), for: plant)
    #expect(document.contains(#""prices":[["machine",0,0,1,120]]"#))
  }

  @Test func theTableInTheTerminalIsInKorean() throws {
    let (plan, plant) = try TinyPlan.make()
    let text = TerminalReport.text(
      plan, for: plant, width: 80, isColoured: false, language: .ko)
    #expect(text.contains("주문  4: 정시 2, 지연 1, 미납 1 (일부 1)"))
    #expect(text.contains("2026. 11. 23. (월) - 11. 24. (화)"))
    #expect(text.contains("12시간 지연") || text.contains("0.5일 지연"))
    for line in text.split(separator: "\n") { #expect(DisplayWidth.of(line) <= 80, "\(line)|") }
    let english = text.matches(of: #/[a-z]{4,} [a-z]{3,}/#).map { String($0.output) }
    #expect(english.isEmpty, "\(english)")
  }

  /// Nothing but the names of things is in Latin letters.
  @Test func keyFiguresAndPricesInTheTerminalAreInKorean() throws {
    let (plan, plant) = try TinyPlan.make()
    let text = TerminalReport.text(
      plan.with(
        kpi: TerminalReportTests.kpi,
        prices: [
          .init(.machine(0), period: 0, worth: 120), .init(.product(0), period: 1, worth: 2500),
        ]),
      for: plant, width: 80, isColoured: false, language: .ko)
    #expect(text.contains("생산성        가동률 50%, 계획 종합설비효율 30%, 준비교체 20%"), "\(text)")
    #expect(text.contains("원가          양품 단위당 ₩12.5, 준비교체 12.5%"))
    #expect(text.contains("RESIN     ₩2,500/kg  11. 24. (화) 00:00까지"))
    #expect(text.contains("프레스-1  ₩120/시간  11. 23. (월)"))
    let names: Set = ["SO", "ea", "CAP", "B", "IMM", "RESIN", "kg", "kWh", "Asia", "Seoul"]
    let left = text.matches(of: #/[A-Za-z]+/#).map { String($0.output) }.filter {
      !names.contains($0)
    }
    #expect(left.isEmpty, "\(left)")
    for line in text.split(separator: "\n") { #expect(DisplayWidth.of(line) <= 80, "\(line)|") }
  }

  @Test func lessThanAUnitShortIsNotCalledUnmet() throws {
    let (plan, plant) = try TinyPlan.make()
    let nearly = OrderOutcome(
      order: 2, delivered: 54.7, unmet: 0.3, readyAt: nil, completedAt: nil, lateDays: 0,
      status: .partlyUnmet)
    let minutes = OrderOutcome(
      order: 1, delivered: 97, unmet: 0, readyAt: nil, completedAt: nil, lateDays: 0.01,
      status: .late)
    let changed = SamplePlan.plan(
      for: plant, schedule: plan.schedule, orders: [plan.orders[0], minutes, nearly])
    let text = TerminalReport.text(changed, for: plant, width: 100, isColoured: false)
    #expect(text.contains("less than 1 ea short"))
    #expect(text.contains("1 unmet (1 by less than a unit)"))
    #expect(text.contains("14 min late"))
  }
}
