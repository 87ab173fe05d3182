import Foundation
import TaktModel

/// Which of the lots that could be next a machine takes: the apparent tardiness cost with set-ups
/// (Y. H. Lee, K. Bhaskaran, M. Pinedo, 1997).
///
/// A lot's index is its worth per machine time, less the more time there is until it is due and the
/// longer its set-up takes.
struct DispatchingRule {
  /// By lot: when it should be done so that nothing it is for comes late.
  var due: [Milliseconds] = []
  /// By lot: what a day's delay of all it is for costs.
  var worth: [Double] = []
  /// Slack that makes a lot e times less urgent.
  var slackScale = 1.0
  /// Set-up time that makes a lot e times less wanted.
  var setupScale = 1.0
  /// How many lots of the sequence are looked at.
  var window = 60

  func index(of lot: Int, run: Milliseconds, setup: Milliseconds, at now: Milliseconds) -> Double {
    let slack = Double(max(0, due[lot] - run - setup - now))
    // In logarithms, so that nothing vanishes.
    return log(worth[lot] + 1e-9) - log(Double(run + setup) + 1)
      - slack / slackScale - Double(setup) / setupScale
  }
}

extension DispatchingRule {
  /// Due dates and worth of a draft's lots, as `Pegs` sees them.
  init(for draft: Draft, in shop: Shop) {
    let pegs = Pegs(of: draft.lots.map { Pegs.Lot(mode: $0.mode, good: $0.good) }, in: shop)
    due = pegs.parts.map { parts in parts.map(\.due).min() ?? shop.end }
    worth = pegs.parts.map { parts in parts.reduce(0) { $0 + $1.worth } }
  }

  /// The rule as different plants need it: slack against set-ups.
  static func settings(for draft: Draft, in shop: Shop) -> [DispatchingRule] {
    var rule = DispatchingRule(for: draft, in: shop)
    var settings: [DispatchingRule] = []
    for slackHours in [48.0, 8] {
      for setupMinutes in [40.0, 10, 240] {
        rule.slackScale = slackHours * 3_600_000
        rule.setupScale = setupMinutes * 60_000
        settings.append(rule)
      }
    }
    return settings
  }
}

extension Simulation {
  /// Chooses the machine's next lot by the rule, among those whose materials are there.
  mutating func choose(on machine: Int) {
    guard let rule = options.rule else { return }
    let head = position[machine]
    let last = min(draft.sequences[machine].count, head + rule.window)
    var best = -1
    var highest = -Double.infinity
    var arrival = Clock.never
    var take = Clock.never
    for place in head..<last {
      let lot = draft.sequences[machine][place]
      var missing = missing(for: lot, nil)
      var timing = Timing(take: Clock.never, start: Clock.never, setup: nil)
      if missing < 0 {
        timing = self.timing(lot, on: machine, at: now)
        if timing.take == Clock.never { continue }
        if (timing.setup?.scrap ?? 0) > 0 { missing = self.missing(for: lot, timing.setup) }
      }
      if missing >= 0 {
        let first = shop.piles[missing].firstArrival
        if shop.piles[missing].purchase != nil, first > now { arrival = min(arrival, first) }
        continue
      }
      let mode = shop.modes[draft.lots[lot].mode]
      let run = mode.run(started: draft.lots[lot].good / mode.goodPerUnit, scrap: 0)
      let index = rule.index(
        of: lot, run: run, setup: timing.setup?.milliseconds ?? 0, at: now)
      if index > highest { (best, highest, take) = (place, index, timing.take) }
    }
    if best < 0 {
      blockedOn[machine] = Self.anything
      if arrival <= shop.end { retry(machine, at: arrival) }
      return
    }
    let lot = draft.sequences[machine].remove(at: best)
    draft.sequences[machine].insert(lot, at: head)
    isChosen[machine] = true
    retry(machine, at: take)
  }
}
