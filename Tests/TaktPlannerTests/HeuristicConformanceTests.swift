import GLPK
import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// Every heuristic and every bound against optima by enumeration or by GLPK alone: plans are plans of the
/// program, none is cheaper than the optimum, no bound is above it.
@Suite struct HeuristicConformanceTests {
  private struct Judge {
    let program: Program
    let optimum: Double
    var tolerance: Double { 1e-6 * max(1, abs(optimum)) }

    func expectPlan(_ point: [Double], _ what: String) {
      #expect(program.mip.violation(at: point) == nil, "\(what)")
      #expect(program.mip.objective(at: point) >= optimum - tolerance, "\(what)")
    }

    func expectBound(_ bound: Double, _ what: String) {
      #expect(bound <= optimum + tolerance, "\(what): bound \(bound), optimum \(optimum)")
    }
  }

  @Test(arguments: UInt64(1)...40) func plainLotSizing(seed: UInt64) async throws {
    let small = LotSizingPlant(seed: seed, isPlain: true)
    guard !small.orders.isEmpty else { return }
    let program = Program(PlanningData(try small.plant()))
    let judge = Judge(program: program, optimum: try small.bruteForceOptimum())
    let start = program.firstIncumbent()
    judge.expectPlan(start.point, "first plan")

    var search = try #require(LotSizingSearch(program, seed: seed, threads: 2))
    var lagrangian = ItemLagrangian(program)
    var pools = search.emptyPools
    lagrangian.run(iterations: 30, target: start.objective, stop: .never) { stage, pattern, _ in
      for place in pools.indices { pools[place].add(stage: stage, pattern: pattern) }
    }
    judge.expectBound(lagrangian.bound, "item Lagrangian")
    let chosen = search.choose(
      pools, prices: lagrangian.capacityPrices, from: start, stop: .never)
    if let chosen { judge.expectPlan(chosen.point, "column pool") }

    var best = start
    for _ in 0..<4 {
      guard let found = await search.anneal(best, stop: .never) else { break }
      judge.expectPlan(found.point, "annealing")
      if found.objective < best.objective { best = found }
    }
    for _ in 0..<6 where search.canBound() {
      let found = search.raiseBound(best, relativeGap: 0, stop: .never)
      judge.expectBound(search.bound, "tree and period Lagrangian")
      if let found { judge.expectPlan(found.point, "tree") }
    }
    for _ in 0..<10 where search.canImprove {
      if let found = search.improve(best, stop: .never) {
        judge.expectPlan(found.point, "tree neighbourhood")
      }
    }
    var random = SeededGenerator(seed: seed)
    for (input, elite) in zip(search.cases, search.elites) {
      guard let child = elite.child(&random) else { continue }
      child.optimise(TransferGraph(periods: input.periodCount))
      guard child.rebook(), child.overload <= 0 else { continue }
      judge.expectPlan(input.point(for: child, in: best.point, of: program), "elite child")
    }
    let root = try await RootRelaxation.solve(
      program, stop: .never, cancellation: Cancellation())
    judge.expectBound(root.bound, "relaxation with (l,S)")
  }

  @Test(arguments: UInt64(1)...32) func mixedPlants(seed: UInt64) async throws {
    let program = RandomPrograms.make(seed: seed &+ 7_000)
    let points = try FeasiblePoints(program, iterationLimit: 40_000)
    guard points.isOptimal else { return }
    let judge = Judge(program: program, optimum: points.best)
    var incumbent = program.firstIncumbent()
    judge.expectPlan(incumbent.point, "first plan")
    var lagrangian = ItemLagrangian(program)
    lagrangian.run(iterations: 30, target: incumbent.objective, stop: .never)
    judge.expectBound(lagrangian.bound, "item Lagrangian")
    let root = try await RootRelaxation.solve(
      program, stop: .never, cancellation: Cancellation())
    judge.expectBound(root.bound, "relaxation with (l,S)")
    var guided = ConstructionSearch(program, guidedBy: root, best: incumbent, seed: seed)
    guided.run(stop: .never)
    judge.expectPlan(guided.best.point, "plan that follows the relaxation")
    var picker = NeighbourhoodPicker(program, root: root, seed: seed)
    for _ in 0..<8 {
      guard let choice = picker.next(incumbent) else { break }
      let outcome = await choice.subprogram.solve(
        root, of: program, from: incumbent, stop: .never, cancellation: Cancellation())
      guard let found = outcome.incumbent else { continue }
      judge.expectPlan(found.point, "\(choice.kind)")
      if found.objective < incumbent.objective { incumbent = found }
    }
    if var search = LotSizingSearch(program, seed: seed, threads: 1),
      let found = await search.anneal(incumbent, stop: .never)
    {
      judge.expectPlan(found.point, "annealing of one machine")
    }
    var closing = ExactClosing()
    let outcome = await closing.advance(
      root, of: program, by: LSInequalities(program), from: incumbent, relativeGap: 0,
      slice: 1_000_000, stop: .never, cancellation: Cancellation())
    judge.expectBound(outcome.bound, "closing")
    if let found = outcome.incumbent { judge.expectPlan(found.point, "closing") }
  }
}
