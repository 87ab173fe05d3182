import TaktModel
import TaktTestSupport

/// A small random plant of plain lot sizing: products of one step, each on one machine, every order of no
/// use after its due period.
struct PlainPlant: Sendable {
  var products = 4
  var periods = 6
  var keepsSetup = false
  var hasOvertime = false
  var mayBeLate = false
  /// Hours of the day that the machine is open.
  var openHours = 14.0
  var unmetCost = 500.0
  /// Units of a bought product that is sold as it is; 0 for none.
  var soldAsBought = 0.0
  var machines = 1

  func plant(seed: UInt64) throws -> Plant {
    var dice = SeededGenerator(seed: seed)
    let regular = TinyPlant.shifts(days: periods, from: 0, to: openHours)
    let overtime = TinyPlant.shifts(
      days: periods, from: openHours, to: openHours + 2, isOvertime: true, costPerHour: 6)
    let all = (0..<machines).map { index in
      TinyPlant.machine(
        "M\(index)", open: regular + (hasOvertime ? overtime : []),
        initialFamily: keepsSetup && dice.below(2) == 0 ? 0 : nil, keepsSetup: keepsSetup)
    }
    var made: [Product] = []
    var orders: [Order] = []
    for index in 0..<products {
      let hours = 0.5 + Double(dice.below(3)) * 0.25
      made.append(
        TinyPlant.made(
          "P\(index)",
          steps: [
            TinyPlant.step(
              modes: [
                TinyPlant.mode(
                  on: index % machines, family: index, secondsPerUnit: hours * 3600,
                  setup: Setup(
                    minutes: Double(20 + dice.below(60)), cost: Double(4 + dice.below(20)),
                    scrapUnits: 0),
                  yield: dice.below(2) == 0 ? 1 : 0.9, costPerUnit: Double(dice.below(3)))
              ])
          ], stock: 0, holdingCostPerUnitDay: 0.2 + Double(dice.below(8)) * 0.1))
      for period in 0..<periods where dice.below(4) > 0 {
        let end = Double(period + 1)
        orders.append(
          TinyPlant.order(
            "O\(index)-\(period)", product: index, quantity: Double(1 + dice.below(6)),
            dueDay: end, earliest: nil, latest: mayBeLate ? nil : TinyPlant.at(day: end),
            tardinessCostPerUnitDay: 3, unmetCostPerUnit: unmetCost))
      }
    }
    if soldAsBought > 0 {
      orders.append(
        TinyPlant.order(
          "B", product: made.count, quantity: soldAsBought, dueDay: Double(periods),
          unmetCostPerUnit: unmetCost))
      made.append(TinyPlant.bought("BOUGHT"))
    }
    return try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: periods), machines: all, products: made,
      orders: orders)
  }
}
