import GLPK
import TaktModel
import Testing

@testable import TaktPlanner

/// Far more simplex iterations than a tiny plant takes: a search that goes on is a failure, not a hang.
private let amplyMuchWork = 300_000

/// Plans a plant until its optimum is proven.
func solved(_ plant: Plant, threads: Int = 1, seed: UInt64 = 1) async throws -> Planner.Result {
  await Planner(
    plant,
    options: .init(relativeGap: 0, seed: seed, threads: threads, workLimit: amplyMuchWork)
  ).plan()
}

/// Plans a plant and holds objective and bound against an optimum worked out elsewhere.
@discardableResult
func expectOptimum(
  _ expected: Double, of plant: Plant, sourceLocation: SourceLocation = #_sourceLocation
) async throws -> Planner.Result {
  let result = try await solved(plant)
  let tolerance = 1e-6 * max(1, abs(expected))
  #expect(
    abs(result.objective - expected) <= tolerance,
    "objective \(result.objective), optimum \(expected)", sourceLocation: sourceLocation)
  #expect(
    result.bound <= expected + tolerance, "bound \(result.bound), optimum \(expected)",
    sourceLocation: sourceLocation)
  #expect(
    result.bound >= expected - tolerance, "bound \(result.bound), optimum \(expected)",
    sourceLocation: sourceLocation)
  return result
}

extension Planner.Result {
  /// Units started of a product, over all periods or in one.
  func started(_ product: ProductIndex, step: Int = 0, in period: Int? = nil) -> Double {
    plan.lots.filter {
      $0.product == product && $0.step == step && (period == nil || $0.period == period)
    }.reduce(0) { $0 + $1.started }
  }

  var setups: Int { plan.lots.count(where: \.hasSetup) }
}

func isNear(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-6 * max(1, abs(a), abs(b)) }

extension Program {
  /// The construction's best plan; where the program refuses it, the plan that makes nothing.
  func firstIncumbent() -> Incumbent { ConstructionSearch(self, seed: 0).best }
}

extension Program {
  /// What GLPK alone proves, without any of the search; and whether it serves all demand.
  func glpkOptimum() async throws -> (objective: Double, isServed: Bool) {
    let mip = mip
    let result = try await Solver.run { solver in
      try solver.load(mip)
      return try solver.branchAndCut()
    }
    let point = try #require(result.point)
    return (try #require(result.objective), layout.unmet.allSatisfy { point[$0.index] < 1e-6 })
  }
}
