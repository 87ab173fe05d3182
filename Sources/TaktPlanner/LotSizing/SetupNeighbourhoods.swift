import TaktModel

/// Better plans near a good one: a tree search on some set-ups of a lot-sizing case, all others as they
/// are. What a tree on a few dozen set-ups needs is milliseconds.
struct SetupNeighbourhoods {
  /// Which set-ups are free.
  private enum Kind: CaseIterable {
    /// All items in neighbouring periods.
    case window
    /// Some items in all periods.
    case items
    /// Some items in neighbouring periods.
    case box
    /// Those in which the plan and the relaxation disagree (RINS: E. Danna, E. Rothberg, C. Le Pape, 2005).
    case doubtful
    /// Those in which good plans differ.
    case elite
  }

  /// How a kind has fared.
  private struct Record {
    /// How many set-ups it frees.
    var size = 40.0
    /// Gain a microsecond, the last attempts counting most.
    var success = 0.0
    var microseconds = 0.0
  }

  private let input: LotSizingCase
  private var random: SeededGenerator
  private var records = [Record](repeating: Record(), count: Kind.allCases.count)
  /// About how long all of it took, counted and not measured.
  private(set) var microseconds = 0.0

  /// A tree that takes longer is left.
  private static let patience = 20_000.0
  private static let leastSize = 12.0

  init(_ input: LotSizingCase, seed: UInt64) {
    self.input = input
    random = SeededGenerator(seed: seed)
  }

  /// The best plan in one neighbourhood, where it is better than the known one.
  ///
  /// - Parameters:
  ///   - timePrices: by period, the worth of a second in the plan.
  ///   - shares: how often the relaxation makes each set-up.
  ///   - elite: other good plans.
  mutating func improve(
    _ plan: LotDraft, cost: Double, timePrices: [Double], shares: [Double], elite: ElitePlans,
    stop: () -> Bool
  ) -> (draft: LotDraft, cost: Double)? {
    let place = choose()
    let settled = settled(Kind.allCases[place], Int(records[place].size), plan, shares, elite)
    guard var tree = SetupTree(input, settled: settled, prices: timePrices.map { Float($0) })
    else { return nil }
    let least = 1e-6 * abs(cost)
    tree.run(
      microseconds: Self.patience, known: cost, target: cost - least, stop: stop)
    microseconds += tree.microseconds
    let most = Double(input.itemCount * input.periodCount)
    let factor = tree.isDone ? 1.1 : 0.8
    records[place].size = min(most, max(Self.leastSize, records[place].size * factor))
    let gain = max(0, cost - tree.bestCost) / max(1, abs(cost))
    records[place].success = 0.7 * records[place].success + gain / max(1, tree.microseconds)
    return tree.bestCost < cost - least ? (tree.best, tree.bestCost) : nil
  }

  /// Mostly the kind that has brought most, often any.
  private mutating func choose() -> Int {
    let any = random.below(records.count)
    guard random.unit() < 0.4 else { return any }
    return records.indices.max { records[$0].success < records[$1].success } ?? any
  }

  private mutating func settled(
    _ kind: Kind, _ size: Int, _ plan: LotDraft, _ shares: [Double], _ elite: ElitePlans
  ) -> [Int8] {
    let (items, periods) = (input.itemCount, input.periodCount)
    var settled = (0..<(items * periods)).map { Int8(plan.isOn[$0]) }
    func free(_ some: [Int], _ window: Range<Int>) {
      for item in some {
        for period in window where input.isAllowed[item * periods + period] {
          settled[item * periods + period] = -1
        }
      }
    }
    switch kind {
    case .window:
      free(Array(0..<items), window(max(2, size / items)))
    case .items:
      free(some(max(1, size / periods)), 0..<periods)
    case .box:
      let width = min(periods, max(3, periods / 3))
      free(some(max(2, size / width)), window(width))
    case .doubtful:
      let doubts = settled.indices.map { cell in
        (abs(Double(settled[cell]) - shares[cell]) + 0.3 * random.unit(), cell)
      }
      for (_, cell) in doubts.sorted(by: { $0 > $1 }).prefix(size) where input.isAllowed[cell] {
        settled[cell] = -1
      }
    case .elite:
      let doubts = elite.doubts(about: plan, atLeast: size, &random)
      let start = doubts.isEmpty ? 0 : random.below(doubts.count)
      for place in doubts.indices.prefix(size) {
        let cell = doubts[(start + place) % doubts.count]
        if input.isAllowed[cell] { settled[cell] = -1 }
      }
    }
    return settled
  }

  private mutating func window(_ width: Int) -> Range<Int> {
    let width = min(width, input.periodCount)
    let start = random.below(input.periodCount - width + 1)
    return start..<(start + width)
  }

  private mutating func some(_ count: Int) -> [Int] {
    var all = Array(0..<input.itemCount)
    for place in 0..<min(count, all.count) {
      all.swapAt(place, place + random.below(all.count - place))
    }
    return Array(all.prefix(count))
  }
}
