import TaktModel

/// A product's stock over time: a step function that follows from lots, receipts, purchases and
/// deliveries.
struct StockHistory {
  /// What is in stock from `at` on; strictly rising in time, the first at the horizon's start.
  struct Point: Equatable {
    let at: Instant
    let quantity: Double
  }

  let points: [Point]

  /// What is in stock just after everything that happens at `instant`.
  func quantity(at instant: Instant) -> Double {
    var (low, high) = (0, points.count)
    while low < high {
      let middle = (low + high) / 2
      if points[middle].at <= instant { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? points[low - 1].quantity : 0
  }

  /// One history for each product, in the plant's order.
  static func all(_ schedule: Schedule, for plant: Plant) -> [StockHistory] {
    var moves = plant.products.map { product in
      [Point(at: plant.horizon.start, quantity: product.stock + (product.steps.last?.wip ?? 0))]
    }
    func move(_ product: ProductIndex, _ at: Instant, _ quantity: Double) {
      moves[product].append(Point(at: max(at, plant.horizon.start), quantity: quantity))
    }
    for receipt in plant.receipts where receipt.at <= plant.horizon.end {
      move(receipt.product, receipt.at, receipt.quantity)
    }
    for purchase in schedule.purchases {
      move(purchase.product, purchase.arriveAt, purchase.quantity)
    }
    for lot in schedule.lots {
      let steps = plant.products[lot.product].steps
      guard steps.indices.contains(lot.step) else { continue }
      let step = steps[lot.step]
      if lot.step == steps.count - 1 {
        move(lot.product, lot.end.advanced(bySeconds: step.minimumWaitSeconds), lot.good)
      }
      // A lot that runs at the start has taken its components already.
      if lot.origin == .inProgress { continue }
      for component in step.components {
        move(component.product, lot.takesAt, -lot.started * component.quantityPerUnit)
      }
    }
    for delivery in schedule.deliveries {
      move(plant.orders[delivery.order].product, delivery.at, -delivery.quantity)
    }
    return moves.map { StockHistory(points: accumulated($0)) }
  }

  private static func accumulated(_ moves: [Point]) -> [Point] {
    var points: [Point] = []
    var quantity = 0.0
    for move in moves.enumerated().sorted(by: { ($0.1.at, $0.0) < ($1.1.at, $1.0) }).map(\.element)
    {
      quantity += move.quantity
      // Sums of many moves leave dust that is no stock.
      if abs(quantity) < 1e-6 { quantity = 0 }
      if points.last?.at == move.at { points.removeLast() }
      points.append(Point(at: move.at, quantity: quantity))
    }
    return points
  }
}
