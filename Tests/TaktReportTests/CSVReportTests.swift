import Foundation
import TaktModel
import Testing

@testable import TaktReport

@Suite struct CSVReportTests {
  @Test func cells() {
    #expect(CSVTable.field(.text("plain")) == "plain")
    #expect(CSVTable.field(.text("a,b")) == "\"a,b\"")
    #expect(CSVTable.field(.text("say \"hi\"")) == "\"say \"\"hi\"\"\"")
    #expect(CSVTable.field(.text("a\u{1B}[31m\u{202E}b")) == "a\\u{1b}[31m\\u{202e}b")
    #expect(CSVTable.field(.text("\u{FF1D}1+1")) == "'\u{FF1D}1+1")
    #expect(CSVTable.field(.text("two\rlines\n")) == "\"two\r\nlines\r\n\"")
    #expect(CSVTable.field(.text("two\r\nlines")) == "\"two\r\nlines\"")
    #expect(CSVTable.field(.text("=1+1")) == "'=1+1")
    #expect(CSVTable.field(.text("@x,y")) == "\"'@x,y\"")
    #expect(CSVTable.field(.text("-5")) == "'-5")
    #expect(CSVTable.field(.text("+82")) == "'+82")
    #expect(CSVTable.field(.number(-5)) == "-5")
    #expect(CSVTable.field(.number(1234.5)) == "1234.5")
    #expect(CSVTable.field(.empty) == "")
  }

  @Test func allFilesBeginWithAMarkAndEndLinesWithCRLF() throws {
    let (plan, plant) = try TinyPlan.make()
    let files = CSVReport.files(plan, for: plant)
    #expect(
      files.map(\.name) == [
        "lots.csv", "orders.csv", "load.csv", "resources.csv", "stock.csv", "deliveries.csv",
        "purchases.csv", "costs.csv",
      ])
    for file in files {
      #expect(Array(file.text.utf8.prefix(3)) == [0xEF, 0xBB, 0xBF])
      #expect(file.text.utf8.suffix(2).elementsEqual([13, 10]))
      let rows = lines(file.text)
      let columns = rows[0].split(separator: ",").count
      #expect(rows.allSatisfy { row in row.count(where: { $0 == "," }) == columns - 1 })
    }
  }

  @Test func lotsAndOrders() throws {
    let files = try byName()
    let lots = lines(try #require(files["lots.csv"]))
    #expect(
      lots[2]
        == "B,프레스-1,프레스-1,CAP-백색,CAP-백색,mould,white,planned,2026-11-23 10:00:00,"
        + "2026-11-23 18:00:00,100,97,3,ea,0,0,0,0,8,4,SO-2 97")
    let orders = lines(try #require(files["orders.csv"]))
    #expect(
      orders[2]
        == "SO-2,,firm,CAP-백색,CAP-백색,ea,97,2026-11-24 00:00:00,late,97,0,"
        + "2026-11-23 18:00:00,2026-11-24 12:00:00,0.5,970,0,"
        + "Machine 프레스-1 is down until Tue 24 Nov 04:00 (금형 수리).")
  }

  @Test func loadAndStock() throws {
    let files = try byName()
    // Period 1: 6-14 regular, 1 h set-up, 7 h run, 4 h of overtime; period 2: 8 h open.
    #expect(
      lines(try #require(files["load.csv"]))[1...2] == [
        "프레스-1,프레스-1,1,2026-11-23 00:00:00,2026-11-24 00:00:00,8,7,1,4,0,100",
        "프레스-1,프레스-1,2,2026-11-24 00:00:00,2026-11-25 00:00:00,8,0,0,0,8,0",
      ])
    // Resin: 100 + 500 bought - 2 lots x 200; white: 97 + 97 made, 97 delivered in each period (the
    // border's moment belongs to the period that ends); black: 5 + 97 - 40.
    #expect(
      lines(try #require(files["stock.csv"])).dropFirst().map {
        String($0.split(separator: ",").last ?? "")
      } == ["200", "200", "97", "0", "62", "62"])
  }

  @Test func stockMovesAtTheirInstants() throws {
    let (plan, plant) = try TinyPlan.make()
    let histories = StockHistory.all(plan.schedule, for: plant)
    #expect(
      histories[0].points == [
        .init(at: TinyPlan.start, quantity: 100), .init(at: TinyPlan.at(5), quantity: 600),
        .init(at: TinyPlan.at(7), quantity: 400), .init(at: TinyPlan.at(10), quantity: 200),
      ])
    #expect(histories[0].quantity(at: TinyPlan.start.advanced(bySeconds: -1)) == 0)
    #expect(histories[0].quantity(at: TinyPlan.at(6.9)) == 600)
  }

  @Test func costsEndWithTheirTotal() throws {
    let rows = lines(try #require(try byName()["costs.csv"]))
    #expect(rows[1] == "tardiness,970,KRW")
    #expect(rows.last == "total,1014470,KRW")
  }

  private func byName() throws -> [String: String] {
    let (plan, plant) = try TinyPlan.make()
    return Dictionary(
      uniqueKeysWithValues: CSVReport.files(plan, for: plant).map { ($0.name, $0.text) })
  }

  private func lines(_ text: String) -> [String] {
    text.dropFirst().components(separatedBy: "\r\n").filter { !$0.isEmpty }
  }
}
