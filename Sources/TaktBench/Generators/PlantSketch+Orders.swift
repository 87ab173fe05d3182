import TaktModel

extension PlantSketch {
  /// Due on working days, evenly from the end of the first fifth of the horizon to its end.
  mutating func drawOrders() {
    let ordered = Array(subassemblies..<products.count)
    guard !ordered.isEmpty else { return }
    var total = 0.0
    let sums = ordered.map { index in
      total += products[index].popularity
      return total
    }
    let working = GeneratorCalendar.workingDays(options.days)
    let first = min(working.count / 5, max(0, working.count - 1))
    let days = working.dropFirst(first)
    for _ in 0..<options.orders {
      let place = random.unit() * total
      let product = ordered[sums.firstIndex { place < $0 } ?? ordered.count - 1]
      orders.append(drawOrder(product, day: days[days.startIndex + random.below(days.count)]))
    }
  }

  private mutating func drawOrder(_ product: Int, day: Int) -> Order {
    // Small orders are commoner than large ones.
    let size = random.unit()
    let release = day - random.whole(8...15)
    let isReleased = random.happens(0.15)
    let isLate = random.happens(0.05)
    return Order(
      product: product, quantity: 20 + 10 * Int(size * size * 48), dueDay: day,
      dueHour: [10, 14, 18][random.below(3)],
      releaseDay: isReleased && release > 0 ? release : nil, latestDay: isLate ? day + 5 : nil,
      isComplete: random.happens(0.2),
      isForecast: random.happens(0.2) && day * 2 > options.days,
      priority: random.happens(0.05) ? 2 : 1, tardinessShare: random.real(0.01...0.04))
  }

  /// Half of the products have their first order in stock.
  mutating func drawStock() {
    var earliest = [Int?](repeating: nil, count: products.count)
    for (index, order) in orders.enumerated() {
      if let known = earliest[order.product], orders[known].dueDay <= order.dueDay { continue }
      earliest[order.product] = index
    }
    for index in products.indices where random.happens(0.5) {
      if let order = earliest[index] { products[index].stock = Double(orders[order].quantity) }
    }
  }
}
