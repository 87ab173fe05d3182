import TaktModel

extension Simulation {
  /// Moves lots, from the last to the first, as late as their users, their successors on the machine
  /// and the set-ups allow: just in time, at no delivery's and no set-up's expense.
  mutating func shiftRight() {
    for lot in sequence.reversed() where lots[lot].run > 0 { shiftRight(lot) }
    for batch in batches.indices where batches[batch].source == .purchase {
      batches[batch].time = max(batches[batch].time, firstUse(of: batch))
    }
  }

  /// This simulation, or the same without the shift where that is cheaper: a lot that moved may have left
  /// goods waiting whose own lot could not follow it.
  func timedBest() -> Simulation {
    guard options.isJustInTime else { return self }
    var other = self
    other.options.isJustInTime = false
    other.run(draft)
    return other.cost.total < cost.total - 1e-9 * max(1, abs(cost.total)) ? other : self
  }

  private mutating func shiftRight(_ lot: Int) {
    let state = lots[lot]
    let mode = shop.modes[draft.lots[lot].mode]
    guard saving(lot, mode) > 0 else { return }
    let machine = mode.machine
    var limit = min(shop.end, firstUse(of: state.batch) - shop.piles[mode.pile].wait)
    var startLimit = Clock.never
    if state.next >= 0 { limit = min(limit, lots[state.next].start) }
    if !shop.keepsSetup[machine] {
      // Whether a period ends between two lots may decide on a set-up: where it does, that stays.
      if state.next >= 0, shop.border(from: state.end) <= lots[state.next].start,
        matters(before: state.next, after: mode.family),
        let border = shop.border(until: lots[state.next].start)
      {
        limit = min(limit, border)
      }
      let before = state.previous >= 0 ? shop.border(from: lots[state.previous].end) : nil
      if let border = before ?? firstBorder(on: machine), state.start < border,
        matters(before: lot, after: familyBefore(lot, on: machine))
      {
        startLimit = border
      }
    }
    let hours = open[machine]
    let overtime = hours.overtimeCost(state.start, state.end)
    var end = hours.lastEnd(limit)
    for _ in 0..<4 {
      guard let candidate = end, candidate > state.end else { return }
      let done = hours.endPosition(candidate)
      if let take = hours.moment(atPosition: done - state.run),
        let start = hours.moment(
          atPosition: done - state.run - (state.setup?.milliseconds ?? 0)), start > state.start,
        take > state.take, start < startLimit,
        hours.overtimeCost(start, candidate) <= overtime + 1e-9
      {
        lots[lot].start = start
        lots[lot].take = take
        lots[lot].end = candidate
        if state.batch >= 0 {
          batches[state.batch].time = candidate + shop.piles[mode.pile].wait
        }
        return
      }
      end = hours.closing(before: candidate)
    }
  }

  /// Whether a lot's set-up is another one when the machine has lost its own.
  private mutating func matters(before lot: Int, after family: FamilyIndex) -> Bool {
    let index = draft.lots[lot].mode
    let mode = shop.modes[index]
    return shop.setups.setup(after: family, mode: index, mode)
      != shop.setups.setup(after: -1, mode: index, mode)
  }

  private mutating func familyBefore(_ lot: Int, on machine: MachineIndex) -> FamilyIndex {
    let previous = lots[lot].previous
    if previous >= 0 { return shop.modes[draft.lots[previous].mode].family }
    return shop.inProgressLots.last { $0.machine == machine }?.family
      ?? shop.plant.machines[machine].initialFamily ?? -1
  }

  /// The first period end after which the machine's first lot finds the set-up lost.
  private mutating func firstBorder(on machine: MachineIndex) -> Milliseconds? {
    if shop.plant.inProgress.contains(where: { $0.machine == machine }) {
      let end = shop.plant.inProgress.filter { $0.machine == machine }.map(\.end.milliseconds).max()
      return end.map { shop.border(from: $0) }
    }
    return shop.plant.machines[machine].initialFamily == nil ? nil : shop.borders.first
  }

  /// What a later lot saves per millisecond: its goods wait less, what cannot come later waits more.
  private mutating func saving(_ lot: Int, _ mode: Shop.ModeFacts) -> Double {
    let state = lots[lot]
    var saving = shop.piles[mode.pile].holdingPerMillisecond * state.good
    for edge in state.edges {
      switch batches[edges[edge].batch].source {
      case .lot, .purchase: continue
      case .initial, .receipt, .inProgress:
        let pile = batches[edges[edge].batch].pile
        saving -= shop.piles[pile].holdingPerMillisecond * edges[edge].quantity
      }
    }
    return saving
  }

  private mutating func firstUse(of batch: Int) -> Milliseconds {
    var first = Clock.never
    guard batch >= 0 else { return first }
    var edge = batches[batch].firstEdge
    while edge >= 0 {
      let use = edges[edge]
      first = min(
        first, use.lot >= 0 ? lots[use.lot].take : deliveries[use.delivery].at.milliseconds)
      edge = use.next
    }
    return first == Clock.never && batches[batch].source == .purchase ? batches[batch].time : first
  }
}

extension OpenTime {
  /// The position at which work that ends at `time` has ended.
  func endPosition(_ time: Milliseconds) -> Milliseconds {
    var (low, high) = (0, stretches.count)
    while low < high {
      let middle = (low + high) / 2
      if stretches[middle].from < time { low = middle + 1 } else { high = middle }
    }
    if low == 0 { return 0 }
    let stretch = stretches[low - 1]
    return stretch.position + (min(time, stretch.to) - stretch.from)
  }

  /// The end of the last regular stretch that ends before `time`.
  func closing(before time: Milliseconds) -> Milliseconds? {
    var index = stretches.count - 1
    while index >= 0, stretches[index].to >= time || stretches[index].isOvertime { index -= 1 }
    return index >= 0 ? stretches[index].to : nil
  }
}
