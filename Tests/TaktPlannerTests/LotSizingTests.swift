import GLPK
import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// The search for plain lot sizing against linear programs, enumeration and proven optima.
@Suite struct LotSizingTests {
  private func program(_ plain: PlainPlant, _ seed: UInt64) throws -> (Program, LotSizingCase) {
    let program = Program(PlanningData(try plain.plant(seed: seed)))
    let input = try #require(LotSizingCase.all(in: program).first)
    return (program, input)
  }

  /// The program's optimum with the integers as in a point.
  private func optimum(_ program: Program, fixedAt point: [Double]) async throws -> Double {
    var mip = program.mip
    for variable in program.integers {
      mip.setBounds(of: variable, lower: point[variable.index], upper: point[variable.index])
    }
    let fixed = mip
    return try await Solver.run { solver in
      try solver.load(fixed)
      return try solver.solveRelaxation(LPOptions()).objective
    }
  }

  private func randomDraft(
    _ input: LotSizingCase, _ random: inout SeededGenerator
  ) -> LotDraft {
    let draft = LotDraft(input, overloadPrice: input.overloadPrice)
    for item in 0..<input.itemCount {
      var last = -1
      for period in 0..<input.periodCount {
        let cell = item * input.periodCount + period
        if input.demand[cell] > 0, last < 0 || random.below(2) == 0 { last = period }
        if last >= 0 { draft.made[item * input.periodCount + last] += input.demand[cell] }
        if last == period { draft.isOn[cell] = 1 }
      }
    }
    return draft
  }

  @Test(arguments: UInt64(1)...24)
  func quantitiesAreTheLinearProgramsBest(seed: UInt64) async throws {
    let plain = PlainPlant(hasOvertime: seed % 2 == 0, openHours: seed % 3 == 0 ? 9 : 14)
    let (program, input) = try program(plain, seed)
    var random = SeededGenerator(seed: seed)
    let draft = randomDraft(input, &random)
    #expect(draft.rebook())
    draft.optimise(TransferGraph(periods: input.periodCount))
    #expect(draft.rebook())
    guard draft.overload <= 0 else { return }
    let nothing = program.point(for: Decisions(nothingFor: program.data))
    let point = input.point(for: draft, in: nothing, of: program)
    let found = try #require(Incumbent(point, of: program.mip))
    let best = try await optimum(program, fixedAt: point)
    #expect(isNear(found.objective, best), "quantities \(found.objective), best \(best)")
  }

  @Test(arguments: UInt64(1)...12, [false, true])
  func annealingFindsProvenOptima(seed: UInt64, keepsSetup: Bool) async throws {
    let plain = PlainPlant(
      products: 3, periods: 5, keepsSetup: keepsSetup, hasOvertime: seed % 2 == 0, openHours: 12)
    let plant = try plain.plant(seed: seed)
    let program = Program(PlanningData(plant))
    let input = try #require(LotSizingCase.all(in: program).first)
    let start = program.firstIncumbent()
    let annealing = SetupAnnealing(
      input,
      from: input.draft(at: start.point, of: program, overloadPrice: input.overloadPrice),
      seed: seed)
    for _ in 0..<6 { annealing.run(AnnealingSlice(moves: 2_000, hot: 0.4), stop: .never) }
    guard annealing.bestCost.isFinite else { return }
    let point = input.point(for: annealing.best, in: start.point, of: program)
    let found = try #require(Incumbent(point, of: program.mip))
    let best = try await program.glpkOptimum()
    #expect(found.objective >= best.objective - 1e-6 * best.objective)
    #expect(
      found.objective <= best.objective * 1.0001 + 1e-6,
      "annealed \(found.objective), optimum \(best.objective)")
  }

  @Test(arguments: UInt64(1)...16)
  func theRefusalOfMovesIsProven(seed: UInt64) throws {
    let (_, input) = try program(PlainPlant(hasOvertime: seed % 2 == 0, openHours: 9), seed)
    var random = SeededGenerator(seed: seed)
    let graph = TransferGraph(periods: input.periodCount)
    let chains = LotChains(input)
    let prices = (0..<input.periodCount).map { _ in random.unit() * input.overloadPrice }
    for _ in 0..<20 {
      let draft = randomDraft(input, &random)
      _ = draft.rebook()
      let trial = LotDraft(input, overloadPrice: input.overloadPrice)
      trial.copy(from: draft)
      // Without dropping set-ups, as the refusal counts all that are on.
      var spent = 0.0
      for period in 0..<input.periodCount { spent += trial.setupSpent[period] }
      trial.optimise(graph)
      var left = 0.0
      for period in 0..<input.periodCount { left += trial.setupSpent[period] }
      guard left == spent else { continue }
      chains.follow(draft)
      let exceeds = draft.surelyExceeds(
        trial.cost + 1e-6, prices, steps: 60, chains, from: draft, least: draft.cost)
      #expect(!exceeds)
    }
  }

  @Test func manyFailingMovesAreRefusedInOneStep() throws {
    let plain = PlainPlant(products: 6, periods: 8, openHours: 17)
    let (program, input) = try program(plain, 3)
    let start = input.draft(
      at: program.firstIncumbent().point, of: program, overloadPrice: input.overloadPrice)
    let annealing = SetupAnnealing(input, from: start, seed: 1)
    annealing.run(AnnealingSlice(moves: 2_000, hot: 0.4), stop: .never)
    var prices = annealing.bestTimePrices()
    let old = annealing.best
    let trial = LotDraft(input, overloadPrice: input.overloadPrice)
    let graph = TransferGraph(periods: input.periodCount)
    let chains = LotChains(input)
    chains.follow(old)
    var random = SeededGenerator(seed: 1)
    var (tried, refused) = (0, 0)
    for _ in 0..<2_000 {
      trial.copy(from: old)
      guard trial.move(&random) else { continue }
      chains.touch(by: trial)
      let least = old.cost + trial.leastChange(from: old, &prices, chains)
      let spent = (0..<input.periodCount).reduce(0) { $0 + trial.setupSpent[$1] }
      let moved = LotDraft(input, overloadPrice: input.overloadPrice)
      moved.copy(from: trial)
      moved.optimise(graph)
      let left = (0..<input.periodCount).reduce(0) { $0 + moved.setupSpent[$1] }
      // Only moves that leave nothing idle, and that the old prices do not tell all about.
      if left == spent, least < moved.cost - 1e-3 * old.cost {
        let isBetween = trial.surelyExceeds(
          (least + moved.cost) / 2, prices, steps: 1, chains, from: old, least: least)
        let isBeyond = trial.surelyExceeds(
          moved.cost + 1e-6, prices, steps: 30, chains, from: old, least: least)
        #expect(!isBeyond)
        (tried, refused) = (tried + 1, refused + (isBetween ? 1 : 0))
      }
      chains.restore()
    }
    #expect(tried > 100)
    #expect(4 * refused > tried, "\(refused) of \(tried)")
  }

  @Test(arguments: UInt64(1)...8, [false, true])
  func movesKeepTheBooks(seed: UInt64, keepsSetup: Bool) throws {
    let plain = PlainPlant(products: 5, periods: 7, keepsSetup: keepsSetup, openHours: 14)
    let (_, input) = try program(plain, seed)
    var random = SeededGenerator(seed: seed)
    var draft = randomDraft(input, &random)
    #expect(draft.rebook())
    let right = LotDraft(input, overloadPrice: input.overloadPrice)
    var touchedTwo = 0
    for _ in 0..<400 {
      let moved = LotDraft(input, overloadPrice: input.overloadPrice)
      moved.copy(from: draft)
      guard moved.move(&random) else { continue }
      if moved.touched.1 >= 0 { touchedTwo += 1 }
      right.copy(from: moved)
      #expect(right.rebook(), "demand unmet")
      #expect(isNear(moved.cost, right.cost), "booked \(moved.cost), costs \(right.cost)")
      draft = moved
    }
    #expect(touchedTwo > 20)
  }

  @Test(arguments: UInt64(1)...16, [false, true])
  func periodBoundsStayBelowTheOptimum(seed: UInt64, mayBeLate: Bool) async throws {
    let plain = PlainPlant(
      products: 3, periods: 5, mayBeLate: mayBeLate, openHours: 8,
      unmetCost: seed % 2 == 0 ? 30 : 500)
    let (program, input) = try program(plain, seed)
    let start = program.firstIncumbent()
    let annealing = SetupAnnealing(
      input,
      from: input.draft(at: start.point, of: program, overloadPrice: input.overloadPrice),
      seed: seed)
    annealing.run(AnnealingSlice(moves: 2_000, hot: 0.4), stop: .never)
    guard annealing.bestCost.isFinite else { return }
    var lagrangian = PeriodLagrangian(
      input, from: annealing.best, timePrices: annealing.bestTimePrices())
    lagrangian.run(iterations: 400, target: annealing.bestCost) { false }
    let best = try await program.glpkOptimum()
    let point = input.point(for: annealing.best, in: start.point, of: program)
    let fixed = try #require(Incumbent(point, of: program.mip)).objective - annealing.bestCost
    let bound = lagrangian.bound + fixed
    #expect(bound <= best.objective + 1e-6 * best.objective)
    #expect(bound > 0.5 * best.objective, "bound \(bound), optimum \(best.objective)")
  }

  @Test func whatIsDecidedElsewhereIsNoPartOfTheBound() async throws {
    var plain = PlainPlant(products: 3, periods: 5, openHours: 14)
    plain.soldAsBought = 20
    let plant = try plain.plant(seed: 3)
    let program = Program(PlanningData(plant))
    var search = try #require(LotSizingSearch(program, seed: 1, threads: 1))
    #expect(!search.isWhole)
    // A plan that leaves the bought goods unmet costs more than it must.
    let nothing = program.point(for: Decisions(nothingFor: program.data))
    let start = try #require(Incumbent(nothing, of: program.mip))
    let found = try #require(await search.anneal(start, stop: .never))
    #expect(found.objective > (try await solved(plant)).objective)
    #expect(!search.canBound())
  }

  @Test func annealingGoesOnFromWhatOthersFind() async throws {
    let plant = try PlainPlant(products: 4, periods: 6, openHours: 14).plant(seed: 2)
    let program = Program(PlanningData(plant))
    var search = try #require(LotSizingSearch(program, seed: 1, threads: 1))
    // Stopped at once it knows but its start; then it is told of a better plan.
    let nothing = program.point(for: Decisions(nothingFor: program.data))
    let start = try #require(Incumbent(nothing, of: program.mip))
    let over = StopRule { 0 }
    let first = try #require(await search.anneal(start, stop: over))
    let input = try #require(LotSizingCase.all(in: program).first)
    let other = SetupAnnealing(
      input,
      from: input.draft(at: first.point, of: program, overloadPrice: input.overloadPrice), seed: 9)
    other.run(AnnealingSlice(moves: 3_000, hot: 0.4), stop: .never)
    let better = try #require(
      Incumbent(input.point(for: other.best, in: first.point, of: program), of: program.mip))
    #expect(better.objective < first.objective)
    let second = try #require(await search.anneal(better, stop: over))
    #expect(second.objective <= better.objective + 1e-6)
  }

  @Test(arguments: UInt64(1)...8)
  func poolsServeAllDemand(seed: UInt64) throws {
    let (program, input) = try program(PlainPlant(products: 6, periods: 8, openHours: 24), seed)
    var pool = ColumnPool(input, of: program)
    var lagrangian = ItemLagrangian(program)
    lagrangian.run(iterations: 20, target: .infinity, stop: .never) { stage, pattern, _ in
      pool.add(stage: stage, pattern: pattern)
    }
    let drafts = pool.drafts(dearestSecond: 1e-3, overloadPrice: input.overloadPrice)
    #expect(!drafts.isEmpty)
    for draft in drafts {
      #expect(draft.rebook())
      for item in 0..<input.itemCount {
        let row = item * input.periodCount
        let made = (0..<input.periodCount).reduce(0) { $0 + draft.made[row + $1] }
        let due = (0..<input.periodCount).reduce(0) { $0 + input.demand[row + $1] }
        #expect(isNear(made, due))
      }
    }
  }

  @Test func plantsThatAreNotPlainAreLeftAlone() throws {
    for seed in UInt64(1)...10 {
      let program = Program(PlanningData(RandomPlant.make(seed: seed, size: .small)))
      for input in LotSizingCase.all(in: program) {
        // What is taken on must be made alone, in one step, by one mode.
        for mode in input.modes {
          let stage = program.data.stages[program.data.modes[mode].stage]
          #expect(stage.modes.count == 1 && stage.inputs.isEmpty)
        }
      }
    }
  }

  @Test(arguments: [1, 2, 4]) func sameSeedSamePlan(threads: Int) async throws {
    let plant = try PlainPlant(products: 8, periods: 12, openHours: 17).plant(seed: 5)
    var results: [Planner.Result] = []
    for _ in 0..<2 {
      results.append(
        await Planner(
          plant, options: .init(relativeGap: 0, seed: 3, threads: threads, workLimit: 6_000)
        ).plan())
    }
    #expect(results.allSatisfy { $0.stoppedBy == .work })
    #expect(results[0].objective == results[1].objective)
    #expect(results[0].bound == results[1].bound)
    #expect(results[0].plan.lots.map(\.started) == results[1].plan.lots.map(\.started))
  }
}
