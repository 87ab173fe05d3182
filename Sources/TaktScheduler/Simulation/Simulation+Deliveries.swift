import TaktModel

extension Simulation {
  /// Gives goods to orders once all supplies are known.
  ///
  /// Orders in their rank, dear ones first: each takes the last goods that are still on time, then
  /// the first after that. For units with deadlines and weights that greedy is optimal
  /// (J. B. Kruskal's argument on transversal matroids; J. Edmonds, 1971). Afterwards goods go first
  /// in, first out, which changes no delivery.
  mutating func allocate() {
    for product in shop.plant.products.indices where !draft.orderRank[product].isEmpty {
      allocate(product)
    }
  }

  private mutating func allocate(_ product: ProductIndex) {
    var available: [Int] = []
    var batch = pileFirst[shop.stockPile[product]]
    left.removeAll(keepingCapacity: true)
    while batch >= 0 {
      if batches[batch].open > 0, batches[batch].time <= shop.end {
        available.append(batch)
        left.append(batches[batch].open)
      }
      batch = batches[batch].next
    }
    if available.isEmpty { return }
    // `later[i]`: the first at or after i that is not used up (one past the last: none), likewise
    // `earlier[i + 1]` towards the front, both with path compression.
    later.removeAll(keepingCapacity: true)
    later.append(contentsOf: 0...available.count)
    earlier.removeAll(keepingCapacity: true)
    earlier.append(contentsOf: 0...available.count)
    let firstDelivery = deliveries.count
    // Goods begun before an order's release must not go to it: there the picks stand.
    let isReleased = hasReleasedOrder(product)
    var pegs: [Peg] = []
    byClass = isReleased ? PlacesByClass(classes: available.map { batches[$0].releaseClass }) : nil
    for order in draft.orderRank[product] {
      let picks = picks(for: order, from: available, isReleased: isReleased)
      deliver(order, picks, available, &pegs)
    }
    if !isReleased, let oldestFirst = firstInFirstOut(firstDelivery, available) {
      pegs = oldestFirst
    }
    for peg in pegs {
      take(Edge(batch: peg.batch, delivery: peg.delivery, quantity: peg.quantity))
    }
  }

  private mutating func hasReleasedOrder(_ product: ProductIndex) -> Bool {
    !shop.releases.isEmpty
      && draft.orderRank[product].contains { shop.orders[$0].releaseClass > 0 }
  }

  /// The end of a chain of links, which it shortens on its way (R. E. Tarjan, 1975).
  private static func find(_ links: inout [Int], _ place: Int) -> Int {
    var root = place
    while links[root] != root { root = links[root] }
    var at = place
    while links[at] != root {
      let next = links[at]
      links[at] = root
      at = next
    }
    return root
  }

  /// The goods that an order takes; none where it wants all of them and does not get them.
  private mutating func picks(
    for index: OrderIndex, from available: [Int], isReleased: Bool
  ) -> [Pick] {
    let order = shop.orders[index]
    let (earliest, latest) = (order.earliest, order.latest)
    if order.quantity <= 0 || earliest > latest { return [] }
    let onTime = min(order.readyBy, latest)
    var (low, high) = (0, available.count)
    while low < high {
      let middle = (low + high) / 2
      if batches[available[middle]].time <= onTime { low = middle + 1 } else { high = middle }
    }
    var picks: [Pick] = []
    var need = order.quantity
    func pick(_ place: Int) {
      guard isFresh(available[place], at: earliest) else { return }
      let part = min(need, left[place])
      picks.append(Pick(place: place, quantity: part))
      need -= part
    }
    var place = Self.find(&earlier, low)
    if isReleased {
      // Goods that are there in time and begun late enough for the order.
      var rank = byClass?.firstRank(ofClass: order.releaseClass) ?? 0
      while need > 0, let next = byClass?.next(from: rank, before: low) {
        rank = next.rank + 1
        pick(next.place)
      }
      place = 0
    }
    while place > 0, need > 0 {
      pick(place - 1)
      place = Self.find(&earlier, place - 1)
    }
    place = Self.find(&later, low)
    while place < available.count, need > 0 {
      let time = batches[available[place]].time
      if time > latest { break }
      let lateDays = Double(max(0, time + shop.safety - order.due)) / Double(Clock.day)
      if lateDays * order.tardinessPerUnitDay >= order.unmetPerUnit, lateDays > 0 { break }
      if batches[available[place]].releaseClass >= order.releaseClass { pick(place) }
      place = Self.find(&later, place + 1)
    }
    if order.isComplete, need > 0 { return [] }
    if order.isComplete, shop.hasLives {
      // All of it goes out with the last: the first must still be good then.
      let last = picks.map { batches[available[$0.place]].time }.max() ?? earliest
      if !picks.allSatisfy({ isFresh(available[$0.place], at: max(earliest, last)) }) { return [] }
    }
    return picks
  }

  /// Whether goods can be delivered when they are there and the order wants them.
  private func isFresh(_ batch: Int, at time: Milliseconds) -> Bool {
    max(time, batches[batch].time) <= batches[batch].expiry
  }

  /// Delivers what an order takes: all at once, or by and by as it comes in, in whole units but for the
  /// delivery that completes the order.
  private mutating func deliver(
    _ index: OrderIndex, _ picks: [Pick], _ available: [Int], _ pegs: inout [Peg]
  ) {
    let order = shop.orders[index]
    let times = picks.map { max(order.earliest, batches[available[$0.place]].time) }
    let last = times.max() ?? order.earliest
    // What waits for the rest of an order is what comes in time with it, all of it where late is as good.
    let isAnyTime = order.isComplete || (draft.isJoined[index] && order.tardinessPerUnitDay == 0)
    let inTime = times.filter { $0 <= order.due }.max() ?? order.earliest
    func time(_ pick: Pick) -> Milliseconds {
      let time = max(order.earliest, batches[available[pick.place]].time)
      return isAnyTime ? last : draft.isJoined[index] && time <= order.due ? inTime : time
    }
    var coming = picks.sorted { (time($0), $0.place) < (time($1), $1.place) }[...]
    let isWhole = shop.plant.products[order.product].isWhole
    var waiting: [Pick] = []
    while let next = coming.first {
      let at = time(next)
      waiting.removeAll { batches[available[$0.place]].expiry < at }
      while let next = coming.first, time(next) <= at { waiting.append(coming.removeFirst()) }
      let sum = delivered[index] + waiting.reduce(0) { $0 + $1.quantity }
      let isDone = sum >= order.quantity || !isWhole
      let quantity = (isDone ? sum : sum.rounded(.down)) - delivered[index]
      if quantity <= 0 { continue }
      deliveries.append(
        Delivery(order: index, at: Instant(milliseconds: at), quantity: quantity))
      delivered[index] += quantity
      var missing = quantity
      while missing > 0 {
        let part = min(missing, waiting[0].quantity)
        missing -= part
        waiting[0].quantity -= part
        use(waiting[0].place, part)
        pegs.append(
          Peg(batch: available[waiting[0].place], quantity: part, delivery: deliveries.count - 1))
        if waiting[0].quantity == 0 { waiting.removeFirst() }
      }
    }
  }

  private mutating func use(_ place: Int, _ quantity: Double) {
    left[place] -= quantity
    if left[place] > 0 { return }
    later[place] = place + 1
    earlier[place + 1] = place
    byClass?.use(up: place)
  }

  /// The same deliveries out of the oldest goods that are there and keep until then; nil where these do not
  /// go round.
  private func firstInFirstOut(_ first: Int, _ available: [Int]) -> [Peg]? {
    let sorted = (first..<deliveries.count).sorted {
      (deliveries[$0].at, deliveries[$0].order) < (deliveries[$1].at, deliveries[$1].order)
    }
    var pegs: [Peg] = []
    var place = 0
    var rest = batches[available[0]].open
    for delivery in sorted {
      let at = deliveries[delivery].at.milliseconds
      var need = deliveries[delivery].quantity
      while need > 0 {
        if rest <= 0 || batches[available[place]].expiry < at {
          place += 1
          if place == available.count { return nil }
          rest = batches[available[place]].open
          continue
        }
        if batches[available[place]].time > at { return nil }
        let part = min(need, rest)
        pegs.append(Peg(batch: available[place], quantity: part, delivery: delivery))
        need -= part
        rest -= part
      }
    }
    return pegs
  }
}

/// Goods of an available batch for an order.
private struct Pick {
  let place: Int
  var quantity: Double
}

/// Goods of a batch in a delivery.
private struct Peg {
  let batch: Int
  let quantity: Double
  let delivery: Int
}

extension Simulation.Batch {
  /// What no lot has taken.
  fileprivate var open: Double { free + held + spoiled }
}
