import TaktModel

extension Shop {
  /// The plant's resources, and its electric power where that has a limit.
  static func pools(of plant: Plant) -> [SharedPool] {
    let horizon = Window(from: plant.horizon.start, to: plant.horizon.end)
    return plant.resources.map { SharedPool($0, horizon: horizon) }
      + (plant.energy.demandLimitKW.map { [SharedPool(demandLimitKW: $0)] } ?? [])
  }

  /// What lots of each mode take of the pools.
  static func giveUses(to modes: inout [ModeFacts], of plant: Plant) {
    for index in modes.indices {
      let place = modes[index]
      let mode = plant.products[place.product].steps[place.step].modes[place.index]
      var uses = Set(mode.uses.map(\.resource)).sorted().map { resource in
        PoolUse(
          pool: resource, setup: mode.count(of: resource, during: .setup),
          run: mode.count(of: resource, during: .run))
      }
      if plant.energy.demandLimitKW != nil {
        let machine = plant.machines[place.machine]
        uses.append(
          PoolUse(
            pool: plant.resources.count, setup: machine.setupKW, run: machine.runKW,
            runPerUnit: mode.kWhPerUnit * 3_600_000))
      }
      modes[index].poolUses = uses.filter { $0.setup > 0 || $0.run > 0 || $0.runPerUnit > 0 }
    }
  }

  /// What a lot takes of the pools: each stretch of work by itself, tools from the first to the last.
  func shares(
    of mode: Int, started: Double, run: Milliseconds, _ timing: Timing, until end: Milliseconds,
    in hours: OpenTime
  ) -> [PoolShare] {
    var shares: [PoolShare] = []
    let uses = modes[mode].poolUses
    for use in uses {
      let amount = use.run(started: started, milliseconds: run)
      var own: [PoolShare] = []
      if use.setup > 0, timing.start < timing.take {
        hours.forEachStretch(timing.start, timing.take) {
          own.append(
            PoolShare(pool: use.pool, from: $0, to: $1, amount: use.setup, isInSetup: true))
        }
      }
      if amount > 0, run > 0 {
        hours.forEachStretch(timing.take, end) {
          own.append(
            PoolShare(pool: use.pool, from: $0, to: $1, amount: amount, isInSetup: false))
        }
      }
      let pauses = pools[use.pool].isKeptInPauses ? Self.pauses(in: own) : []
      if uses.count == 1, pauses.isEmpty { return own }
      shares += pauses
      shares += own
    }
    return shares.sorted { ($0.from, $0.pool) < ($1.from, $1.pool) }
  }

  /// What a tool is kept for between stretches of work.
  static func pauses(in shares: [PoolShare]) -> [PoolShare] {
    zip(shares, shares.dropFirst()).compactMap { before, after in
      guard before.to < after.from else { return nil }
      return PoolShare(
        pool: before.pool, from: before.to, to: after.from,
        amount: max(before.amount, after.amount), isInSetup: before.isInSetup, isPause: true)
    }
  }
}
