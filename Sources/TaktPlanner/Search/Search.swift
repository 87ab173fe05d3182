import GLPK
import TaktModel

/// Improves the first plan by sub-programs and raises the bound, until a stop rule holds.
///
/// Rounds are the same whatever the machine's load: each starts as many sub-programs as there are
/// threads, waits for all and takes what they found in a fixed order.
struct Search {
  let program: Program
  let options: Planner.Options
  let stop: StopRule
  let cancellation: Cancellation
  private let progress: @Sendable (Planner.Progress) -> Void
  var root: RootRelaxation
  let inequalities: LSInequalities?
  /// The first plans so far.
  private let construction: ConstructionSearch
  var work = 0
  /// In simplex iterations times rows.
  var bindingEffort = 0.0
  var searchEffort = 0.0
  var closing = ExactClosing()
  var roundsWithoutGain = 0
  var gainsSincePolish = 0
  /// What the last polish took, and when it was: in `searchEffort`.
  var polishEffort = 0.0
  var polishedAt: Double?
  /// What needs no linear program, and what it took, in units of `searchEffort`.
  var lagrangian: ItemLagrangian
  var pricingEffort = 0.0
  var lotSizing: LotSizingSearch?
  var lotSizingEffort = 0.0
  var incumbent: Incumbent
  var bound: Double

  /// Above so many rows a linear program over all of them takes GLPK minutes.
  static let mostRows = 20_000

  /// What a slice of the relaxation may take, in iterations times rows.
  static let slice = 3_000_000

  init(
    _ program: Program, from construction: ConstructionSearch, options: Planner.Options,
    stop: StopRule,
    cancellation: Cancellation, progress: @escaping @Sendable (Planner.Progress) -> Void
  ) {
    self.program = program
    self.options = options
    self.stop = stop
    self.cancellation = cancellation
    self.progress = progress
    root = RootRelaxation(unsolved: program)
    inequalities = program.mip.rowCount <= Self.mostRows ? LSInequalities(program) : nil
    self.construction = construction
    incumbent = construction.best
    bound = root.bound
    lagrangian = ItemLagrangian(program)
    lotSizing = LotSizingSearch(program, seed: options.seed, threads: options.threads)
  }

  /// A first plan, a first bound; then, each in its turn while it pays: lot sizing on set-ups, slices of
  /// the root relaxation, sub-programs, and branch and cut on the whole where that can end it.
  mutating func run() async -> Plan.Solve.StoppedBy {
    report(.firstPlan)
    await begin()
    defer { report(.search) }
    var picker = NeighbourhoodPicker(program, root: root, seed: options.seed)
    while true {
      if let reason = reasonToStop() { return reason }
      if wantsAnnealing() {
        await anneal()
      } else if wantsPricing() {
        price()
      } else if wantsBinding() {
        await bind(&picker)
      } else if wantsClosing() {
        await close()
      } else {
        await improve(&picker)
      }
    }
  }

  /// Plain lot sizing has its own first plans, and their quantities are the best already.
  private mutating func begin() async {
    if lotSizing?.isWhole ?? false {
      for _ in 0..<4 where reasonToStop() == nil { price() }
      await anneal()
      if lotSizing?.hasPlan ?? false { return }
    }
    construct(construction)
    report(.firstPlan)
    if !(lotSizing?.isWhole ?? false) { price() }
    await anneal()
    await polish()
  }

  func reasonToStop() -> Plan.Solve.StoppedBy? {
    if isCloseEnough { return .gap }
    if cancellation.isCancelled { return .cancelled }
    if stop.isOver { return .time }
    if let limit = options.workLimit, work >= limit { return .work }
    return nil
  }

  var isCloseEnough: Bool {
    let gap = incumbent.objective - bound
    // No finer than GLPK's own tolerances.
    return gap <= options.relativeGap * abs(incumbent.objective) + 1e-7
      * max(1, abs(incumbent.objective))
  }

  /// Says what comes next, and how good plan and bound are by now.
  func report(_ phase: Planner.Phase) {
    progress(
      .init(
        phase: phase, objective: incumbent.objective, bound: min(bound, incumbent.objective)))
  }

  /// Takes the best of many constructed plans.
  mutating func construct(_ search: ConstructionSearch) {
    var search = search
    let before = search.work
    let seconds = stop.secondsLeft()
    search.run(stop: seconds.isFinite ? stop.sooner(bySeconds: seconds * 0.85) : stop)
    work += (search.work - before) / 1000
    if search.best.objective < incumbent.objective { incumbent = search.best }
  }

}
