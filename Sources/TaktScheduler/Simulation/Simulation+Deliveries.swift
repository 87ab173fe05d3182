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
      let rest = batches[batch].free + batches[batch].held + batches[batch].spoiled
      if rest > 1e-9, batches[batch].time <= shop.end {
        available.append(batch)
        left.append(rest)
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
    let isPegged = hasReleasedOrder(product)
    for order in draft.orderRank[product] {
      pick(
        order, from: available, releaseClass: shop.orders[order].releaseClass, isPegged: isPegged)
    }
    if !isPegged { pegFirstInFirstOut(firstDelivery, available) }
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

  private mutating func pick(
    _ index: OrderIndex, from available: [Int], releaseClass: Int, isPegged: Bool
  ) {
    let order = shop.orders[index]
    guard order.quantity > 0 else { return }
    let (earliest, latest) = (order.earliest, order.latest)
    if earliest > latest { return }
    let due = order.due
    let onTime = min(max(earliest, due), latest)
    var (low, high) = (0, available.count)
    while low < high {
      let middle = (low + high) / 2
      if batches[available[middle]].time <= onTime { low = middle + 1 } else { high = middle }
    }
    var picks: [(place: Int, quantity: Double)] = []
    var need = order.quantity
    let enough = Amount.tolerance(order.quantity)
    var place = Self.find(&earlier, low)
    if isPegged {
      for place in placesOnTime(before: low, available, releaseClass)
      where need > enough && isFresh(available[place], at: earliest) {
        let part = min(need, left[place])
        picks.append((place, part))
        need -= part
      }
      place = 0
    }
    while place > 0, need > enough {
      if isFresh(available[place - 1], at: earliest) {
        let part = min(need, left[place - 1])
        picks.append((place - 1, part))
        need -= part
      }
      place = Self.find(&earlier, place - 1)
    }
    place = Self.find(&later, low)
    while place < available.count, need > enough {
      let time = batches[available[place]].time
      if time > latest { break }
      let lateDays = Double(max(0, time - due)) / Double(Clock.day)
      if lateDays * order.tardinessPerUnitDay >= order.unmetPerUnit, lateDays > 0 { break }
      if batches[available[place]].releaseClass >= releaseClass,
        isFresh(available[place], at: earliest)
      {
        let part = min(need, left[place])
        picks.append((place, part))
        need -= part
      }
      place = Self.find(&later, place + 1)
    }
    if picks.isEmpty || (order.isComplete && need > enough) { return }
    if order.isComplete, shop.hasLives {
      // All of it goes out with the last: the first must still be good then.
      let last = picks.map { batches[available[$0.place]].time }.max() ?? earliest
      if !picks.allSatisfy({ isFresh(available[$0.place], at: max(earliest, last)) }) { return }
    }
    deliver(index, picks, available, earliest: earliest, missing: need, isPegged: isPegged)
  }

  /// Whether goods can be delivered when they are there and the order wants them.
  private func isFresh(_ batch: Int, at time: Milliseconds) -> Bool {
    max(time, batches[batch].time) <= batches[batch].expiry
  }

  /// Goods that are there in time and begun late enough for an order. Those begun last can serve every
  /// order: it takes the least of them that will do, and of these the last.
  private mutating func placesOnTime(
    before end: Int, _ available: [Int], _ releaseClass: Int
  ) -> [Int] {
    var places: [Int] = []
    var place = Self.find(&earlier, end)
    while place > 0 {
      if batches[available[place - 1]].releaseClass >= releaseClass { places.append(place - 1) }
      place = Self.find(&earlier, place - 1)
    }
    return places.sorted {
      (batches[available[$0]].releaseClass, -$0) < (batches[available[$1]].releaseClass, -$1)
    }
  }

  private mutating func deliver(
    _ index: OrderIndex, _ picks: [(place: Int, quantity: Double)], _ available: [Int],
    earliest: Milliseconds, missing: Double, isPegged: Bool
  ) {
    let order = shop.orders[index]
    let times = picks.map { batches[available[$0.place]].time }
    let all = times.max() ?? earliest
    // What waits for the rest of an order is what comes in time with it, all of it where late is as good.
    let isAnyTime = order.isComplete || (draft.isJoined[index] && order.tardinessPerUnitDay == 0)
    let inTime = times.filter { $0 <= order.due }.max() ?? earliest
    let first = deliveries.count
    for (place, quantity) in picks {
      let time = batches[available[place]].time
      let together = isAnyTime ? all : draft.isJoined[index] && time <= order.due ? inTime : time
      let at = Instant(milliseconds: max(earliest, together))
      var delivery = deliveries.count
      if let known = deliveries[first...].firstIndex(where: { $0.at == at }) {
        delivery = known
        deliveries[known] = Delivery(
          order: index, at: at, quantity: deliveries[known].quantity + quantity)
      } else {
        deliveries.append(Delivery(order: index, at: at, quantity: quantity))
      }
      left[place] -= quantity
      if left[place] <= 1e-9 {
        later[place] = place + 1
        earlier[place + 1] = place
      }
      if isPegged { peg(available[place], quantity, to: delivery) }
    }
    // What rounding left open is not worth a second delivery.
    if missing > 0, missing <= Amount.tolerance(order.quantity), let last = deliveries.last {
      deliveries[deliveries.count - 1] = Delivery(
        order: index, at: last.at, quantity: last.quantity + missing)
    }
    delivered[index] += deliveries[first...].reduce(0) { $0 + $1.quantity }
  }

  private mutating func peg(_ batch: Int, _ quantity: Double, to delivery: Int) {
    edges.append(
      Edge(
        batch: batch, lot: -1, delivery: delivery, quantity: quantity,
        next: batches[batch].firstEdge))
    batches[batch].firstEdge = edges.count - 1
  }

  private mutating func pegFirstInFirstOut(_ first: Int, _ available: [Int]) {
    let sorted = (first..<deliveries.count).sorted {
      (deliveries[$0].at, deliveries[$0].order) < (deliveries[$1].at, deliveries[$1].order)
    }
    var place = 0
    func whole(_ place: Int) -> Double {
      let batch = batches[available[place]]
      return batch.free + batch.held + batch.spoiled
    }
    var rest = whole(0)
    for delivery in sorted {
      var need = deliveries[delivery].quantity
      let enough = Amount.tolerance(need)
      while need > enough {
        if rest <= 1e-9
          || batches[available[place]].expiry < deliveries[delivery].at.milliseconds
        {
          place += 1
          if place == available.count { return }
          rest = whole(place)
          continue
        }
        let part = min(need, rest)
        peg(available[place], part, to: delivery)
        need -= part
        rest -= part
      }
    }
  }
}
