import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// Which good plans are kept, what they disagree on, and what two of them make together.
@Suite struct ElitePlansTests {
  private func annealed(
    _ seed: UInt64, keepsSetup: Bool = false
  ) throws -> (Program, [SetupAnnealing]) {
    let plain = PlainPlant(products: 5, periods: 6, keepsSetup: keepsSetup, openHours: 24)
    let program = Program(PlanningData(try plain.plant(seed: seed)))
    let input = try #require(LotSizingCase.all(in: program).first)
    let start = input.draft(
      at: program.firstIncumbent().point, of: program, overloadPrice: input.overloadPrice)
    let annealings = (1...12).map { SetupAnnealing(input, from: start, seed: $0) }
    for annealing in annealings {
      annealing.run(AnnealingSlice(moves: 300, hot: 0.4), stop: .never)
    }
    return (program, annealings.filter { $0.bestCost.isFinite })
  }

  @Test(arguments: UInt64(1)...8)
  func theCheapestAndNoTwoAlikeAreKept(seed: UInt64) throws {
    let (_, annealings) = try annealed(seed)
    var elite = ElitePlans()
    for annealing in annealings { elite.offer(annealing.best) }
    for annealing in annealings.reversed() { elite.offer(annealing.best) }
    let costs = elite.plans.map(\.cost)
    let best = try #require(annealings.map(\.best.cost).min())
    #expect(costs.first == best)
    #expect(costs == costs.sorted())
    #expect(costs.count <= 8)
    for (place, plan) in elite.plans.enumerated() {
      for other in elite.plans[..<place] {
        #expect(!plan.draft.differences(from: other.draft).isEmpty)
      }
    }
  }

  @Test func aPlanWithOverloadIsNotKept() throws {
    let (_, annealings) = try annealed(1)
    let draft = try #require(annealings.first).best
    for cell in 0..<(draft.items * draft.periods) { draft.made[cell] *= 100 }
    for period in 0..<draft.periods { draft.runLoad[period] *= 100 }
    var elite = ElitePlans()
    elite.offer(draft)
    #expect(elite.plans.isEmpty)
  }

  @Test func doubtsAreWherePlansDiffer() throws {
    let (_, annealings) = try annealed(2)
    var elite = ElitePlans()
    for annealing in annealings { elite.offer(annealing.best) }
    try #require(elite.plans.count > 2)
    let best = elite.plans[0].draft
    var random = SeededGenerator(seed: 1)
    let few = elite.doubts(about: best, atLeast: 1, &random)
    #expect(elite.plans.contains { best.differences(from: $0.draft) == few })
    let all = elite.doubts(about: best, atLeast: .max, &random)
    let expected = elite.plans.reduce(into: Set<Int>()) {
      $0.formUnion(best.differences(from: $1.draft))
    }
    #expect(all == expected.sorted())
  }

  @Test(arguments: UInt64(1)...10, [false, true])
  func aChildIsAPlanWithEachItemFromAParent(seed: UInt64, keepsSetup: Bool) throws {
    let (program, annealings) = try annealed(seed, keepsSetup: keepsSetup)
    var elite = ElitePlans()
    for annealing in annealings { elite.offer(annealing.best) }
    var random = SeededGenerator(seed: seed)
    guard elite.plans.count > 1 else { return }
    for _ in 0..<10 {
      let child = try #require(elite.child(&random))
      for item in 0..<child.items {
        let row = item * child.periods..<(item + 1) * child.periods
        #expect(
          elite.plans.contains { parent in
            row.allSatisfy { child.isOn[$0] == parent.draft.isOn[$0] }
          })
      }
      child.optimise(TransferGraph(periods: child.periods))
      #expect(child.rebook())
      guard child.overload <= 0 else { continue }
      let point = child.input.point(
        for: child, in: program.firstIncumbent().point, of: program)
      #expect(Incumbent(point, of: program.mip) != nil)
    }
  }
}
