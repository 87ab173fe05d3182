import Foundation
import TaktModel

/// One slice: how many moves, from how hot to how cold, in mean set-up costs.
struct AnnealingSlice: Sendable {
  let moves: Int
  let hot: Double
  let cold = 0.02
}

/// Simulated annealing on set-ups (S. Kirkpatrick, C. Gelatt, M. Vecchi, 1983), the quantities made best
/// again after each move.
///
/// Unchecked: it is one search's own, and handed to one task at a time.
final class SetupAnnealing: @unchecked Sendable {
  let input: LotSizingCase
  private var random: SeededGenerator
  /// What the last slice ended with.
  let current: LotDraft
  private let trial: LotDraft
  /// The cheapest draft without overload; nothing where none was found.
  let best: LotDraft
  private let graph: TransferGraph
  /// The current draft's lots.
  private let chains: LotChains
  /// What a second of each period's time is worth in the current draft.
  private let prices: UnsafeMutablePointer<Double>
  private(set) var bestCost = Double.infinity
  /// About how long all of it took, counted and not measured.
  private(set) var microseconds = 0.0

  /// Mean cost of a set-up, by which temperatures are measured.
  private let meanSetupCost: Double

  init(_ input: LotSizingCase, from start: LotDraft, seed: UInt64) {
    self.input = input
    random = SeededGenerator(seed: seed)
    current = LotDraft(input, overloadPrice: start.overloadPrice)
    trial = LotDraft(input, overloadPrice: start.overloadPrice)
    best = LotDraft(input, overloadPrice: start.overloadPrice)
    graph = TransferGraph(periods: input.periodCount)
    chains = LotChains(input)
    prices = .allocate(capacity: input.periodCount)
    meanSetupCost = max(
      1e-9, input.setupCost.reduce(0, +) / Double(max(1, input.itemCount)))
    current.copy(from: start)
    optimise(current)
    notePrices()
    keepIfBest(current)
  }

  deinit { prices.deallocate() }

  /// What a second of each period's time is worth in the best draft, from which the search goes on.
  func bestTimePrices() -> [Double] {
    restart(from: best)
    return (0..<input.periodCount).map { max(0, prices[$0]) }
  }

  /// Call when the current draft's quantities have just been made best.
  private func notePrices() {
    chains.follow(current)
    let outside = graph.distance[input.periodCount]
    for period in 0..<input.periodCount { prices[period] = outside - graph.distance[period] }
  }

  private func optimise(_ draft: LotDraft) {
    microseconds += Double(draft.optimise(graph)) * Self.microsecondsPerCycle(input)
  }

  static func microsecondsPerCycle(_ input: LotSizingCase) -> Double {
    1 + 0.003 * Double(input.itemCount * input.periodCount)
  }

  var overloadPrice: Double { current.overloadPrice }

  /// Goes on from the current draft.
  func run(_ slice: AnnealingSlice, stop: StopRule) {
    let moves = slice.moves
    var temperature = slice.hot * meanSetupCost
    let factor = moves > 1 ? pow(slice.cold / slice.hot, 1 / Double(moves - 1)) : 1
    var cost = current.cost
    // Whether the trial differs from the current draft by the last move alone.
    var isWhole = false
    for count in 0..<moves {
      temperature *= factor
      if count & 63 == 0, stop.isOver { return }
      if isWhole { trial.copyTouched(from: current) } else { trial.copy(from: current) }
      isWhole = true
      microseconds += 0.4
      guard trial.move(&random) else { continue }
      // The die is cast first: most moves are then refused without looking at quantities.
      let allowed = -temperature * log(max(1e-300, random.unit()))
      chains.touch(by: trial)
      let least = trial.leastChange(from: current, prices, chains)
      let isRefused =
        least > allowed
        || trial.surelyExceeds(
          cost + allowed, prices, steps: 30, chains, from: current, least: cost + least)
      chains.restore()
      microseconds += Double(chains.takeRounds()) * 0.01 * Double(input.itemCount)
      if isRefused { continue }
      isWhole = false
      optimise(trial)
      let tried = trial.cost
      guard tried <= cost + allowed else { continue }
      current.copy(from: trial)
      notePrices()
      cost = tried
      if tried < bestCost { keepIfBest(current) }
    }
  }

  /// Goes on from another draft.
  func restart(from draft: LotDraft) {
    current.copy(from: draft)
    optimise(current)
    notePrices()
    keepIfBest(current)
  }

  private func keepIfBest(_ draft: LotDraft) {
    // Sums that were only ever changed have drifted.
    guard draft.overload <= 0, draft.rebook(), draft.overload <= 0 else { return }
    let cost = draft.cost
    guard cost < bestCost else { return }
    bestCost = cost
    best.copy(from: draft)
  }
}
