import TaktModel

extension Simulation {
  /// The schedule as it is handed on: lots with segments and pegging, deliveries, purchases.
  func schedule() -> Schedule {
    let pegging = Pegging(of: self)
    var planned: [(place: Int, lot: Lot)] = []
    for (place, lot) in sequence.enumerated() {
      planned.append((place, pegging.lots[lot].pegged(self.lot(lot))))
    }
    planned.sort {
      ($0.lot.machine, $0.lot.start, $0.lot.end, $0.place)
        < ($1.lot.machine, $1.lot.start, $1.lot.end, $1.place)
    }
    var running: [Lot] = []
    for (lot, index) in zip(shop.inProgressLots, shop.inProgressByEnd) {
      running.append(pegging.inProgress[index].pegged(lot))
    }
    for (lot, shares) in zip(shop.plant.frozen, pegging.frozen) {
      running.append(shares.pegged(lot))
    }
    var result: [Lot] = []
    var ids = LotIDs(for: planned.map(\.lot), beside: running, shop.plant)
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
      deliveries: writtenDeliveries().sorted { ($0.at, $0.order) < ($1.at, $1.order) },
      purchases: purchases())
  }

  /// Deliveries without grains: what completes an order is all that is left of it.
  func writtenDeliveries() -> [Delivery] {
    var given = [Double](repeating: 0, count: shop.orders.count)
    var written = [Double](repeating: 0, count: shop.orders.count)
    return deliveries.compactMap { delivery in
      given[delivery.order] += delivery.quantity
      let isLast = given[delivery.order] == shop.orders[delivery.order].quantity
      let quantity =
        isLast
        ? shop.plant.orders[delivery.order].quantity - written[delivery.order]
        : delivery.quantity.withoutGrains
      // What is less than can be written down goes with the next.
      guard quantity > 0 else { return nil }
      written[delivery.order] += quantity
      return delivery.modified { $0.quantity = quantity }
    }
  }

  private func lot(_ index: Int) -> Lot {
    let state = lots[index]
    let mode = shop.modes[draft.lots[index].mode]
    let segments = open[mode.machine].segments(
      setup: state.setup, from: state.start, take: state.take, to: state.end)
    return Lot(
      id: "", product: mode.product, step: mode.step, machine: mode.machine, family: mode.family,
      setup: state.setup?.setup, segments: segments, start: segments.first?.from ?? .distant,
      end: Instant(milliseconds: state.end), started: state.started, good: state.good,
      scrap: state.started - state.good)
  }

  private func purchases() -> [PurchaseOrder] {
    var result: [PurchaseOrder] = []
    for batch in batches where batch.source == .purchase && batch.quantity > 0 {
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
          arriveAt: arrival, quantity: batch.quantity.withoutGrains))
    }
    // What is sold by the piece or the pack is written so.
    for place in result.indices {
      let pile = shop.piles[shop.stockPile[result[place].product]]
      guard let granule = pile.purchaseSizes?.granule, granule > 0 else { continue }
      result[place] = result[place].modified {
        $0.quantity = ($0.quantity / granule).rounded() * granule
      }
    }
    return result.sorted { ($0.arriveAt, $0.product) < ($1.arriveAt, $1.product) }
  }
}

/// Ids for planned lots, one after another: that of the former lot that it continues, or one that no lot has had.
private struct LotIDs {
  private var kept: ArraySlice<String?>
  private var number: Int

  init(for lots: [Lot], beside fixed: [Lot], _ plant: Plant) {
    let taken = Set(fixed.map(\.id))
    kept =
      plant.previous?.idsKept(by: lots, taken: taken, in: plant.horizon)[...]
      ?? ArraySlice(repeating: nil, count: lots.count)
    number = (fixed + (plant.previous?.lots ?? [])).map { Self.number(of: $0.id) }.max() ?? 0
  }

  /// The n of `L000n`; 0 of ids of another form.
  private static func number(of id: String) -> Int {
    let digits = id.dropFirst()
    guard id.first == "L", digits.count <= 15, digits.allSatisfy(\.isWholeNumber) else { return 0 }
    return Int(digits) ?? 0
  }

  mutating func next() -> String {
    if let id = kept.removeFirst() { return id }
    number += 1
    let digits = String(number)
    return "L" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension Instant {
  fileprivate static let distant = Instant(milliseconds: 0)
}

extension OpenTime {
  /// Of a lot: its set-up and its run, which may take no time.
  func segments(
    setup: SetupFacts?, from start: Milliseconds, take: Milliseconds, to end: Milliseconds
  ) -> [Lot.Segment] {
    var segments: [Lot.Segment] = []
    if (setup?.milliseconds ?? 0) > 0 { segments += self.segments(.setup, from: start, to: take) }
    segments += self.segments(.run, from: take, to: end)
    if segments.last?.kind != .run {
      let at = Instant(milliseconds: take)
      segments.append(Lot.Segment(kind: .run, from: at, to: at, isOvertime: isOvertime(at: take)))
    }
    return segments
  }

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
