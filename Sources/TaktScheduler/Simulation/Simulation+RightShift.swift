import TaktModel

extension Simulation {
  /// Moves lots, from the last to the first, as late as their users, their successors on the machine
  /// and the set-ups allow: just in time, at no delivery's and no set-up's expense.
  mutating func shiftRight() {
    for lot in sequence.reversed() where lots[lot].run > 0 { shiftRight(lot) }
    for batch in batches.indices
    where batches[batch].source == .purchase && !shop.isRestocked[batches[batch].pile] {
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
    let saving = saving(lot, mode)
    guard saving > 0 || shop.energy != nil else { return }
    let machine = mode.machine
    var limit = min(shop.end, firstUse(of: state.batch) - shop.piles[mode.pile].wait)
    var startLimit = Clock.never
    if state.next >= 0 { limit = min(limit, lots[state.next].start) }
    if let hold = hold(on: machine, after: state.end) { limit = min(limit, hold.start) }
    if !shop.keepsSetup[machine] {
      // Whether a period ends between two lots may decide on a set-up: where it does, that stays.
      if state.next >= 0, shop.border(from: state.end) <= lots[state.next].start,
        matters(before: state.next, after: mode.family),
        let border = shop.border(until: lots[state.next].start)
      {
        limit = min(limit, border)
      }
      let last = [
        state.previous >= 0 ? lots[state.previous].end : nil,
        hold(on: machine, before: state.start)?.end,
      ].compactMap { $0 }.max()
      let before = last.map(shop.border(from:))
      if let border = before ?? firstBorder(on: machine), state.start < border,
        matters(before: lot, after: familyBefore(lot, on: machine))
      {
        startLimit = border
      }
    }
    var bounds = ShiftBounds(end: limit, start: startLimit)
    for edge in state.edges { bounds.take = min(bounds.take, batches[edges[edge].batch].expiry) }
    let ends = ends(of: lot, mode, open[machine], bounds)
    guard ends.contains(where: { $0 > state.end && $0 <= bounds.end }) else { return }
    let isShared = !mode.poolUses.isEmpty
    if isShared { shared.remove(shares(of: lot, at: nil), shop) }
    if let place = bestPlace(lot, mode, saving: saving, bounds, ends) {
      lots[lot].start = place.start
      lots[lot].take = place.take
      lots[lot].end = place.end
      if state.batch >= 0 { setEnd(of: state.batch, place.end) }
    }
    if isShared { shared.add(shares(of: lot, at: nil), shop) }
  }

  /// Until when a lot must have ended and taken its materials, and before when it must start.
  private struct ShiftBounds {
    let end: Milliseconds
    let start: Milliseconds
    var take = Clock.never
  }

  private struct Place {
    let start: Milliseconds
    let take: Milliseconds
    let end: Milliseconds
  }

  /// Where a lot is cheapest, later than it is: the latest place where only holding counts; where energy has
  /// prices, the best of those that begin or end with one of them, too.
  private mutating func bestPlace(
    _ lot: Int, _ mode: Shop.ModeFacts, saving: Double, _ bounds: ShiftBounds,
    _ ends: [Milliseconds]
  ) -> Place? {
    let state = lots[lot]
    let hours = open[mode.machine]
    let overtime = hours.overtimeCost(state.start, state.end)
    let before = energyCost(
      state, mode, start: state.start, take: state.take, end: state.end)
    let isShared = !mode.poolUses.isEmpty
    var best: Place?
    var most = 1e-9
    for end in ends {
      let done = hours.endPosition(end)
      guard end > state.end, end <= bounds.end,
        let take = hours.moment(atPosition: done - state.run),
        let start = hours.moment(
          atPosition: done - state.run - (state.setup?.milliseconds ?? 0)), start > state.start,
        take > state.take, take <= bounds.take, start < bounds.start,
        hours.overtimeCost(start, end) <= overtime + 1e-9
      else { continue }
      let place = Place(start: start, take: take, end: end)
      var gain = saving * Double(end - state.end)
      if shop.energy != nil {
        gain += before - energyCost(state, mode, start: start, take: take, end: end)
      }
      guard gain > most else { continue }
      if isShared, shared.clash(shares(of: lot, at: place), shop) != nil { continue }
      if shop.energy == nil { return place }
      (best, most) = (place, gain)
    }
    return best
  }

  /// Ends to try, the latest first.
  private mutating func ends(
    of lot: Int, _ mode: Shop.ModeFacts, _ hours: OpenTime, _ bounds: ShiftBounds
  ) -> [Milliseconds] {
    var ends: [Milliseconds] = []
    var end = hours.lastEnd(bounds.end)
    while let candidate = end, candidate > lots[lot].end, ends.count < 4 {
      ends.append(candidate)
      end = hours.closing(before: candidate)
    }
    guard let energy = shop.energy else { return ends }
    let state = lots[lot]
    let work = state.run + (state.setup?.milliseconds ?? 0)
    for border in energy.borders where border > state.start && border <= bounds.end {
      ends.append(hours.finish(from: border, work: work))
      if let last = hours.lastEnd(border) { ends.append(last) }
      if ends.count > Self.mostEnds { break }
    }
    return ends.filter { $0 != Clock.never }
  }

  private static let mostEnds = 120

  /// What the lot takes of the pools, at another place than its own where one is given.
  private mutating func shares(of lot: Int, at place: Place?) -> [PoolShare] {
    let state = lots[lot]
    let timing = Timing(
      take: place?.take ?? state.take, start: place?.start ?? state.start, setup: state.setup)
    let extent = Extent(started: state.started, run: state.run, end: place?.end ?? state.end)
    return shares(of: lot, on: shop.modes[draft.lots[lot].mode].machine, timing, extent)
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
    if let hold = hold(on: machine, before: lots[lot].start),
      previous < 0 || lots[previous].end <= hold.start
    {
      return hold.family
    }
    if previous >= 0 { return shop.modes[draft.lots[previous].mode].family }
    return shop.fixedUntil[machine]?.family ?? shop.plant.machines[machine].initialFamily ?? -1
  }

  /// The first period end after which the machine's first lot finds the set-up lost.
  private mutating func firstBorder(on machine: MachineIndex) -> Milliseconds? {
    if let fixed = shop.fixedUntil[machine] { return shop.border(from: fixed.freeAt) }
    return shop.plant.machines[machine].initialFamily == nil ? nil : shop.borders.first
  }

  /// What a later lot saves per millisecond: its goods wait less, what cannot come later waits more.
  private mutating func saving(_ lot: Int, _ mode: Shop.ModeFacts) -> Double {
    let state = lots[lot]
    var saving = shop.piles[mode.pile].holdingPerMillisecond * state.good
    for edge in state.edges {
      switch batches[edges[edge].batch].source {
      case .lot, .purchase: continue
      case .initial, .receipt, .inProgress, .frozen:
        let pile = batches[edges[edge].batch].pile
        saving -= shop.piles[pile].holdingPerMillisecond * edges[edge].quantity
      }
    }
    return saving
  }

  /// When goods that are delivered have to be there: as long before as is asked for, but not before they are.
  private func lastReady(for use: Edge) -> Milliseconds {
    let at = moment(of: use)
    if shop.safety == 0 { return at }
    let due = shop.orders[deliveries[use.delivery].order].due
    return max(batches[use.batch].time, min(at, max(due, at) - shop.safety))
  }

  private mutating func firstUse(of batch: Int) -> Milliseconds {
    var first = Clock.never
    guard batch >= 0 else { return first }
    var edge = batches[batch].firstEdge
    while edge >= 0 {
      let use = edges[edge]
      first = min(first, use.delivery >= 0 ? lastReady(for: use) : moment(of: use))
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
    // All before the first that ends after the moment before `time` end before it.
    var index = index(after: time - 1) - 1
    while index >= 0, stretches[index].isOvertime { index -= 1 }
    return index >= 0 ? stretches[index].to : nil
  }
}
