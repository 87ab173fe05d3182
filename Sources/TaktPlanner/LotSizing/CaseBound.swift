/// What no plan of one lot-sizing case can cost less than, by two ways: the tree on set-ups, and the
/// periods' Lagrangian. The one that is ahead has most of the time.
struct CaseBound {
  private var tree: SetupTree?
  private var periods: PeriodLagrangian?
  private var treeMicroseconds = 0.0
  private var periodMicroseconds = 0.0
  /// Proven: no plan of the case costs less.
  private(set) var value = -Double.infinity

  /// Above so many cells the period Lagrangian is too slow, and a tree's nodes are too few.
  private static let mostCells = 1_500
  private static let slice = 20_000.0
  /// What the one that is behind has of the time.
  private static let leastShare = 0.1

  /// Nil where neither holds for the case, or it is too large for them.
  ///
  /// - Parameters:
  ///   - draft: a good plan.
  ///   - timePrices: by period, the worth of a second of the machine's time in that plan.
  init?(_ input: LotSizingCase, from draft: LotDraft, timePrices: [Double]) {
    guard Self.holds(input) else { return nil }
    tree = SetupTree(input)
    periods = PeriodLagrangian(input, from: draft, timePrices: timePrices)
  }

  /// Whether there is such a bound, and the case is small enough for it.
  static func holds(_ input: LotSizingCase) -> Bool {
    input.isBoundable && input.itemCount * input.periodCount <= mostCells
  }

  var isDone: Bool { (tree?.isDone ?? true) && (periods?.isDone ?? true) }

  /// About how long all of it took, counted and not measured.
  var microseconds: Double { treeMicroseconds + periodMicroseconds }

  /// The tree's cheapest plan and its cost, where it met one.
  var found: (draft: LotDraft, cost: Double)? {
    tree.flatMap { $0.bestCost.isFinite ? ($0.best, $0.bestCost) : nil }
  }

  /// By item, then period: how often the tree's root makes each set-up; empty where there is no tree.
  var shares: [Double] { tree?.rootShares ?? [] }

  /// The plan that the tree's last dive came to, no matter how dear.
  var latest: LotDraft? { tree.flatMap { $0.latestCost.isFinite ? $0.latest : nil } }

  /// A slice of the one or the other.
  ///
  /// - Parameters:
  ///   - known: the cost of the best plan so far.
  ///   - target: a bound above it is of no use.
  mutating func raise(known: Double, target: Double, stop: () -> Bool) {
    guard !isDone else { return }
    if isTreesTurn {
      tree?.run(microseconds: Self.slice, known: known, target: target, stop: stop)
      treeMicroseconds = tree?.microseconds ?? 0
    } else if var lagrangian = periods {
      lagrangian.run(iterations: 20, target: known, stop: stop)
      periodMicroseconds = Double(lagrangian.work) / 240
      periods = lagrangian
    }
    value = max(value, tree?.bound ?? -.infinity, periods?.bound ?? -.infinity)
  }

  private var isTreesTurn: Bool {
    guard let tree, !tree.isDone else { return false }
    guard let periods, !periods.isDone else { return true }
    let share = tree.bound >= periods.bound ? 1 - Self.leastShare : Self.leastShare
    return treeMicroseconds <= share * microseconds
  }
}
