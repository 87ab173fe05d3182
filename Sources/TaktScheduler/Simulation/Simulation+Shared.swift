import TaktModel

/// Lots that need what other machines need as well.
extension Simulation {
  /// Timings looked at before a lot is given up.
  private static let mostTimings = 400

  /// The earliest timing at which the lot finds its resources free; none after `latest` is looked for.
  mutating func sharedTiming(
    _ lot: Int, on machine: Int, at time: Milliseconds, by latest: Milliseconds = Clock.never
  ) -> Timing {
    var at = time
    for _ in 0..<Self.mostTimings {
      let found = plainTiming(lot, on: machine, at: at)
      if found.take > latest { return .never }
      guard found.take != Clock.never, let extent = extent(of: lot, on: machine, found),
        let clash = shared.clash(shares(of: lot, on: machine, found, extent), shop)
      else { return found }
      if clash.until == Clock.never { return .never }
      // Moved so that what clashes begins when the way is free.
      var next = clash.until
      if clash.isInSetup {
        next = open[machine].ready(
          from: open[machine].nextOpen(next), work: found.setup?.milliseconds ?? 0)
      }
      if next == Clock.never { return .never }
      at = max(at + 1, next)
    }
    return .never
  }

  mutating func shares(
    of lot: Int, on machine: Int, _ timing: Timing, _ extent: Extent
  ) -> [PoolShare] {
    shop.shares(
      of: draft.lots[lot].mode, started: extent.started, run: extent.run, timing,
      until: extent.end, in: open[machine])
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
        if shop.pools[use.pool].isKeptInPauses { shared.add(Shop.pauses(in: own), shop) }
      }
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
