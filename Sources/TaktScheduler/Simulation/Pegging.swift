import TaktModel

/// Of lots and of those that stand fast: for which orders they are made, from the deliveries up through
/// routing and bill of materials, and what becomes of the rest.
struct Pegging {
  /// What becomes of a lot's good units. Together they are all that it gives, but for what rounding adds.
  struct Shares {
    var feeds: [OrderIndex: Double] = [:]
    var unpegged = Lot.Unpegged()

    /// The lot with its shares as they are written down: together they are its good units, what rounding adds
    /// or takes being the largest share's, a grain that can be told being for stock.
    func pegged(_ lot: Lot) -> Lot {
      func written(_ quantity: Double) -> Double {
        quantity > Amount.rounding(lot.good) ? quantity.withoutGrains : 0
      }
      let keys = feeds.keys.sorted()
      // Nothing is taken away from them that could leave a rest of rounding.
      var shares = keys.map { (feeds[$0] ?? 0).withoutGrains }
      shares += [written(unpegged.safety), written(unpegged.stock), written(unpegged.waste)]
      let rest = lot.good - shares.reduce(0, +)
      if rest > Amount.tolerance(lot.good) {
        shares[keys.count + 1] += rest
      } else if let largest = shares.indices.max(by: { shares[$0] < shares[$1] }) {
        shares[largest] = max(0, shares[largest] + rest)
      }
      return lot.modified {
        $0.feeds = zip(keys, shares).filter { $0.1 > 0 }.map {
          Lot.Feed(order: $0.0, quantity: $0.1)
        }
        $0.unpegged = Lot.Unpegged(
          safety: shares[keys.count], stock: shares[keys.count + 1], waste: shares[keys.count + 2])
      }
    }
  }

  private(set) var lots: [Shares]
  private(set) var inProgress: [Shares]
  private(set) var frozen: [Shares]
  private let simulation: Simulation

  init(of simulation: Simulation) {
    self.simulation = simulation
    let plant = simulation.shop.plant
    lots = Array(repeating: Shares(), count: simulation.lots.count)
    inProgress = Array(repeating: Shares(), count: plant.inProgress.count)
    frozen = Array(repeating: Shares(), count: plant.frozen.count)
    // As much as is written down of what was given.
    var shares = simulation.delivered.map { $0 > 0 ? 1 / $0 : 0 }
    var written = [Double](repeating: 0, count: shares.count)
    for delivery in simulation.writtenDeliveries() { written[delivery.order] += delivery.quantity }
    for order in shares.indices { shares[order] *= written[order] }
    for edge in simulation.edges where edge.delivery >= 0 {
      let order = simulation.deliveries[edge.delivery].order
      give(edge.batch) { lot in
        // What is too little to be written down is nobody's.
        if written[order] > 0 {
          lot.feeds[order, default: 0] += edge.quantity * shares[order]
        } else {
          lot.unpegged.stock += edge.quantity
        }
      }
    }
    giveLeftovers()
    // Users before their suppliers: the other way round from how they took their materials.
    for lot in simulation.sequence.reversed() {
      let (shares, good) = (lots[lot], simulation.batches[simulation.lots[lot].batch].quantity)
      for place in simulation.lots[lot].edges {
        pass(shares, of: good, to: simulation.edges[place])
      }
    }
    // What is planned anew feeds no frozen lot: they come last, the last of them first.
    for edge in simulation.edges.reversed() where edge.frozen >= 0 {
      pass(frozen[edge.frozen], of: plant.frozen[edge.frozen].good, to: edge)
    }
  }

  private mutating func give(_ batch: Int, _ change: (inout Shares) -> Void) {
    switch simulation.batches[batch].source {
    case .lot(let lot): change(&lots[lot])
    case .inProgress(let lot): change(&inProgress[lot])
    case .frozen(let lot): change(&frozen[lot])
    case .initial, .receipt, .purchase: break
    }
  }

  /// What a lot of so many good units took is for what the lot is for.
  private mutating func pass(_ shares: Shares, of good: Double, to edge: Simulation.Edge) {
    guard good > 0 else {
      give(edge.batch) { $0.unpegged.waste += edge.quantity }
      return
    }
    let share = edge.quantity / good
    give(edge.batch) { supplier in
      for (order, quantity) in shares.feeds.sorted(by: { $0.key < $1.key }) {
        supplier.feeds[order, default: 0] += quantity * share
      }
      supplier.unpegged.safety += shares.unpegged.safety * share
      supplier.unpegged.stock += shares.unpegged.stock * share
      supplier.unpegged.waste += shares.unpegged.waste * share
    }
  }

  /// What nobody took: of what is still in stock when the horizon ends, what came in first covers the safety
  /// stock.
  private mutating func giveLeftovers() {
    let shop = simulation.shop
    var uncovered = shop.piles.map { $0.isStock ? shop.plant.products[$0.product].safetyStock : 0 }
    let byTime = simulation.batches.indices.sorted {
      (simulation.batches[$0].time, $0) < (simulation.batches[$1].time, $1)
    }
    for index in byTime {
      let batch = simulation.batches[index]
      let left = simulation.unused(of: index)
      if left <= 0 { continue }
      if batch.expiry < shop.end {
        give(index) { $0.unpegged.waste += left }
        continue
      }
      let safety = min(left, uncovered[batch.pile])
      uncovered[batch.pile] -= safety
      give(index) {
        $0.unpegged.safety += safety
        $0.unpegged.stock += left - safety
      }
    }
  }
}

extension Simulation {
  /// What of a batch neither a lot nor a delivery took.
  func unused(of batch: Int) -> Double {
    var left = batches[batch].quantity
    var edge = batches[batch].firstEdge
    while edge >= 0 {
      left -= edges[edge].quantity
      edge = edges[edge].next
    }
    return left
  }
}
