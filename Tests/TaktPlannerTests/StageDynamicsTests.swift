import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// The stage's dynamic program against every pattern of set-ups.
@Suite struct StageDynamicsTests {
  /// One product on one machine, capacity priced: what remains can be enumerated.
  private struct Case {
    var dice: SeededGenerator
    let periods = 6
    let mayBeLate: Bool
    let setupCost: Double
    let unitCost: Double
    let holding: Double
    /// Per hour, by period.
    let prices: [Double]
    let orders: [(quantity: Double, due: Int, late: Double, unmet: Double)]

    init(seed: UInt64, mayBeLate: Bool) {
      dice = SeededGenerator(seed: seed)
      self.mayBeLate = mayBeLate
      setupCost = Double(5 + dice.below(40))
      unitCost = dice.unit()
      holding = dice.unit()
      var prices: [Double] = []
      for _ in 0..<periods { prices.append(dice.below(3) == 0 ? dice.unit() * 4 : 0) }
      self.prices = prices
      var orders: [(quantity: Double, due: Int, late: Double, unmet: Double)] = []
      for _ in 0..<6 {
        orders.append(
          (
            Double(1 + dice.below(12)), dice.below(periods), 0.2 + dice.unit() * 2,
            2 + dice.unit() * 20
          ))
      }
      self.orders = orders
    }

    /// An hour a unit, half an hour a set-up.
    func program() throws -> Program {
      let mode = TinyPlant.mode(
        setup: Setup(minutes: 30, cost: setupCost), costPerUnit: unitCost)
      let plant = try TinyPlant.plant(
        horizon: TinyPlant.horizon(days: periods),
        machines: [
          TinyPlant.machine(
            open: TinyPlant.shifts(days: periods, from: 0, to: 24), keepsSetup: false)
        ],
        products: [
          TinyPlant.made(steps: [TinyPlant.step(modes: [mode])], holdingCostPerUnitDay: holding)
        ],
        orders: orders.enumerated().map { index, order in
          let due = TinyPlant.at(day: Double(order.due + 1))
          return TinyPlant.order(
            "O\(index)", quantity: order.quantity, dueDay: Double(order.due + 1), earliest: due,
            latest: mayBeLate ? nil : due, tardinessCostPerUnitDay: order.late,
            unmetCostPerUnit: order.unmet)
        })
      return Program(PlanningData(plant))
    }

    /// Each order from the cheapest of the periods set up, or unmet.
    func cheapest() -> Double {
      var best = Double.infinity
      for pattern in 0..<(1 << periods) {
        let setUp = (0..<periods).filter { pattern >> $0 & 1 == 1 }
        var cost = setUp.reduce(0) { $0 + setupCost + prices[$1] / 2 }
        for order in orders {
          let ways = setUp.compactMap { source -> Double? in
            if source > order.due && !mayBeLate { return nil }
            let days = Double(source - order.due)
            return unitCost + prices[source] + (days > 0 ? days * order.late : -days * holding)
          }
          cost += order.quantity * min(order.unmet, ways.min() ?? .infinity)
        }
        best = min(best, cost)
      }
      return best - prices.reduce(0) { $0 + $1 * 24 }
    }

    func value() throws -> Double {
      let model = LagrangianModel(try program())
      var multipliers = LagrangianPrices(model, heldDownstream: 0, keeping: 0)
      for period in 0..<periods { multipliers.capacity[period] = prices[period] / 3600 }
      var evaluation = LagrangianEvaluation(model)
      evaluation.evaluate(model, multipliers)
      return evaluation.value
    }
  }

  @Test(arguments: UInt64(1)...60) func inTimeItIsTheBestPattern(seed: UInt64) throws {
    let draw = Case(seed: seed, mayBeLate: false)
    let (value, best) = (try draw.value(), draw.cheapest())
    #expect(isNear(value, best), "\(value), \(best)")
  }

  @Test func lateItIsNeverAboveTheBestPatternAndMostlyIt() throws {
    var equal = 0
    for seed in UInt64(1)...60 {
      let draw = Case(seed: seed, mayBeLate: true)
      let (value, best) = (try draw.value(), draw.cheapest())
      #expect(value <= best + 1e-9 * max(1, abs(best)), "seed \(seed): \(value), \(best)")
      if isNear(value, best) { equal += 1 }
    }
    #expect(equal > 30, "\(equal)")
  }
}
