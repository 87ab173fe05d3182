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
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 42)
    #expect(text.contains("and 22 more machines"))
  }

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
      orderIDs: ["a", "x\u{1B}[2J\ny", "c", "d"], reason: "bell \u{07} and\r\nline")
    let text = TerminalReport.text(plan, for: plant, width: 80, isColoured: false)
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(text.contains("x\u{FFFD}[2J y"))
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
        프레스-1 is full until Tue 24 Nov 04:00.

    Load  █ run  ▒ set-up  ▓ overtime  · idle
      프레스-1  ████████████████▒▒▓▓▓▓▓▓▓▓▓··················   60 %      12 of 20 h
      IMM-2     █████▒·······································   13 %       6 of 48 h

    Cost  ₩1,014,470
      tardiness           ₩970     set-up           ₩12,000
      unmet demand      ₩1,500     purchase      ₩1,000,000

    Gap   3.92 %: program over the periods ₩1,250,000, proven bound ₩1,201,000;
          stopped by the time limit after 10.2 s

    """
}
