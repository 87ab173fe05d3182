import GLPK
import TaktModel

extension ProgramDraft {
  /// What is missing of a safety stock at a period's end costs by the day.
  mutating func addSafetyStocks() {
    layout.shortages = data.plant.products.map { _ in .init(repeating: nil, count: data.periodCount)
    }
    for (product, details) in data.plant.products.enumerated() where details.hasSafetyStock {
      for period in data.periods {
        let cost = details.shortOfSafetyCostPerUnitDay * period.days
        guard let stock = layout.stocks[product][period.index] else {
          let missing = details.safetyStock - data.idleStock(of: product)[period.index]
          mip.constantCost += max(0, missing) * cost
          continue
        }
        let short = mip.addVariable(
          "short_p\(product)_t\(period.index)", upper: details.safetyStock, cost: cost)
        layout.shortages[product][period.index] = short
        _ = mip.addRow(
          "safety_p\(product)_t\(period.index)", [Term(short, 1), Term(stock, 1)],
          lower: details.safetyStock)
      }
    }
  }

  /// No more stock than there is room for, but for what comes without the plan's doing.
  mutating func addStockLimits() {
    for (product, details) in data.plant.products.enumerated() {
      guard let most = details.maxStock else { continue }
      for period in periodRange {
        guard let stock = layout.stocks[product][period] else { continue }
        let room = max(most, data.unavoidableStock(of: product)[period])
        mip.setBounds(of: stock, lower: 0, upper: min(room, mip.upper(of: stock)))
      }
    }
  }
}
