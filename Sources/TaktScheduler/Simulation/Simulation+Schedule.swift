import TaktModel

extension Simulation {
  /// The schedule as it is handed on: lots with segments and pegging, deliveries, purchases.
  func schedule() -> Schedule {
    let feeds = pegging()
    var planned: [(place: Int, lot: Lot)] = []
    for (place, lot) in sequence.enumerated() {
      planned.append((place, self.lot(lot, feeds: feeds.lots[lot])))
    }
    planned.sort {
      ($0.lot.machine, $0.lot.start, $0.lot.end, $0.place)
        < ($1.lot.machine, $1.lot.start, $1.lot.end, $1.place)
    }
    var running: [Lot] = []
    for (index, lot) in shop.inProgressLots.enumerated() {
      running.append(lot.modified { $0.feeds = feeds.inProgress[index] })
    }
    for (lot, feeds) in zip(shop.plant.frozen, feeds.frozen) {
      running.append(lot.modified { $0.feeds = feeds })
    }
    var result: [Lot] = []
    var ids = LotIDs(taken: Set(running.map(\.id)))
    let byMachine = Dictionary(grouping: running, by: \.machine)
    var next = 0
    for machine in shop.plant.machines.indices {
      result += byMachine[machine] ?? []
      while next < planned.count, planned[next].lot.machine == machine {
        result.append(planned[next].lot.modified { $0.id = ids.next() })
        next += 1
      }
    }
    return Schedule(
      lots: result,
      deliveries: deliveries.sorted { ($0.at, $0.order) < ($1.at, $1.order) },
      purchases: purchases())
  }

  private func lot(_ index: Int, feeds: [Lot.Feed]) -> Lot {
    let state = lots[index]
    let mode = shop.modes[draft.lots[index].mode]
    let hours = open[mode.machine]
    var segments: [Lot.Segment] = []
    if (state.setup?.milliseconds ?? 0) > 0 {
      segments += hours.segments(.setup, from: state.start, to: state.take)
    }
    segments += hours.segments(.run, from: state.take, to: state.end)
    if segments.last?.kind != .run {
      let at = Instant(milliseconds: state.take)
      segments.append(Lot.Segment(kind: .run, from: at, to: at, isOvertime: false))
    }
    return Lot(
      id: "", product: mode.product, step: mode.step, machine: mode.machine, family: mode.family,
      setup: state.setup?.setup, segments: segments, start: segments.first?.from ?? .distant,
      end: Instant(milliseconds: state.end), started: state.started, good: state.good,
      scrap: state.started - state.good, feeds: feeds)
  }

  private func purchases() -> [PurchaseOrder] {
    var result: [PurchaseOrder] = []
    for batch in batches where batch.source == .purchase {
      let pile = shop.piles[batch.pile]
      let arrival = Instant(milliseconds: batch.time)
      // Goods that came to be wanted at one moment come together.
      if let known = result.firstIndex(where: {
        $0.product == pile.product && $0.arriveAt == arrival
      }) {
        result[known] = result[known].modified { $0.quantity += batch.quantity }
        continue
      }
      let lead = Clock.lead(pile.purchase)
      result.append(
        PurchaseOrder(
          product: pile.product, orderAt: Instant(milliseconds: batch.time - lead),
          arriveAt: arrival, quantity: batch.quantity))
    }
    return result.sorted { ($0.arriveAt, $0.product) < ($1.arriveAt, $1.product) }
  }

  /// Of lots and of those that stand fast: for which orders they are made.
  private struct Pegging {
    let lots: [[Lot.Feed]]
    let inProgress: [[Lot.Feed]]
    let frozen: [[Lot.Feed]]
  }

  /// For which orders each lot is made: from the deliveries up through routing and bill of materials.
  private func pegging() -> Pegging {
    var lotFeeds = [[OrderIndex: Double]](repeating: [:], count: lots.count)
    var running = [[OrderIndex: Double]](repeating: [:], count: shop.plant.inProgress.count)
    var frozen = [[OrderIndex: Double]](repeating: [:], count: shop.plant.frozen.count)
    func give(_ batch: Int, _ order: OrderIndex, _ quantity: Double) {
      switch batches[batch].source {
      case .lot(let lot): lotFeeds[lot][order, default: 0] += quantity
      case .inProgress(let lot): running[lot][order, default: 0] += quantity
      case .frozen(let lot): frozen[lot][order, default: 0] += quantity
      case .initial, .receipt, .purchase: break
      }
    }
    for edge in edges where edge.delivery >= 0 {
      give(edge.batch, deliveries[edge.delivery].order, edge.quantity)
    }
    // Users before their suppliers: the other way round from how they took their materials.
    for lot in sequence.reversed() {
      let feeds = lotFeeds[lot].sorted { $0.key < $1.key }
      for place in lots[lot].edges {
        for (order, quantity) in feeds {
          give(edges[place].batch, order, edges[place].quantity * quantity / lots[lot].good)
        }
      }
    }
    // What is planned anew feeds no frozen lot: they come last, the last of them first.
    for edge in edges.reversed() where edge.frozen >= 0 {
      let good = shop.plant.frozen[edge.frozen].good
      guard good > 0 else { continue }
      for (order, quantity) in frozen[edge.frozen].sorted(by: { $0.key < $1.key }) {
        give(edge.batch, order, edge.quantity * quantity / good)
      }
    }
    func list(_ feeds: [OrderIndex: Double]) -> [Lot.Feed] {
      feeds.sorted { $0.key < $1.key }.filter { $0.value > 1e-9 }
        .map { Lot.Feed(order: $0.key, quantity: $0.value) }
    }
    let byEnd = shop.inProgressByEnd
    return Pegging(
      lots: lotFeeds.map(list), inProgress: byEnd.map { list(running[$0]) },
      frozen: frozen.map(list))
  }
}

/// Ids for planned lots, none of which is taken already.
private struct LotIDs {
  let taken: Set<String>
  private var number = 0

  init(taken: Set<String>) { self.taken = taken }

  mutating func next() -> String {
    while true {
      number += 1
      let digits = String(number)
      let id = "L" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      if !taken.contains(id) { return id }
    }
  }
}

extension Instant {
  fileprivate static let distant = Instant(milliseconds: 0)
}

extension OpenTime {
  /// The open time between two instants as segments.
  func segments(
    _ kind: Lot.Segment.Kind, from: Milliseconds, to: Milliseconds
  ) -> [Lot.Segment] {
    var result: [Lot.Segment] = []
    var at = index(after: from)
    while at < stretches.count, stretches[at].from < to {
      result.append(
        Lot.Segment(
          kind: kind, from: Instant(milliseconds: max(from, stretches[at].from)),
          to: Instant(milliseconds: min(to, stretches[at].to)),
          isOvertime: stretches[at].isOvertime))
      at += 1
    }
    return result
  }
}
