import TaktModel

/// Many first plans: the construction run again and again with disturbed set-up weights, keeping what is
/// better (a (1+1) evolution strategy, I. Rechenberg, 1973, in the space of a heuristic's weights, R.
/// Storer, S. Wu, R. Vaccari, 1992). Needs no linear program, and finds capacity where single runs of
/// the construction leave demand unmet.
struct ConstructionSearch {
  private let program: Program
  private let facts: ShopFacts
  private var random: SeededGenerator
  private(set) var best: Incumbent
  private var weights: SetupWeights
  private var weightsObjective: Double
  /// Whether the best plan so far fills up safety stocks.
  private var refills = false
  /// Offers weighed so far.
  private(set) var work = 0

  /// Starts from a few uniform weights; where the program refuses all, from the plan that makes nothing.
  ///
  /// - Parameter stop: After the first, no run begins that would go beyond it; one that does ends with what it has.
  init(_ program: Program, seed: UInt64, stop: StopRule = .never) {
    self.program = program
    facts = ShopFacts(program)
    random = SeededGenerator(seed: seed)
    let nothing = program.point(for: Decisions(nothingFor: program.data))
    best = Incumbent(nothing, of: program.mip) ?? Incumbent(unchecked: nothing, of: program.mip)
    weights = SetupWeights(all: 1, data: program.data)
    weightsObjective = .infinity
    // Two or three of them on the largest plants.
    let mostForPaths = max(Self.mostWork, 1000 * program.data.demands.count)
    var longest = -Double.infinity
    func hasTime() -> Bool { longest < 0 || stop.secondsLeft() > longest }
    for settings in PathConstruction.Settings.several where work < mostForPaths && hasTime() {
      let before = stop.secondsLeft()
      tryPaths(settings, stop)
      if before.isFinite { longest = max(longest, before - stop.secondsLeft()) }
    }
    for factor in [1, 2.5, 6, 20] where work < Self.mostWork && hasTime() {
      consider(SetupWeights(all: factor, data: program.data))
    }
  }

  /// Starts from weights that follow the relaxation, and from the best plan known.
  init(_ program: Program, guidedBy root: RootRelaxation, best: Incumbent, seed: UInt64) {
    self.program = program
    facts = ShopFacts(program)
    self.best = best
    refills = !facts.guardedProducts.isEmpty
    random = SeededGenerator(seed: seed)
    weights = SetupWeights(guidedBy: root.point, of: program)
    weightsObjective = .infinity
    consider(weights)
  }

  /// Runs until so much work is done or there are as many runs as the program has integers: plants with
  /// little to decide need few.
  mutating func run(stop: StopRule) {
    let most = min(400, program.integers.count)
    for _ in 0..<most where work < Self.mostWork && !stop.isOver {
      consider(weights.disturbed(&random))
    }
  }

  /// Offers weighed: about a tenth of a second.
  private static let mostWork = 300_000

  /// Where there are safety stocks, with and without filling them up.
  private mutating func tryPaths(_ settings: PathConstruction.Settings, _ stop: StopRule) {
    for fills in facts.guardedProducts.isEmpty ? [false] : [false, true] {
      var settings = settings
      settings.refills = fills
      let before = best.objective
      take(
        PathConstruction.firstPlan(
          for: facts, weights: SetupWeights(all: 1, data: program.data), settings: settings,
          stop: stop))
      if best.objective < before { refills = fills }
    }
  }

  private mutating func consider(_ tried: SetupWeights) {
    let limit = max(0, Self.mostWork - work) + Self.mostWork
    let decisions = Construction.firstPlan(
      for: facts, weights: tried, workLimit: limit, refills: refills)
    guard let decisions else {
      work += limit
      return
    }
    guard let found = take(decisions) else { return }
    if found.objective <= weightsObjective {
      weights = tried
      weightsObjective = found.objective
    }
  }

  /// What the decisions come to, if the program accepts them; kept if it is the best so far.
  @discardableResult
  private mutating func take(_ decisions: Decisions) -> Incumbent? {
    work += decisions.work
    guard let found = Incumbent(program.point(for: decisions), of: program.mip) else { return nil }
    if found.objective < best.objective { best = found }
    return found
  }
}
