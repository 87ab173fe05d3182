internal import TaktModel

/// Questions to the sorted, disjoint prices of energy, answered by bisection.
struct EnergyPrices {
  private let prices: [EnergyPrice]
  /// Of each price: what a kilowatt would have cost from the first price until its beginning.
  private let costBefore: [Double]

  init(_ prices: [EnergyPrice]) {
    self.prices = prices
    var costBefore: [Double] = []
    var sum = 0.0
    for price in prices {
      costBefore.append(sum)
      sum += price.from.seconds(until: price.to) / 3600 * price.pricePerKWh
    }
    self.costBefore = costBefore
  }

  /// The price of a kilowatt-hour at an instant.
  func price(at instant: Instant) -> Double {
    guard let index = lastIndex(beginningAt: instant), instant < prices[index].to else { return 0 }
    return prices[index].pricePerKWh
  }

  /// What a kilowatt costs from one instant until another.
  func costPerKW(from: Instant, to: Instant) -> Double { cost(until: to) - cost(until: from) }

  private func cost(until instant: Instant) -> Double {
    guard let index = lastIndex(beginningAt: instant) else { return 0 }
    let price = prices[index]
    let hours = price.from.seconds(until: min(instant, price.to)) / 3600
    return costBefore[index] + hours * price.pricePerKWh
  }

  /// The last price that begins at `instant` or before.
  private func lastIndex(beginningAt instant: Instant) -> Int? {
    var (low, high) = (0, prices.count)
    while low < high {
      let middle = (low + high) / 2
      if prices[middle].from <= instant { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
}
