import TaktModel

extension Tidying {
  /// Orders that are late or short by little come first: a few ways each to have them in time.
  mutating func cureOrders() {
    let costs = standing.own
    let open = shop.orders.indices.filter { shop.orders[$0].quantity > 0 && !best.isOnTime($0) }
      .sorted { (costs[$0], $0) < (costs[$1], $1) }
    for order in open where !isOver && !best.isOnTime(order) {
      let own = best.lots(for: order)
      if own.isEmpty { continue }
      cure(order, own)
    }
  }

  private mutating func cure(_ order: OrderIndex, _ own: Set<Int>) {
    var draft = best.draft
    draft.serveFirst(order, of: shop.orders[order].product)
    if attempt(draft) { return }
    let joined = draft.joining(own, as: best)
    for places in [1, 2, 4, 8, 16, Int.max] where !isOver {
      for base in [best.draft, joined] {
        draft = base
        draft.bringForward(own, by: places)
        if attempt(draft), best.isOnTime(order) { return }
      }
    }
    stream(own) { $0.isOnTime(order) }
  }

  /// Lots become as few transfer lots, the same number on all steps, as make a schedule what is wanted: how many
  /// follows from the times (C. N. Potts and K. R. Baker, 1989).
  mutating func stream(_ lots: Set<Int>, until isDone: (Simulation) -> Bool) {
    let start = best
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
