import TaktModel

/// Lots that need what other machines need as well.
extension Simulation {
  /// Timings looked at before a lot is given up.
  private static let mostTimings = 400

  /// The earliest timing at which the lot finds its resources free; none after `latest` is looked for.
  mutating func sharedTiming(
    _ lot: Int, on machine: Int, at time: Milliseconds, by latest: Milliseconds = Clock.never
  ) -> Timing {
    let nothing = Timing(take: Clock.never, start: Clock.never, setup: nil)
    var at = time
    for _ in 0..<Self.mostTimings {
      let found = plainTiming(lot, on: machine, at: at)
      if found.take > latest { return nothing }
      guard found.take != Clock.never, let extent = extent(of: lot, on: machine, found),
        let clash = shared.clash(shares(of: lot, on: machine, found, extent), shop)
      else { return found }
      if clash.until == Clock.never { return nothing }
      // Moved so that what clashes begins when the way is free.
      var next = clash.until
      if clash.isInSetup {
        next = open[machine].ready(
          from: open[machine].nextOpen(next), work: found.setup?.milliseconds ?? 0)
      }
      if next == Clock.never { return nothing }
      at = max(at + 1, next)
    }
    return nothing
  }

  /// What a lot takes of the pools: each stretch of work by itself, tools from the first to the last.
  func shares(
    of lot: Int, on machine: Int, _ timing: Timing, _ extent: Extent
  ) -> [PoolShare] {
    let mode = shop.modes[draft.lots[lot].mode]
    var shares: [PoolShare] = []
    let hours = open[machine]
    for use in mode.poolUses {
      let amount = use.run(started: extent.started, milliseconds: extent.run)
      var own: [PoolShare] = []
      if use.setup > 0, timing.start < timing.take {
        hours.forEachStretch(timing.start, timing.take) {
          own.append(
            PoolShare(pool: use.pool, from: $0, to: $1, amount: use.setup, isInSetup: true))
        }
      }
      if amount > 0, extent.run > 0 {
        hours.forEachStretch(timing.take, extent.end) {
          own.append(
            PoolShare(pool: use.pool, from: $0, to: $1, amount: amount, isInSetup: false))
        }
      }
      if shop.pools[use.pool].isKeptInPauses {
        shares += pauses(in: own)
      }
      shares += own
    }
    return shares.sorted { ($0.from, $0.pool) < ($1.from, $1.pool) }
  }

  /// Lots that stand fast take what their modes take.
  mutating func shareAtStart() {
    shared.reset(shop)
    for (index, lot) in shop.fixedLots.enumerated() {
      let run = lot.segments.reduce(Milliseconds(0)) {
        $1.kind == .run ? $0 + $1.to.milliseconds - $1.from.milliseconds : $0
      }
      for use in shop.modes[shop.fixedModes[index]].poolUses {
        let amount = use.run(started: lot.started, milliseconds: run)
        let own = lot.segments.map {
          PoolShare(
            pool: use.pool, from: $0.from.milliseconds, to: $0.to.milliseconds,
            amount: $0.kind == .setup ? use.setup : amount, isInSetup: $0.kind == .setup)
        }.filter { $0.amount > 0 }
        shared.add(own, shop)
        if shop.pools[use.pool].isKeptInPauses { shared.add(pauses(in: own), shop) }
      }
    }
  }

  /// What a tool is kept for between stretches of work.
  private func pauses(in shares: [PoolShare]) -> [PoolShare] {
    zip(shares, shares.dropFirst()).compactMap { before, after in
      guard before.to < after.from else { return nil }
      return PoolShare(
        pool: before.pool, from: before.to, to: after.from,
        amount: max(before.amount, after.amount), isInSetup: before.isInSetup, isPause: true)
    }
  }
}

extension OpenTime {
  /// The open time between two moments, stretch by stretch.
  func forEachStretch(
    _ from: Milliseconds, _ to: Milliseconds, _ body: (Milliseconds, Milliseconds) -> Void
  ) {
    var at = index(after: from)
    while at < stretches.count, stretches[at].from < to {
      body(max(from, stretches[at].from), min(to, stretches[at].to))
      at += 1
    }
  }
}
