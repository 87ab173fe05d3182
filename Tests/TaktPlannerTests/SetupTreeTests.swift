import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// The tree on set-ups and its parts against enumeration and proven optima.
@Suite struct SetupTreeTests {
  private func program(_ plain: PlainPlant, _ seed: UInt64) throws -> (Program, LotSizingCase) {
    let program = Program(PlanningData(try plain.plant(seed: seed)))
    return (program, try #require(LotSizingCase.all(in: program).first))
  }

  /// The least cost of one item at prices, by trying all its set-ups; each demand is served from the
  /// cheapest lot before it, or left unmet.
  private func enumerated(
    _ input: LotSizingCase, _ item: Int, _ prices: [Double], _ settled: [Int8]
  ) -> Double {
    let (count, row) = (input.periodCount, item * input.periodCount)
    var least = Double.infinity
    for pattern in 0..<(1 << count) {
      let isOn = (0..<count).map { pattern >> $0 & 1 == 1 }
      guard
        (0..<count).allSatisfy({ settled[row + $0] == -1 || (settled[row + $0] == 1) == isOn[$0] })
      else { continue }
      var sum = 0.0
      for period in 0..<count where isOn[period] {
        sum += input.setupCost[item] + prices[period] * input.setupSeconds[item]
      }
      for due in 0..<count where input.demand[row + due] > 0 {
        var unit = input.unmetPrice[row + due]
        for made in 0...due where isOn[made] {
          let days = input.startDays[due] - input.startDays[made]
          unit = min(unit, prices[made] + input.holdingCost[item] * days)
        }
        sum += unit * input.demand[row + due]
      }
      least = min(least, sum)
    }
    return least
  }

  private func randomSettled(
    _ input: LotSizingCase, _ random: inout SeededGenerator
  ) -> [Int8] {
    input.isAllowed.map { isAllowed in
      guard isAllowed else { return 0 }
      let dice = random.below(6)
      return dice == 0 ? 0 : dice == 1 ? 1 : -1
    }
  }

  @Test(arguments: UInt64(1)...24)
  func itemsAreServedAtTheLeastCost(seed: UInt64) throws {
    let plain = PlainPlant(
      products: 3, periods: 6, openHours: 9, unmetCost: seed % 3 == 0 ? 12 : 500)
    let (_, input) = try program(plain, seed)
    let priced = PricedItems(input)
    var random = SeededGenerator(seed: seed)
    let most = (priced.mostPrice.min() ?? 0) * (seed % 2 == 0 ? 1 : 0.05)
    let prices = (0..<input.periodCount).map { _ in random.unit() * most }
    let settled = randomSettled(input, &random)
    let total = priced.serve(prices, settled: settled)
    var sum = 0.0
    var load = [Double](repeating: 0, count: input.periodCount)
    for item in 0..<input.itemCount {
      let best = enumerated(input, item, prices, settled)
      #expect(isNear(priced.cost[item], best), "served \(priced.cost[item]), best \(best)")
      sum += best
      for period in 0..<input.periodCount
      where priced.isSetUp[item * input.periodCount + period] > 0 {
        #expect(settled[item * input.periodCount + period] != 0)
        load[period] += input.setupSeconds[item]
      }
    }
    #expect(isNear(total, sum))
    for period in 0..<input.periodCount { #expect(priced.load[period] >= load[period] - 1e-6) }
  }

  @Test(arguments: UInt64(1)...24)
  func choicesAreWeighedRightly(seed: UInt64) throws {
    let plain = PlainPlant(
      products: 3, periods: 6, openHours: 9, unmetCost: seed % 3 == 0 ? 12 : 500)
    let (_, input) = try program(plain, seed)
    let priced = PricedItems(input)
    var random = SeededGenerator(seed: seed)
    let prices = (0..<input.periodCount).map { _ in
      random.unit() * (priced.mostPrice.min() ?? 0) / 4
    }
    let settled = randomSettled(input, &random)
    _ = priced.serve(prices, settled: settled)
    var on = [Double](repeating: 0, count: settled.count)
    var off = on
    for item in 0..<input.itemCount {
      let base = enumerated(input, item, prices, settled)
      priced.weigh(item, prices, settled: settled, on: &on, off: &off)
      for cell in (item * input.periodCount)..<((item + 1) * input.periodCount)
      where settled[cell] == -1 {
        for (value, weighed) in [(Int8(1), on[cell]), (0, off[cell])] {
          var chosen = settled
          chosen[cell] = value
          let change = enumerated(input, item, prices, chosen) - base
          #expect(
            abs(change - weighed) <= 1e-6 * max(1, base), "change \(change), weighed \(weighed)")
        }
      }
    }
  }

  @Test(arguments: UInt64(1)...24)
  func treesEndAtTheOptimum(seed: UInt64) async throws {
    let plain = PlainPlant(
      products: 3, periods: 5, openHours: seed % 2 == 0 ? 9 : 14,
      unmetCost: seed % 3 == 0 ? 40 : 500)
    let (program, input) = try program(plain, seed)
    let best = try await program.glpkOptimum()
    let start = program.firstIncumbent()
    guard var tree = SetupTree(input) else { return }
    // Without a known plan the target is what a plan that overloads everything would cost.
    let known = 1e3 * best.objective
    var bounds: [Double] = []
    while !tree.isDone {
      tree.run(microseconds: 500, known: min(known, tree.bestCost), target: known) { false }
      bounds.append(tree.bound)
    }
    #expect(zip(bounds, bounds.dropFirst()).allSatisfy { $0 <= $1 + 1e-9 * abs($1) })
    guard tree.bestCost.isFinite else { return }
    let point = input.point(for: tree.best, in: start.point, of: program)
    let found = try #require(Incumbent(point, of: program.mip))
    let fixed = found.objective - tree.bestCost
    for bound in bounds where bound.isFinite {
      #expect(bound + fixed <= best.objective * (1 + 1e-6))
    }
    // The tree's plans serve all demand; the program may leave some unmet.
    if best.isServed { #expect(isNear(found.objective, best.objective)) }
  }

  @Test(arguments: UInt64(1)...12)
  func neighbourhoodsLeadFromAnyPlanToTheBest(seed: UInt64) async throws {
    let (program, input) = try program(PlainPlant(products: 3, periods: 5, openHours: 20), seed)
    let best = try await program.glpkOptimum()
    guard best.isServed else { return }
    // Every demand made when it is due: far from the best.
    let draft = LotDraft(input, overloadPrice: input.overloadPrice)
    for cell in 0..<(input.itemCount * input.periodCount) where input.demand[cell] > 0 {
      draft.isOn[cell] = 1
      draft.made[cell] = input.demand[cell]
    }
    #expect(draft.rebook())
    draft.optimise(TransferGraph(periods: input.periodCount))
    guard draft.overload <= 0 else { return }
    var neighbourhoods = SetupNeighbourhoods(input, seed: seed)
    let prices = [Double](repeating: 0, count: input.periodCount)
    let shares = [Double](repeating: 0.5, count: input.itemCount * input.periodCount)
    var cost = draft.cost
    for _ in 0..<40 {
      let found = neighbourhoods.improve(
        draft, cost: cost, timePrices: prices, shares: shares, elite: ElitePlans()
      ) { false }
      guard let found else { continue }
      #expect(found.cost < cost)
      #expect(found.draft.overload <= 0)
      draft.copy(from: found.draft)
      cost = found.cost
    }
    let start = program.firstIncumbent()
    let point = input.point(for: draft, in: start.point, of: program)
    let found = try #require(Incumbent(point, of: program.mip))
    #expect(isNear(found.objective, best.objective))
  }

  @Test func branchingPrefersWhatHasBroughtMore() {
    var costs = BranchingCosts(cells: 2)
    let none = (on: 0.0, off: 0.0)
    #expect(
      costs.score(0, share: 0.5, 10, surely: none) == costs.score(1, share: 0.5, 10, surely: none))
    for isOn in [true, false] {
      costs.learn(.init(cell: 0, isOn: isOn, share: 0.5), gain: 8, 10)
      costs.learn(.init(cell: 1, isOn: isOn, share: 0.5), gain: 1, 10)
    }
    let halves = (0...1).map { costs.score($0, share: 0.5, 10, surely: none) }
    #expect(halves[0] > halves[1])
    // What is made nearly always says little, unless its other choice surely costs much.
    #expect(costs.score(0, share: 0.99, 10, surely: none) < halves[0])
    #expect(costs.score(0, share: 0.99, 10, surely: (on: 50, off: 50)) > halves[0])
  }

  /// Two machines with their own products: their bounds add up.
  @Test(arguments: UInt64(1)...8)
  func machinesAreBoundedTogether(seed: UInt64) async throws {
    let plain = PlainPlant(products: 3, periods: 5, openHours: 14, machines: 2)
    let plant = try plain.plant(seed: seed)
    let program = Program(PlanningData(plant))
    #expect(LotSizingCase.all(in: program).count == 2)
    var search = try #require(LotSizingSearch(program, seed: seed, threads: 1))
    var incumbent = program.firstIncumbent()
    for _ in 0..<2 {
      if let found = await search.anneal(incumbent, stop: .never),
        found.objective < incumbent.objective
      {
        incumbent = found
      }
    }
    guard search.canBound() else { return }
    for _ in 0..<50 where search.canBound() {
      let found = search.raiseBound(incumbent, relativeGap: 1e-6, stop: .never)
      if let found, found.objective < incumbent.objective { incumbent = found }
    }
    let bound = search.bound
    let best = try await program.glpkOptimum()
    #expect(bound <= best.objective * (1 + 1e-6))
    #expect(bound >= 0.9 * best.objective, "bound \(bound), optimum \(best.objective)")
  }
}
