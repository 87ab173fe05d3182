import TaktModel

/// What is done when nothing goes on by itself any more.
extension Simulation {
  /// Nothing more happens by itself: lets a lot from behind go first, or makes one smaller so that
  /// what there is suffices, or gives up those that are next. False: no lot is left.
  mutating func breakStandstill() -> Bool {
    let waiting = position.indices.filter { position[$0] < draft.sequences[$0].count }
    for machine in waiting where barren[machine].moment != moment {
      barren[machine] = Barren(moment: moment)
    }
    var goesOn = false
    for machine in waiting {
      let first = barren[machine].overtaking
      if overtake(on: machine, within: Self.reach, from: first) { goesOn = true }
    }
    if goesOn { return true }
    for machine in waiting where makeDo(on: machine) { goesOn = true }
    if goesOn { return true }
    // Nothing that was looked at can be made before something changes.
    for machine in waiting {
      barren[machine].overtaking = position[machine] + Self.reach + 1
      barren[machine].makingDo = position[machine] + Self.reach
      skip(machine)
    }
    return !waiting.isEmpty
  }

  /// How far a machine's sequence was looked through in a standstill, and when.
  struct Barren {
    var moment = Moment()
    var overtaking = 0
    var makingDo = 0
  }

  /// As long as it is the same, what is there is no more than it was.
  struct Moment: Equatable {
    var time: Milliseconds = -1
    var changes = 0
    var lots = 0
  }

  private var moment: Moment { Moment(time: now, changes: changes, lots: sequence.count) }

  /// Makes the first lot for which there is anything smaller, and lets it go first.
  private mutating func makeDo(on machine: Int) -> Bool {
    let last = min(draft.sequences[machine].count, position[machine] + Self.reach)
    let first = max(position[machine], barren[machine].makingDo)
    for place in first..<max(first, last) {
      let lot = draft.sequences[machine][place]
      // Without a set-up there is enough for the most: where that is nothing, the time need not be known.
      if affordable(lot, nil) <= 0 { continue }
      let timing = timing(lot, on: machine, at: now)
      if timing.take == Clock.never { continue }
      let smaller = affordable(lot, timing.setup)
      if smaller <= 0 { continue }
      let wanted = draft.lots[lot].good
      draft.lots[lot].good = smaller
      // Lots have sizes: what rounding makes of it may be too much again.
      if missing(for: lot, timing.setup) >= 0 {
        draft.lots[lot].good = wanted
        continue
      }
      bringForward(from: place, on: machine)
      isChosen[machine] = true
      retry(machine, at: timing.take)
      return true
    }
    return false
  }
}
