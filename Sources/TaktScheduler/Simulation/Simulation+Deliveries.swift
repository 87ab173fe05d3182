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
    available.removeAll(keepingCapacity: true)
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
    pegs.removeAll(keepingCapacity: true)
    byClass = isReleased ? PlacesByClass(classes: available.map { batches[$0].releaseClass }) : nil
    for order in draft.orderRank[product] {
      pick(for: order, isReleased: isReleased)
      if !picks.isEmpty { deliver(order) }
    }
    if !isReleased { pegOldestFirst(firstDelivery) }
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

  /// Notes in `picks` the goods that an order takes; none where it wants all of them and does not get them.
  private mutating func pick(for index: OrderIndex, isReleased: Bool) {
    picks.removeAll(keepingCapacity: true)
    let order = shop.orders[index]
    let latest = order.latest
    if order.quantity <= 0 || order.earliest > latest { return }
    let onTime = min(order.readyBy, latest)
    var (low, high) = (0, available.count)
    while low < high {
      let middle = (low + high) / 2
      if batches[available[middle]].time <= onTime { low = middle + 1 } else { high = middle }
    }
    var need = order.quantity
    var place = Self.find(&earlier, low)
    if isReleased {
      // Goods that are there in time and begun late enough for the order.
      var rank = byClass?.firstRank(ofClass: order.releaseClass) ?? 0
      while need > 0, let next = byClass?.next(from: rank, before: low) {
        rank = next.rank + 1
        pick(next.place, &need, for: order)
      }
      place = 0
    }
    while place > 0, need > 0 {
      pick(place - 1, &need, for: order)
      place = Self.find(&earlier, place - 1)
    }
    place = Self.find(&later, low)
    while place < available.count, need > 0 {
      let time = batches[available[place]].time
      if time > latest { break }
      let lateDays = Double(max(0, time + shop.safety - order.due)) / Double(Clock.day)
      if lateDays * order.tardinessPerUnitDay >= order.unmetPerUnit, lateDays > 0 { break }
      if batches[available[place]].releaseClass >= order.releaseClass {
        pick(place, &need, for: order)
      }
      place = Self.find(&later, place + 1)
    }
    guard order.isComplete else { return }
    // All of it goes out with the last: the first must still be good then.
    let last = picks.reduce(order.earliest) { max($0, $1.at) }
    if need > 0 || shop.hasLives && !picks.allSatisfy({ isFresh(available[$0.place], at: last) }) {
      picks.removeAll(keepingCapacity: true)
    }
  }

  private mutating func pick(_ place: Int, _ need: inout Double, for order: Shop.OrderFacts) {
    guard isFresh(available[place], at: order.earliest) else { return }
    let part = min(need, left[place])
    let at = max(order.earliest, batches[available[place]].time)
    picks.append(Pick(place: place, quantity: part, at: at))
    need -= part
  }

  /// Whether goods can be delivered when they are there and the order wants them.
  private func isFresh(_ batch: Int, at time: Milliseconds) -> Bool {
    max(time, batches[batch].time) <= batches[batch].expiry
  }

  /// Delivers what an order has picked: all at once, or by and by as it comes in, in whole units but for the
  /// delivery that completes the order.
  private mutating func deliver(_ index: OrderIndex) {
    schedulePicks(of: index)
    let wanted = shop.orders[index].quantity
    let isWhole = shop.piles[shop.stockPile[shop.orders[index].product]].isWhole
    // From `first` on goods have come in and are not delivered; from `next` on they have not come in.
    var (first, next) = (0, 0)
    while next < picks.count {
      let at = picks[next].at
      if shop.hasLives {
        for place in first..<next where batches[available[picks[place].place]].expiry < at {
          picks[place].quantity = 0
        }
      }
      while next < picks.count, picks[next].at <= at { next += 1 }
      var sum = delivered[index]
      for place in first..<next { sum += picks[place].quantity }
      let isDone = sum >= wanted || !isWhole
      let quantity = (isDone ? sum : sum.rounded(.down)) - delivered[index]
      if quantity <= 0 { continue }
      deliveries.append(
        Delivery(order: index, at: Instant(milliseconds: at), quantity: quantity))
      delivered[index] += quantity
      var missing = quantity
      while missing > 0 {
        let part = min(missing, picks[first].quantity)
        if part > 0 {
          missing -= part
          picks[first].quantity -= part
          use(picks[first].place, part)
          pegs.append(
            Peg(
              batch: available[picks[first].place], quantity: part,
              delivery: deliveries.count - 1))
        }
        if picks[first].quantity == 0 { first += 1 }
      }
    }
  }

  /// When each of the picks goes out, in that order. What waits for the rest of an order is what comes in time
  /// with it, all of it where late is as good.
  private mutating func schedulePicks(of index: OrderIndex) {
    if picks.count == 1 { return }
    let order = shop.orders[index]
    let isJoined = draft.isJoined[index]
    if order.isComplete || (isJoined && order.tardinessPerUnitDay == 0) {
      let last = picks.reduce(order.earliest) { max($0, $1.at) }
      for place in picks.indices { picks[place].at = last }
    } else if isJoined {
      let last = picks.reduce(order.earliest) { $1.at <= order.due ? max($0, $1.at) : $0 }
      for place in picks.indices where picks[place].at <= order.due { picks[place].at = last }
    }
    picks.sort { ($0.at, $0.place) < ($1.at, $1.place) }
  }

  private mutating func use(_ place: Int, _ quantity: Double) {
    left[place] -= quantity
    if left[place] > 0 { return }
    later[place] = place + 1
    earlier[place + 1] = place
    byClass?.use(up: place)
  }

  /// The same deliveries out of the oldest goods that are there and keep until then, where these go round.
  private mutating func pegOldestFirst(_ first: Int) {
    oldestFirst.removeAll(keepingCapacity: true)
    byTime.removeAll(keepingCapacity: true)
    byTime.append(contentsOf: first..<deliveries.count)
    if byTime.count > 1 {
      let all = deliveries
      byTime.sort { (all[$0].at, all[$0].order) < (all[$1].at, all[$1].order) }
    }
    var place = 0
    var rest = batches[available[0]].open
    for delivery in byTime {
      let at = deliveries[delivery].at.milliseconds
      var need = deliveries[delivery].quantity
      while need > 0 {
        if rest <= 0 || batches[available[place]].expiry < at {
          place += 1
          if place == available.count { return }
          rest = batches[available[place]].open
          continue
        }
        if batches[available[place]].time > at { return }
        let part = min(need, rest)
        oldestFirst.append(Peg(batch: available[place], quantity: part, delivery: delivery))
        need -= part
        rest -= part
      }
    }
    swap(&pegs, &oldestFirst)
  }
}

extension Simulation {
  /// Goods of an available batch for an order, and when they go out.
  struct Pick {
    let place: Int
    var quantity: Double
    var at: Milliseconds
  }

  /// Goods of a batch in a delivery.
  struct Peg {
    let batch: Int
    let quantity: Double
    let delivery: Int
  }
}

extension Simulation.Batch {
  /// What no lot has taken.
  fileprivate var open: Double { free + held + spoiled }
}
