import GLPK
import TaktModel

/// The search for machines that are plain lot-sizing cases: annealing on set-ups on every thread, columns
/// of the item Lagrangian where there are many items, and the period Lagrangian's bound.
struct LotSizingSearch {
  private let program: Program
  private let cases: [LotSizingCase]
  /// Whether the cases are all there is to plan, so that a bound on them is one on the program.
  let isWhole: Bool
  private let threads: Int
  private let seed: UInt64
  /// By case, then thread.
  private var annealings: [[SetupAnnealing]] = []
  private var nextCase = 0
  /// By case: how hot its next slice begins.
  private var heat: [Double]
  /// Of the next slice, by case: twice the last's.
  private var moves: [Double]
  private var periodBound: PeriodLagrangian?
  /// The program's cost less what the drafts count, the same for every plan that serves all demand.
  private var fixedCost: Double?
  /// The objective up to which plans are known here.
  private var followed = Double.infinity
  /// Whether a plan that serves all demand was found.
  private(set) var hasPlan = false
  /// About what was done since it was last asked for, by counting, not by a clock.
  private var microseconds = 0.0
  private var annealingMicroseconds = 0.0
  private var boundMicroseconds = 0.0

  /// Above so many cells a slice of annealing costs more than it brings.
  private static let mostCells = 20_000
  /// Of the first slice, and of the longest.
  private static let (movesPerCell, mostMoves) = (200, 8e6)
  /// In mean set-up costs.
  private static let (mildHeat, mostHeat) = (0.2, 0.8)
  /// What the bound may take of what annealing takes.
  private static let boundShare = 0.5
  /// Above so many cells the period Lagrangian is too slow, and the item Lagrangian as good.
  private static let mostBoundedCells = 1_500

  /// Nil where no machine is such a case.
  init?(_ program: Program, seed: UInt64, threads: Int) {
    let cases = LotSizingCase.all(in: program)
    guard !cases.isEmpty else { return nil }
    self.program = program
    self.cases = cases
    self.seed = seed
    self.threads = threads
    heat = cases.map { _ in Self.mildHeat }
    moves = cases.map { Double(Self.movesPerCell * $0.itemCount * $0.periodCount) }
    isWhole = Self.isAll(cases, of: program)
  }

  /// Whether nothing else is decided: no other stage makes anything, nothing is bought, and every order
  /// is for an item. What is decided elsewhere has a cost that is not the same for every plan.
  private static func isAll(_ cases: [LotSizingCase], of program: Program) -> Bool {
    let modes = Set(cases.flatMap(\.modes))
    let products = Set(modes.map { program.data.stages[program.data.modes[$0].stage].product })
    return program.layout.starts.enumerated().allSatisfy { mode, row in
      modes.contains(mode) || row.allSatisfy { $0 == nil }
    } && program.layout.purchases.allSatisfy { $0.allSatisfy { $0 == nil } }
      && program.data.demands.allSatisfy { products.contains($0.product) }
  }

  /// Whether the last slices brought nothing.
  var isStalled: Bool { heat.allSatisfy { $0 > Self.mildHeat } }

  /// Whether annealing is worth a thread's time.
  var canAnneal: Bool {
    cases.contains { $0.itemCount > 1 && $0.itemCount * $0.periodCount <= Self.mostCells }
  }

  /// About how long everything since the last call takes one thread; counted, so always the same.
  mutating func takeMicroseconds() -> Double {
    defer { microseconds = 0 }
    return microseconds
  }

  // MARK: - Columns

  /// Plans from the item Lagrangian's patterns, made better by moving quantities; the best one.
  mutating func choose(_ pools: [ColumnPool], prices: [[Double]], from start: Incumbent)
    -> Incumbent?
  {
    var best: Incumbent?
    var current = start
    for (input, pool) in zip(cases, pools) {
      var pool = pool
      let dearest = max(prices[input.machine].max() ?? 0, 1e-9)
      let graph = TransferGraph(periods: input.periodCount)
      for draft in pool.drafts(
        dearestSecond: dearest, overloadPrice: max(input.overloadPrice, 30 * dearest))
      {
        let cycles = draft.optimise(graph, most: 4000)
        microseconds += Double(cycles) * SetupAnnealing.microsecondsPerCycle(input)
        guard draft.rebook(), draft.overload <= 0 else { continue }
        let found = Incumbent(
          input.point(for: draft, in: current.point, of: program), of: program.mip)
        guard let found else { continue }
        hasPlan = true
        if found.objective < (best ?? current).objective { best = found }
      }
      microseconds += Double(pool.work) / 1_000
      if let best, best.objective < current.objective { current = best }
    }
    return best
  }

  /// A pool a case, to be filled.
  var emptyPools: [ColumnPool] { cases.map { ColumnPool($0, of: program) } }

  // MARK: - Annealing

  /// One slice of annealing on every thread, each on its own draft of the next case in turn.
  mutating func anneal(_ incumbent: Incumbent, stop: StopRule) async -> Incumbent? {
    if annealings.isEmpty { start(incumbent) } else { follow(incumbent) }
    let open = cases.indices.filter {
      cases[$0].itemCount > 1 && cases[$0].itemCount * cases[$0].periodCount <= Self.mostCells
    }
    guard !open.isEmpty else { return nil }
    let place = open[nextCase % open.count]
    nextCase += 1
    let own = annealings[place]
    let before = own.reduce(0) { $0 + $1.microseconds }
    let known = own.reduce(.infinity) { min($0, $1.bestCost) }
    let slice = AnnealingSlice(moves: Int(moves[place]), hot: heat[place])
    await withTaskGroup(of: Void.self) { group in
      for annealing in own { group.addTask { annealing.run(slice, stop: stop) } }
    }
    moves[place] = min(moves[place] * 2, Self.mostMoves)
    // Without gain the next slice begins hotter, to leave the plan that all of them come back to.
    let hasGained = own.contains { $0.bestCost < known }
    heat[place] = hasGained ? Self.mildHeat : min(heat[place] * 1.6, Self.mostHeat)
    // The threads' drafts were made side by side: their work counts once.
    let took = (own.reduce(0) { $0 + $1.microseconds } - before) / Double(own.count)
    microseconds += took
    annealingMicroseconds += took
    guard let best = own.indices.min(by: { (own[$0].bestCost, $0) < (own[$1].bestCost, $1) }),
      own[best].bestCost.isFinite
    else { return nil }
    for annealing in own where annealing.bestCost > own[best].bestCost * 1.01 {
      annealing.restart(from: own[best].best)
    }
    let point = cases[place].point(for: own[best].best, in: incumbent.point, of: program)
    guard let found = Incumbent(point, of: program.mip) else { return nil }
    hasPlan = true
    fixedCost = found.objective - own[best].bestCost
    followed = min(followed, found.objective)
    return found
  }

  private mutating func start(_ incumbent: Incumbent) {
    annealings = cases.enumerated().map { index, input in
      let draft = input.draft(
        at: incumbent.point, of: program, overloadPrice: input.overloadPrice)
      return (0..<threads).map { thread in
        SetupAnnealing(
          input, from: draft, seed: seed &+ UInt64(index) &* 1_000 &+ UInt64(thread) &* 7_919)
      }
    }
  }

  /// One thread goes on from what another part of the search has found, where that is better.
  private mutating func follow(_ incumbent: Incumbent) {
    guard incumbent.objective < followed - 1e-9 * abs(incumbent.objective) else { return }
    followed = incumbent.objective
    for (input, own) in zip(cases, annealings) {
      guard let first = own.first else { continue }
      let draft = input.draft(
        at: incumbent.point, of: program, overloadPrice: first.overloadPrice)
      first.restart(from: draft)
    }
  }

  // MARK: - Bound

  /// Whether the period Lagrangian does or did the bounding.
  var isBounding: Bool { periodBound != nil }

  /// Whether the period Lagrangian can still raise the program's bound.
  var canBound: Bool {
    guard isWhole, cases.count == 1, fixedCost != nil else { return false }
    let input = cases[0]
    return input.isBoundable && input.itemCount * input.periodCount <= Self.mostBoundedCells
      && !(periodBound?.isDone ?? false)
      && boundMicroseconds <= Self.boundShare * annealingMicroseconds
  }

  /// So many rounds of the period Lagrangian; a bound on the program's objective.
  mutating func raiseBound(iterations: Int, stop: StopRule) -> Double {
    guard canBound, let fixedCost,
      let first = annealings[0].min(by: { $0.bestCost < $1.bestCost })
    else { return -.infinity }
    var lagrangian =
      periodBound
      ?? PeriodLagrangian(cases[0], from: first.best, timePrices: first.bestTimePrices())
    let before = lagrangian.work
    lagrangian.run(iterations: iterations, target: first.bestCost) { stop.isOver }
    let took = Double(lagrangian.work - before) / 80
    microseconds += took
    boundMicroseconds += took
    periodBound = lagrangian
    let bound = lagrangian.bound + fixedCost
    return bound.isNaN ? -.infinity : bound - 1e-9 * max(1, abs(bound))
  }
}
