import TaktModel

/// Annealing on set-ups, on every thread.
extension LotSizingSearch {
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
    // Where a slice brought nothing, a thread goes on from another plan.
    if heat[place] > Self.mildHeat, nextCase.isMultiple(of: 2),
      let other = otherPlan(of: place)
    {
      own.last?.restart(from: other)
    }
    let slice = AnnealingSlice(moves: Int(moves[place]), hot: heat[place])
    await withTaskGroup(of: Void.self) { group in
      for annealing in own { group.addTask { annealing.run(slice, stop: stop) } }
    }
    for annealing in own { elites[place].offer(annealing.current) }
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
    noteFixedCost(in: incumbent)
    followed = min(followed, found.objective)
    return found
  }

  /// What the tree's last dive came to; where there is no tree, a child of two good plans.
  private mutating func otherPlan(of place: Int) -> LotDraft? {
    if !bounds.isEmpty, let bound = bounds[place] { return bound.latest }
    return elites[place].child(&random)
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

  /// Once every case has a plan without overload, what the program's cost has on top of theirs.
  mutating func noteFixedCost(in incumbent: Incumbent) {
    guard fixedCost == nil, isWhole else { return }
    var point = incumbent.point
    var sum = 0.0
    for (input, own) in zip(cases, annealings) {
      guard let best = best(of: own) else { return }
      point = input.point(for: best.best, in: point, of: program)
      sum += best.bestCost
    }
    fixedCost = Incumbent(point, of: program.mip).map { $0.objective - sum }
  }
}
