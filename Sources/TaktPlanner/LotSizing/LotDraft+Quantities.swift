/// Memory for the search for cheaper quantities: arcs between the periods and the outside.
final class TransferGraph {
  let nodes: Int
  /// By node from, then to: the cheapest change of cost for making a second in one rather than the other.
  let cost: UnsafeMutablePointer<Double>
  let limit: UnsafeMutablePointer<Double>
  let item: UnsafeMutablePointer<Int32>
  /// By node: how many arcs leave it, and to where.
  let degree: UnsafeMutablePointer<Int>
  let heads: UnsafeMutablePointer<Int>
  /// What the last search found; any start will do for the next, and this one is near.
  let distance: UnsafeMutablePointer<Double>
  let before: UnsafeMutablePointer<Int>
  let mark: UnsafeMutablePointer<Int>
  /// Net change by period while one item's part in a cycle is weighed.
  let change: UnsafeMutablePointer<Double>
  var cycle: [Int] = []
  /// Periods in which the item at hand is ready.
  let ready: UnsafeMutablePointer<Int>

  init(periods: Int) {
    nodes = periods + 1
    cost = .allocate(capacity: nodes * nodes)
    limit = .allocate(capacity: nodes * nodes)
    item = .allocate(capacity: nodes * nodes)
    degree = .allocate(capacity: nodes)
    heads = .allocate(capacity: nodes * nodes)
    distance = .allocate(capacity: nodes)
    distance.initialize(repeating: 0, count: nodes)
    degree.initialize(repeating: 0, count: nodes)
    cost.initialize(repeating: .infinity, count: nodes * nodes)
    before = .allocate(capacity: nodes)
    mark = .allocate(capacity: nodes)
    change = .allocate(capacity: nodes)
    ready = .allocate(capacity: nodes)
    cycle.reserveCapacity(nodes)
  }

  deinit {
    cost.deallocate()
    limit.deallocate()
    item.deallocate()
    degree.deallocate()
    heads.deallocate()
    distance.deallocate()
    before.deallocate()
    mark.deallocate()
    change.deallocate()
    ready.deallocate()
  }
}

extension TransferGraph {
  /// Takes all arcs out.
  func clear() {
    for node in 0..<nodes {
      for place in 0..<degree[node] { cost[node * nodes + heads[node * nodes + place]] = .infinity }
      degree[node] = 0
    }
  }

  /// Offers an arc; the cheapest of each pair of nodes stays.
  @inline(__always)
  func offer(_ from: Int, _ to: Int, _ price: Double, _ most: Double, _ carrier: Int32) {
    let arc = from * nodes + to
    guard price < cost[arc] else { return }
    if cost[arc] == .infinity {
      heads[from * nodes + degree[from]] = to
      degree[from] += 1
    }
    cost[arc] = price
    limit[arc] = most
    item[arc] = carrier
  }
}

/// The best quantities for the set-ups as they are, without a linear program: negative cycles (M. Klein,
/// 1967) in a graph of the periods and one node for unused time and overtime. An arc is the cheapest
/// shift of a second of work between two periods, over all items that both are set up for; a cycle keeps
/// every full period full.
extension LotDraft {
  /// Cancels cycles until none is left (or so many are done), and drops set-ups that nothing uses;
  /// returns the number of cycles looked for.
  @discardableResult
  func optimise(_ graph: TransferGraph, most: Int = 200) -> Int {
    var rounds = 0
    repeat {
      rounds += cancelCycles(graph, most: most)
    } while dropIdleSetups() && rounds < 2 * most
    return rounds
  }

  private func cancelCycles(_ graph: TransferGraph, most: Int) -> Int {
    var rounds = 0
    while rounds < most {
      rounds += 1
      weigh(graph)
      guard cancelOne(graph) else { break }
    }
    return rounds
  }

  /// Sets every arc to its cheapest shift. Longer shifts of an item are made of those between periods
  /// in which it is made one after the other; they are searched as paths.
  private func weigh(_ graph: TransferGraph) {
    graph.clear()
    let starts = startDays
    for item in 0..<items {
      let row = item * periods
      var count = 0
      for period in 0..<periods where isOn[row + period] != 0 {
        graph.ready[count] = period
        count += 1
      }
      guard count > 1 else { continue }
      let carrier = Int32(truncatingIfNeeded: item)
      let rate = holdingRates[item]
      for place in 0..<count {
        let here = graph.ready[place]
        let most = made[row + here]
        guard most > tiny else { continue }
        var other = place - 1
        while other >= 0 {
          let early = graph.ready[other]
          graph.offer(here, early, rate * (starts[here] - starts[early]), most, carrier)
          if made[row + early] > tiny { break }
          other -= 1
        }
        var slack = most
        other = place + 1
        while other < count {
          let late = graph.ready[other]
          // Between two lots the stock falls: it is least at the end.
          slack = min(slack, stock[row + late - 1])
          if slack <= tiny { break }
          graph.offer(here, late, -rate * (starts[late] - starts[here]), slack, carrier)
          if made[row + late] > tiny { break }
          other += 1
        }
      }
    }
    let outside = periods
    for period in 0..<periods {
      let room = room(period)
      graph.offer(period, outside, room.price, room.seconds, -1)
      let relief = relief(period)
      graph.offer(outside, period, -relief.price, relief.seconds, -1)
    }
  }

  /// Finds a negative cycle (R. Bellman, L. Ford) and shifts as much as it allows; false where none is.
  private func cancelOne(_ graph: TransferGraph) -> Bool {
    let nodes = graph.nodes
    for node in 0..<nodes { graph.before[node] = -1 }
    for round in 0...nodes {
      var hasChanged = false
      // Forwards and backwards in turn: shifts sooner and shifts later each travel far in one round.
      if round & 1 == 0 {
        for from in 0..<nodes where relax(from, graph) { hasChanged = true }
      } else {
        for from in (0..<nodes).reversed() where relax(from, graph) { hasChanged = true }
      }
      guard hasChanged else { return false }
      while findCycle(graph) {
        if shiftAlong(graph) { return true }
        // The cycle's arcs of one item stand in each other's way: without the first it may do.
        let from = graph.cycle[0]
        let to = graph.cycle[1 % graph.cycle.count]
        graph.cost[from * nodes + to] = .greatestFiniteMagnitude
        graph.before[to] = -1
      }
    }
    return false
  }

  @inline(__always)
  private func relax(_ from: Int, _ graph: TransferGraph) -> Bool {
    let (distance, row) = (graph.distance, from * graph.nodes)
    let base = distance[from] + leastGain
    var hasChanged = false
    for place in 0..<graph.degree[from] {
      let to = graph.heads[row + place]
      let reached = base + graph.cost[row + to]
      if reached < distance[to] {
        distance[to] = reached - leastGain
        graph.before[to] = from
        hasChanged = true
      }
    }
    return hasChanged
  }

  /// A cycle among the predecessors, in `graph.cycle` in the order of its arcs.
  private func findCycle(_ graph: TransferGraph) -> Bool {
    for node in 0..<graph.nodes { graph.mark[node] = -1 }
    for start in 0..<graph.nodes where graph.mark[start] < 0 {
      var node = start
      while node >= 0, graph.mark[node] < 0 {
        graph.mark[node] = start
        node = graph.before[node]
      }
      guard node >= 0, graph.mark[node] == start else { continue }
      graph.cycle.removeAll(keepingCapacity: true)
      var other = node
      repeat {
        graph.cycle.append(other)
        other = graph.before[other]
      } while other != node
      graph.cycle.reverse()
      return true
    }
    return false
  }

  /// The most that the arcs allow, items that take part more than once weighed as a whole.
  private func shiftAlong(_ graph: TransferGraph) -> Bool {
    let cycle = graph.cycle
    let length = cycle.count
    var amount = Double.infinity
    for place in 0..<length {
      let arc = cycle[place] * graph.nodes + cycle[place + 1 == length ? 0 : place + 1]
      amount = min(amount, graph.limit[arc])
    }
    for place in 0..<length {
      let item = carrier(of: place, in: cycle, graph)
      guard item >= 0 else { continue }
      var isFirst = true
      var isAgain = false
      for other in 0..<length where other != place && carrier(of: other, in: cycle, graph) == item {
        if other < place { isFirst = false }
        isAgain = true
      }
      if isAgain && isFirst { amount = min(amount, common(item, cycle, graph)) }
    }
    guard amount > tiny, amount.isFinite else { return false }
    for place in 0..<length {
      let item = carrier(of: place, in: cycle, graph)
      guard item >= 0 else { continue }
      let next = cycle[place + 1 == length ? 0 : place + 1]
      shift(item, amount, from: cycle[place], to: next)
    }
    return true
  }

  private func carrier(of place: Int, in cycle: [Int], _ graph: TransferGraph) -> Int {
    let next = cycle[place + 1 == cycle.count ? 0 : place + 1]
    return Int(graph.item[cycle[place] * graph.nodes + next])
  }

  /// How much an item's own arcs allow together.
  private func common(_ item: Int, _ cycle: [Int], _ graph: TransferGraph) -> Double {
    for period in 0..<periods { graph.change[period] = 0 }
    for place in cycle.indices where carrier(of: place, in: cycle, graph) == item {
      graph.change[cycle[place]] -= 1
      graph.change[cycle[place + 1 == cycle.count ? 0 : place + 1]] += 1
    }
    let row = item * periods
    var most = Double.infinity
    var held = 0.0
    for period in 0..<periods {
      let change = graph.change[period]
      if change < 0 { most = min(most, made[row + period] / -change) }
      held += change
      if held < 0 { most = min(most, stock[row + period] / -held) }
    }
    return most
  }
}
