import TaktModel

/// Materials that came when a lot could have begun before.
extension Reasons {
  /// When the last of a lot's materials came in, and the lot that gave them (nil: from outside).
  func materials(for index: Int, feeding order: OrderIndex) -> (at: Instant, lot: Int?) {
    noteSupplies()
    let lot = schedule.lots[index]
    let step = plant.products[lot.product].steps[lot.step]
    var latest = plant.horizon.start
    var supplier: Int?
    for other in feeders[order] {
      let source = schedule.lots[other]
      let steps = plant.products[source.product].steps
      let isInput =
        source.product == lot.product
        ? source.step == lot.step - 1
        : source.step == steps.count - 1
          && step.components.contains { $0.product == source.product }
      if !isInput { continue }
      let ready = source.end.advanced(bySeconds: steps[source.step].minimumWaitSeconds)
      if ready <= lot.takesAt, ready > latest { (latest, supplier) = (ready, other) }
    }
    for component in step.components {
      let product = plant.products[component.product]
      if memory.boughtAtOnce.contains(component.product), let first = firstArrival(of: product),
        first > latest, first <= lot.takesAt
      {
        (latest, supplier) = (first, nil)
      }
      guard product.steps.isEmpty, product.purchase == nil else { continue }
      for receipt in memory.receipts[component.product]
      where receipt.at <= lot.takesAt && receipt.at > latest {
        (latest, supplier) = (receipt.at, nil)
      }
    }
    return (latest, supplier)
  }

  private func firstArrival(of product: Product) -> Instant? {
    product.purchase.map { plant.horizon.start.advanced(bySeconds: $0.leadTimeDays * 86_400) }
  }

  /// Once for all orders.
  private func noteSupplies() {
    guard memory.takers.isEmpty else { return }
    memory.receipts = plant.products.map { _ in [] }
    for receipt in plant.receipts { memory.receipts[receipt.product].append(receipt) }
    for purchase in schedule.purchases
    where purchase.arriveAt == firstArrival(of: plant.products[purchase.product]) {
      memory.boughtAtOnce.insert(purchase.product)
    }
    memory.takers = plant.products.map { _ in [] }
    let byTake = schedule.lots.indices.sorted {
      (schedule.lots[$0].takesAt, $0) < (schedule.lots[$1].takesAt, $1)
    }
    for index in byTake {
      let lot = schedule.lots[index]
      for component in plant.products[lot.product].steps[lot.step].components {
        memory.takers[component.product].append(index)
      }
    }
  }

  func materialCame(
    at time: Instant, for lot: Lot, _ order: OrderIndex
  ) -> [OrderOutcome.Reason] {
    let step = plant.products[lot.product].steps[lot.step]
    for component in step.components {
      let index = component.product
      let product = plant.products[index]
      if memory.boughtAtOnce.contains(index), firstArrival(of: product) == time {
        return [tooSlow(product, index, until: time, on: lot.machine)]
          + takenBefore(time, of: index, for: order)
      }
      for receipt in memory.receipts[index] where receipt.at == time {
        let came = reason(
          .receipt, machine: lot.machine, product: index,
          "\(product.id) comes too late: a receipt of \(number(receipt.quantity)) \(product.unit) "
            + "arrives on \(day(time)) only.")
        return [came] + takenBefore(time, of: index, for: order)
      }
    }
    let product = plant.products[lot.product].id
    return [
      reason(
        .receipt, machine: lot.machine, product: lot.product,
        "What goes into \(product) is there on \(day(time)) only.")
    ]
  }

  private func tooSlow(
    _ product: Product, _ index: ProductIndex, until time: Instant, on machine: MachineIndex
  ) -> OrderOutcome.Reason {
    let days = number(product.purchase?.leadTimeDays ?? 0)
    return reason(
      .purchase, machine: machine, product: index,
      "\(product.id) cannot arrive before \(day(time)), even if it is ordered at once: its lead time "
        + "is \(days) days.")
  }

  /// For whom the units were used that were there before.
  func takenBefore(
    _ time: Instant, of product: ProductIndex, for order: OrderIndex
  ) -> [OrderOutcome.Reason] {
    noteSupplies()
    var users = customers(
      of: Array(memory.takers[product].prefix(100).prefix { schedule.lots[$0].takesAt < time }),
      besides: order)
    if users.isEmpty {
      for delivery in schedule.deliveries.prefix(2000)
      where delivery.at < time && delivery.order != order
        && plant.orders[delivery.order].product == product && !users.contains(delivery.order)
      {
        users.append(delivery.order)
      }
    }
    guard let first = users.first else { return [] }
    return [
      reason(
        .materialTaken, product: product, order: first,
        "What there was of \(plant.products[product].id) before went to \(names(users)).")
    ]
  }
}
