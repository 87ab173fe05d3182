import GLPK
import TaktModel

extension ProgramDraft {
  func output(of mode: Int, in period: Int) -> [Term] {
    layout.output(of: mode, in: period, data)
  }

  /// Bought goods, by period of arrival, not before the lead time allows.
  mutating func addPurchases() {
    let none = [Variable?](repeating: nil, count: data.periodCount)
    layout.purchases = data.plant.products.map { _ in none }
    layout.purchaseCounts = layout.purchases
    for (product, details) in data.plant.products.enumerated() {
      guard let purchase = details.purchase else { continue }
      let first = PurchaseRule.firstArrivalPeriod(purchase, data.plant.horizon)
      for period in periodRange where period >= first {
        let need = useful.taken[product][period]
        guard need > 0 else { continue }
        // Rounding up along the way may take one granule more.
        let upper =
          details.purchaseQuantity(covering: need) + max(purchase.multiple ?? 0, details.isWhole ? 1 : 0)
        let bought = mip.addVariable(
          "b_p\(product)_t\(period)", upper: upper, cost: purchase.costPerUnit)
        layout.purchases[product][period] = bought
        addPurchaseSizes(product, period, bought, upper, purchase)
      }
    }
  }

  /// Inputs taken, outputs given, deliveries out: what is left is the stock at the period's end.
  mutating func addFlow() {
    let takers = takersByPoint()
    let demands = demandsByProduct()
    let most = mostStock()
    layout.stocks = data.points.map { _ in [Variable?](repeating: nil, count: data.periodCount) }
    layout.flows = data.points.map { _ in .init(repeating: nil, count: data.periodCount) }
    for (index, point) in data.points.enumerated() {
      let isTouched = isTouched(
        index, hasTakers: !takers[index].isEmpty, hasDemands: !demands[point.product].isEmpty)
      if isTouched {
        addBalances(of: index, takers[index], demands[point.product], most[index])
      } else {
        addIdleHolding(of: index)
      }
    }
  }

  /// Whether anything that is decided goes in or out.
  func isTouched(_ index: Int, hasTakers: Bool, hasDemands: Bool) -> Bool {
    let point = data.points[index]
    return hasTakers || data.stageInto[index] != nil
      || (point.step == nil
        && (hasDemands || layout.purchases[point.product].contains { $0 != nil }))
  }

  private mutating func addBalances(
    of index: Int, _ takers: [(stage: Int, quantityPerUnit: Double)], _ demands: [Int],
    _ most: Double
  ) {
    let point = data.points[index]
    for period in periodRange {
      let stock = mip.addVariable(
        "s_p\(index)_t\(period)", upper: most,
        cost: point.holdingCostPerUnitDay * data.periods[period].days)
      layout.stocks[index][period] = stock
      var terms = [Term(stock, -1)]
      if let waste = layout.waste[index][period] { terms.append(Term(waste, -1)) }
      var given = point.arrivals[period]
      if period > 0, let before = layout.stocks[index][period - 1] {
        terms.append(Term(before, 1))
      } else {
        given += point.initialUnits
      }
      if let stage = data.stageInto[index] {
        for start in 0...period {
          for mode in data.stages[stage].modes where data.modes[mode].arrivalPeriod[start] == period
          {
            terms += output(of: mode, in: start)
          }
        }
      }
      for taker in takers {
        for mode in data.stages[taker.stage].modes {
          if let start = layout.starts[mode][period] {
            terms.append(Term(start, -taker.quantityPerUnit))
          }
        }
      }
      if point.step == nil {
        if let bought = layout.purchases[point.product][period] { terms.append(Term(bought, 1)) }
        for demand in demands {
          let offset = period - data.demands[demand].deliveryPeriods.lowerBound
          guard layout.deliveries[demand].indices.contains(offset) else { continue }
          let delivered = layout.deliveries[demand][offset]
          terms.append(Term(delivered.variable, -delivered.coefficient))
          given -= delivered.constant
        }
      }
      layout.flows[index][period] = mip.addRow(
        "flow_p\(index)_t\(period)", terms, lower: -given, upper: -given)
    }
  }

  /// Stock that nothing can change costs what it costs.
  private mutating func addIdleHolding(of index: Int) {
    for (period, units) in zip(data.periods, data.idleStock(of: index)) {
      mip.constantCost += units * data.points[index].holdingCostPerUnitDay * period.days
    }
  }

  func takersByPoint() -> [[(stage: Int, quantityPerUnit: Double)]] {
    var takers = data.points.map { _ in [(stage: Int, quantityPerUnit: Double)]() }
    for (index, stage) in data.stages.enumerated() {
      for input in stage.inputs { takers[input.point].append((index, input.quantityPerUnit)) }
    }
    return takers
  }

  func demandsByProduct() -> [[Int]] {
    var demands = data.plant.products.map { _ in [Int]() }
    for (index, demand) in data.demands.enumerated() { demands[demand.product].append(index) }
    return demands
  }

  /// A finite upper bound on each point's stock, so that dual bounds can be made safe.
  func mostStock() -> [Double] {
    data.points.enumerated().map { index, point in
      var most = point.initialUnits + point.arrivals.reduce(0, +) + 1
      if let stage = data.stageInto[index] {
        for mode in data.stages[stage].modes {
          for start in layout.starts[mode].compactMap({ $0 }) {
            most += mip.upper(of: start) * data.modes[mode].goodPerUnit
          }
        }
      }
      if point.step == nil {
        for bought in layout.purchases[point.product].compactMap({ $0 }) {
          most += mip.upper(of: bought)
        }
      }
      return most
    }
  }

  private mutating func addPurchaseSizes(
    _ product: Int, _ period: Int, _ bought: Variable, _ upper: Double,
    _ purchase: PurchaseRule.Purchase
  ) {
    if let multiple = purchase.multiple {
      let count = addInteger("a_p\(product)_t\(period)", upper: (upper / multiple).rounded(.up))
      layout.purchaseCounts[product][period] = count
      _ = mip.addRow(
        "bought_p\(product)_t\(period)", [Term(bought, 1), Term(count, -multiple)], lower: 0,
        upper: 0)
    }
    if purchase.minQuantity > (purchase.multiple ?? 0) {
      let isBought = addInteger("o_p\(product)_t\(period)", upper: 1)
      _ = mip.addRow(
        "buy_p\(product)_t\(period)", [Term(bought, 1), Term(isBought, -upper)], upper: 0)
      _ = mip.addRow(
        "minBuy_p\(product)_t\(period)", [Term(bought, 1), Term(isBought, -purchase.minQuantity)],
        lower: 0)
      layout.purchaseChoices[bought] = isBought
    }
  }
}
