import GLPK
import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// Random plants with stock rules, lives, shared resources, energy, subcontractors and a plan in hand: plans are plans of
/// the program, none is cheaper than GLPK's own optimum, no bound is above it.
@Suite struct DecoratedConformanceTests {
  @Test(arguments: UInt64(1)...60) func boundsAndPlansMeetTheOptimum(seed: UInt64) async throws {
    let plant = try DecoratedPlant.make(seed: seed)
    let program = Program(PlanningData(plant))
    let points = try FeasiblePoints(program, iterationLimit: 40_000)
    guard points.isOptimal else { return }
    let optimum = points.best
    let tolerance = 1e-6 * max(1, abs(optimum))
    let first = program.firstIncumbent()
    #expect(program.mip.violation(at: first.point) == nil)
    #expect(first.objective >= optimum - tolerance)
    var lagrangian = ItemLagrangian(program)
    lagrangian.run(iterations: 30, target: first.objective, stop: .never)
    #expect(lagrangian.bound <= optimum + tolerance, "\(lagrangian.bound) of \(optimum)")
    let inequalities = LSInequalities(program)
    for point in points.points {
      #expect(inequalities.violated(at: point).isEmpty, "cuts off a plan")
    }
    let root = try await RootRelaxation.solve(
      program, stop: .never, cancellation: Cancellation())
    #expect(root.bound <= optimum + tolerance, "root \(root.bound) of \(optimum)")
    let result = await Planner(plant, options: .init(relativeGap: 0, workLimit: 20_000)).plan()
    #expect(result.objective >= optimum - tolerance, "\(result.objective) of \(optimum)")
    #expect(result.objective <= optimum + 1e-4 * max(1, abs(optimum)), "not found")
    #expect(result.bound <= optimum + tolerance, "\(result.bound) of \(optimum)")
  }

  @Test(arguments: UInt64(1)...40) func firstPlansKeepToEverything(seed: UInt64) throws {
    let size: RandomPlant.Size = seed.isMultiple(of: 4) ? .medium : .small
    let data = PlanningData(try DecoratedPlant.make(seed: seed &+ 500, size: size))
    let program = Program(data)
    let nothing = program.point(for: Decisions(nothingFor: data))
    #expect(program.mip.violation(at: nothing) == nil, "nothing")
    let facts = ShopFacts(program)
    let weights = SetupWeights(all: 1, data: data)
    for refills in [false, true] {
      let path = PathConstruction.firstPlan(
        for: facts, weights: weights, settings: .init(refills: refills))
      #expect(program.mip.violation(at: program.point(for: path)) == nil, "path")
      let loaded = Construction.firstPlan(
        for: facts, weights: weights, workLimit: 300_000, refills: refills)
      guard let loaded else { continue }
      #expect(program.mip.violation(at: program.point(for: loaded)) == nil, "loading")
    }
  }

  @Test func subprogramsMoveWhatTheNewRowsNeed() throws {
    for seed in UInt64(1)...30 {
      let program = Program(PlanningData(try DecoratedPlant.make(seed: seed, size: .small)))
      let map = NeighbourhoodMap(program)
      let all = Set(map.region(of: map.groups, in: 0..<map.periodCount))
      let layout = program.layout
      let makers = Set(
        map.groups.flatMap { group in
          program.data.setupGroups[group].modes.map {
            program.data.stages[program.data.modes[$0].stage].output
          }
        })
      for change in layout.changes
      where map.groups.contains(program.data.modes[change.batch.mode].group) {
        #expect(all.contains(change.variable.index))
      }
      for point in makers {
        for waste in layout.waste[point].compactMap({ $0 }) { #expect(all.contains(waste.index)) }
        guard program.data.points[point].step == nil else { continue }
        for short in layout.shortages[point].compactMap({ $0 }) {
          #expect(all.contains(short.index))
        }
      }
    }
  }

  @Test func plainPlantsTakeNoNewColumn() {
    for seed in UInt64(1)...20 {
      let layout = RandomPrograms.make(seed: seed, size: .small).layout
      #expect(layout.dearer.isEmpty && layout.changes.isEmpty)
      #expect(layout.waste.allSatisfy { $0.allSatisfy { $0 == nil } })
      #expect(layout.shortages.allSatisfy { $0.allSatisfy { $0 == nil } })
    }
  }
}
