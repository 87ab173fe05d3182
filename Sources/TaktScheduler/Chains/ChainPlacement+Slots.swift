import TaktModel

/// Gaps on machines.
extension ChainPlacement {
  /// The first place on its machine for a lot that takes its goods at a moment or later. The lot behind it
  /// keeps its time, and gets another set-up where there is room for it.
  mutating func slot(
    _ index: Int, _ started: Double, from ready: Milliseconds, _ job: ChainJob
  ) -> Piece? {
    let mode = shop.modes[index]
    let machine = mode.machine
    if shop.isSubcontractor[machine] {
      return piece(index, started, from: ready, by: Clock.never, job)
    }
    var place = firstPlace(on: machine, after: ready)
    let least = mode.run(started: started, scrap: shop.setups.worstScrap[index])
    while place <= lines[machine].count {
      defer { place += 1 }
      let free = place > 0 ? lines[machine][place - 1].end : firstFree[machine]
      var latest = Clock.never
      if place < lines[machine].count {
        latest = lines[machine][place].timing.take - least
        if latest < max(free, ready) { continue }
      }
      setState(of: machine, before: place)
      guard let piece = piece(index, started, from: ready, by: latest, job) else { continue }
      if place < lines[machine].count {
        let next = lines[machine][place]
        if piece.end > next.timing.take { continue }
        let fitted = fitted(next, after: mode.family, free: piece.end)
        if fitted.timing.start < piece.end { continue }
        if fitted.timing.setup != next.timing.setup, !hasRoom(for: fitted, in: next, with: piece) {
          continue
        }
      }
      return piece
    }
    return nil
  }

  private func firstPlace(on machine: MachineIndex, after time: Milliseconds) -> Int {
    var (low, high) = (0, lines[machine].count)
    while low < high {
      let middle = (low + high) / 2
      if lines[machine][middle].timing.take > time { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Has the simulation see a machine as it is behind the lots before a place.
  private mutating func setState(of machine: MachineIndex, before place: Int) {
    guard place > 0 else {
      simulation.freeAt[machine] = firstFree[machine]
      simulation.family[machine] = firstFamily[machine]
      simulation.lastLot[machine] = -1
      return
    }
    let last = lines[machine][place - 1]
    simulation.freeAt[machine] = last.end
    simulation.family[machine] = shop.modes[last.mode].family
    simulation.lastLot[machine] = 0
  }

  /// A lot at its time, with the set-up that it needs after a family.
  private mutating func fitted(_ piece: Piece, after family: Int, free: Milliseconds) -> Piece {
    let mode = shop.modes[piece.mode]
    let isKept =
      shop.keepsSetup[piece.machine] || piece.timing.start < shop.border(from: free)
    let setup = shop.setups.setup(after: isKept ? family : -1, mode: piece.mode, mode)
    if setup == piece.timing.setup { return piece }
    let work = setup?.milliseconds ?? 0
    let hours = simulation.open[piece.machine]
    var fitted = piece
    fitted.timing = Timing(
      take: piece.timing.take, start: hours.begin(before: piece.timing.take, work: work) ?? -1,
      setup: setup)
    if !mode.poolUses.isEmpty, fitted.timing.start >= free { fitted.shares = shares(of: fitted) }
    return fitted
  }

  private mutating func shares(of piece: Piece) -> [PoolShare] {
    simulation.draft.lots[0] = Draft.Lot(mode: piece.mode, good: piece.good)
    return simulation.shares(
      of: 0, on: piece.machine, piece.timing,
      Simulation.Extent(started: piece.started, run: piece.run, end: piece.end))
  }

  private mutating func hasRoom(for fitted: Piece, in old: Piece, with piece: Piece) -> Bool {
    if fitted.shares.isEmpty { return true }
    simulation.shared.forget(old.shares, shop)
    simulation.shared.add(piece.shares, shop)
    let clash = simulation.shared.clash(fitted.shares, shop)
    simulation.shared.forget(piece.shares, shop)
    simulation.shared.add(old.shares, shop)
    return clash == nil
  }

  /// A lot on its machine as that stands now. It counts on the good units that the dearest set-up leaves.
  private mutating func piece(
    _ index: Int, _ started: Double, from ready: Milliseconds, by latest: Milliseconds,
    _ job: ChainJob
  ) -> Piece? {
    let mode = shop.modes[index]
    let machine = mode.machine
    looks += 1
    let worst = shop.setups.worstScrap[index]
    let good = mode.good(started: started, scrap: worst)
    let setup = shop.setups.setup(after: simulation.family[machine], mode: index, mode)
    var scrap = setup?.scrap ?? 0
    if good <= 0 { return nil }
    for _ in 0..<2 {
      simulation.draft.lots[0] = Draft.Lot(
        mode: index, good: mode.good(started: started, scrap: scrap), notBefore: job.begin)
      let timing =
        mode.poolUses.isEmpty
        ? simulation.plainTiming(0, on: machine, at: ready)
        : simulation.sharedTiming(0, on: machine, at: ready, by: latest)
      guard timing.take <= latest, timing.take != Clock.never,
        let extent = simulation.extent(of: 0, on: machine, timing)
      else { return nil }
      if (timing.setup?.scrap ?? 0) != scrap {
        scrap = timing.setup?.scrap ?? 0
        continue
      }
      if extent.started < started - 1e-6 { return nil }
      let pile = shop.piles[mode.pile]
      // Without the units that a set-up may cost it is done sooner.
      let spared =
        mode.run(started: started, scrap: 0) - mode.run(started: started - worst, scrap: 0)
      let first = simulation.open[machine].finish(
        from: timing.take, work: max(0, extent.run - spared))
      return Piece(
        mode: index, machine: machine, started: extent.started, good: good, timing: timing,
        run: extent.run, end: extent.end,
        shares: mode.poolUses.isEmpty
          ? [] : simulation.shares(of: 0, on: machine, timing, extent),
        releaseClass: job.releaseClass, ready: extent.end + pile.wait,
        expiry: pile.life == Clock.never ? Clock.never : first + pile.life)
    }
    return nil
  }

  mutating func insert(_ piece: Piece) -> Piece {
    var placed = piece
    placed.number = count
    count += 1
    simulation.shared.add(placed.shares, shop)
    let place = firstPlace(on: placed.machine, after: placed.timing.take)
    lines[placed.machine].insert(placed, at: place)
    refit(on: placed.machine, place + 1)
    return placed
  }

  mutating func remove(_ piece: Piece) {
    guard let place = lines[piece.machine].lastIndex(where: { $0.number == piece.number })
    else { return }
    let removed = lines[piece.machine].remove(at: place)
    simulation.shared.forget(removed.shares, shop)
    refit(on: piece.machine, place)
  }

  /// The lot at a place has another before it than it had.
  private mutating func refit(on machine: MachineIndex, _ place: Int) {
    guard place < lines[machine].count, !shop.isSubcontractor[machine] else { return }
    let old = lines[machine][place]
    let family =
      place > 0 ? shop.modes[lines[machine][place - 1].mode].family : firstFamily[machine]
    let free = place > 0 ? lines[machine][place - 1].end : firstFree[machine]
    let new = fitted(old, after: family, free: free)
    guard new.timing.setup != old.timing.setup, new.timing.start >= 0 else { return }
    simulation.shared.forget(old.shares, shop)
    simulation.shared.add(new.shares, shop)
    lines[machine][place] = new
  }
}
