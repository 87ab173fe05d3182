import GLPK
import TaktModel

/// Improves the first plan by sub-programs and raises the bound, until a stop rule holds.
///
/// Rounds are the same whatever the machine's load: each starts as many sub-programs as there are
/// threads, waits for all and takes what they found in a fixed order.
struct Search {
  private let program: Program
  private let options: Planner.Options
  private let stop: StopRule
  private let cancellation: Cancellation
  private let progress: @Sendable (Planner.Progress) -> Void
  private var root: RootRelaxation
  private var work = 0
  private var closingLimit = 20_000
  private var roundsWithoutGain = 0
  private var gainsSincePolish = 0
  private(set) var incumbent: Incumbent
  private(set) var bound: Double

  /// Above so many free integers branch and cut on the whole program leads nowhere.
  private static let closable = 400

  init(
    _ program: Program, first: Incumbent, options: Planner.Options, stop: StopRule,
    cancellation: Cancellation, progress: @escaping @Sendable (Planner.Progress) -> Void
  ) {
    self.program = program
    self.options = options
    self.stop = stop
    self.cancellation = cancellation
    self.progress = progress
    root = RootRelaxation(unsolved: program)
    incumbent = first
    bound = root.bound
  }

  /// First plan, its quantities by linear program, root bound, then rounds of sub-programs.
  mutating func run() async throws -> Plan.Solve.StoppedBy {
    report(.firstPlan)
    construct(ConstructionSearch(program, seed: options.seed))
    await polish()
    report(.firstPlan)
    try await bind()
    report(.relaxation)
    if root.isSolved {
      construct(
        ConstructionSearch(program, guidedBy: root, best: incumbent, seed: options.seed))
      await polish()
    }
    var picker = NeighbourhoodPicker(program, root: root, seed: options.seed)
    while true {
      if let reason = reasonToStop() { return reason }
      if wantsClosing() {
        await close()
        report(.closing)
      } else {
        await improve(&picker)
        report(.search)
      }
    }
  }

  private func reasonToStop() -> Plan.Solve.StoppedBy? {
    if isCloseEnough { return .gap }
    if cancellation.isCancelled { return .cancelled }
    if stop.isOver { return .time }
    if let limit = options.workLimit, work >= limit { return .work }
    return nil
  }

  private var isCloseEnough: Bool {
    let gap = incumbent.objective - bound
    // No finer than GLPK's own tolerances.
    return gap <= options.relativeGap * abs(incumbent.objective) + 1e-7
      * max(1, abs(incumbent.objective))
  }

  private func report(_ phase: Planner.Phase) {
    progress(
      .init(
        phase: phase, objective: incumbent.objective, bound: min(bound, incumbent.objective)))
  }

  /// Takes the best of many constructed plans.
  private mutating func construct(_ search: ConstructionSearch) {
    var search = search
    let seconds = stop.secondsLeft()
    search.run(stop: seconds.isFinite ? stop.sooner(bySeconds: seconds * 0.85) : stop)
    work += search.work / 1000
    if search.best.objective < incumbent.objective { incumbent = search.best }
  }

  /// The best quantities for the set-ups as they are.
  private mutating func polish() async {
    let fixed = Subprogram(free: [])
    let outcome = await fixed.solve(
      root, of: program, from: incumbent, stop: stop, cancellation: cancellation)
    take(outcome)
  }

  private mutating func bind() async throws {
    guard !stop.isOver, !cancellation.isCancelled else { return }
    let seconds = stop.secondsLeft()
    let share = seconds.isFinite ? stop.sooner(bySeconds: seconds * 0.5) : stop
    root = try await RootRelaxation.solve(program, stop: share, cancellation: cancellation)
    bound = max(bound, root.bound)
    work += root.iterations
  }

  private mutating func improve(_ picker: inout NeighbourhoodPicker) async {
    var choices: [NeighbourhoodPicker.Choice] = []
    for _ in 0..<options.threads {
      // A kind may have nothing to offer (no late order, say): a few tries.
      for _ in 0..<8 {
        let choice = picker.next(incumbent)
        if choice.free.isEmpty {
          picker.learn(choice.kind, hasImproved: false, isExhausted: true)
        } else {
          choices.append(choice)
          break
        }
      }
    }
    guard !choices.isEmpty else {
      roundsWithoutGain += 1
      work += 1000
      return
    }
    let outcomes = await solveAll(
      choices.map { Subprogram(free: $0.free, region: $0.region) })
    var hasGained = false
    for (choice, outcome) in zip(choices, outcomes) {
      let hasImproved = take(outcome)
      hasGained = hasGained || hasImproved
      picker.learn(choice.kind, hasImproved: hasImproved, isExhausted: outcome.isExhausted)
    }
    roundsWithoutGain = hasGained ? 0 : roundsWithoutGain + 1
    gainsSincePolish += hasGained ? 1 : 0
    if gainsSincePolish == 12 {
      gainsSincePolish = 0
      await polish()
    }
  }

  private func solveAll(_ subprograms: [Subprogram]) async -> [Subprogram.Outcome] {
    let (root, program, incumbent) = (root, program, incumbent)
    let (stop, cancellation) = (stop, cancellation)
    return await withTaskGroup(of: (Int, Subprogram.Outcome).self) { group in
      for (index, subprogram) in subprograms.enumerated() {
        group.addTask {
          let outcome = await subprogram.solve(
            root, of: program, from: incumbent, stop: stop, cancellation: cancellation)
          return (index, outcome)
        }
      }
      var outcomes: [(Int, Subprogram.Outcome)] = []
      for await outcome in group { outcomes.append(outcome) }
      return outcomes.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  @discardableResult
  private mutating func take(_ outcome: Subprogram.Outcome) -> Bool {
    work += outcome.iterations + 50
    guard let found = outcome.incumbent,
      found.objective < incumbent.objective - 1e-9 * max(1, abs(incumbent.objective))
    else { return false }
    incumbent = found
    return true
  }

  /// Branch and cut on the whole has its turn when sub-programs find nothing more.
  private func wantsClosing() -> Bool {
    guard root.isSolved else { return false }
    let patience = program.integers.count <= 60 ? 0 : 8
    guard roundsWithoutGain >= patience else { return false }
    return ExactClosing.bounds(root, of: program, better: incumbent).free <= Self.closable
  }

  private mutating func close() async {
    let closing = ExactClosing(
      iterationLimit: closingLimit, relativeGap: options.relativeGap * 0.5)
    let outcome = await closing.solve(
      root, of: program, from: incumbent, stop: stop, cancellation: cancellation)
    work += outcome.iterations + 1000
    bound = max(bound, outcome.bound)
    if let found = outcome.incumbent, found.objective < incumbent.objective { incumbent = found }
    if outcome.isExhausted { bound = max(bound, outcome.bound) }
    closingLimit *= 3
    roundsWithoutGain = 0
  }
}
