import TaktModel

extension Tidying {
  /// Orders that are late or short by little come first: a few ways each to have them in time.
  ///
  /// - Parameter onlyChanged: not those that pay what they paid when no cure was found for them.
  mutating func cureOrders(onlyChanged: Bool) {
    let costs = standing.own
    let open = shop.orders.indices.filter { shop.orders[$0].quantity > 0 && !best.isOnTime($0) }
      .sorted { (costs[$0], $0) < (costs[$1], $1) }
    for order in open where !isOver && !best.isOnTime(order) {
      let own = best.lots(for: order)
      if own.isEmpty || (onlyChanged && incurable[order] == standing.own[order]) { continue }
      cure(order, own)
      incurable[order] = best.isOnTime(order) ? nil : standing.own[order]
    }
  }

  private mutating func cure(_ order: OrderIndex, _ own: Set<Int>) {
    var draft = best.draft
    draft.serveFirst(order, of: shop.orders[order].product)
    if attempt(draft), best.isOnTime(order) { return }
    draft = best.draft
    if draft.makeInTime(order, as: best), attempt(draft), best.isOnTime(order) { return }
    let joined = draft.joining(own, as: best)
    for places in [1, 2, 4, 8, 16, Int.max] where !isOver {
      for base in [best.draft, joined] {
        draft = base
        draft.bringForward(own, by: places)
        if attempt(draft), best.isOnTime(order) { return }
      }
    }
    stream(own) { $0.isOnTime(order) }
    // All steps are in as many parts as one of them needs.
    guard best.isOnTime(order) else { return }
    let parts = best.lots(for: order).sorted()
    attempt(parts.map { Change.joinBefore($0, reach: 1) })
  }

  /// Lots become as few transfer lots, the same number on all steps, as make a schedule what is wanted: how many
  /// follows from the times (C. N. Potts and K. R. Baker, 1989).
  ///
  /// - Parameter orNothing: whether lots stay as they are where no number of parts is enough.
  mutating func stream(
    _ lots: Set<Int>, until isDone: (Simulation) -> Bool, orNothing: Bool = false
  ) {
    let start = best
    defer { if orNothing, !isDone(best) { giveBack(start) } }
    var (few, many) = (1, 1)
    while many < Self.mostParts, !isOver {
      many *= 2
      var draft = start.draft
      guard draft.split(lots, into: many, as: start) else { return }
      attempt(draft)
      if isDone(best) { break }
      few = many
    }
    // The least number that will do: fewer are tidier.
    while isDone(best), many - few > 1, !isOver {
      let middle = (few + many) / 2
      var draft = start.draft
      if draft.split(lots, into: middle, as: start), attempt(draft) {
        many = middle
      } else {
        few = middle
      }
    }
  }

  /// Orders whose goods are made in many lots get them anew, all of them in as few parts as will do: where no two
  /// of them can be joined all of them may be.
  mutating func streamAnew() {
    for order in shop.orders.indices where !isOver {
      let own = best.lots(forNothingBut: order)
      let modes = Set(own.map { best.draft.lots[$0].mode })
      guard modes.count > 1 || own.count > 2, own.count > modes.count else { continue }
      let joined = best.draft.joining(own, as: best)
      for parts in 1..<(own.count / max(1, modes.count) + 1) where !isOver {
        var draft = joined
        if parts > 1, !draft.split(own, into: parts, as: best) { break }
        if attempt(draft) { break }
        // Many parts differ by little.
        if parts > Self.mostParts { break }
      }
    }
  }

  private static let mostParts = 64
}

extension Draft {
  /// Serves an order before all others for its product.
  mutating func serveFirst(_ order: OrderIndex, of product: ProductIndex) {
    orderRank[product].removeAll { $0 == order }
    orderRank[product].insert(order, at: 0)
  }

  /// What an order gets too late or not at all is made in the last lot that gives it something in time, and not
  /// where it was made; false where there is none.
  mutating func makeInTime(_ order: OrderIndex, as played: Simulation) -> Bool {
    let facts = played.shop.orders[order]
    var last: Int?
    var missing = facts.quantity - played.delivered[order]
    for edge in played.edges where edge.delivery >= 0 {
      let delivery = played.deliveries[edge.delivery]
      guard delivery.order == order, case .lot(let lot) = played.batches[edge.batch].source else {
        continue
      }
      if delivery.at.milliseconds <= facts.due {
        if last.map({ played.lots[$0].end < played.lots[lot].end }) ?? true { last = lot }
      } else {
        missing += edge.quantity
        lots[lot].good -= edge.quantity
        if lots[lot].good <= Amount.tolerance(edge.quantity) { remove([lot]) }
      }
    }
    guard let last, missing > 0 else { return false }
    lots[last].good += missing
    return true
  }

  /// Lots of one step among these are made in one, on each machine.
  func joining(_ own: Set<Int>, as played: Simulation) -> Draft {
    var draft = self
    for sequence in sequences {
      var first: [Int: Int] = [:]
      for lot in sequence where own.contains(lot) {
        if let other = first[lots[lot].mode], draft.make(.join(lot, into: other), as: played) {
          continue
        }
        first[lots[lot].mode] = lot
      }
    }
    return draft
  }

  /// Lots go forward on their machines by a few places, keeping their sequence among themselves.
  mutating func bringForward(_ own: Set<Int>, by places: Int) {
    for machine in sequences.indices {
      var result: [Int] = []
      for (place, lot) in sequences[machine].enumerated() {
        guard own.contains(lot) else {
          result.append(lot)
          continue
        }
        lots[lot].letGo()
        var at = min(result.count, max(0, place - min(place, places)))
        while at < result.count, own.contains(result[at]) { at += 1 }
        result.insert(lot, at: at)
      }
      sequences[machine] = result
    }
  }

  /// Lots become so many of about one size each, one after the other; false where none can. Where a lot after its
  /// like needs a set-up it stays whole.
  mutating func split(_ own: Set<Int>, into parts: Int, as played: Simulation) -> Bool {
    let shop = played.shop
    var isChanged = false
    for machine in sequences.indices where !shop.isSubcontractor[machine] {
      var result: [Int] = []
      for lot in sequences[machine] {
        result.append(lot)
        guard own.contains(lot) else { continue }
        let index = lots[lot].mode
        let mode = shop.modes[index]
        if shop.setups.setup(after: mode.family, mode: index, mode) != nil { continue }
        let scrap = played.lots[lot].setup?.scrap ?? 0
        let started = mode.started(forGood: lots[lot].good, scrap: scrap)
        let sizes = mode.sizes.parts(of: started, count: parts)
        guard sizes.count > 1 else { continue }
        isChanged = true
        for (number, size) in sizes.enumerated() {
          let good = mode.good(started: size, scrap: number == 0 ? scrap : 0)
          if number == 0 {
            lots[lot].good = good
          } else {
            var part = lots[lot]
            part.good = good
            result.append(lots.count)
            lots.append(part)
          }
        }
      }
      sequences[machine] = result
    }
    return isChanged
  }
}

extension LotSizes {
  /// A legal quantity in about equal legal parts, as many as asked for or as can be.
  func parts(of quantity: Double, count: Int) -> [Double] {
    let least = max(minimum, granule)
    let most =
      least > 0 ? min(Double(count), (quantity / least + 1e-9).rounded(.down)) : Double(count)
    guard most >= 2 else { return [quantity] }
    var parts: [Double] = []
    var left = quantity
    for number in 0..<Int(most) {
      let share = left / (most - Double(number))
      let part =
        number == Int(most) - 1 ? left : granule > 0 ? (share / granule).rounded() * granule : share
      parts.append(part)
      left -= part
    }
    return parts.filter { $0 > 0 }
  }
}
