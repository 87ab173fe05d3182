import TaktModel

/// What the search does without a linear program: the item Lagrangian, and lot sizing on set-ups.
extension Search {
  /// What a microsecond of it is in iterations times rows of a linear program, roughly.
  private static let effortPerMicrosecond = 7.0
  /// What a microsecond of it is in simplex iterations, as `work` counts them.
  private static let workPerMicrosecond = 0.01
  /// A first slice of the item Lagrangian; later ones are as long.
  private static let pricingIterations = 40

  /// The item Lagrangian has a tenth of the effort.
  func wantsPricing() -> Bool {
    // The cases' own bounds pass it.
    if lotSizing?.isBounding ?? false { return false }
    return pricingEffort <= 0.1 * (pricingEffort + searchEffort + lotSizingEffort)
  }

  /// Raises the item Lagrangian's bound; on plain lot sizing its patterns make plans, too.
  mutating func price() {
    guard !stop.isOver, !cancellation.isCancelled else { return }
    report(.decomposition)
    let seconds = stop.secondsLeft()
    let share = seconds.isFinite ? stop.sooner(bySeconds: seconds * 0.7) : stop
    let before = lagrangian.work
    var pools = lotSizing?.emptyPools ?? []
    let visit: ((Int, [Int], Double) -> Void)? =
      pools.isEmpty
      ? nil
      : { stage, pattern, _ in
        for place in pools.indices { pools[place].add(stage: stage, pattern: pattern) }
      }
    lagrangian.run(
      iterations: Self.pricingIterations, target: incumbent.objective, stop: share, column: visit)
    bound = max(bound, lagrangian.bound)
    // At least something, so that pricing what has nothing to price does not go on for ever.
    let microseconds = Double(lagrangian.work - before + 50)
    pricingEffort += microseconds * Self.effortPerMicrosecond
    work += Int(microseconds * Self.workPerMicrosecond) + 1
    take(
      lotSizing?.choose(pools, prices: lagrangian.capacityPrices, from: incumbent, stop: stop))
    countLotSizing()
  }

  /// Annealing has its turn as long as it has had less than its share of the effort: nearly all where trees
  /// on set-ups do what sub-programs would, less where it comes back to the same plans.
  func wantsAnnealing() -> Bool {
    guard let lotSizing, lotSizing.canAnneal else { return false }
    let share =
      !lotSizing.isWhole ? 0.4 : lotSizing.isBounding ? 0.95 : lotSizing.isStalled ? 0.5 : 0.8
    return lotSizingEffort <= share * (lotSizingEffort + searchEffort)
  }

  /// A slice of annealing, then the cases' own bounds and trees on some set-ups for their share of that.
  mutating func anneal() async {
    guard lotSizing?.canAnneal ?? false, reasonToStop() == nil else { return }
    report(.annealing)
    take(await lotSizing?.anneal(incumbent, stop: stop))
    while lotSizing?.canBound(besides: closing.bound) ?? false, reasonToStop() == nil {
      report(.bounding)
      take(lotSizing?.raiseBound(incumbent, relativeGap: options.relativeGap, stop: stop))
      bound = max(bound, lotSizing?.bound ?? bound)
    }
    while lotSizing?.canImprove ?? false, reasonToStop() == nil {
      report(.trees)
      take(lotSizing?.improve(incumbent, stop: stop))
    }
    countLotSizing()
  }

  private mutating func take(_ found: Incumbent?) {
    guard let found,
      found.objective < incumbent.objective - 1e-9 * max(1, abs(incumbent.objective))
    else { return }
    incumbent = found
    roundsWithoutGain = 0
  }

  private mutating func countLotSizing() {
    let microseconds = lotSizing?.takeMicroseconds() ?? 0
    lotSizingEffort += microseconds * Self.effortPerMicrosecond
    work += Int(microseconds * Self.workPerMicrosecond)
  }
}
