import TaktModel

/// What comes into the places where a product's goods wait, what is taken, and what gets too old.
///
/// A place is one for each step, the last being the stock; a product that is not made has its stock alone.
struct StockFlow {
  struct Batch {
    /// When its goods begin to age, and when they can be taken.
    let begin: Instant
    let available: Instant
    let quantity: Double
  }

  struct Take {
    let at: Instant
    let quantity: Double
  }

  /// Goods that nobody took in time.
  struct Waste {
    /// When their life is over.
    let expiry: Instant
    /// When they leave: as they come in where they rest for longer than they live.
    let at: Instant
    let quantity: Double
  }

  let batches: [Batch]
  let takes: [Take]
  /// The oldest goods go first: as all of a place keep equally long, nothing is thrown away that could have
  /// been used.
  let wastes: [Waste]

  private init(_ batches: [Batch], _ takes: [Take], lifeSeconds: Double?, until end: Instant) {
    let batches = batches.sorted { ($0.begin, $0.available) < ($1.begin, $1.available) }
    let takes = takes.sorted { $0.at < $1.at }
    self.batches = batches
    self.takes = takes
    wastes =
      lifeSeconds.map { Self.wastes(batches, takes, lifeSeconds: $0, until: end) } ?? []
  }

  private static func wastes(
    _ batches: [Batch], _ takes: [Take], lifeSeconds: Double, until end: Instant
  ) -> [Waste] {
    var wastes: [Waste] = []
    var left = batches.map(\.quantity)
    var first = 0
    func discard(before time: Instant?) {
      while first < batches.count {
        let expiry = batches[first].begin.advanced(bySeconds: lifeSeconds)
        guard expiry < time ?? end else { return }
        let at = max(expiry, batches[first].available)
        if left[first] > 0 {
          wastes.append(Waste(expiry: expiry, at: at, quantity: left[first]))
        }
        first += 1
      }
    }
    for take in takes {
      discard(before: take.at)
      var need = take.quantity
      var place = first
      while place < batches.count, need > 0 {
        // Goods that still rest lie behind others that came in later.
        guard batches[place].available <= take.at else {
          place += 1
          continue
        }
        let part = min(need, left[place])
        left[place] -= part
        need -= part
        place += 1
      }
    }
    discard(before: nil)
    return wastes
  }

  /// The flow of a place; `step` nil for the stock of a product that is not made.
  init(of product: ProductIndex, step: Int?, in schedule: Schedule, for plant: Plant) {
    let facts = plant.products[product]
    let isStock = step.map { $0 == facts.steps.count - 1 } ?? true
    var batches: [Batch] = []
    var takes: [Take] = []
    func come(_ quantity: Double, _ at: Instant, rest: Double = 0) {
      guard quantity > 0 else { return }
      batches.append(
        Batch(begin: at, available: at.advanced(bySeconds: rest), quantity: quantity))
    }
    come((step.map { facts.steps[$0].wip } ?? 0) + (isStock ? facts.stock : 0), plant.horizon.start)
    if isStock {
      for receipt in plant.receipts
      where receipt.product == product && receipt.at <= plant.horizon.end {
        come(receipt.quantity, max(receipt.at, plant.horizon.start))
      }
      for purchase in schedule.purchases where purchase.product == product {
        come(purchase.quantity, purchase.arriveAt)
      }
      for delivery in schedule.deliveries where plant.orders[delivery.order].product == product {
        takes.append(Take(at: delivery.at, quantity: delivery.quantity))
      }
    }
    for lot in schedule.lots {
      if lot.product == product, lot.step == step {
        come(lot.good, lot.end, rest: facts.steps[lot.step].minimumWaitSeconds)
      }
      guard lot.origin != .inProgress else { continue }
      var units = 0.0
      if lot.product == product, let step, lot.step == step + 1 { units += lot.started }
      if isStock {
        for component in plant.products[lot.product].steps[lot.step].components
        where component.product == product {
          units += lot.started * component.quantityPerUnit
        }
      }
      if units > 0 { takes.append(Take(at: lot.takesAt, quantity: units)) }
    }
    self.init(
      batches, takes, lifeSeconds: facts.lifeSeconds(ofStep: step), until: plant.horizon.end)
  }

  /// Unit-days below a level, within the horizon.
  func unitDays(below level: Double, in horizon: Horizon) -> Double {
    var changes = batches.map { (at: $0.available, quantity: $0.quantity) }
    changes += takes.map { ($0.at, -$0.quantity) }
    changes += wastes.map { ($0.at, -$0.quantity) }
    var (stock, at, sum) = (0.0, horizon.start, 0.0)
    for change in changes.sorted(by: { ($0.at, $0.quantity) < ($1.at, $1.quantity) })
    where change.at < horizon.end {
      sum += max(0, level - stock) * max(0, at.days(until: change.at))
      at = max(at, change.at)
      stock += change.quantity
    }
    return sum + max(0, level - stock) * max(0, at.days(until: horizon.end))
  }

  /// All places of a plant whose goods can get too old.
  static func mortal(in schedule: Schedule, for plant: Plant) -> [(ProductIndex, StockFlow)] {
    var flows: [(ProductIndex, StockFlow)] = []
    for (index, product) in plant.products.enumerated() {
      let places: [Int?] = product.steps.isEmpty ? [nil] : product.steps.indices.map { $0 }
      for step in places where product.lifeSeconds(ofStep: step) != nil {
        flows.append((index, StockFlow(of: index, step: step, in: schedule, for: plant)))
      }
    }
    return flows
  }
}
