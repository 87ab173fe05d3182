import TaktModel
import TaktTestSupport

/// A small random lot-sizing plant in plain numbers, so that it can be solved without the product's own
/// program: products of one step, each a family of its own, on one or two machines, orders at period
/// ends.
struct LotSizingPlant: Sendable {
  struct Product: Sendable {
    var holding = 0.0
    var stock = 0.0
    /// By machine; nil where it cannot be made.
    var modes: [Mode?] = []
  }

  struct Mode: Sendable {
    var hours = 1.0
    var cost = 0.0
    var good = 1.0
    var setupHours = 0.0
    var setupCost = 0.0
    var setupScrap = 0.0
  }

  struct Order: Sendable {
    let product: Int
    let quantity: Double
    let duePeriod: Int
    let lateCost: Double
    let unmetCost: Double
    let mayBeLate: Bool
  }

  var products: [Product] = []
  var orders: [Order] = []
  let machines: Int
  let periods: Int
  /// By machine.
  var keepsSetup: [Bool] = []
  var initialProduct: [Int?] = []
  var overtimeHours: [Double] = []
  /// Delivered on the due date or later only, each product on one machine, no scrap: what the search for
  /// plain lot sizing takes on.
  let isPlain: Bool
  static let regularHours = 12.0
  static let overtimePrice = 2.5

  init(seed: UInt64, isPlain: Bool = false) {
    self.isPlain = isPlain
    var dice = SeededGenerator(seed: seed)
    machines = dice.below(3) == 0 ? 2 : 1
    periods = machines == 2 ? 2 : 2 + dice.below(2)
    for _ in 0..<machines {
      keepsSetup.append(dice.below(4) > 0)
      initialProduct.append(dice.below(3) == 0 ? dice.below(2) : nil)
      overtimeHours.append(dice.below(3) == 0 ? 2 : 0)
    }
    for index in 0..<2 {
      var product = Product()
      product.holding = Double(dice.below(5)) * 0.1
      product.stock = dice.below(3) == 0 ? Double(dice.below(4)) : 0
      for machine in 0..<machines {
        // A product can be made somewhere.
        if machine != index % machines, dice.below(4) == 0 || isPlain {
          product.modes.append(nil)
          continue
        }
        var mode = Mode()
        mode.hours = 0.5 + Double(dice.below(4)) * 0.25
        mode.cost = Double(dice.below(3)) * 0.2
        mode.good = dice.below(2) == 0 ? 1 : 0.8
        mode.setupHours = Double(dice.below(5)) * 0.5
        mode.setupCost = Double(1 + dice.below(12))
        mode.setupScrap = dice.below(3) == 0 && !isPlain ? 1 : 0
        product.modes.append(mode)
      }
      products.append(product)
      for period in 0..<periods {
        guard dice.below(5) > 0 else { continue }
        orders.append(
          Order(
            product: index, quantity: Double(2 + dice.below(10)), duePeriod: period,
            lateCost: 0.5 + Double(dice.below(4)) * 0.5, unmetCost: 8 + Double(dice.below(8)),
            mayBeLate: dice.below(4) > 0))
      }
    }
  }

  /// The same in the product's terms.
  func plant() throws -> Plant {
    let machines = (0..<machines).map { machine in
      let hours = Self.regularHours
      let regular = TinyPlant.shifts(days: periods, from: 0, to: hours)
      let overtime = TinyPlant.shifts(
        days: periods, from: hours, to: hours + overtimeHours[machine], isOvertime: true,
        costPerHour: Self.overtimePrice)
      return TinyPlant.machine(
        "M\(machine)", open: regular + (overtimeHours[machine] > 0 ? overtime : []),
        initialFamily: initialProduct[machine], keepsSetup: keepsSetup[machine])
    }
    let made = products.enumerated().map { index, product in
      TinyPlant.made(
        "P\(index)",
        steps: [
          TinyPlant.step(
            modes: product.modes.enumerated().compactMap { machine, mode in
              mode.map {
                TinyPlant.mode(
                  on: machine, family: index, secondsPerUnit: $0.hours * 3600,
                  setup: Setup(
                    minutes: $0.setupHours * 60, cost: $0.setupCost, scrapUnits: $0.setupScrap),
                  yield: $0.good, costPerUnit: $0.cost)
              }
            })
        ], stock: product.stock, holdingCostPerUnitDay: product.holding)
    }
    return try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: periods), machines: machines, products: made,
      orders: orders.enumerated().map { index, order in
        let end = Double(order.duePeriod + 1)
        return TinyPlant.order(
          "O\(index)", product: order.product, quantity: order.quantity, dueDay: end,
          earliest: isPlain ? nil : TinyPlant.start,
          latest: order.mayBeLate ? nil : TinyPlant.at(day: end),
          tardinessCostPerUnitDay: order.lateCost, unmetCostPerUnit: order.unmetCost)
      })
  }
}
