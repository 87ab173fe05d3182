internal import TaktModel

/// Everything that enters or leaves a store: a product's stock, or the good units that wait after a
/// step before the last.
struct MaterialFlow {
  struct Move {
    /// When the units are there, or are taken.
    let at: Instant
    /// When they count in the stock: what is thrown away, to the letter.
    let countsFrom: Instant
    /// When they begin to cost, or cease to: units that rest after their lot's end cost already.
    let costsFrom: Instant
    /// Negative where units are taken or thrown away.
    let units: Double
    let cause: Cause
    /// When units that come in can be used for the last time; nil where they keep.
    var expires: Instant?
    /// Of units whose life is over; the cause is the one that they came in by.
    var isThrownAway = false
  }

  enum Cause {
    case stock, receipt, purchase
    /// A lot that ran at the horizon's start or is frozen.
    case running(String)
    case lot(String)
    case delivery(OrderIndex)
  }

  struct Store {
    let product: ProductIndex
    /// Nil for the product's stock.
    let step: Int?
    /// How long goods can be used; nil where they keep.
    let lifeSeconds: Double?
    /// What comes in and what is taken.
    var moves: [Move] = []
    /// What is thrown away by the letter: whoever can take younger goods leaves what is too old.
    var thrownAway: [Move] = []
    /// What is thrown away where goods too old by less than the tolerance are taken first.
    var surelyThrownAway: [Move] = []
  }

  private(set) var stores: [Store] = []
  /// Of each product, where its stores begin: one a step, the last being its stock.
  private let first: [Int]
  private let plant: Plant

  init(_ inspection: Inspection) {
    plant = inspection.plant
    var first: [Int] = []
    for (index, product) in plant.products.enumerated() {
      first.append(stores.count)
      for step in product.steps.indices.dropLast() {
        stores.append(
          Store(product: index, step: step, lifeSeconds: product.lifeSeconds(ofStep: step)))
      }
      let last = product.steps.indices.last
      stores.append(
        Store(product: index, step: nil, lifeSeconds: product.lifeSeconds(ofStep: last)))
    }
    self.first = first
    addSupplies(inspection)
    for known in inspection.lots where !known.isInProgress { addLot(known) }
    for running in inspection.running.joined() {
      let lot = running.lot
      give(running.good, of: lot.product, step: lot.step, end: lot.end, .running(lot.id))
    }
    for delivery in inspection.deliveries {
      move(
        stock(of: plant.orders[delivery.order].product), -delivery.quantity, at: delivery.at,
        .delivery(delivery.order))
    }
    for store in stores.indices where stores[store].lifeSeconds != nil {
      stores[store].throwAway()
    }
  }

  private func stock(of product: ProductIndex) -> Int {
    first[product] + max(0, plant.products[product].steps.count - 1)
  }

  /// `since` is what the life and the cost of goods that come in is counted from: `at` unless they rest
  /// first.
  private mutating func move(
    _ store: Int, _ units: Double, at: Instant, since: Instant? = nil, _ cause: Cause
  ) {
    let life = units > 0 ? stores[store].lifeSeconds : nil
    stores[store].moves.append(
      Move(
        at: at, countsFrom: at, costsFrom: since ?? at, units: units, cause: cause,
        expires: life.map { (since ?? at).advanced(bySeconds: $0) }))
  }

  private mutating func addSupplies(_ inspection: Inspection) {
    let start = plant.horizon.start
    for (index, product) in plant.products.enumerated() {
      move(stock(of: index), product.stock, at: start, .stock)
      for (step, facts) in product.steps.enumerated() {
        move(first[index] + step, facts.wip, at: start, .stock)
      }
    }
    for receipt in plant.receipts {
      move(stock(of: receipt.product), receipt.quantity, at: max(start, receipt.at), .receipt)
    }
    for purchase in inspection.purchases {
      move(stock(of: purchase.product), purchase.quantity, at: purchase.arriveAt, .purchase)
    }
  }

  private mutating func addLot(_ known: Inspection.KnownLot) {
    let lot = known.lot
    let takesAt = lot.runsFrom
    if lot.step > 0 {
      move(first[lot.product] + lot.step - 1, -lot.started, at: takesAt, .lot(lot.id))
    }
    for component in known.step.components {
      move(
        stock(of: component.product), -lot.started * component.quantityPerUnit, at: takesAt,
        .lot(lot.id))
    }
    give(
      lot.good, of: lot.product, step: lot.step, end: lot.end,
      known.isPlanned ? .lot(lot.id) : .running(lot.id))
  }

  private mutating func give(
    _ units: Double, of product: ProductIndex, step: Int, end: Instant, _ cause: Cause
  ) {
    let rest = plant.products[product].steps[step].minimumWaitSeconds
    move(first[product] + step, units, at: end.advanced(bySeconds: rest), since: end, cause)
  }
}
