import GLPK
import TaktModel

/// How dear the construction holds each set-up to be, as a factor on its cost: more where capacity is
/// short, less where a plan does well to set up.
struct SetupWeights: Sendable {
  /// By set-up group, then period.
  private var factors: [Double]
  private let periodCount: Int

  init(all factor: Double, data: PlanningData) {
    periodCount = data.periodCount
    factors = Array(repeating: factor, count: data.setupGroups.count * data.periodCount)
  }

  /// Low where the relaxation sets up, high where it does not.
  init(guidedBy point: [Double], of program: Program) {
    periodCount = program.data.periodCount
    factors = program.data.setupGroups.indices.flatMap { group in
      (0..<program.data.periodCount).map { period in
        let carried = period > 0 ? program.layout.carries[group][period - 1] : nil
        let ready = [program.layout.setups[group][period], carried].compactMap { $0 }
          .reduce(0) { $0 + point[$1.index] }
        return 0.05 + 4 * max(0, 1 - ready)
      }
    }
  }

  subscript(group: Int, period: Int) -> Double { factors[group * periodCount + period] }

  /// The same with some factors multiplied or divided, by e in the mean.
  func disturbed(_ random: inout SeededGenerator) -> SetupWeights {
    var result = self
    let share = 0.02 + 0.25 * random.unit() * random.unit()
    for place in factors.indices where random.unit() < share {
      let factor = Self.steps[random.below(Self.steps.count)]
      result.factors[place] = min(max(factors[place] * factor, 0.02), 100)
    }
    return result
  }

  private static let steps = [0.1, 0.3, 0.5, 0.8, 1.25, 2, 3, 8]
}
