import Testing

@testable import TaktBench

@Suite("The benchmark's arithmetic")
struct BenchFiguresTests {
  private let figures = BenchFigures(SampleReport.report())

  @Test("the primal gap is relative to the larger value, and 100 % without a plan")
  func primalGap() {
    #expect(Figure.primalGap(100, best: 100) == 0)
    #expect(Figure.primalGap(0, best: 0) == 0)
    #expect(Figure.primalGap(125, best: 100) == 20)
    #expect(Figure.primalGap(.infinity, best: 100) == 100)
    #expect(Figure.primalGap(1, best: -1) == 100)
    #expect(Figure.primalGap(-80, best: -100) == 20)
  }

  @Test("medians take the middle one, or the mean of two")
  func median() {
    #expect(Figure.median([]) == nil)
    #expect(Figure.median([3, 1, 2]) == 2)
    #expect(Figure.median([4, 1, 2, 3]) == 2.5)
    #expect(Figure.median([1, .infinity, 2]) == 2)
    #expect(Figure.median([1, .infinity]) == .infinity)
    #expect(Figure.median([.infinity, .infinity]) == .infinity)
  }

  @Test("objectives and bounds are those that were known by then, medians over the seeds")
  func byTime() {
    let file = SampleReport.first
    #expect(figures.objective("takt", file, at: 0.1) == .infinity)
    #expect(figures.objective("takt", file, at: 1) == 120)
    #expect(figures.objective("takt", file, at: 5) == 110)
    #expect(figures.objective("takt", file, at: 10) == 105)
    #expect(figures.bound("takt", file, at: 10) == 95)
    #expect(figures.objective("highs", file, at: 3) == .infinity)
    #expect(figures.objective("highs", file, at: 10) == 102)
    #expect(figures.objective("cpsat", file, at: 10) == nil)
    #expect(figures.finalObjective("highs", file) == 101)
    #expect(figures.finalBound("highs", file) == 98)
  }

  @Test("the best value known is anyone's, the reference's too")
  func bestKnown() {
    var file = SampleReport.first
    #expect(file.bestKnown == 100)
    file.reference = .init(name: "one", objective: 103, bestKnown: 99)
    #expect(file.bestKnown == 99)
    #expect(BenchReport.File(name: "", path: "", reference: nil).bestKnown == nil)
  }

  @Test("time to the rival's last value is to 0.01 %, and never where half of the runs miss it")
  func secondsToReach() {
    // Of the three runs one comes to 101 or below.
    #expect(figures.secondsToReach("highs", SampleReport.first) == .infinity)
    #expect(figures.secondsToReach("highs", SampleReport.second) == 0.2)
    #expect(figures.secondsToReach("cpsat", SampleReport.second) == nil)
  }

  @Test("shares count the files on which Takt is as good, at the same time and at the end")
  func shares() {
    #expect(figures.shareAsGood(as: "highs", .sameTime, at: 1) == 100)
    // 110 against 102 on the first file, 1000.05 against nothing on the second.
    #expect(figures.shareAsGood(as: "highs", .sameTime, at: 5) == 50)
    #expect(figures.shareAsGood(as: "highs", .sameTime, at: 60) == 50)
    #expect(figures.shareAsGood(as: "highs", .end, at: 10) == 50)
    #expect(figures.shareAsGood(as: "highs", .end, at: 0.1) == 0)
    // 95 is more than 0.3 % below 98; 990 is within 0.3 % of 992.
    #expect(figures.shareBounded(as: "highs", at: 10) == 50)
    #expect(figures.shareAsGood(as: "scip", .end, at: 10) == nil)
  }

  @Test("the worst file tells by how much Takt is above the rival")
  func worstExcess() throws {
    #expect(figures.worstExcess(over: "highs", .sameTime, at: 1) == 0)
    let excess = try #require(figures.worstExcess(over: "highs", .sameTime, at: 5))
    #expect(abs(excess - 100 * 8.0 / 102) < 1e-9)
    #expect(figures.worstExcess(over: "scip", .end, at: 10) == nil)
  }

  @Test("gaps are means and medians over files of medians over seeds")
  func gaps() throws {
    // 105 above 100 is 100 x 5 / 105; 1000.05 above 1000.
    let first = 500.0 / 105
    let second = 100 * 0.05 / 1000.05
    let mean = try #require(figures.meanPrimalGap("takt", at: 10))
    #expect(abs(mean - (first + second) / 2) < 1e-9)
    let peer = try #require(figures.meanPrimalGap("highs", at: 10))
    #expect(abs(peer - (100 + 200.0 / 102) / 2) < 1e-9)
    #expect(figures.meanPrimalGap("scip", at: 10) == nil)
    let gap = try #require(figures.gap("highs", SampleReport.first))
    #expect(abs(gap - 300.0 / 101) < 1e-9)
  }

  @Test("a reference stands beside the peers with its last values alone")
  func reference() {
    var file = SampleReport.first
    file.reference = .init(name: "one", objective: 104, bound: 95, cpuSeconds: 60)
    let report = SampleReport.report([file])
    let figures = BenchFigures(report)
    #expect(report.rivals == ["highs", "reference"])
    #expect(figures.shareAsGood(as: "reference", .end, at: 10) == 0)
    #expect(figures.shareBounded(as: "reference", at: 10) == 100)
    #expect(figures.secondsToReach("reference", file) == .infinity)
    #expect(report.text.contains("Takt against reference"))
  }

  @Test("milestones go as far as the limit")
  func milestones() {
    func milestones(_ limit: Double) -> [Double] {
      BenchReport(
        limitSeconds: limit, seeds: [1], carryOver: false, solvers: [], missing: [], files: []
      ).milestones
    }
    #expect(milestones(60) == [1, 5, 10, 60])
    #expect(milestones(30) == [1, 5, 10, 30])
    #expect(milestones(0.5) == [0.5])
  }
}
