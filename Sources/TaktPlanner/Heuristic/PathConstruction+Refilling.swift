import TaktModel

extension PathConstruction {
  /// Fills up safety stocks where that costs less than being short for the rest of the horizon.
  mutating func refillSafetyStocks(stop: StopRule) {
    for product in shop.facts.guardedProducts where !shop.perishes(product) {
      for period in data.periods.indices where !stop.isOver { refill(product, by: period) }
    }
    if stop.isOver { return }
    // What perishes is not worth the same for the rest of the horizon.
    let lives = data.lives
    shop.refillSafetyStocks { lives[$0] != nil }
  }

  private mutating func refill(_ product: Int, by period: Int) {
    let details = data.plant.products[product]
    let least = 1e-6 * max(1, details.safetyStock)
    // A few ways a period: crumbs are not worth looking for.
    for _ in 0..<4 {
      let missing = details.safetyStock - shop.unperished(product, in: period)
      guard missing > least else { return }
      let request = SupplyPaths.Request(
        point: product, units: missing, periods: 0..<(period + 1),
        stockLimits: data.periods.map { _ in 0 }, hurryCostPerUnit: 0, hurriedPeriod: nil)
      paths.find(request, in: &shop)
      guard paths.cost(by: period) < worth(of: product, from: period) else { return }
      let mark = shop.mark
      let got = paths.book(missing, by: period, request, in: &shop)
      // It was taken as if for an order.
      shop.receive(got, at: product, from: period, last: data.periodCount)
      guard got > least, shop.fits(product, taking: 0, from: 0) else {
        shop.rollBack(to: mark)
        return
      }
      shop.commit()
    }
  }

  /// What a unit saves that is in stock from a period's end on.
  private func worth(of product: Int, from first: Int) -> Double {
    let details = data.plant.products[product]
    return data.periods[first...].reduce(0) { sum, period in
      let isShort = shop.unperished(product, in: period.index) < details.safetyStock
      let saved = isShort ? details.shortOfSafetyCostPerUnitDay : 0
      return sum + (saved - details.holdingCostPerUnitDay) * period.days
    }
  }
}
