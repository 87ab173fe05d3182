import Foundation
import TaktModel
import Testing

@testable import TaktReport

@Suite struct TextsTests {
  @Test func everyTextIsThereInBothLanguagesWithTheSamePlaceholders() {
    let keys = Texts.entries.map(\.key)
    #expect(Set(keys).count == keys.count)
    for entry in Texts.entries {
      #expect(!entry.korean.isEmpty, "\(entry.key)")
      #expect(!entry.english.isEmpty, "\(entry.key)")
      for form in entry.english.split(separator: "|") {
        // Dates leave out what is not said in a language.
        if !entry.key.hasPrefix("date.") {
          #expect(names(in: form) == names(in: entry.korean[...]), "\(entry.key)")
        }
      }
      #expect(!entry.korean.contains("|"), "\(entry.key): Korean has one form for all counts")
    }
  }

  @Test func everyTextThatThePageAsksForIsThere() throws {
    let keys = Set(Texts.entries.map(\.key))
    let script = HTMLReport.script
    let asked = script.matches(of: #/\bt\('([A-Za-z.]+[A-Za-z])'/#).map { String($0.1) }
    #expect(asked.count > 100)
    for key in asked { #expect(keys.contains(key), "\(key)") }
    let inTemplate = HTMLReport.template.matches(of: #/\{\{text ([^}]+)\}\}/#).map { String($0.1) }
    #expect(inTemplate.count > 20)
    for key in inTemplate { #expect(keys.contains(key), "\(key)") }
    let (plan, _) = try SamplePlan.empty()
    for card in KPICard.all(plan.with(kpi: TerminalReportTests.kpi)) {
      #expect(keys.contains("kpi." + card.key) && keys.contains("kpi." + card.key + ".formula"))
      #expect(keys.contains("pqcd." + card.group.rawValue))
    }
    for (name, _) in Cost().byKind { #expect(keys.contains("cost." + name)) }
    // Keys that the script puts together.
    for stop in Plan.Solve.StoppedBy.allCases {
      #expect(keys.contains("stop." + stop.rawValue))
      #expect(keys.contains("terminal.stop." + stop.rawValue))
    }
    for origin in Lot.Origin.allCases where origin != .planned {
      #expect(keys.contains("origin." + origin.rawValue))
    }
    for kind in Resource.Kind.allCases { #expect(keys.contains("shared." + kind.rawValue)) }
    for fate in ["moved", "shifted", "new", "gone"] { #expect(keys.contains("fate." + fate)) }
    for tab in HTMLReport.template.matches(of: #/id="panel-([a-z]+)"/#) {
      #expect(keys.contains("tab." + tab.1))
    }
    for status in OrderOutcome.Status.allCases {
      #expect(keys.contains("status." + status.rawValue))
    }
  }

  @Test func filling() {
    let (en, ko) = (Texts(.en), Texts(.ko))
    #expect(en.filled("orders.count", ["n": "1"], isOne: true) == "1 order")
    #expect(en.filled("orders.count", ["n": "2"]) == "2 orders")
    #expect(ko.filled("orders.count", ["n": "1"], isOne: true) == "주문 1건")
    #expect(ko.filled("orders.count", [:]) == nil)
    #expect(en.filled("no.such.key", [:]) == nil)
  }

  @Test func currencies() {
    #expect(Currency(code: "KRW").text(1_234_567.6) == "₩1,234,568")
    #expect(Currency(code: "EUR").text(1234.5) == "€1,234.50")
    #expect(Currency(code: "USD").text(-0.25) == "-$0.25")
    #expect(Currency(code: "JPY").text(99.4) == "¥99")
    #expect(Currency(code: "CHF").text(3) == "CHF\u{A0}3.00")
    #expect(Currency(code: "KWD").text(0.5) == "KWD\u{A0}0.500")
    #expect(Currency(code: "KRW").text(-0.2) == "₩0")
    #expect(Currency(code: "EUR").text(.nan) == "-")
    #expect(Currency(code: "EUR").price(1.4518) == "€1.4518")
    #expect(Currency(code: "EUR").price(13.9674) == "€13.97")
    #expect(Currency(code: "KRW").price(12.345) == "₩12.35")
    #expect(Currency(code: "KRW").price(1234.5) == "₩1,235")
  }

  @Test func datesInThePlantsHabit() throws {
    let instant = try #require(Instant(rfc3339: "2026-11-23T14:00:00+09:00"))
    func time(_ language: ReportLanguage) -> LocalTime {
      LocalTime(timeZone: TinyPlan.zone, texts: Texts(language))
    }
    #expect(time(.en).dayAndMinute(instant) == "Mon 23 Nov 14:00")
    #expect(time(.ko).dayAndMinute(instant) == "11. 23. (월) 14:00")
    #expect(time(.ko).dayYearAndMinute(instant) == "2026. 11. 23. (월) 14:00")
  }

  private func names(in text: Substring) -> Set<String> {
    Set(text.matches(of: #/\{(\w+)\}/#).map { String($0.1) })
  }
}
