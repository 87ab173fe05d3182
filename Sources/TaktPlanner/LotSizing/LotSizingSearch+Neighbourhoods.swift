import TaktModel

/// Trees on some set-ups of a good plan.
extension LotSizingSearch {
  /// Whether trees on some set-ups have had less than their share.
  var canImprove: Bool {
    isBounding && neighbourhoodMicroseconds <= Self.neighbourhoodShare * annealingMicroseconds
      && bounds.contains { !($0?.shares.isEmpty ?? true) }
  }

  /// A tree on some set-ups of the next case; the incumbent with what it found, where that is better.
  mutating func improve(_ incumbent: Incumbent, stop: StopRule) -> Incumbent? {
    if neighbourhoods.isEmpty {
      neighbourhoods = cases.map { SetupNeighbourhoods($0, seed: seed) }
    }
    let place = nextNeighbourhood % cases.count
    nextNeighbourhood += 1
    guard let shares = bounds[place]?.shares, !shares.isEmpty,
      let known = best(of: annealings[place])
    else {
      neighbourhoodMicroseconds += 10
      return nil
    }
    let before = neighbourhoods[place].microseconds
    let found = neighbourhoods[place].improve(
      known.best, cost: known.bestCost, timePrices: known.bestTimePrices(), shares: shares,
      elite: elites[place]
    ) { stop.isOver }
    let took = neighbourhoods[place].microseconds - before
    microseconds += took
    neighbourhoodMicroseconds += took + 10
    guard let found else { return nil }
    known.restart(from: found.draft)
    return Incumbent(
      cases[place].point(for: found.draft, in: incumbent.point, of: program), of: program.mip)
  }
}
