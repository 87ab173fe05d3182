import TaktModel

/// Machines that do not keep to a sequence but choose by a rule.
extension Simulation {
  /// The best choice so far.
  private struct Choice {
    var lot = -1
    var index = -Double.infinity
    var take = Clock.never
    /// When something that a lot waits for comes: bought goods, or the moment it may begin.
    var arrival = Clock.never
  }

  /// Chooses the machine's next lot by the rule, among those whose materials are there: of a short
  /// sequence among all, of a long one among the first of each mode.
  mutating func choose(on machine: Int) {
    guard let rule = options.rule else { return }
    let head = position[machine]
    var choice = Choice()
    if draft.sequences[machine].count - head <= rule.window {
      for place in head..<draft.sequences[machine].count {
        weigh(draft.sequences[machine][place], on: machine, rule, &choice)
      }
    } else {
      var found: [Int] = []
      for mode in queues.modesOn[machine] {
        queues.first(rule.depth, of: mode, into: &found)
        for lot in found where weigh(lot, on: machine, rule, &choice) { break }
      }
    }
    if choice.lot < 0 {
      blockedOn[machine] = Self.anything
      if choice.arrival <= shop.end { retry(machine, at: choice.arrival) }
      return
    }
    if let place = draft.sequences[machine][head...].firstIndex(of: choice.lot) {
      draft.sequences[machine].remove(at: place)
      draft.sequences[machine].insert(choice.lot, at: head)
    }
    isChosen[machine] = true
    retry(machine, at: choice.take)
  }

  /// Whether the lot can be next; notes it where it is the best so far.
  @discardableResult
  private mutating func weigh(
    _ lot: Int, on machine: Int, _ rule: DispatchingRule, _ choice: inout Choice
  ) -> Bool {
    let begin = notBefore(lot)
    if begin > open[machine].nextOpen(max(now, freeAt[machine])) {
      choice.arrival = min(choice.arrival, begin)
      return false
    }
    var missing = missing(for: lot, nil)
    var timing = Timing.never
    if missing < 0 {
      timing = self.timing(lot, on: machine, at: now)
      if timing.take == Clock.never { return false }
      if timing.take > now, isHeldUp(timing, on: machine),
        timing.take > plainTiming(lot, on: machine, at: now).take
      {
        choice.arrival = min(choice.arrival, timing.take)
        return false
      }
      if (timing.setup?.scrap ?? 0) > 0 { missing = self.missing(for: lot, timing.setup) }
    }
    if missing >= 0 {
      let first = shop.piles[missing].firstArrival
      if shop.piles[missing].purchase != nil, first > now {
        choice.arrival = min(choice.arrival, first)
      }
      return false
    }
    let mode = shop.modes[draft.lots[lot].mode]
    let run = mode.run(started: draft.lots[lot].good / mode.goodPerUnit, scrap: 0)
    let index = rule.index(of: lot, run: run, setup: timing.setup?.milliseconds ?? 0, at: now)
    if index > choice.index {
      (choice.lot, choice.index, choice.take) = (lot, index, timing.take)
    }
    return true
  }
}
