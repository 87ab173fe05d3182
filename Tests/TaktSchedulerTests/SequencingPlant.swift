import TaktModel
import TaktTestSupport

/// Three to five orders, each of a product of its own and made in one lot, on one machine with
/// set-ups that depend on the sequence: what is left to decide is the sequence.
struct SequencingPlant {
  let hours: [Double]
  let dueDays: [Double]
  let weights: [Double]
  /// By family before; the last row is the start, when the machine is set up for nothing.
  let setups: [[Setup]]

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed &* 31 &+ 7)
    let count = 3 + generator.below(3)
    hours = (0..<count).map { _ in Double(2 + generator.below(15)) }
    dueDays = (0..<count).map { _ in 0.1 + 2 * generator.unit() }
    weights = (0..<count).map { _ in Double(1 + generator.below(5)) }
    setups = (0...count).map { _ in
      (0..<count).map { _ in
        Setup(minutes: Double(10 * generator.below(40)), cost: Double(generator.below(30)))
      }
    }
  }

  func plant() throws(InvalidPlant) -> Plant {
    var rules: [ChangeoverRule] = []
    for (from, row) in setups.enumerated() {
      for (to, setup) in row.enumerated() where from != to {
        rules.append(
          ChangeoverRule(from: from < hours.count ? from : nil, to: to, setup: setup))
      }
    }
    return try TinyPlant.plant(
      products: hours.enumerated().map { index, hours in
        TinyPlant.made(
          "P\(index)",
          steps: [
            TinyPlant.step(
              modes: [TinyPlant.mode(family: index, minLot: hours, maxLot: hours)])
          ])
      }, changeoverRules: rules,
      orders: hours.indices.map { index in
        TinyPlant.order(
          "O\(index)", product: index, quantity: hours[index], dueDay: dueDays[index],
          tardinessCostPerUnitDay: weights[index], unmetCostPerUnit: 1000, isComplete: true)
      })
  }

  /// Of all sequences, by trying them.
  func leastCost() -> Double {
    leastCost(after: hours.count, at: 0, left: Array(hours.indices))
  }

  private func leastCost(after family: Int, at hour: Double, left: [Int]) -> Double {
    if left.isEmpty { return 0 }
    return left.map { next in
      let setup = setups[family][next]
      let end = hour + setup.minutes / 60 + hours[next]
      let lateDays = max(0, end / 24 - dueDays[next])
      return setup.cost + lateDays * hours[next] * weights[next]
        + leastCost(after: next, at: end, left: left.filter { $0 != next })
    }.min() ?? 0
  }
}
