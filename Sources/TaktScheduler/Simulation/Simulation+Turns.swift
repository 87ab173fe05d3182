import TaktModel

extension Simulation {
  /// A lot for which there are materials for less than this share of it is not made.
  private static let leastShare = 0.1

  /// A lot that is put off more often in a row does not look ahead any more.
  private static let mostDelays = 200

  /// How many lots of a sequence are looked at when nothing goes on by itself.
  static let reach = 200

  /// When a lot may begin at the soonest, for what it is made.
  func notBefore(_ lot: Int) -> Milliseconds {
    let wanted = draft.lots[lot]
    return wanted.releaseClass > 0
      ? max(wanted.notBefore, shop.releases[wanted.releaseClass - 1]) : wanted.notBefore
  }

  /// The earliest timing of a lot that takes its materials at `time` or later, if it is next.
  mutating func timing(_ lot: Int, on machine: Int, at time: Milliseconds) -> Timing {
    let found =
      shop.modes[draft.lots[lot].mode].poolUses.isEmpty
      ? plainTiming(lot, on: machine, at: time) : sharedTiming(lot, on: machine, at: time)
    return shop.hasLives && !draft.lots[lot].isTimed ? freshTiming(lot, on: machine, found) : found
  }

  /// When a lot whose turn it is can take its materials, if not before now; known from when its turn came where
  /// nothing but its machine matters.
  private mutating func timingNow(of lot: Int, on machine: Int) -> Timing {
    let known = upcoming[machine]
    let isPlain = !shop.hasLives && shop.modes[draft.lots[lot].mode].poolUses.isEmpty
    if isPlain, known.lot == lot, known.timing.take == now { return known.timing }
    return timing(lot, on: machine, at: now)
  }

  /// The same where nothing but the machine had to be free.
  mutating func plainTiming(_ lot: Int, on machine: Int, at time: Milliseconds) -> Timing {
    if !shop.isSubcontractor[machine], !shop.holds[machine].isEmpty {
      return timing(amongHoldsOf: machine, for: lot, at: time)
    }
    let load = MachineLoad(freeAt: freeAt[machine], family: family[machine])
    return timing(lot, after: load, on: machine, at: time)
  }

  /// The same behind what the machine has done until then.
  func timing(
    _ lot: Int, after load: MachineLoad, on machine: Int, at time: Milliseconds
  ) -> Timing {
    let state = MachineState(
      freeAt: load.freeAt, family: load.family, isUntouched: lastLot[machine] < 0)
    return shop.timing(
      draft.lots[lot].mode, after: state, in: open[machine], from: notBefore(lot), at: time)
  }

  /// Gives the machine's next lot its turn as soon as it can be.
  mutating func turn(_ machine: Int) {
    while position[machine] < draft.sequences[machine].count {
      let lot = draft.sequences[machine][position[machine]]
      let timing = timing(lot, on: machine, at: max(now, freeAt[machine]))
      if timing.take != Clock.never {
        upcoming[machine] = Upcoming(lot: lot, timing: timing)
        retry(machine, at: timing.take)
        return
      }
      drop(lot, on: machine)
    }
  }

  /// The machine's next lot is not made: who waits for its goods may have to do with less.
  private mutating func drop(_ lot: Int, on machine: Int) {
    position[machine] += 1
    queues.remove(lot)
    let pile = shop.modes[draft.lots[lot].mode].pile
    coming[pile] -= 1
    if coming[pile] > 0 { return }
    tellOf(pile)
  }

  /// Starts the machine's next lot if all it needs is there now.
  mutating func attempt(_ machine: Int) {
    pending[machine] = -1
    blockedOn[machine] = -1
    guard position[machine] < draft.sequences[machine].count else { return }
    if options.rule != nil, !isChosen[machine] {
      choose(on: machine)
      return
    }
    isChosen[machine] = false
    let lot = draft.sequences[machine][position[machine]]
    let timing = timingNow(of: lot, on: machine)
    if timing.take > now {
      if options.lookahead > 0, isHeldUp(timing, on: machine),
        overtake(on: machine, within: options.lookahead, startingNow: true)
      {
        return
      }
      putOff(lot, on: machine)
      turn(machine)
      return
    }
    let missing = missing(for: lot, timing.setup)
    if missing < 0 {
      if !start(lot, on: machine, timing) { skip(machine) }
      return
    }
    if coming[missing] == 0 && shop.piles[missing].purchase == nil {
      // Nothing more will ever come: less is made of what there is, or nothing at all.
      let smaller = affordable(lot, timing.setup)
      if smaller >= Self.leastShare * draft.lots[lot].good {
        draft.lots[lot].good = smaller
        if self.missing(for: lot, timing.setup) < 0, start(lot, on: machine, timing) { return }
      }
      skip(machine)
      return
    }
    // A subcontractor's lots do not wait for one another.
    let lookahead = shop.isSubcontractor[machine] ? Self.reach : options.lookahead
    if lookahead > 0, overtake(on: machine, within: lookahead) { return }
    blockedOn[machine] = missing
    let arrival = shop.piles[missing].firstArrival
    if shop.piles[missing].purchase != nil, arrival > now, arrival <= shop.end {
      retry(machine, at: arrival)
    }
  }

  /// A lot whose goods' taker seems to go away from it as time goes by is made all the same in the end.
  private mutating func putOff(_ lot: Int, on machine: Int) {
    guard shop.hasLives else { return }
    delays[machine] = (lot, delays[machine].lot == lot ? delays[machine].count + 1 : 1)
    if delays[machine].count > Self.mostDelays { draft.lots[lot].isTimed = true }
  }

  /// Whether it is not the machine itself that a lot waits for.
  func isHeldUp(_ timing: Timing, on machine: Int) -> Bool {
    (!shop.pools.isEmpty || shop.hasLives) && timing.take != Clock.never && freeAt[machine] <= now
      && open[machine].nextOpen(now) == now
  }

  mutating func skip(_ machine: Int) {
    drop(draft.sequences[machine][position[machine]], on: machine)
    turn(machine)
  }

  /// The first pile that does not hold what the lot takes; -1: all is there, or can be bought.
  mutating func missing(for lot: Int, _ setup: SetupFacts?) -> Int {
    let wanted = draft.lots[lot]
    let mode = shop.modes[wanted.mode]
    let inputs = shop.piles[mode.pile].inputs
    if inputs.isEmpty { return -1 }
    let started = mode.started(forGood: wanted.good, scrap: setup?.scrap ?? 0)
    for input in inputs {
      let pile = shop.piles[input.pile]
      if pile.purchase != nil, pile.firstArrival <= now { continue }
      let need = pile.grain.need(started * input.perUnit)
      if free(input.pile, wanted.releaseClass) < need { return input.pile }
    }
    return -1
  }

  /// What a lot or order of a release may take from a pile.
  mutating func free(_ pile: Int, _ releaseClass: Int) -> Double {
    if releaseClass == 0 { return pileFree[pile] }
    var sum = 0.0
    var batch = pileHead[pile]
    while batch >= 0 {
      if batches[batch].releaseClass >= releaseClass { sum += batches[batch].free }
      batch = batches[batch].next
    }
    return sum
  }

  /// Lets a lot from behind go first whose materials are there now.
  ///
  /// - Parameters:
  ///   - startingNow: only one that finds what it shares with other machines free now.
  ///   - first: Those before this place in the sequence are known not to.
  mutating func overtake(
    on machine: Int, within count: Int, startingNow: Bool = false, from first: Int = 0
  ) -> Bool {
    let head = position[machine]
    let last = min(draft.sequences[machine].count - 1, head + count)
    let next = max(head + 1, first)
    guard next <= last else { return false }
    for place in next...last {
      let lot = draft.sequences[machine][place]
      if missing(for: lot, nil) >= 0 { continue }
      let timing = timing(lot, on: machine, at: now)
      if timing.take == Clock.never || missing(for: lot, timing.setup) >= 0 { continue }
      if startingNow, timing.take > now { continue }
      bringForward(from: place, on: machine)
      isChosen[machine] = true
      retry(machine, at: timing.take)
      return true
    }
    return false
  }

  /// Makes a lot from behind the machine's next; the rest of the sequence, however long, stays where it is.
  mutating func bringForward(from place: Int, on machine: Int) {
    let lot = draft.sequences[machine][place]
    for later in stride(from: place, to: position[machine], by: -1) {
      draft.sequences[machine][later] = draft.sequences[machine][later - 1]
    }
    draft.sequences[machine][position[machine]] = lot
  }

  /// The most good units that a lot can give with the materials that are there now.
  mutating func affordable(_ lot: Int, _ setup: SetupFacts?) -> Double {
    let wanted = draft.lots[lot]
    let mode = shop.modes[wanted.mode]
    let scrap = setup?.scrap ?? 0
    var started = mode.started(forGood: wanted.good, scrap: scrap)
    for input in shop.piles[mode.pile].inputs {
      let pile = shop.piles[input.pile]
      if pile.purchase != nil, pile.firstArrival <= now { continue }
      let free = free(input.pile, wanted.releaseClass)
      if free >= pile.grain.need(started * input.perUnit) { continue }
      started = mode.sizes.down(free / input.perUnit)
      // Lot sizes forgive a little; what is there does not.
      if free < pile.grain.need(started * input.perUnit) {
        started = mode.sizes.down(started - mode.sizes.granule)
      }
    }
    return mode.good(started: started, scrap: scrap)
  }
}
