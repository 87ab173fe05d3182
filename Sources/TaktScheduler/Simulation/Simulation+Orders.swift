import TaktModel

/// What a schedule comes to for single orders.
extension Simulation {
  /// What a delivery's lateness costs.
  func tardiness(of delivery: Delivery) -> Double {
    let order = shop.orders[delivery.order]
    let late = Double(max(0, delivery.at.milliseconds - order.due)) / Double(Clock.day)
    return delivery.quantity * late * order.tardinessPerUnitDay
  }

  /// What goods cost a search that are made later than so much before their order is due, beyond what their
  /// deliveries cost.
  func tardinessForSafety() -> [(order: OrderIndex, tardiness: Double)] {
    guard shop.safety > 0 else { return [] }
    return edges.filter { $0.delivery >= 0 }.map { edge in
      let delivery = deliveries[edge.delivery]
      let order = shop.orders[delivery.order]
      let sooner = max(order.due, delivery.at.milliseconds)
      let late = Double(max(0, batches[edge.batch].time + shop.safety - sooner))
      return (delivery.order, edge.quantity * late / Double(Clock.day) * order.tardinessPerUnitDay)
    }
  }

  /// Whether all of an order is delivered, none of it more than a second late.
  func isOnTime(_ order: OrderIndex) -> Bool {
    shop.plant.fulfilment(of: order, by: deliveries).isOnTime
  }

  /// The lots that an order's goods come from, at any depth.
  func lots(for order: OrderIndex) -> Set<Int> {
    var found: Set<Int> = []
    var open: [Int] = []
    func note(_ batch: Int) {
      if case .lot(let lot) = batches[batch].source, found.insert(lot).inserted { open.append(lot) }
    }
    for edge in edges where edge.delivery >= 0 && deliveries[edge.delivery].order == order {
      note(edge.batch)
    }
    while let lot = open.popLast() {
      for edge in lots[lot].edges { note(edges[edge].batch) }
    }
    return found
  }

  /// The lots of which nothing goes to another order or into a lot that is for one.
  func lots(forNothingBut order: OrderIndex) -> Set<Int> {
    var found = lots(for: order)
    var isChanged = true
    while isChanged {
      isChanged = false
      for edge in edges {
        guard case .lot(let source) = batches[edge.batch].source, found.contains(source) else {
          continue
        }
        let isOwn =
          edge.delivery >= 0
          ? deliveries[edge.delivery].order == order : edge.lot >= 0 && found.contains(edge.lot)
        if !isOwn {
          found.remove(source)
          isChanged = true
        }
      }
    }
    return found
  }

  /// By order: what its lateness and what it lacks cost.
  func latenessCosts() -> [Double] {
    var costs = shop.orders.indices.map {
      max(0, shop.orders[$0].quantity - delivered[$0]) * shop.orders[$0].unmetPerUnit
    }
    for delivery in deliveries { costs[delivery.order] += tardiness(of: delivery) }
    for (order, tardiness) in tardinessForSafety() { costs[order] += tardiness }
    return costs
  }
}
