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
      while first < batches.count, left[first] <= 0 { first += 1 }
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

  /// A place; `step` nil for the stock of a product that is not made.
  struct Place {
    let product: ProductIndex
    let step: Int?
  }

  /// The flows of distinct places, all in one walk over the schedule.
  static func flows(of places: [Place], in schedule: Schedule, for plant: Plant) -> [StockFlow] {
    if places.isEmpty { return [] }
    // By product and step: its number among `places`, -1 where it is not asked for. The last is the stock.
    var numbers = plant.products.map { [Int](repeating: -1, count: max(1, $0.steps.count)) }
    for (number, place) in places.enumerated() {
      numbers[place.product][place.step ?? 0] = number
    }
    var batches = [[Batch]](repeating: [], count: places.count)
    var takes = [[Take]](repeating: [], count: places.count)
    func stock(_ product: ProductIndex) -> Int { numbers[product].last ?? -1 }
    func come(_ place: Int, _ quantity: Double, _ at: Instant, rest: Double = 0) {
      guard place >= 0, quantity > 0 else { return }
      batches[place].append(
        Batch(begin: at, available: at.advanced(bySeconds: rest), quantity: quantity))
    }
    func take(_ place: Int, _ quantity: Double, _ at: Instant) {
      if place >= 0 { takes[place].append(Take(at: at, quantity: quantity)) }
    }
    let (start, end) = (plant.horizon.start, plant.horizon.end)
    for (number, place) in places.enumerated() {
      let product = plant.products[place.product]
      let isStock = (place.step ?? 0) == numbers[place.product].count - 1
      come(
        number,
        (place.step.map { product.steps[$0].wip } ?? 0) + (isStock ? product.stock : 0), start)
    }
    for receipt in plant.receipts where receipt.at <= end {
      come(stock(receipt.product), receipt.quantity, max(receipt.at, start))
    }
    for purchase in schedule.purchases {
      come(stock(purchase.product), purchase.quantity, purchase.arriveAt)
    }
    for delivery in schedule.deliveries {
      take(stock(plant.orders[delivery.order].product), delivery.quantity, delivery.at)
    }
    for lot in schedule.lots {
      let step = plant.products[lot.product].steps[lot.step]
      come(numbers[lot.product][lot.step], lot.good, lot.end, rest: step.minimumWaitSeconds)
      if lot.origin == .inProgress { continue }
      if lot.step > 0 { take(numbers[lot.product][lot.step - 1], lot.started, lot.takesAt) }
      for component in step.components where component.quantityPerUnit > 0 {
        take(
          stock(component.product), lot.started * component.quantityPerUnit, lot.takesAt)
      }
    }
    return places.indices.map { number in
      let place = places[number]
      return StockFlow(
        batches[number], takes[number],
        lifeSeconds: plant.products[place.product].lifeSeconds(ofStep: place.step), until: end)
    }
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
    var places: [Place] = []
    for (index, product) in plant.products.enumerated() {
      let steps: [Int?] = product.steps.isEmpty ? [nil] : product.steps.indices.map { $0 }
      for step in steps where product.lifeSeconds(ofStep: step) != nil {
        places.append(Place(product: index, step: step))
      }
    }
    return Array(zip(places.map(\.product), flows(of: places, in: schedule, for: plant)))
  }
}
