import GLPK
import Synchronization
import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// Which parts of the search run on which plants, as the progress tells it.
@Suite struct PortfolioTests {
  private func phases(_ plant: Plant, workLimit: Int) async -> Set<Planner.Phase> {
    let seen = Mutex<Set<Planner.Phase>>([])
    _ = await Planner(plant, options: .init(relativeGap: 0, workLimit: workLimit)).plan {
      progress in seen.withLock { _ = $0.insert(progress.phase) }
    }
    return seen.withLock { $0 }
  }

  @Test func plainLotSizingHasItsOwnParts() async throws {
    let plant = try PlainPlant(products: 6, periods: 12, openHours: 22).plant(seed: 5)
    let seen = await phases(plant, workLimit: 20_000)
    #expect(seen.isSuperset(of: [.decomposition, .annealing, .bounding, .trees, .relaxation]))
  }

  @Test func setupsThatAreKeptHaveNoTrees() async throws {
    let plant = try PlainPlant(products: 6, periods: 10, keepsSetup: true, openHours: 17)
      .plant(seed: 5)
    let seen = await phases(plant, workLimit: 20_000)
    #expect(seen.isSuperset(of: [.annealing, .relaxation, .search]))
    #expect(seen.isDisjoint(with: [.bounding, .trees]))
  }

  @Test func mixedPlantsHaveSubprogramsAndClosing() async throws {
    let plant = RandomPlant.make(seed: 3, size: .small)
    #expect(LotSizingSearch(Program(PlanningData(plant)), seed: 1, threads: 1) == nil)
    let seen = await phases(plant, workLimit: 20_000)
    #expect(seen.isSuperset(of: [.decomposition, .relaxation, .search, .closing]))
    #expect(seen.isDisjoint(with: [.annealing, .bounding, .trees]))
  }

  @Test func aProgramTooLargeForOneLinearProgramHasNone() async throws {
    let plant = try LargePlant.make(orders: 2_000, seed: 1)
    #expect(Program(PlanningData(plant)).mip.rowCount > Search.mostRows)
    let seen = await phases(plant, workLimit: 3_000)
    #expect(seen.isSuperset(of: [.decomposition, .search]))
    #expect(seen.isDisjoint(with: [.relaxation, .closing]))
  }

  @Test func aFailedRelaxationIsLeftAsItIs() async throws {
    let program = RandomPrograms.make(seed: 2, size: .small)
    let begun = try await RootRelaxation(unsolved: program).advanced(
      of: program, by: LSInequalities(program), iterationLimit: 20, stop: .never,
      cancellation: Cancellation())
    let left = begun.abandoned()
    #expect(left.isFinished && left.bound == begun.bound && left.isSolved == begun.isSolved)
  }

  @Test func everyKindOfSubprogramFreesSomething() async throws {
    var seen: Set<NeighbourhoodPicker.Kind> = []
    for seed in UInt64(1)...30 {
      let program = RandomPrograms.make(seed: seed, size: .medium)
      let root = try await RootRelaxation(unsolved: program).advanced(
        of: program, by: LSInequalities(program), iterationLimit: 3_000, stop: .never,
        cancellation: Cancellation())
      let incumbent = program.firstIncumbent()
      var picker = NeighbourhoodPicker(program, root: root, seed: seed)
      // Until what is late and where overtime is used has been looked at.
      _ = picker.next(incumbent)
      for kind in NeighbourhoodPicker.Kind.allCases {
        let picked = picker.pick(kind, incumbent, size: 30)
        if !picked.integers.isEmpty { seen.insert(kind) }
        #expect(picked.integers.allSatisfy { program.integers.map(\.index).contains($0) })
      }
      if seen.count == NeighbourhoodPicker.Kind.allCases.count { break }
    }
    #expect(seen == Set(NeighbourhoodPicker.Kind.allCases))
  }

  @Test func kindsThatGainComeMoreOften() {
    let program = RandomPrograms.make(seed: 4, size: .medium)
    let root = RootRelaxation(unsolved: program)
    let incumbent = program.firstIncumbent()
    func count(of kind: NeighbourhoodPicker.Kind, gaining: Bool) -> Int {
      var picker = NeighbourhoodPicker(program, root: root, seed: 1)
      var count = 0
      for _ in 0..<400 {
        guard let choice = picker.next(incumbent) else { break }
        if choice.kind == kind { count += 1 }
        picker.learn(
          choice.kind, gain: choice.kind == kind && gaining ? 100 : 1, work: 10, isExhausted: true)
      }
      return count
    }
    #expect(count(of: .products, gaining: true) > 2 * count(of: .products, gaining: false))
  }
}
