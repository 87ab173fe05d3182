/// Prices of a machine's time for the nodes of a tree search: raised by subgradient steps aimed at the
/// cost of a known plan (B. Polyak, 1969), from where the node above left them.
///
/// It is one tree's own.
final class NodePricing {
  let items: PricedItems
  private let input: LotSizingCase
  private let periods: Int
  private let cells: Int
  private let prices: UnsafeMutablePointer<Double>
  private let bestPrices: UnsafeMutablePointer<Double>
  private let direction: UnsafeMutablePointer<Double>
  /// By cell: how often it was set up of late, between 0 and 1 once divided by `seen`.
  private let share: UnsafeMutablePointer<Double>
  private var seen = 0.0
  /// By cell: what settling it would add to the bound.
  private let on: UnsafeMutablePointer<Double>
  private let off: UnsafeMutablePointer<Double>
  private var microseconds = 0.0
  private let microsecondsPerRound: Double

  /// How long and how boldly prices are raised: from nothing, from those of a like problem, or from those
  /// of the node above.
  struct Ascent {
    let steps: Int
    let patience: Int
    let step: Double

    static let first = Ascent(steps: 600, patience: 10, step: 1)
    static let again = Ascent(steps: 80, patience: 5, step: 0.5)
    static let node = Ascent(steps: 25, patience: 5, step: 0.2)
  }

  init(_ input: LotSizingCase) {
    self.input = input
    items = PricedItems(input)
    periods = input.periodCount
    cells = input.itemCount * input.periodCount
    prices = .zeros(periods)
    bestPrices = .zeros(periods)
    direction = .zeros(periods)
    share = .zeros(cells)
    on = .zeros(cells)
    off = .zeros(cells)
    let count = Double(periods)
    microsecondsPerRound = Double(input.itemCount) * (0.009 * count + 0.0004 * count * count)
  }

  deinit {
    for memory in [prices, bestPrices, direction, share, on, off] { memory.deallocate() }
  }

  /// Whether there are prices at which no unit is dearer made than left unmet.
  var canPrice: Bool { items.mostPrice.allSatisfy { $0 > 0 } }

  func takeMicroseconds() -> Double {
    defer { microseconds = 0 }
    return microseconds
  }

  /// Raises a node's bound and settles what that rules out; nil where nothing below the target is left.
  func raise(
    _ settled: inout [Int8], _ start: inout [Float], from bound: Double, by way: Ascent,
    known: Double,
    target: Double
  ) -> Double? {
    for period in 0..<periods {
      prices[period] = min(Double(start[period]), items.mostPrice[period])
      bestPrices[period] = prices[period]
    }
    guard var value = ascend(settled, by: way, known: known, target: target) else {
      return nil
    }
    for period in 0..<periods { start[period] = Float(bestPrices[period]) }
    var rounds = 0
    repeat {
      value = evaluate(bestPrices, settled)
      guard value < target, let hasSettled = settle(&settled, value: value, target: target) else {
        return nil
      }
      rounds += 1
      if !hasSettled { break }
    } while rounds < 3
    return keepsToTime(&settled) ? value : nil
  }

  /// The bound at prices of a second of each period's time, which are kept within their limits.
  func value(at known: [Double], _ settled: [Int8]) -> Double {
    for period in 0..<periods {
      prices[period] = min(max(0, known[period]), items.mostPrice[period])
    }
    return evaluate(prices, settled)
  }

  private func evaluate(_ prices: UnsafePointer<Double>, _ settled: [Int8]) -> Double {
    microseconds += microsecondsPerRound
    var value = settled.withUnsafeBufferPointer { settled in
      settled.baseAddress.map { items.serve(prices, settled: $0) } ?? 0
    }
    for period in 0..<periods { value -= prices[period] * input.capacity[period] }
    return value
  }

  /// Leaves the best prices in `bestPrices`; nil where they rule the node out.
  private func ascend(_ settled: [Int8], by way: Ascent, known: Double, target: Double) -> Double? {
    var step = way.step
    let shortest = 0.02 * step
    var best = -Double.infinity
    var failures = 0
    seen = 0
    for cell in 0..<cells { share[cell] = 0 }
    for period in 0..<periods { direction[period] = 0 }
    for _ in 0..<way.steps {
      let value = evaluate(prices, settled)
      if value >= target { return nil }
      seen = 0.9 * seen + 1
      for cell in 0..<cells { share[cell] = 0.9 * share[cell] + items.isSetUp[cell] }
      if value > best + 1e-7 * abs(best) || best == -.infinity {
        best = value
        bestPrices.update(from: prices, count: periods)
        failures = 0
      } else {
        failures += 1
        if failures >= way.patience {
          step *= 0.6
          failures = 0
          if step < shortest { break }
          prices.update(from: bestPrices, count: periods)
          for period in 0..<periods { direction[period] = 0 }
          continue
        }
      }
      guard stepOn(step * (known - value)) else { break }
    }
    return best
  }

  /// A step along the load beyond capacity, with some of the last direction; false where there is none.
  private func stepOn(_ length: Double) -> Bool {
    var norm = 0.0
    for period in 0..<periods {
      var over = items.load[period] - input.capacity[period]
      if prices[period] <= 0 { over = max(0, over) }
      if prices[period] >= items.mostPrice[period] { over = min(0, over) }
      direction[period] = 0.7 * direction[period] + over
      if prices[period] <= 0 { direction[period] = max(0, direction[period]) }
      norm += direction[period] * direction[period]
    }
    guard norm > 0 else { return false }
    for period in 0..<periods {
      let price = prices[period] + length / norm * direction[period]
      prices[period] = min(max(0, price), items.mostPrice[period])
    }
    return true
  }

  /// Settles each set-up whose other choice would pass the target; nil where neither choice is left.
  private func settle(_ settled: inout [Int8], value: Double, target: Double) -> Bool? {
    var hasSettled = false
    let allowed = target - value
    for item in 0..<items.items {
      settled.withUnsafeBufferPointer { settled in
        if let start = settled.baseAddress {
          items.weigh(item, bestPrices, settled: start, on: on, off: off)
        }
      }
      for cell in (item * periods)..<((item + 1) * periods) where settled[cell] == -1 {
        if on[cell] >= allowed {
          if off[cell] >= allowed { return nil }
          settled[cell] = 0
          hasSettled = true
        } else if off[cell] >= allowed {
          settled[cell] = 1
          hasSettled = true
        }
      }
    }
    microseconds += 1.5 * microsecondsPerRound
    return hasSettled
  }

  /// Settles set-ups for which a period has no time left; false where those settled do not fit.
  private func keepsToTime(_ settled: inout [Int8]) -> Bool {
    for period in 0..<periods {
      var left = input.capacity[period] * (1 + 1e-9)
      for item in 0..<items.items where settled[item * periods + period] == 1 {
        left -= input.setupSeconds[item]
      }
      if left < 0 { return false }
      for item in 0..<items.items
      where settled[item * periods + period] == -1 && input.setupSeconds[item] > left {
        settled[item * periods + period] = 0
      }
    }
    return true
  }

  /// By cell: how much of the time it was set up of late.
  var shares: [Double] { (0..<cells).map { share[$0] / max(seen, 1) } }

  /// The set-up to branch on, what its choices add to the bound for sure, and how often it was made of
  /// late.
  struct Branch {
    let cell: Int
    let on: Double
    let off: Double
    let share: Double
  }

  /// What a cell's set-up costs at the last prices.
  func setupPrice(_ cell: Int) -> Double {
    items.setupPrice(cell / periods, bestPrices[cell % periods])
  }

  /// The set-up whose two choices promise the most; nil where all are settled.
  func branch(_ settled: [Int8], _ costs: BranchingCosts) -> Branch? {
    var chosen = -1
    var most = -1.0
    for cell in 0..<cells where settled[cell] == -1 {
      let often = share[cell] / max(seen, 1)
      let score = costs.score(
        cell, share: often, setupPrice(cell), surely: (on: on[cell], off: off[cell]))
      if score > most {
        most = score
        chosen = cell
      }
    }
    guard chosen >= 0 else { return nil }
    return Branch(
      cell: chosen, on: on[chosen], off: off[chosen], share: share[chosen] / max(seen, 1))
  }
}
