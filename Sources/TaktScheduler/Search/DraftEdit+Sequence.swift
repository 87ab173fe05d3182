import TaktModel

extension DraftEdit {
  /// A lot goes to another place on its machine.
  mutating func shift() -> Bool {
    guard let (lot, machine, place) = drawLot() else { return false }
    let count = draft.sequences[machine].count
    guard count > 1 else { return false }
    var target: Int
    if chance(0.45) {
      target = place + generator.below(9) - 4
    } else if chance(0.6), let like = placeBesideItsLike(lot, machine, place) {
      target = like
    } else {
      target = generator.below(count)
    }
    target = min(max(target, 0), count - 1)
    if target == place { return false }
    draft.lots[lot].letGo()
    draft.sequences[machine].remove(at: place)
    draft.sequences[machine].insert(lot, at: target)
    return true
  }

  private mutating func placeBesideItsLike(_ lot: Int, _ machine: Int, _ place: Int) -> Int? {
    var found: Int?
    var count = 0
    for (index, other) in draft.sequences[machine].enumerated()
    where other != lot && family(other) == family(lot) {
      count += 1
      if generator.below(count) == 0 { found = index }
    }
    guard let found else { return nil }
    // The lot is taken out first: what stood behind it moves up.
    let after = generator.below(2)
    return found > place ? found - 1 + after : found + after
  }

  /// A lot that a costly order waits for goes forward, or one before it goes back.
  mutating func hasten() -> Bool {
    guard let lot = drawCostlyLot(), let (_, machine, place) = located(lot), place > 0 else {
      return false
    }
    draft.lots[lot].letGo()
    let reach = chance(0.3) ? place : min(place, 6)
    let target = place - 1 - generator.below(reach)
    if chance(0.7) {
      draft.sequences[machine].remove(at: place)
      draft.sequences[machine].insert(lot, at: target)
    } else {
      let before = draft.sequences[machine].remove(at: target)
      draft.sequences[machine].insert(before, at: place)
    }
    return true
  }

  mutating func swapLots() -> Bool {
    guard let (_, machine, place) = drawLot() else { return false }
    let count = draft.sequences[machine].count
    guard count > 1 else { return false }
    var other = chance(0.6) ? place + 1 + generator.below(4) : generator.below(count)
    if other >= count { other = max(0, place - 1) }
    if other == place { return false }
    for moved in [place, other] {
      draft.lots[draft.sequences[machine][moved]].letGo()
    }
    draft.sequences[machine].swapAt(place, other)
    return true
  }

  /// Neighbouring lots of one family go elsewhere together.
  mutating func moveBlock() -> Bool {
    guard let (lot, machine, place) = drawLot() else { return false }
    let sequence = draft.sequences[machine]
    var first = place
    var last = place
    while first > 0, family(sequence[first - 1]) == family(lot) { first -= 1 }
    while last + 1 < sequence.count, family(sequence[last + 1]) == family(lot) { last += 1 }
    if chance(0.3) { first = place }
    if chance(0.3) { last = place }
    let block = Array(sequence[first...last])
    var rest = sequence
    rest.removeSubrange(first...last)
    if rest.isEmpty { return false }
    var target: Int
    if chance(0.5) {
      // Before or behind a neighbouring family.
      let isForward = chance(0.5)
      target = first
      if isForward, target > 0 {
        let other = family(rest[target - 1])
        while target > 0, family(rest[target - 1]) == other { target -= 1 }
      } else if target < rest.count {
        let other = family(rest[target])
        while target < rest.count, family(rest[target]) == other { target += 1 }
      }
    } else {
      target = generator.below(rest.count + 1)
    }
    if target == first { return false }
    for lot in block { draft.lots[lot].letGo() }
    rest.insert(contentsOf: block, at: target)
    draft.sequences[machine] = rest
    return true
  }

  /// A lot, now and then with its like beside it, goes to another machine.
  mutating func alternate() -> Bool {
    guard let (lot, machine, place) = drawLot() else { return false }
    let modes = shop.piles[shop.modes[draft.lots[lot].mode].pile].modes
    guard modes.count > 1 else { return false }
    var mode = modes.lowerBound + generator.below(modes.count)
    if mode == draft.lots[lot].mode {
      mode = mode + 1 < modes.upperBound ? mode + 1 : modes.lowerBound
    }
    guard shop.modes[mode].sizes.isPossible else { return false }
    draft.sequences[machine].remove(at: place)
    let target = shop.modes[mode].machine
    let from = self.place(
      on: target, about: current.lots[lot].start, family: shop.modes[mode].family)
    draft.lots[lot].mode = mode
    draft.lots[lot].letGo()
    draft.sequences[target].insert(lot, at: from)
    divide(lot, on: target, at: from)
    return true
  }

  /// Cuts up a lot that is larger than its machine allows.
  mutating func divide(_ lot: Int, on machine: MachineIndex, at place: Int) {
    let mode = shop.modes[draft.lots[lot].mode]
    let sizes = mode.sizes.lots(covering: draft.lots[lot].good / mode.goodPerUnit)
    guard sizes.count > 1 else { return }
    draft.lots[lot].good = sizes[0] * mode.goodPerUnit
    for (number, started) in sizes.dropFirst().enumerated() {
      var part = draft.lots[lot]
      part.good = started * mode.goodPerUnit
      draft.lots.append(part)
      draft.sequences[machine].insert(draft.lots.count - 1, at: place + 1 + number)
    }
  }

  mutating func changeOvertime() -> Bool {
    var (machine, window) = neighbourhood.drawOvertime(&generator)
    if chance(0.6), let lot = drawCostlyLot() {
      // A window before the lot that is late.
      let other = shop.modes[draft.lots[lot].mode].machine
      let windows = shop.plant.machines[other].windows
      var count = 0
      for (index, candidate) in windows.enumerated()
      where candidate.isOvertime
        && (!current.lots[lot].isMade
          || candidate.from.milliseconds < current.lots[lot].end)
      {
        count += 1
        if generator.below(count) == 0 { (machine, window) = (other, index) }
      }
    }
    let whole = shop.plant.machines[machine].windows[window]
    let room = whole.to.milliseconds - whole.from.milliseconds
    let use = draft.overtime[machine][window]
    let options = [0, room, room / 2, use / 2, use == 0 ? room : 0]
    let choice = options[generator.below(options.count)]
    if choice == use { return false }
    draft.overtime[machine][window] = choice
    return true
  }

  mutating func changeRank() -> Bool {
    var product = neighbourhood.ranked[generator.below(neighbourhood.ranked.count)]
    if chance(0.7), let order = neighbourhood.drawCostly(&generator) {
      product = shop.orders[order].product
    }
    let count = draft.orderRank[product].count
    guard count > 1 else { return false }
    let from = generator.below(count)
    var to = generator.below(count - 1)
    if to >= from { to += 1 }
    let order = draft.orderRank[product].remove(at: from)
    draft.orderRank[product].insert(order, at: to)
    return true
  }

  /// An order leaves its goods to the lots that use them up, or no longer does.
  mutating func changeStandBack() -> Bool {
    let orders = shop.contestedOrders
    draft.standsBack[orders[generator.below(orders.count)]].toggle()
    return true
  }

  /// A lot may no longer begin (and take its materials) before the moment it begins at now, or some
  /// time later; or it may again.
  mutating func delay() -> Bool {
    guard let (lot, _, _) = drawLot(), current.lots[lot].isMade else { return false }
    let was = draft.lots[lot].notBefore
    let start = current.lots[lot].start
    draft.lots[lot].isTimed = false
    switch generator.below(4) {
    case 0: draft.lots[lot].letGo()
    case 1: draft.lots[lot].notBefore = start + Milliseconds(generator.unit() * Double(Clock.day))
    default: draft.lots[lot].notBefore = start
    }
    return draft.lots[lot].notBefore != was
  }
}
