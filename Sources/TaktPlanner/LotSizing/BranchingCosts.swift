/// What settling a set-up has added to the bound so far, for a set-up made a share of the time:
/// pseudo-costs (M. Benichou et al., 1971), in set-up costs, drawn to the mean of all where a set-up was
/// not branched on often.
struct BranchingCosts {
  struct Choice {
    let cell: Int
    let isOn: Bool
    /// How much of the time it was otherwise.
    let share: Double
  }

  fileprivate struct Experience {
    var gain = 0.0
    var count = 0.0
  }

  /// By cell, not set up and set up.
  private var own: [(off: Experience, on: Experience)]
  private var all = (off: Experience(), on: Experience())

  /// How many choices the mean of all counts for.
  private static let weight = 4.0
  private static let leastShare = 0.05

  init(cells: Int) {
    own = .init(repeating: (Experience(), Experience()), count: cells)
  }

  /// Notes what a choice has added to the bound.
  ///
  /// - Parameter setupPrice: what the set-up costs, the machine's time priced.
  mutating func learn(_ choice: Choice, gain: Double, _ setupPrice: Double) {
    guard setupPrice > 0 else { return }
    let rate = max(0, gain) / max(choice.share, Self.leastShare) / setupPrice
    if choice.isOn {
      own[choice.cell].on.add(rate)
      all.on.add(rate)
    } else {
      own[choice.cell].off.add(rate)
      all.off.add(rate)
    }
  }

  /// How much both choices together promise.
  ///
  /// - Parameters:
  ///   - share: how much of the time the set-up was made.
  ///   - surely: what each choice adds whatever was learnt.
  func score(
    _ cell: Int, share: Double, _ setupPrice: Double, surely: (on: Double, off: Double)
  ) -> Double {
    let rates = (
      on: own[cell].on.rate(all.on, Self.weight), off: own[cell].off.rate(all.off, Self.weight)
    )
    let on = max(rates.on * (1 - share) * setupPrice, surely.on)
    let off = max(rates.off * share * setupPrice, surely.off)
    let least = 1e-6 * (setupPrice + 1e-9)
    return max(on, least) * max(off, least)
  }
}

extension BranchingCosts.Experience {
  mutating func add(_ gain: Double) {
    self.gain += gain
    count += 1
  }

  func rate(_ all: Self, _ weight: Double) -> Double {
    (gain + weight * (all.count > 0 ? all.gain / all.count : 1)) / (count + weight)
  }
}
