import TaktModel

/// What has happened by a moment within the horizon, and what that leaves to decide.
///
/// Lots that have begun stand, goods that have left are gone, what has been ordered comes; all else starts at
/// that moment or later.
struct ElapsedTime {
  let now: Instant
  private let begun: [Lot]
  private let delivered: [Delivery]
  private let ordered: [PurchaseOrder]
  private let elapsedSeconds: Double

  init(_ schedule: Schedule, until now: Instant, in horizon: Horizon) {
    self.now = now
    begun = schedule.lots.filter { $0.origin == .planned && $0.start < now }
    delivered = schedule.deliveries.filter { $0.at < now }
    ordered = schedule.purchases.filter { $0.orderAt < now }
    elapsedSeconds = max(0, horizon.start.seconds(until: now))
  }

  /// The plant as a search is to see it; nil where it cannot be so.
  func closed(_ plant: Plant) -> Plant? {
    let past = [Window(from: plant.horizon.start, to: now)]
    let machines = plant.machines.map { machine in
      machine.modified { $0.windows = machine.windows.subtracting(past) }
    }
    let products = plant.products.map { product in
      guard case .bought(let purchase) = product.supply else { return product }
      let later = purchase.modified { $0.leadTimeDays += elapsedSeconds / 86_400 }
      return product.modified { $0.supply = .bought(later) }
    }
    return try? plant.modified {
      $0.machines = machines
      $0.products = products
      $0.orders = orders(of: plant)
      $0.receipts += ordered.map {
        Receipt(product: $0.product, quantity: $0.quantity, at: $0.arriveAt)
      }
      $0.frozen += begun
    }
  }

  /// Goods leave from now on, unless some of the order's have left already.
  private func orders(of plant: Plant) -> [Order] {
    let begun = Set(delivered.map(\.order))
    return plant.orders.enumerated().map { index, order in
      guard !begun.contains(index), order.earliest < now, order.latest.map({ $0 >= now }) ?? true
      else { return order }
      return order.modified { $0.earliest = now }
    }
  }

  /// A plan's schedule as one of the closed plant.
  func closed(_ schedule: Schedule) -> Schedule {
    Schedule(
      lots: schedule.lots.map { $0.origin == .planned && $0.start < now ? $0.frozen() : $0 },
      deliveries: schedule.deliveries, purchases: schedule.purchases.filter { $0.orderAt >= now })
  }

  /// A schedule of the closed plant as one of the plant itself.
  func opened(_ schedule: Schedule) -> Schedule {
    let ids = Set(begun.map(\.id))
    let lots = schedule.lots.map { lot in
      guard lot.origin == .frozen, ids.contains(lot.id) else { return lot }
      return lot.modified { $0.origin = .planned }
    }
    let bought = schedule.purchases.map {
      $0.modified { $0.orderAt = $0.orderAt.advanced(bySeconds: elapsedSeconds) }
    }
    return Schedule(lots: lots, deliveries: schedule.deliveries, purchases: ordered + bought)
  }

  /// Whether a schedule leaves the past as it was.
  func isKept(by schedule: Schedule) -> Bool {
    func facts(_ lots: [Lot]) -> [LotFacts] {
      lots.filter { $0.origin == .planned && $0.start < now }.map(LotFacts.init).sorted()
    }
    func sent(_ deliveries: [Delivery]) -> [OrderIndex: Double] {
      deliveries.filter { $0.at < now }.reduce(into: [:]) {
        $0[$1.order, default: 0] += $1.quantity
      }
    }
    let (was, found) = (sent(delivered), sent(schedule.deliveries))
    return facts(schedule.lots) == facts(begun)
      && schedule.purchases.filter { $0.orderAt < now }.count == ordered.count
      && was.count == found.count
      && was.allSatisfy { order, quantity in
        abs((found[order] ?? 0) - quantity) <= 1e-6 * max(1, quantity)
      }
  }

  /// What cannot change any more of a lot; its id may.
  private struct LotFacts: Comparable {
    let machine: MachineIndex
    let start: Instant
    let end: Instant
    let product: ProductIndex
    let step: Int
    let started: Double

    init(_ lot: Lot) {
      machine = lot.machine
      start = lot.start
      end = lot.end
      product = lot.product
      step = lot.step
      started = lot.started
    }

    static func < (a: LotFacts, b: LotFacts) -> Bool {
      (a.machine, a.start, a.end, a.product, a.step)
        < (b.machine, b.start, b.end, b.product, b.step)
    }
  }
}
