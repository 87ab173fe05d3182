import Foundation
import TaktModel

/// Simulated annealing over drafts, its length counted in evaluations.
struct Annealing {
  /// How warm rounds are, in typical steps uphill, and how long.
  struct Pace {
    /// At the start of the first round: it goes downhill at once, for those who have little time.
    var first = 0.02
    /// At the start of all others.
    var hottest = 0.3
    /// At the end of a round over its start.
    var cooling = 0.002
    /// Evaluations in the first round, by lot.
    var perLot = 6
    /// How much longer each round is than the one before.
    var growth = 1.5
  }

  /// Beyond so many lots the search begins at once.
  private static let manyLots = 5000

  /// Evaluations between two looks at whether the best schedule is sound: such a look takes as long as some
  /// tens of them.
  private static let inspectionInterval = 1000

  var pace = Pace()
  private(set) var best: Simulation
  var evaluations = 0
  private(set) var endedByStopRule = false
  /// The last that was found to be sound; nil where none was.
  private(set) var sound: Simulation?
  private var inspectedAt = 0

  var current: Simulation
  var candidate: Simulation
  private(set) var neighbourhood: Neighbourhood
  var generator: SeededGenerator
  let limit: Int
  let start: Draft
  /// What a lot, a delivery or a purchase is taken to cost besides, so that lots are not cut up for next to
  /// nothing: of the cost, each of them, or what all of them may cost.
  private(set) var pricePerPiece = 0.0
  private static let leastPrice = 2e-5
  private static let leastTidyLooks = 60
  private let tidyPercent: Double
  /// Evaluations that went into inserting orders.
  var insertionLooks = 0
  /// Typical sizes of a step uphill, from which the temperatures follow.
  private var uphill: [Double] = []

  init(from draft: Draft, in shop: Shop, seed: UInt64, limit: Int, tidyPercent: Double = 0) {
    self.tidyPercent = tidyPercent
    current = Simulation(shop: shop)
    candidate = current
    best = current
    neighbourhood = Neighbourhood(shop: shop)
    generator = SeededGenerator(seed: seed)
    start = draft
    self.limit = limit
  }

  /// - Parameter isSound: asked of the best schedule as the search goes; where it is not, the search goes on
  ///   from the last that was.
  @inline(never)
  mutating func run(
    stop: StopRule, isSound: (Simulation) -> Bool = { _ in true }, onImprovement: (Cost) -> Void
  ) {
    current.run(start)
    evaluations = 1
    tryRules(stop)
    tryOtherRanking(stop)
    tryOvertime(stop)
    setPrice()
    tidy(stop)
    best = current
    inspect(isSound)
    if sound == nil {
      // The given sequences, without what was tried on them.
      current.run(start)
      best = current
      inspect(isSound)
    }
    onImprovement(best.cost)
    neighbourhood.prepare(for: current)
    defer { inspect(isSound) }
    var length = max(1500, pace.perLot * current.draft.count)
    var heat = pace.first
    while evaluations < limit {
      round(length, heat: heat, stop: stop, isSound: isSound, onImprovement)
      if endedByStopRule { return }
      length = Int(Double(length) * pace.growth)
      heat = pace.hottest
      current = best
      insertDearest(stop)
      if price(current) < price(best) {
        best = current
        onImprovement(best.cost)
      }
      setPrice()
      neighbourhood.prepare(for: current)
    }
  }

  /// Lots that were merged, moved elsewhere or given up are not carried along for ever.
  private mutating func forgetTheGone() {
    if current.draft.lots.count <= 2 * current.draft.count + 20 { return }
    var draft = current.draft
    draft.compact()
    current.run(draft)
  }

  /// Serving orders by due date in place of by worth, or after the lots that use up their goods.
  private mutating func tryOtherRanking(_ stop: StopRule) {
    var other = current.draft
    other.orderRank = current.shop.ordersByDue
    tryOther(other, stop)
    if current.shop.contestedOrders.isEmpty { return }
    other = current.draft
    for order in current.shop.contestedOrders { other.standsBack[order] = true }
    tryOther(other, stop)
  }

  /// The same lots in sequences that a dispatching rule makes, with a few settings of it. What a rule
  /// makes is cheap, but may be a dead end: it has to win a short race against the given sequences.
  @inline(never)
  private mutating func tryRules(_ stop: StopRule) {
    if start.lots.count > Self.manyLots { return }
    let given = current
    for rule in DispatchingRule.settings(for: start, in: current.shop) {
      candidate.options.rule = rule
      tryOther(start, stop)
    }
    candidate.options.rule = nil
    current.options.rule = nil
    if current.cost.total >= given.cost.total { return }
    let length = max(400, pace.perLot * current.draft.count / 3)
    let winners = [given, current].map { runner in
      current = runner
      best = runner
      neighbourhood.prepare(for: current)
      round(length, heat: pace.first, stop: stop, isSound: { _ in true }) { _ in }
      return best
    }
    current = winners[winners[0].cost.total <= winners[1].cost.total ? 0 : 1]
  }

  /// All overtime allowed, on every machine and then on one at a time.
  private mutating func tryOvertime(_ stop: StopRule) {
    let machines = current.shop.plant.machines
    func allow(_ machine: MachineIndex, in draft: inout Draft) {
      for (index, window) in machines[machine].windows.enumerated() where window.isOvertime {
        draft.overtime[machine][index] = window.to.milliseconds - window.from.milliseconds
      }
    }
    var other = current.draft
    for machine in machines.indices { allow(machine, in: &other) }
    if other.overtime == current.draft.overtime { return }
    tryOther(other, stop)
    if start.lots.count > Self.manyLots { return }
    for machine in machines.indices.prefix(20) {
      other = current.draft
      allow(machine, in: &other)
      if other.overtime[machine] != current.draft.overtime[machine] { tryOther(other, stop) }
    }
  }

  @inline(never)
  mutating func tryOther(_ draft: Draft, _ stop: StopRule) {
    guard evaluations < limit, !stop.isOver else { return }
    candidate.run(draft)
    evaluations += 1
    if candidate.cost.total < current.cost.total { swap(&current, &candidate) }
  }

  /// Gives up a best schedule that is not sound.
  private mutating func inspect(_ isSound: (Simulation) -> Bool) {
    inspectedAt = evaluations
    if let sound, price(best) >= price(sound) { return }
    if isSound(best) {
      sound = best
    } else if let sound {
      best = sound
      current = sound
      neighbourhood.prepare(for: current)
    }
  }

  @inline(never)
  private mutating func round(
    _ length: Int, heat: Double, stop: StopRule, isSound: (Simulation) -> Bool,
    _ onImprovement: (Cost) -> Void
  ) {
    let first = evaluations
    while evaluations < min(limit, first + length) {
      if evaluations >= inspectedAt + Self.inspectionInterval { inspect(isSound) }
      if stop.isOver {
        endedByStopRule = true
        return
      }
      evaluations += 1
      guard let (draft, move) = neighbourhood.neighbour(of: current, &generator) else { continue }
      candidate.run(draft)
      let change = price(candidate) - price(current)
      let share = Double(evaluations - first) / Double(length)
      if isAccepted(change, at: share, heat: heat) {
        swap(&current, &candidate)
        if price(current) < price(best) - 1e-9 * max(1, abs(price(best))) {
          best = current
          onImprovement(best.cost)
        }
        neighbourhood.learn(move, didHelp: change < 0)
        forgetTheGone()
        neighbourhood.prepare(for: current)
      }
    }
  }

  private func price(_ simulation: Simulation) -> Double {
    simulation.cost.total + pricePerPiece * Double(simulation.pieces)
  }

  private mutating func setPrice() {
    let share = max(Self.leastPrice, tidyPercent / 100 / Double(max(1, current.pieces)))
    pricePerPiece = share * (current.cost.total - current.cost.unmet)
  }

  /// Where tidiness is worth something lots that cost next to nothing to make together are few when the search
  /// begins; orders that overlapping steps have on time get their transfer lots.
  private mutating func tidy(_ stop: StopRule) {
    if start.lots.count > Self.manyLots { return }
    let most = min(limit - evaluations, max(Self.leastTidyLooks, current.draft.count / 2))
    var tidying = Tidying(
      from: current, .cheapest(perPiece: pricePerPiece), limit: most, stop: stop)
    if tidyPercent > 0 { tidying.joinLots(reach: 1) }
    let costs = current.latenessCosts()
    let late = costs.indices.filter { costs[$0] > 0 }.sorted { (-costs[$0], $0) < (-costs[$1], $1) }
    for order in late.prefix(Self.mostInserted) {
      tidying.stream(tidying.best.lots(for: order), until: { $0.isOnTime(order) }, orNothing: true)
    }
    current = tidying.best
    evaluations += tidying.evaluations
  }

  /// Metropolis' rule; the temperature falls geometrically over a round.
  private mutating func isAccepted(_ change: Double, at share: Double, heat: Double) -> Bool {
    if change <= 0 { return true }
    if uphill.count < 200 {
      uphill.append(change)
      uphill.sort()
    }
    let temperature = heat * uphill[uphill.count / 4] * pow(pace.cooling, share)
    return generator.unit() < exp(-change / max(temperature, 1e-12))
  }
}
