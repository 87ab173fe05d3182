import TaktModel

/// Each case's own bound, and the program's from them.
extension LotSizingSearch {
  /// Whether the cases have bounds of their own, which pass the item Lagrangian's.
  var isBounding: Bool { !bounds.isEmpty && bounds.allSatisfy { $0 != nil } }

  /// Whether those bounds can still rise.
  var isProving: Bool { isBounding && bounds.contains { !($0?.isDone ?? true) } }

  /// Whether the cases' bounds can still raise the program's, and have had less than their share, which is
  /// small where another bound is ahead.
  func canBound(besides other: Double = -.infinity) -> Bool {
    guard isWhole, fixedCost != nil else { return false }
    if bounds.isEmpty { return cases.allSatisfy(CaseBound.holds) }
    let took = bounds.reduce(0) { $0 + ($1?.microseconds ?? 0) }
    let share = boundShare * (other > bound ? 0.25 : 1)
    return isProving && took <= share * annealingMicroseconds
  }

  /// What the bounds may take of what annealing takes: more where it has found nothing of late, or where
  /// they may soon meet the plan.
  private var boundShare: Double {
    let isNear = bounds.indices.allSatisfy { place in
      guard let bound = bounds[place], let known = best(of: annealings[place]) else { return false }
      return known.bestCost - bound.value < 0.01 * abs(known.bestCost)
    }
    return (isNear ? 3 : 1.2) * (isStalled ? 1.5 : 1)
  }

  /// A slice of each case's bound; the incumbent with better plans, where they met any.
  ///
  /// - Parameter relativeGap: closer to the objective than this no bound need come.
  mutating func raiseBound(
    _ incumbent: Incumbent, relativeGap: Double, stop: StopRule
  ) -> Incumbent? {
    guard let fixedCost else { return nil }
    if bounds.isEmpty {
      bounds = zip(cases, annealings).map { input, own in
        best(of: own).flatMap {
          CaseBound(input, from: $0.best, timePrices: $0.bestTimePrices())
        }
      }
    }
    let tolerance = 0.9 * relativeGap * abs(incumbent.objective) / Double(cases.count)
    var sum = fixedCost
    var point = incumbent.point
    var hasFound = false
    for (place, input) in cases.enumerated() {
      guard let before = bounds[place]?.microseconds, let known = best(of: annealings[place])
      else { return nil }
      // In place: a tree's open nodes are too many to be copied.
      bounds[place]?.raise(known: known.bestCost, target: known.bestCost - tolerance) {
        stop.isOver
      }
      guard let own = bounds[place] else { return nil }
      microseconds += own.microseconds - before
      sum += own.value
      if let found = own.found, found.cost < known.bestCost - 1e-9 * abs(known.bestCost) {
        annealings[place][0].restart(from: found.draft)
        point = input.point(for: found.draft, in: point, of: program)
        hasFound = true
      }
    }
    if sum.isFinite { bound = max(bound, sum - 1e-9 * max(1, abs(sum))) }
    return hasFound ? Incumbent(point, of: program.mip) : nil
  }
}
