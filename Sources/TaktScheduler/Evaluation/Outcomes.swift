import TaktModel

/// What was delivered to each order, when, and when the goods for it were there.
struct Outcomes {
  let fulfilments: [Fulfilment]
  private(set) var readyAt: [Instant?]
  /// By order: unit-days that its goods are made too late for the buffer before its due date, beyond those that
  /// they are delivered late.
  private var unitDaysForSafety: [Double]

  init(of schedule: Schedule, for plant: Plant) {
    fulfilments = plant.fulfilments(by: schedule.deliveries)
    readyAt = Array(repeating: nil, count: plant.orders.count)
    unitDaysForSafety = Array(repeating: 0, count: plant.orders.count)
    peg(schedule, plant)
  }

  /// What becomes of each order of the plant.
  func orders(of plant: Plant) -> [OrderOutcome] {
    plant.orders.indices.map {
      OrderOutcome(order: $0, fulfilments[$0], readyAt: readyAt[$0])
    }
  }

  /// What a search counts for it.
  func tardinessForSafety(_ plant: Plant) -> Double {
    zip(plant.orders, unitDaysForSafety).reduce(0) { $0 + $1.0.tardinessCostPerUnitDay * $1.1 }
  }

  /// Stock leaves first in, first out: the last goods of an order tell when it was ready.
  private mutating func peg(_ schedule: Schedule, _ plant: Plant) {
    struct Flow {
      let at: Instant
      let quantity: Double
      /// -1: a lot uses it up.
      let order: OrderIndex
    }
    let start = plant.horizon.start
    var sold = [Bool](repeating: false, count: plant.products.count)
    for delivery in schedule.deliveries { sold[plant.orders[delivery.order].product] = true }
    var supplies = [[Flow]](repeating: [], count: plant.products.count)
    var uses = supplies
    func supply(_ product: ProductIndex, _ quantity: Double, at time: Instant) {
      guard sold[product], quantity > 0 else { return }
      supplies[product].append(Flow(at: max(time, start), quantity: quantity, order: -1))
    }
    for (index, product) in plant.products.enumerated() {
      supply(index, product.stock + (product.steps.last?.wip ?? 0), at: start)
    }
    for receipt in plant.receipts { supply(receipt.product, receipt.quantity, at: receipt.at) }
    for purchase in schedule.purchases {
      supply(purchase.product, purchase.quantity, at: purchase.arriveAt)
    }
    for lot in schedule.lots {
      let steps = plant.products[lot.product].steps
      if lot.step == steps.count - 1 {
        let wait = steps[lot.step].minimumWaitSeconds
        supply(lot.product, lot.good, at: lot.end.advanced(bySeconds: wait))
      }
      if lot.origin == .inProgress { continue }
      for component in steps[lot.step].components where sold[component.product] {
        uses[component.product].append(
          Flow(at: lot.takesAt, quantity: lot.started * component.quantityPerUnit, order: -1))
      }
    }
    for delivery in schedule.deliveries where delivery.quantity > 0 {
      uses[plant.orders[delivery.order].product].append(
        Flow(at: delivery.at, quantity: delivery.quantity, order: delivery.order))
    }
    for product in plant.products.indices where sold[product] {
      let incoming = supplies[product].sorted { $0.at < $1.at }
      var place = 0
      var rest = incoming.first?.quantity ?? 0
      for use in uses[product].sorted(by: { ($0.at, $0.order) < ($1.at, $1.order) }) {
        var need = use.quantity
        while need > Amount.tolerance(use.quantity), place < incoming.count {
          if rest <= Amount.tolerance(incoming[place].quantity) {
            place += 1
            rest = place < incoming.count ? incoming[place].quantity : 0
            continue
          }
          let part = min(need, rest)
          need -= part
          rest -= part
          if use.order >= 0, incoming[place].at <= use.at {
            let made = incoming[place].at
            readyAt[use.order] = max(readyAt[use.order] ?? start, made)
            let sooner = max(use.at, plant.orders[use.order].due)
            let ready = made.advanced(bySeconds: plant.safetySeconds)
            unitDaysForSafety[use.order] += part * max(0, sooner.days(until: ready))
          }
        }
        if use.order >= 0, readyAt[use.order] == nil { readyAt[use.order] = start }
      }
    }
  }
}
