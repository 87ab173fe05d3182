import TaktModel

/// One neighbour in the making: a draft that is changed with the current schedule in view.
struct DraftEdit {
  let current: Simulation
  let neighbourhood: Neighbourhood
  var generator: SeededGenerator
  var draft: Draft

  var shop: Shop { current.shop }

  init(current: Simulation, neighbourhood: Neighbourhood, generator: SeededGenerator) {
    self.current = current
    self.neighbourhood = neighbourhood
    self.generator = generator
    draft = current.draft
  }

  mutating func apply(_ move: Neighbourhood.Move) -> Bool {
    switch move {
    case .shift: return shift()
    case .hasten: return hasten()
    case .swapLots: return swapLots()
    case .moveBlock: return moveBlock()
    case .alternate: return alternate()
    case .merge: return merge()
    case .split: return split()
    case .resize: return resize()
    case .remove: return remove()
    case .insert: return insert()
    case .overtime: return changeOvertime()
    case .rank: return changeRank()
    case .standBack: return changeStandBack()
    case .delay: return delay()
    }
  }

  // MARK: Drawing

  mutating func chance(_ probability: Double) -> Bool { generator.unit() < probability }

  /// A lot in a sequence, with its machine and place: now and then one that a costly order waits for.
  mutating func drawLot() -> (lot: Int, machine: MachineIndex, place: Int)? {
    if chance(0.4), let lot = drawCostlyLot() { return located(lot) }
    var number = draft.count
    guard number > 0 else { return nil }
    number = generator.below(number)
    for (machine, sequence) in draft.sequences.enumerated() {
      if number < sequence.count { return (sequence[number], machine, number) }
      number -= sequence.count
    }
    return nil
  }

  func located(_ lot: Int) -> (lot: Int, machine: MachineIndex, place: Int)? {
    let place = neighbourhood.place[lot]
    return place < 0 ? nil : (lot, shop.modes[draft.lots[lot].mode].machine, place)
  }

  /// A lot that a late or unmet order waits for, at any depth; if nothing is under way for it, a lot
  /// of its product that was not made in time.
  mutating func drawCostlyLot() -> Int? {
    guard let order = neighbourhood.drawCostly(&generator) else { return nil }
    var batch = -1
    var seen = 0
    for (index, delivery) in current.deliveries.enumerated() where delivery.order == order {
      seen += 1
      if generator.below(seen) == 0 { batch = index }
    }
    var lot = -1
    if batch >= 0 {
      var count = 0
      for edge in current.edges where edge.delivery == batch && edge.lot < 0 {
        guard case .lot(let source) = current.batches[edge.batch].source else { continue }
        count += 1
        if generator.below(count) == 0 { lot = source }
      }
    }
    if lot < 0 {
      let product = shop.orders[order].product
      var count = 0
      for index in draft.lots.indices
      where neighbourhood.place[index] >= 0 && shop.modes[draft.lots[index].mode].product == product
      {
        count += 1
        if generator.below(count) == 0 { lot = index }
      }
    }
    if lot < 0 { return nil }
    // Some way up to what it is made of.
    while chance(0.35), current.lots[lot].isMade {
      let edges = current.lots[lot].edges
      if edges.isEmpty { break }
      let edge = edges.lowerBound + generator.below(edges.count)
      guard case .lot(let source) = current.batches[current.edges[edge].batch].source else { break }
      lot = source
    }
    return lot
  }

  func family(_ lot: Int) -> FamilyIndex { shop.modes[draft.lots[lot].mode].family }

  /// A place on a machine for a lot that would best start about `time`.
  mutating func place(
    on machine: MachineIndex, about time: Milliseconds, family wanted: FamilyIndex
  ) -> Int {
    let sequence = draft.sequences[machine]
    if sequence.isEmpty { return 0 }
    if chance(0.5) {
      // Beside its like: the nearest in time.
      var best = -1
      var distance = Clock.never
      for (index, lot) in sequence.enumerated()
      where lot < current.lots.count && family(lot) == wanted {
        let away = abs(current.lots[lot].start - time)
        if away < distance { (best, distance) = (index, away) }
      }
      if best >= 0 { return best + generator.below(2) }
    }
    if chance(0.15) { return generator.below(sequence.count + 1) }
    var place =
      sequence.firstIndex { $0 < current.lots.count && current.lots[$0].start >= time }
      ?? sequence.count
    place += generator.below(5) - 2
    return min(max(place, 0), sequence.count)
  }
}
