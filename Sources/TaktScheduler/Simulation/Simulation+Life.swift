import TaktModel

/// Goods that can be too old: what has waited too long, what is past its shelf life.
extension Simulation {
  /// Sets until when a batch can be used, from when it came in.
  mutating func setExpiry(of batch: Int) {
    let pile = shop.piles[batches[batch].pile]
    guard pile.life != Clock.never else { return }
    batches[batch].expiry = begin(of: batch) + pile.life
    fresh[batches[batch].pile].add(batches[batch].quantity, until: batches[batch].expiry)
    if batches[batch].expiry < shop.end {
      events.push(.init(time: batches[batch].expiry, kind: .expiry, number: batch))
    }
  }

  /// Moves a lot's goods with its end.
  mutating func setEnd(of batch: Int, _ end: Milliseconds) {
    let pile = shop.piles[batches[batch].pile]
    batches[batch].time = end + pile.wait
    if pile.life != Clock.never { batches[batch].expiry = end + pile.life }
  }

  /// When goods begin to age: lots' at their end, others' when they come in.
  func begin(of batch: Int) -> Milliseconds {
    switch batches[batch].source {
    case .lot, .inProgress, .frozen:
      return batches[batch].time - shop.piles[batches[batch].pile].wait
    case .initial, .receipt, .purchase: return batches[batch].time
    }
  }

  /// What no lot has taken is of no use to one any more.
  mutating func expire(_ batch: Int) {
    let pile = batches[batch].pile
    let left = batches[batch].free
    guard left > 0 else { return }
    batches[batch].free = 0
    batches[batch].spoiled += left
    // What rests longer than it lives never came in.
    guard batches[batch].time <= now else { return }
    pileFree[pile] -= left
    if pileHead[pile] == batch { pileHead[pile] = batches[batch].next }
  }

  /// A timing late enough that the next step can take the lot's goods before they are too old, as far as can be
  /// seen: its machines' lots so far, and the goods that lie before them.
  mutating func freshTiming(
    _ lot: Int, on machine: Int, _ first: Timing
  ) -> Timing {
    let pile = shop.modes[draft.lots[lot].mode].pile
    let life = shop.piles[pile].life
    guard life != Clock.never else { return first }
    var found = first
    for _ in 0..<8 {
      guard found.take != Clock.never, let extent = extent(of: lot, on: machine, found),
        let taken = firstNeed(of: pile, after: extent.end + shop.piles[pile].wait),
        taken > extent.end + life
      else { return found }
      let at = found.take + (taken - extent.end - life)
      found =
        shop.modes[draft.lots[lot].mode].poolUses.isEmpty
        ? plainTiming(lot, on: machine, at: at) : sharedTiming(lot, on: machine, at: at)
    }
    return found
  }

  /// When a lot or an order wants goods that come into a pile at a moment; nil where that is not known.
  private mutating func firstNeed(of pile: Int, after time: Milliseconds) -> Milliseconds? {
    let take = shop.takers[pile].isEmpty ? nil : nextTake(from: pile, after: time)
    guard shop.piles[pile].isStock else { return take }
    let wanted = fresh[pile].firstNeed(
      of: shop.ordersByEarliest[shop.piles[pile].product], in: shop, at: now)
    return [take, wanted].compactMap { $0 }.min()
  }

  /// When goods that come into a pile at a moment are taken at the soonest, those before them first.
  private func nextTake(from pile: Int, after time: Milliseconds) -> Milliseconds? {
    var soonest = Clock.never
    let takers = shop.takers[pile]
    let share = (pileFree[pile] + announced[pile]) / Double(takers.count)
    for taker in takers {
      let mode = shop.modes[taker]
      let work = mode.run(started: share, scrap: 0)
      let free = open[mode.machine].ready(
        from: max(freeAt[mode.machine], now), work: work)
      guard free != Clock.never else { continue }
      soonest = min(soonest, open[mode.machine].nextOpen(max(free, time)))
    }
    return soonest == Clock.never ? nil : soonest
  }
}
