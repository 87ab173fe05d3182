import TaktModel
import TaktTestSupport

/// A two-level plant in which every decision is a whole number of lot multiples, so that all plans can
/// be tried: a product of components, each on its own machine that is set up anew in each period.
///
/// Sizes are coarse against the demand: an upper bound on starts that forgot a least lot, a multiple or
/// a set-up's scrap would cut the optimum off.
struct MultiplesPlant: Sendable {
  struct Level: Sendable {
    let multiple: Double
    let minLot: Double
    let maxLot: Double?
    let good: Double
    let scrap: Double
    let setupCost: Double
    let cost: Double
    var holding: Double
    let hours: Double
  }

  /// The product sold and what it is made of.
  let levels: [Level]
  let perUnit: Double
  let quantities: [Double]
  let unmetCost: Double
  static let openHours = 24.0

  init(seed: UInt64) {
    var dice = SeededGenerator(seed: seed)
    var levels = (0..<2).map { level in
      let multiple = [2.0, 3, 4, 5][dice.below(4)] * (level == 0 ? 1 : 2)
      let least = dice.below(2) == 0 ? multiple * Double(1 + dice.below(3)) : 0
      // Two multiples wide, so that a lot of a legal size can always be made up.
      let most = dice.below(3) == 0 ? max(least, multiple) + multiple * 2 : nil
      return Level(
        multiple: multiple, minLot: least, maxLot: most, good: dice.below(2) == 0 ? 1 : 0.75,
        scrap: Double(dice.below(3)), setupCost: Double(dice.below(9)),
        cost: Double(dice.below(3)) * 0.1, holding: 0.05 + Double(dice.below(4)) * 0.1,
        hours: [0.25, 1, 1.5][dice.below(3)])
    }
    perUnit = [0.5, 1, 2][dice.below(3)]
    // Value is added: nobody makes a product only because it is cheaper to keep than what goes in.
    levels[0].holding += perUnit * levels[1].holding / levels[0].good
    self.levels = levels
    quantities = (0..<2).map { _ in Double(dice.below(9)) }
    unmetCost = 6 + Double(dice.below(10))
  }

  func plant() throws -> Plant {
    let products = levels.enumerated().map { index, level in
      TinyPlant.made(
        "P\(index)",
        steps: [
          TinyPlant.step(
            modes: [
              TinyPlant.mode(
                on: index, family: index, secondsPerUnit: level.hours * 3600,
                setup: Setup(cost: level.setupCost, scrapUnits: level.scrap), yield: level.good,
                costPerUnit: level.cost, minLot: level.minLot, maxLot: level.maxLot,
                lotMultiple: level.multiple)
            ], components: index == 0 ? [TinyPlant.component(1, perUnit)] : [])
        ], holdingCostPerUnitDay: level.holding)
    }
    return try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: 2),
      machines: [
        TinyPlant.machine("M1", keepsSetup: false), TinyPlant.machine("M2", keepsSetup: false),
      ], products: products,
      orders: quantities.enumerated().map { period, quantity in
        let end = TinyPlant.at(day: Double(period + 1))
        return TinyPlant.order(
          "O\(period)", quantity: quantity, dueDay: Double(period + 1),
          earliest: TinyPlant.at(day: Double(period) + 0.5), latest: end,
          unmetCostPerUnit: unmetCost)
      })
  }

  /// Units that may be started in a period: 0 or whole multiples that lots of legal sizes add up to.
  private func sizes(_ level: Level) -> [Double] {
    let most = Self.openHours / level.hours
    return stride(from: 0, through: most + 1e-9, by: level.multiple).filter { units in
      if units == 0 { return true }
      if units < max(level.scrap, level.minLot) - 1e-9 { return false }
      guard let largest = level.maxLot, level.minLot > level.multiple else { return true }
      let lots = (units / largest - 1e-9).rounded(.up)
      return lots * level.minLot <= units + 1e-9
    }
  }

  /// Every pair of sizes on both levels; deliveries as soon as there are goods, which is best where all
  /// units cost the same unmet.
  func bruteForceOptimum() -> Double {
    var best = Double.infinity
    let (above, below) = (levels[0], levels[1])
    for first in sizes(above) {
      for second in sizes(above) {
        let top = made(above, [first, second])
        var stock = 0.0
        var cost = top.cost
        for (period, good) in top.good.enumerated() {
          stock += good
          let delivered = min(stock, quantities[period])
          stock -= delivered
          cost += (quantities[period] - delivered) * unmetCost + stock * above.holding
        }
        guard cost < best else { continue }
        for early in sizes(below) {
          let left = made(below, [early]).good[0] - first * perUnit
          guard left >= -1e-9 else { continue }
          for late in sizes(below) {
            let bottom = made(below, [early, late])
            let end = left + bottom.good[1] - second * perUnit
            guard end >= -1e-9 else { continue }
            best = min(best, cost + bottom.cost + (left + end) * below.holding)
          }
        }
      }
    }
    return best
  }

  private func made(_ level: Level, _ starts: [Double]) -> (good: [Double], cost: Double) {
    // No set-up counts where it takes nothing at all.
    let cost = starts.reduce(0) { $0 + ($1 > 0 ? level.setupCost : 0) + $1 * level.cost }
    return (starts.map { $0 > 0 ? ($0 - level.scrap) * level.good : 0 }, cost)
  }
}
