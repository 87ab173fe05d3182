import Foundation
import TaktModel

/// Simulated annealing over drafts, its length counted in evaluations.
struct Annealing {
  private(set) var best: Simulation
  private(set) var evaluations = 0
  private(set) var endedByStopRule = false

  private var current: Simulation
  private var candidate: Simulation
  private var neighbourhood: Neighbourhood
  private var generator: SeededGenerator
  private let limit: Int
  private let start: Draft
  /// What a lot is taken to cost besides, so that lots are not cut up for next to nothing.
  private var pricePerLot = 0.0
  /// Typical sizes of a step uphill, from which the temperatures follow.
  private var uphill: [Double] = []

  init(from draft: Draft, in shop: Shop, seed: UInt64, limit: Int) {
    current = Simulation(shop: shop)
    candidate = current
    best = current
    neighbourhood = Neighbourhood(shop: shop)
    generator = SeededGenerator(seed: seed)
    start = draft
    self.limit = limit
  }

  mutating func run(stop: StopRule, onImprovement: (Cost) -> Void) {
    current.run(start)
    evaluations = 1
    tryOtherRanking()
    pricePerLot = 2e-5 * (current.cost.total - current.cost.unmet)
    best = current
    onImprovement(best.cost)
    neighbourhood.prepare(for: current)
    var length = max(1500, 6 * current.draft.count)
    while evaluations < limit {
      round(length, stop: stop, onImprovement)
      if endedByStopRule { return }
      length += length / 2
      current = best
      neighbourhood.prepare(for: current)
    }
  }

  /// Serving orders by due date in place of by worth.
  private mutating func tryOtherRanking() {
    guard evaluations < limit else { return }
    var other = start
    other.orderRank = current.shop.ordersByDue
    candidate.run(other)
    evaluations += 1
    if candidate.cost.total < current.cost.total { swap(&current, &candidate) }
  }

  private mutating func round(_ length: Int, stop: StopRule, _ onImprovement: (Cost) -> Void) {
    let first = evaluations
    while evaluations < min(limit, first + length) {
      if stop.isOver {
        endedByStopRule = true
        return
      }
      evaluations += 1
      guard let (draft, move) = neighbourhood.neighbour(of: current, &generator) else { continue }
      candidate.run(draft)
      let change = price(candidate) - price(current)
      let share = Double(evaluations - first) / Double(length)
      if isAccepted(change, at: share) {
        swap(&current, &candidate)
        if price(current) < price(best) - 1e-9 * max(1, abs(price(best))) {
          best = current
          onImprovement(best.cost)
        }
        neighbourhood.learn(move, didHelp: change < 0)
        neighbourhood.prepare(for: current)
      }
    }
  }

  private func price(_ simulation: Simulation) -> Double {
    simulation.cost.total + pricePerLot * Double(simulation.sequence.count)
  }

  /// Metropolis' rule; the temperature falls geometrically over a round.
  private mutating func isAccepted(_ change: Double, at share: Double) -> Bool {
    if change <= 0 { return true }
    if uphill.count < 200 {
      uphill.append(change)
      uphill.sort()
    }
    let temperature = 0.5 * uphill[uphill.count / 4] * pow(0.002, share)
    return generator.unit() < exp(-change / max(temperature, 1e-12))
  }
}
