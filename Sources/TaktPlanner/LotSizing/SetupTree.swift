import HeapModule

/// Branch and bound on the set-ups of a lot-sizing case: each node is bounded by pricing the machine's
/// time, which leaves lot sizing without capacity for each item (M. Diaby, H. Bahl, M. Karwan, S. Zionts,
/// 1992). As strong as the linear relaxation with all (l,S) inequalities, and a thousand times cheaper
/// than that is by simplex; so the tree can be wide where a solver's cuts would keep it narrow.
struct SetupTree {
  /// A part of all plans: those with some set-ups settled.
  private struct Node: Comparable {
    /// No plan of the part costs less.
    var bound: Double
    let number: Int
    /// By item, then period: 1 set up, 0 not set up, -1 either.
    var settled: [Int8]
    /// By period: prices to start from.
    var prices: [Float]
    /// What was settled last, and the bound before that.
    var choice: BranchingCosts.Choice?
    var boundBefore = -Double.infinity

    static func < (a: Self, b: Self) -> Bool { (a.bound, a.number) < (b.bound, b.number) }
    static func == (a: Self, b: Self) -> Bool { a.number == b.number }
  }

  private let input: LotSizingCase
  private let pricing: NodePricing
  private let graph: TransferGraph
  private var costs: BranchingCosts
  private let ascent: NodePricing.Ascent
  private var open = Heap<Node>()
  /// By item, then period: how often the item was set up at the best prices for the root.
  private(set) var rootShares: [Double] = []
  /// The node that a dive goes on with.
  private var next: Node?
  private var nodes = 0
  private var lastDive = 0
  /// The least bound of what could neither be split nor ruled out.
  private var unsettled = Double.infinity
  /// The least cost from which on plans were left out.
  private var leftOut = Double.infinity
  /// The cheapest plan that the tree has met; nothing where none was.
  let best: LotDraft
  private(set) var bestCost = Double.infinity
  /// The cheapest plan of the last dive; nothing where it met none.
  let latest: LotDraft
  private(set) var latestCost = Double.infinity
  /// About how long all of it took, counted and not measured.
  private(set) var microseconds = 0.0
  /// Whether nothing is left to split, or no memory to split it in.
  private(set) var isDone = false

  /// So many nodes between two dives for a better plan.
  private static let diveInterval = 40
  /// Open nodes take no more memory than this.
  private static let mostBytes = 400_000_000

  /// Nil where the prices of time cannot be told from what leaving demand unmet costs, or the case is
  /// none of those that the bound holds for.
  ///
  /// - Parameters:
  ///   - settled: by item, then period: 1 set up, 0 not set up, -1 either; nil for all plans.
  ///   - prices: by period, what to start from where something is known already.
  init?(_ input: LotSizingCase, settled: [Int8]? = nil, prices: [Float]? = nil) {
    guard input.isBoundable, !input.mayBeLate else { return nil }
    let pricing = NodePricing(input)
    guard pricing.canPrice else { return nil }
    self.input = input
    self.pricing = pricing
    graph = TransferGraph(periods: input.periodCount)
    costs = BranchingCosts(cells: input.itemCount * input.periodCount)
    best = LotDraft(input, overloadPrice: input.overloadPrice)
    latest = LotDraft(input, overloadPrice: input.overloadPrice)
    open.insert(
      Node(
        bound: -.infinity, number: 0, settled: settled ?? input.isAllowed.map { $0 ? -1 : 0 },
        prices: prices ?? [Float](repeating: 0, count: input.periodCount)))
    ascent = prices == nil ? .first : .again
  }

  /// Proven: no plan costs less. Never above what was left out as too dear, nor above the best plan.
  var bound: Double {
    min(open.min?.bound ?? .infinity, next?.bound ?? .infinity, unsettled, leftOut, bestCost)
  }

  /// Goes on for about so long.
  ///
  /// - Parameters:
  ///   - known: the cost of the best plan so far.
  ///   - target: plans that do not cost less need not be found.
  mutating func run(microseconds limit: Double, known: Double, target: Double, stop: () -> Bool) {
    let end = microseconds + limit
    while !isDone, microseconds < end, !stop() {
      guard var node = next ?? open.popMin() else {
        isDone = true
        return
      }
      let isDive = next != nil || nodes - lastDive >= Self.diveInterval || nodes == 0
      if isDive {
        if next == nil { latestCost = .infinity }
        lastDive = nodes
      }
      next = nil
      let target = min(target, bestCost)
      leftOut = min(leftOut, target)
      // A dive's next node may be ruled out while others are not.
      if node.bound >= target { continue }
      nodes += 1
      split(&node, known: min(known, bestCost), target: target, isDive: isDive)
      microseconds += pricing.takeMicroseconds()
      isDone = open.count * (input.itemCount * input.periodCount + 200) > Self.mostBytes
    }
  }

  /// Bounds a node, settles what its bound rules out, and splits the rest in two.
  private mutating func split(
    _ node: inout Node, known: Double, target: Double, isDive: Bool
  ) {
    let bound = pricing.raise(
      &node.settled, &node.prices, from: node.bound, by: nodes == 1 ? ascent : .node, known: known,
      target: target)
    if nodes == 1 { rootShares = pricing.shares }
    guard let bound, bound < target else { return }
    if let choice = node.choice {
      costs.learn(choice, gain: bound - node.boundBefore, pricing.setupPrice(choice.cell))
    }
    node.bound = max(node.bound, bound)
    guard let branch = pricing.branch(node.settled, costs) else {
      finish(node, target: target)
      return
    }
    if isDive { _ = follow() }
    var parts: [Node] = []
    for isOn in [false, true] {
      let partBound = max(node.bound, bound + (isOn ? branch.on : branch.off))
      guard partBound < target else { continue }
      let share = isOn ? 1 - branch.share : branch.share
      var part = Node(
        bound: partBound, number: 2 * nodes + (isOn ? 1 : 0), settled: node.settled,
        prices: node.prices, choice: .init(cell: branch.cell, isOn: isOn, share: share),
        boundBefore: bound)
      part.settled[branch.cell] = isOn ? 1 : 0
      parts.append(part)
    }
    let isLikely = branch.share >= 0.5
    if isDive, let way = parts.firstIndex(where: { $0.choice?.isOn == isLikely }) {
      next = parts.remove(at: way)
    }
    for part in parts { open.insert(part) }
  }

  /// A node with every set-up settled is bounded by its best quantities' own prices of time.
  private mutating func finish(_ node: Node, target: Double) {
    guard let prices = follow() else {
      unsettled = min(unsettled, node.bound)
      return
    }
    let value = pricing.value(at: prices, node.settled)
    if value < min(target, bestCost) - 1e-9 * abs(value) {
      unsettled = min(unsettled, max(value, node.bound))
    }
  }

  /// Makes the quantities best for the set-ups that the node's prices lead to, and keeps what is cheaper.
  ///
  /// - Returns: what a second of each period's time is worth then; nil where some demand is left unmet.
  private mutating func follow() -> [Double]? {
    let draft = LotDraft(input, overloadPrice: input.overloadPrice)
    pricing.items.copyPlan(to: draft)
    guard draft.rebook() else { return nil }
    microseconds += Double(draft.optimise(graph)) * SetupAnnealing.microsecondsPerCycle(input)
    let outside = graph.distance[input.periodCount]
    let prices = (0..<input.periodCount).map { outside - graph.distance[$0] }
    if draft.overload <= 0, draft.rebook(), draft.overload <= 0 {
      if draft.cost < latestCost {
        latestCost = draft.cost
        latest.copy(from: draft)
      }
      if draft.cost < bestCost {
        bestCost = draft.cost
        best.copy(from: draft)
      }
    }
    return prices
  }
}
