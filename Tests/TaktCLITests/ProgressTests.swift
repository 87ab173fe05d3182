import Synchronization
import Takt
import TaktReport
import Testing

@testable import TaktCLI

@Suite("Progress")
struct ProgressTests {
  private func progress(
    _ phase: String = "search", best: Double? = nil, seconds: Double
  ) -> PlanProgress {
    PlanProgress(phase: phase, bestCost: best, bound: nil, gapPercent: nil, seconds: seconds)
  }

  private func lines(
    _ form: ProgressLine.Form, _ reports: [PlanProgress]
  ) -> [String] {
    let text = Mutex("")
    let line = ProgressLine(form, currency: "KRW") { new in text.withLock { $0 += new } }
    for report in reports { line.report(report) }
    line.finish()
    return text.withLock { $0 }.split(separator: "\n").map(String.init)
  }

  @Test("numbers read as people write them")
  func numbers() {
    #expect(ProgressText.grouped(1_234_567.8) == "1,234,568")
    #expect(ProgressText.grouped(-999.5) == "-999.50")
    #expect(ProgressText.grouped(-0.001) == "0.00")
    #expect(ProgressText.grouped(12.3456, decimals: 1) == "12.3")
    #expect(ProgressText.grouped(1e300) == "1.000e+300")
    #expect(ProgressText.grouped(.infinity) == "∞")
    #expect(ProgressText.grouped(.nan) == "?")
  }

  @Test("a line has what is known, and no more")
  func line() {
    let full = PlanProgress(
      phase: "search", bestCost: 1_234_567, bound: 1_200_000, gapPercent: 2.8, seconds: 12.25)
    #expect(
      ProgressText.line(full, seconds: 12.25, currency: "KRW")
        == "search  12 s  best 1,234,567 KRW  periods: bound 1,200,000, gap 2.80 %")
    #expect(
      ProgressText.line(progress(seconds: 0.5), seconds: 0.5, currency: "KRW") == "search  0.5 s")
  }

  @Test("JSON knows no infinity, and quotes what must be")
  func json() {
    let odd = PlanProgress(
      phase: "a\"\\\n", bestCost: .infinity, bound: .nan, gapPercent: 1e20, seconds: 1)
    #expect(
      ProgressText.json(odd)
        == #"{"phase":"a\"\\\u000a","bestCost":null,"bound":null,"gapPercent":1e+20,"seconds":1}"#)
  }

  @Test("lines come once a second, at once for a new phase, and at the end")
  func pace() {
    let reports =
      stride(from: 0.0, to: 3.0, by: 0.125).map { progress(seconds: $0) }
      + [progress("repair", seconds: 3), progress("repair", seconds: 3.25)]
    #expect(
      lines(.plain, reports) == [
        "search  0.0 s", "search  1.0 s", "search  2.0 s", "repair  3.0 s", "repair  3.2 s",
      ])
    #expect(lines(.silent, reports) == [])
  }

  @Test("nothing is shown after the end")
  func afterTheEnd() {
    let text = Mutex("")
    let line = ProgressLine(.plain, currency: "KRW") { new in text.withLock { $0 += new } }
    line.finish()
    line.report(progress(seconds: 1))
    line.note("too late")
    #expect(text.withLock { $0 } == "")
  }

  @Test("control characters are spelled out")
  func controlCharacters() {
    #expect("a\u{1B}[31m\tb\u{7F}\n".withoutControlCharacters == "a\\u{1b}[31m\tb\\u{7f}\n")
    #expect("a\u{202E}b".withoutControlCharacters == "a\\u{202e}b")
    for mark in ["\u{61C}", "\u{200E}", "\u{200F}", "\u{2066}", "\u{2069}", "\u{9B}"] {
      #expect("a\(mark)b".withoutControlCharacters.allSatisfy { $0.isASCII })
    }
    #expect("한국어 🏭".withoutControlCharacters == "한국어 🏭")
  }
}
