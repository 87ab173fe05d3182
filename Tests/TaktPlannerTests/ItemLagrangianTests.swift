import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// The item Lagrangian's bound is below every plan, and where theory says so, close to the best.
@Suite struct ItemLagrangianTests {
  private func bound(_ program: Program, iterations: Int = 120) -> Double {
    var lagrangian = ItemLagrangian(program)
    lagrangian.run(iterations: iterations, target: .infinity, stop: .never)
    return lagrangian.bound
  }

  private func isBelow(_ bound: Double, _ optimum: Double) -> Bool {
    bound <= optimum + 1e-9 * max(1, abs(optimum))
  }

  @Test func lotSizingPlantsOptimaAreAbove() throws {
    for seed in UInt64(1)...60 {
      let small = LotSizingPlant(seed: seed)
      let bound = bound(Program(PlanningData(try small.plant())))
      let optimum = try small.bruteForceOptimum()
      #expect(isBelow(bound, optimum), "seed \(seed): bound \(bound), optimum \(optimum)")
    }
  }

  @Test func optimaOfPlantsOfMultiplesAreAbove() throws {
    for seed in UInt64(1)...60 {
      let small = MultiplesPlant(seed: seed)
      let bound = bound(Program(PlanningData(try small.plant())))
      let optimum = small.bruteForceOptimum()
      #expect(isBelow(bound, optimum), "seed \(seed): bound \(bound), optimum \(optimum)")
    }
  }

  @Test func plansOfRandomPlantsAreAbove() throws {
    var proven = 0
    // The last few have stock that production undercuts.
    for seed in Array(UInt64(1)...120) + [2295, 3244, 4471, 5563] {
      let program = RandomPrograms.make(seed: seed, size: seed % 4 == 0 ? .small : .tiny)
      let found = try FeasiblePoints(program, iterationLimit: 600)
      let bound = bound(program, iterations: 60)
      #expect(isBelow(bound, found.best), "seed \(seed): bound \(bound), plan \(found.best)")
      if found.isOptimal { proven += 1 }
    }
    #expect(proven > 90)
  }

  @Test func anyPricesProveABound() throws {
    for seed in UInt64(200)...260 {
      let program = RandomPrograms.make(seed: seed)
      let best = try FeasiblePoints(program, iterationLimit: 600).best
      let model = LagrangianModel(program)
      var evaluation = LagrangianEvaluation(model)
      var dice = SeededGenerator(seed: seed)
      for _ in 0..<20 {
        evaluation.evaluate(model, randomPrices(model, &dice))
        #expect(
          isBelow(evaluation.value, best), "seed \(seed): bound \(evaluation.value), plan \(best)")
      }
    }
  }

  private func randomPrices(
    _ model: LagrangianModel, _ dice: inout SeededGenerator
  ) -> LagrangianPrices {
    var prices = LagrangianPrices(model, heldDownstream: dice.unit(), keeping: dice.unit())
    let size = [0, 0.1, 1, 10][dice.below(4)]
    for place in prices.capacity.indices { prices.capacity[place] = size * dice.unit() / 500 }
    for place in prices.state.indices { prices.state[place] = size * dice.unit() }
    for place in prices.stock.indices { prices.stock[place] = size * dice.unit() / 20 }
    for shares in model.sharesOfDemand { share(&prices.servings, shares, &dice) }
    for group in model.data.setupGroups {
      for period in 0..<model.periods {
        share(&prices.setups, group.modes.map { $0 * model.periods + period }, &dice)
      }
    }
    return prices
  }

  private func share(_ shares: inout [Double], _ places: [Int], _ dice: inout SeededGenerator) {
    var sum = 0.0
    for place in places {
      shares[place] = dice.below(3) == 0 ? 0 : dice.unit()
      sum += shares[place]
    }
    for place in places {
      shares[place] = sum > 0 ? shares[place] / sum : 1 / Double(places.count)
    }
  }

  @Test func withoutCapacityTheBoundIsTheOptimum() async throws {
    for seed in UInt64(1)...8 {
      let plant = try LotSizingDraw(seed: seed, openHours: 24, hoursPerUnit: 0.001).plant()
      let bound = bound(Program(PlanningData(plant)))
      let optimum = try await solved(plant).objective
      #expect(isBelow(bound, optimum), "seed \(seed)")
      #expect(bound >= optimum - 1e-6 * optimum, "seed \(seed): bound \(bound), \(optimum)")
    }
  }

  @Test func onPlainLotSizingTheBoundIsTheTightenedRelaxations() async throws {
    for seed in UInt64(1)...4 {
      let plant = try LotSizingDraw(seed: seed, openHours: 16, hoursPerUnit: 0.12).plant()
      let program = Program(PlanningData(plant))
      let root = try await RootRelaxation.solve(
        program, stop: .never, cancellation: Cancellation())
      let bound = bound(program, iterations: 1500)
      #expect(bound >= root.bound - 2e-3 * root.bound, "seed \(seed): \(bound), \(root.bound)")
    }
  }

  @Test func runsAreAlikeAndNeverWorsen() throws {
    for seed in UInt64(1)...10 {
      let program = RandomPrograms.make(seed: seed, size: .medium)
      var one = ItemLagrangian(program)
      var other = ItemLagrangian(program)
      var before = -Double.infinity
      for _ in 0..<4 {
        one.run(iterations: 5, target: .infinity, stop: .never)
        #expect(one.bound >= before)
        before = one.bound
      }
      other.run(iterations: 20, target: .infinity, stop: .never)
      #expect(one.bound == other.bound)
      #expect(one.work == other.work && one.work > 0)
      #expect(one.capacityPrices == other.capacityPrices)
    }
  }

  @Test func columnsAreHandedOverForEveryStage() throws {
    let program = RandomPrograms.make(seed: 5, size: .small)
    var lagrangian = ItemLagrangian(program)
    var seen = [Int](repeating: 0, count: program.data.stages.count)
    lagrangian.run(iterations: 3, target: .infinity, stop: .never) { stage, pattern, cost in
      seen[stage] += 1
      #expect(pattern.count == program.data.periodCount)
      #expect(cost.isFinite)
      for mode in pattern where mode >= 0 { #expect(program.data.modes[mode].stage == stage) }
    }
    #expect(seen.allSatisfy { $0 == 3 })
  }

  @Test func aStopRuleAndATargetEndARun() throws {
    let program = RandomPrograms.make(seed: 7, size: .medium)
    var stopped = ItemLagrangian(program)
    stopped.run(iterations: 50, target: .infinity, stop: StopRule { 0 })
    #expect(stopped.work == 0)
    var reached = ItemLagrangian(program)
    reached.run(iterations: 1, target: .infinity, stop: .never)
    let work = reached.work
    reached.run(iterations: 50, target: reached.bound, stop: .never)
    #expect(reached.work == work)
  }
}

/// Plain lot sizing: some products on a machine, demand in most periods, nothing late.
private struct LotSizingDraw {
  let seed: UInt64
  let openHours: Double
  let hoursPerUnit: Double

  func plant() throws -> Plant {
    var dice = SeededGenerator(seed: seed)
    let (products, periods) = (4, 8)
    var made: [Product] = []
    var orders: [Order] = []
    for index in 0..<products {
      let setup = Setup(minutes: 20, cost: Double(40 + dice.below(80)))
      made.append(
        TinyPlant.made(
          "P\(index)",
          steps: [
            TinyPlant.step(modes: [
              TinyPlant.mode(family: index, secondsPerUnit: hoursPerUnit * 3600, setup: setup)
            ])
          ], holdingCostPerUnitDay: 0.5 + dice.unit()))
      for period in 0..<periods where dice.below(6) > 0 {
        let end = TinyPlant.at(day: Double(period + 1))
        orders.append(
          TinyPlant.order(
            "O\(index)-\(period)", product: index, quantity: Double(5 + dice.below(40)),
            dueDay: Double(period + 1), earliest: end, latest: end, unmetCostPerUnit: 1000))
      }
    }
    return try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: periods),
      machines: [
        TinyPlant.machine(
          open: TinyPlant.shifts(days: periods, from: 0, to: openHours), keepsSetup: false)
      ], products: made, orders: orders)
  }
}
