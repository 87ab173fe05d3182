import Foundation
import TaktModel
import Testing

@testable import TaktReport

@Suite struct TerminalReportTests {
  @Test func smallPlanAsItStands() throws {
    let (plan, plant) = try TinyPlan.make()
    let text = TerminalReport.text(plan, for: plant, width: 80, isColoured: false)
    #expect(text == Self.golden, "\(text)")
  }

  @Test(arguments: [20, 48, 60, 80, 120, 500])
  func everyLineFitsTheWidth(_ width: Int) throws {
    let used = min(max(width, 48), 160)
    for sample in try [
      TinyPlan.make(), SamplePlan.make(lots: 200, machines: 12), SamplePlan.empty(),
      TinyPlan.make(orderIDs: [String(repeating: "긴", count: 90), "b", "c", "d"]),
      TinyPlan.make(name: String(repeating: "👩‍🏭", count: 60)),
    ] {
      let text = TerminalReport.text(
        sample.plan, for: sample.plant, width: width, isColoured: false)
      for line in text.split(separator: "\n") {
        #expect(DisplayWidth.of(line) <= used, "\(line)|")
      }
    }
  }

  @Test func oneScreen() throws {
    let (plan, plant) = try SamplePlan.make(lots: 600, machines: 30)
    let text = TerminalReport.text(plan, for: plant, width: 80, isColoured: false)
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 50)
    #expect(text.contains("and 22 more machines"))
  }

  /// Days in a row at one price are one place; the best five are told, of hours and of units, with what they do not say.
  @Test func whereOneMoreHourPaysMost() throws {
    let (plan, plant) = try TinyPlan.make()
    let prices: [Plan.Price] = [
      .init(.machine(0), period: 0, worth: 120.004), .init(.machine(0), period: 1, worth: 120),
      .init(.machine(1), period: 1, worth: 3.5), .init(.product(0), period: 1, worth: 2500),
    ]
    let text = TerminalReport.text(
      plan.with(prices: prices), for: plant, width: 80, isColoured: false)
    #expect(
      text.contains(
        """
        Where one more hour or unit pays most
          프레스-1  ₩120 / hour  Mon 23 Nov - Tue 24 Nov
          IMM-2     ₩3.5 / hour  Tue 24 Nov
          RESIN     ₩2,500 / kg  by Tue 24 Nov 00:00
          Holds for the first small addition, the set-ups as they are, in the periods'
          program, not to the second.

        """), "\(text)")
    let many = (0..<2).flatMap { period in
      [0, 1].map { Plan.Price(.machine($0), period: period, worth: Double(9 - 4 * period + $0)) }
    }
    let more = TerminalReport.text(
      plan.with(prices: many + prices), for: plant, width: 48, isColoured: false)
    #expect(more.split(separator: "\n").count { $0.contains(" / ") } == 6)
    #expect(more.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= 48 })
  }

  @Test func keyFiguresOfAPlanThatHasThemAll() throws {
    let (plan, plant) = try TinyPlan.make()
    let text = TerminalReport.text(
      plan.with(kpi: Self.kpi), for: plant, width: 80, isColoured: false)
    #expect(
      text.contains(
        """
        Key figures
          productivity  used 50 %, OEE as planned 30 %, set-up 20 %
                        90 good units an hour worked, allocation 40 %
          quality       scrap 5 %, first pass 90 %, rework 8 %
          cost          ₩12.5 a good unit, set-ups 12.5 %, overtime 2.5 %
                        energy 6.3 %, 1,234 kWh
          delivery      75 % of orders on time, 99 % of units delivered
                        mean lateness 0.4 d, mean lead time 2 d

        """), "\(text)")
  }

  static let kpi = KPI(
    machines: [
      KPI.MachineFigures(
        machine: 0, openHours: 20, setupHours: 2, runHours: 8, overtimeHours: 0,
        startedUnits: 1000, scrapUnits: 50,
        detail: .init(
          processingHours: 6 / 0.95, firstPassUnits: 900, reworkUnits: 80, energyKWh: 1234))
    ], goodUnits: 900, costPerGoodUnit: 12.5, onTimeShare: 0.75, meanLeadTimeHours: 48,
    detail: KPI.Detail(
      orderBusyHours: 8, orderExecutionHours: 20, orderUnits: 900, goodUnitsPerDay: 450,
      deliveredShare: 0.99, meanTardinessDays: 0.4, setupCostShare: 0.125,
      overtimeCostShare: 0.025, energyCostShare: 0.0625))

  @Test func coloursAreOnlyEscapesAroundTheSameText() throws {
    let (plan, plant) = try TinyPlan.make()
    let plain = TerminalReport.text(plan, for: plant, width: 80, isColoured: false)
    let coloured = TerminalReport.text(plan, for: plant, width: 80, isColoured: true)
    #expect(!plain.contains("\u{1B}"))
    #expect(coloured.contains("\u{1B}[31m"))
    #expect(coloured.replacing(#/\u{1B}\[[0-9]+m/#, with: "") == plain)
  }

  @Test func idsCannotSteerTheTerminal() throws {
    let (plan, plant) = try TinyPlan.make(
      orderIDs: ["a", "x\u{1B}[2J\ny", "c", "d"],
      cause: Cause(
        .downtime, machine: 0, until: TinyPlan.at(3), reason: "bell \u{07} and\r\nline"))
    let text = TerminalReport.text(plan, for: plant, width: 80, isColoured: false)
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(text.contains("x\\u{1b}[2J y"))
  }

  @Test func widthsOfCharacters() {
    #expect(DisplayWidth.of("abc") == 3)
    #expect(DisplayWidth.of("한글") == 4)
    #expect(DisplayWidth.of("e\u{301}") == 1)
    #expect(DisplayWidth.of("\u{1112}\u{1161}\u{11AB}") == 2)
    #expect(DisplayWidth.of("👩‍🏭🇰🇷❤️") == 6)
    #expect(DisplayWidth.of("ﾊﾟ") == 2)
    #expect(DisplayWidth.of("ＡＢ") == 4)
    #expect(DisplayWidth.fit("한글", 3) == "한…")
    #expect(DisplayWidth.fit("한글", 6) == "한글  ")
    #expect(DisplayWidth.fit("한", 2) == "한")
    #expect(DisplayWidth.truncate("abc", 0) == "")
    for columns in 0..<12 {
      #expect(DisplayWidth.of(DisplayWidth.truncate("a계b획c🏭d", columns)) <= columns)
    }
  }

  @Test func numbers() {
    #expect(NumberText.grouped(1_234_567.891, decimals: 1) == "1,234,567.9")
    #expect(NumberText.grouped(-1000) == "-1,000")
    #expect(NumberText.grouped(-0.001, decimals: 2) == "0")
    #expect(NumberText.grouped(1e300) == "1e+300")
    #expect(NumberText.grouped(.nan) == "-")
    #expect(NumberText.plain(0.1 + 0.2) == "0.3")
    #expect(NumberText.plain(12.05, decimals: 3) == "12.05")
    #expect(NumberText.plain(-.infinity) == "")
  }

  private static let golden = """
    한솔 캡                                 Mon 23 Nov - Tue 24 Nov 2026, Asia/Seoul

    Orders  4: 2 on time, 1 late, 1 unmet (1 in part)
    Dearest of the late and unmet
      주문-3  55 ea CAP-B, due Mon 23 Nov 12:00                  15 ea unmet  ₩1,500
      SO-2    97 ea CAP-백색, due Tue 24 Nov 00:00                   12 h late  ₩970
        Machine 프레스-1 is down until Tue 24 Nov 04:00 (금형 수리).

    Load  █ run  ▒ set-up  ▓ overtime  · idle
      프레스-1  ████████████████▒▒▓▓▓▓▓▓▓▓▓··················   60 %      12 of 20 h
      IMM-2     █████▒·······································   13 %       6 of 48 h

    Key figures
      productivity  used 26.5 %, OEE as planned 23.7 %, set-up 8.3 %
                    6,685.8 good units an hour worked
      quality       scrap 2.3 %
      cost          ₩12.3 a good unit
      delivery      50 % of orders on time, mean lead time 2.6 d

    Cost  ₩1,014,470
      tardiness           ₩970     set-up           ₩12,000
      unmet demand      ₩1,500     purchase      ₩1,000,000

    Gap of the program   3.92 %: objective ₩1,250,000, proven bound ₩1,201,000 (of
                         the program over the periods, not of the schedule); stopped
                         by the time limit after 10.2 s

    """
}
