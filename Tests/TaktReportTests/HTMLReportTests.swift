import Foundation
import TaktModel
import Testing

@testable import TaktReport

@Suite struct HTMLReportTests {
  @Test func dataIsJSONWithEverythingInIt() throws {
    let (plan, plant) = try TinyPlan.make()
    let data = try data(of: HTMLReport.document(plan, for: plant))
    #expect(data["name"] as? String == "한솔 캡")
    #expect((data["lots"] as? [[Any]])?.map { $0[0] as? String } == ["A", "B", "C"])
    #expect((data["orders"] as? [[Any]])?.map { $0[11] as? String }.first == "onTime")
    #expect((data["orders"] as? [[Any]])?[1][12] as? Double == 970)
    #expect((data["periods"] as? [Double]) == [86_400, 172_800])
    #expect((data["load"] as? [[Double]])?[0] == [8, 7, 1, 4, 8, 0, 0, 0])
    #expect((data["offsets"] as? [[Double]])?.map { $0[1] } == [32_400])
    #expect((data["deliveries"] as? [[Double]])?.count == 3)
    #expect(data["totalCost"] as? Double == 1_014_470)
  }

  @Test func nothingFromTheFileBecomesMarkup() throws {
    let evil = "</script><!--<img src=x onerror=alert(1)>{{data}}&\"'\u{2028}"
    let (plan, plant) = try TinyPlan.make(
      orderIDs: [evil, "b", "c", "d"], name: evil,
      cause: Cause(.downtime, machine: 0, until: TinyPlan.at(3), reason: evil))
    let document = HTMLReport.document(plan, for: plant)
    #expect(document.ranges(of: "</script>").count == 2)
    #expect(!document.contains("<img"))
    #expect(!document.contains("<!--"))
    #expect(!document.unicodeScalars.contains("\u{2028}"))
    let orders = try data(of: document)["orders"] as? [[Any]]
    #expect(orders?[0][0] as? String == evil)
    let said = (orders?[1][13] as? [[Any]])?[0][0] as? String
    #expect(said?.contains(evil.dropLast()) == true)
  }

  @Test func selfContained() throws {
    let (plan, plant) = try SamplePlan.make(lots: 30, machines: 3)
    let document = HTMLReport.document(plan, for: plant)
    let addresses = document.matches(of: #/https?:\/\/[^\s"'<>]*/#).map { String($0.output) }
    #expect(Set(addresses).subtracting(["http://www.w3.org/2000/svg"]).isEmpty)
    #expect(!document.contains("@import"))
    #expect(!document.contains("url("))
    #expect(!document.contains("{{"))
    #expect(document.contains("default-src 'none'"))
    #expect(document.ranges(of: "<script nonce=\"takt0123456789abcdef").count == 1)
    #expect(document.hasPrefix("<!doctype html>"))
  }

  @Test func emptyPlan() throws {
    let (plan, plant) = try SamplePlan.empty()
    let data = try data(of: HTMLReport.document(plan, for: plant))
    #expect((data["lots"] as? [Any])?.isEmpty == true)
    #expect((data["orders"] as? [Any])?.isEmpty == true)
  }

  @Test func sizeOfFiveThousandLots() throws {
    let (plan, plant) = try SamplePlan.make(lots: 5000, machines: 40, days: 28)
    #expect(plan.schedule.lots.count > 4500)
    let document = HTMLReport.document(plan, for: plant)
    #expect(document.utf8.count < 2_500_000)
    #expect((try data(of: document)["lots"] as? [Any])?.count == plan.schedule.lots.count)
  }

  @Test func figuresThatAreNoNumbersAreNull() throws {
    let (plan, plant) = try TinyPlan.make()
    var cost = plan.cost
    cost.unmet = .infinity
    let odd = SamplePlan.plan(for: plant, schedule: plan.schedule, orders: plan.orders, cost: cost)
    let data = try data(of: HTMLReport.document(odd, for: plant))
    #expect(data["totalCost"] is NSNull)
  }

  @Test func sameBytesTwice() throws {
    let (plan, plant) = try SamplePlan.make(lots: 100, machines: 4)
    #expect(HTMLReport.document(plan, for: plant) == HTMLReport.document(plan, for: plant))
  }

  @Test func changesOfTheClock() throws {
    let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
    let from = try #require(Instant(rfc3339: "2026-03-01T00:00:00Z"))
    let to = try #require(Instant(rfc3339: "2026-12-01T00:00:00Z"))
    let offsets = LocalTime(timeZone: zone).offsets(from: from, to: to)
    #expect(
      offsets == [
        .init(from: from, seconds: 3600),
        .init(from: try #require(Instant(rfc3339: "2026-03-29T01:00:00Z")), seconds: 7200),
        .init(from: try #require(Instant(rfc3339: "2026-10-25T01:00:00Z")), seconds: 3600),
      ])
  }

  private func data(of document: String) throws -> [String: Any] {
    let open = try #require(document.range(of: "<script type=\"application/json\" id=\"data\">"))
    let close = try #require(
      document.range(of: "</script>", range: open.upperBound..<document.endIndex))
    let json = Data(document[open.upperBound..<close.lowerBound].utf8)
    return try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
  }
}
