import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// The planner against optima that do not come from its own program.
@Suite struct BruteForceTests {
  @Test(arguments: UInt64(1)...32) func lotSizingPlants(seed: UInt64) async throws {
    let small = LotSizingPlant(seed: seed)
    let optimum = try small.bruteForceOptimum()
    try await expectOptimum(optimum, of: small.plant())
  }

  @Test(arguments: UInt64(1)...32) func plainLotSizingPlants(seed: UInt64) async throws {
    let small = LotSizingPlant(seed: seed, isPlain: true)
    try await expectOptimum(small.bruteForceOptimum(), of: small.plant())
  }

  @Test(arguments: UInt64(1)...24) func plantsOfMultiples(seed: UInt64) async throws {
    let small = MultiplesPlant(seed: seed)
    try await expectOptimum(small.bruteForceOptimum(), of: small.plant())
  }

  @Test(arguments: UInt64(1)...24) func boundsNeverPassTheOptimum(seed: UInt64) async throws {
    // Stopped anywhere on its way the bound is below, the objective above.
    let small = LotSizingPlant(seed: seed &+ 100, isPlain: seed % 2 == 0)
    let optimum = try small.bruteForceOptimum()
    for limit in [1, 60, 400] {
      let result = try await Planner(
        small.plant(), options: .init(relativeGap: 0, workLimit: limit)
      ).plan()
      #expect(result.bound <= optimum + 1e-6 * max(1, optimum))
      #expect(result.objective >= optimum - 1e-6 * max(1, optimum))
    }
  }
}
