import GLPK
import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// The first plan, made without a linear program.
@Suite struct ConstructionTests {
  private typealias T = TinyPlant

  private func expectFirstPlans(_ size: RandomPlant.Size, seeds: ClosedRange<UInt64>) {
    for seed in seeds {
      let program = RandomPrograms.make(seed: seed, size: size)
      let first = program.firstIncumbent()
      let violation = program.mip.violation(at: first.point)
      #expect(violation == nil, "\(size) \(seed): \(violation?.what ?? "")")
      #expect(first.objective.isFinite, "\(size) \(seed)")
      // Whatever it delivers, it is a plan that the heuristic made, not the fall-back.
      let constructed = program.point(for: Construction.firstPlan(for: program))
      let refused = program.mip.violation(at: constructed)
      #expect(refused == nil, "\(size) \(seed) constructed: \(refused?.what ?? "")")
    }
  }

  @Test func theFirstPlanOfTinyPlantsIsFeasible() { expectFirstPlans(.tiny, seeds: 1...300) }
  @Test func theFirstPlanOfSmallPlantsIsFeasible() { expectFirstPlans(.small, seeds: 1...150) }
  @Test func theFirstPlanOfMediumPlantsIsFeasible() { expectFirstPlans(.medium, seeds: 1...25) }

  @Test func makingNothingIsAlwaysFeasible() {
    for seed in UInt64(1)...200 {
      let program = RandomPrograms.make(seed: seed, size: .small)
      let point = program.point(for: Decisions(nothingFor: program.data))
      let violation = program.mip.violation(at: point)
      #expect(violation == nil, "seed \(seed): \(violation?.what ?? "")")
      #expect(program.periodPlan(at: point).lots.isEmpty)
    }
  }

  @Test func thePointSaysWhatTheDecisionsSay() {
    for seed in UInt64(1)...60 {
      let program = RandomPrograms.make(seed: seed, size: .small)
      let decisions = Construction.firstPlan(for: program)
      let plan = program.periodPlan(at: program.point(for: decisions))
      for (mode, details) in program.data.modes.enumerated() {
        let stage = program.data.stages[details.stage]
        for period in 0..<program.data.periodCount {
          let planned = plan.lots.filter {
            $0.product == stage.product && $0.step == stage.step && $0.mode == details.mode
              && $0.period == period
          }.reduce(0) { $0 + $1.started }
          #expect(abs(planned - decisions.starts[mode][period]) < 1e-6, "seed \(seed)")
        }
      }
      for (index, demand) in program.data.demands.enumerated() {
        let delivered = plan.deliveries.filter { demand.orders.contains($0.order) }
          .reduce(0) { $0 + $1.quantity }
        #expect(
          abs(delivered - decisions.deliveries[index].reduce(0, +)) < 1e-5
            * max(1, demand.quantity),
          "seed \(seed)")
        for order in demand.orders {
          let own = plan.deliveries.filter { $0.order == order }.reduce(0) { $0 + $1.quantity }
          #expect(own <= program.data.plant.orders[order].quantity + 1e-6, "seed \(seed)")
        }
      }
    }
  }

  @Test func aRoomyPlantIsDeliveredOnTimeAtOnce() throws {
    // 240 h for 50 units of five products; nothing late, nothing unmet.
    let products = (0..<5).map { index in
      T.made(
        "P\(index)",
        steps: [T.step(modes: [T.mode(family: index, setup: Setup(minutes: 30, cost: 3))])])
    }
    let plant = try T.plant(
      products: products,
      orders: (0..<5).map { T.order("O\($0)", product: $0, dueDay: Double($0) + 3) })
    let program = Program(PlanningData(plant))
    let first = program.firstIncumbent()
    #expect(first.objective <= 15 + 1e-9)
    let plan = program.periodPlan(at: first.point)
    #expect(isNear(plan.deliveries.reduce(0) { $0 + $1.quantity }, 50))
  }

  @Test func loadThatDoesNotFitBackwardsIsLoadedForwards() throws {
    // Two orders of 24 due on day 1: one is made on day 2, a day late.
    let plant = try T.plant(
      horizon: T.horizon(days: 3),
      orders: [
        T.order(quantity: 24, dueDay: 1), T.order("O2", quantity: 24, dueDay: 1),
      ])
    let first = Program(PlanningData(plant)).firstIncumbent()
    #expect(isNear(first.objective, 24))
  }

  @Test func componentsAreMadeOrBoughtAlong() throws {
    let plant = try T.plant(
      horizon: T.horizon(days: 3), machines: [T.machine(), T.machine("M2")],
      products: [
        T.made("A", steps: [T.step(components: [T.component(1, 2), T.component(2)])]),
        T.made("B", steps: [T.step(modes: [T.mode(on: 1, family: 1)])]),
        T.bought("C", purchase: .init(leadTimeDays: 1.5, minQuantity: 12)),
      ], orders: [T.order(dueDay: 3)])
    let program = Program(PlanningData(plant))
    let first = program.firstIncumbent()
    #expect(isNear(first.objective, 0))
    let plan = program.periodPlan(at: first.point)
    #expect(plan.purchases.allSatisfy { $0.arrivalPeriod >= 1 && $0.quantity >= 12 - 1e-9 })
  }

  @Test func anAttemptThatFailsLeavesNoTrace() throws {
    // The complete order of 60 does not fit into two days; the other one has the machine to itself.
    let plant = try T.plant(
      horizon: T.horizon(days: 2),
      orders: [
        T.order(quantity: 60, dueDay: 1, unmetCostPerUnit: 50, isComplete: true),
        T.order("O2", quantity: 24, dueDay: 1),
      ])
    let first = Program(PlanningData(plant)).firstIncumbent()
    #expect(isNear(first.objective, 3000))
  }

  @Test func aThousandOrdersMakeAFirstPlan() throws {
    let products = (0..<30).map { index in
      T.made(
        "P\(index)",
        steps: [
          T.step(modes: [
            T.mode(
              on: index % 6, family: index, secondsPerUnit: 60, setup: Setup(minutes: 20, cost: 10))
          ])
        ], holdingCostPerUnitDay: 0.01)
    }
    let orders = (0..<1000).map { index in
      let dueDay = 0.6 + Double(index * 7 % 90) / 10
      return T.order(
        "O\(index)", product: index % 30, quantity: Double(5 + index % 40), dueDay: dueDay)
    }
    let plant = try T.plant(
      machines: (0..<6).map { T.machine("M\($0)") }, products: products, orders: orders)
    let program = Program(PlanningData(plant))
    let first = program.firstIncumbent()
    #expect(program.mip.violation(at: first.point) == nil)
    let unmet = program.layout.unmet.reduce(0) { $0 + first.point[$1.index] }
    #expect(unmet < 1)
  }

  @Test func aVeryDeepBillOfMaterialsEndsNobody() throws {
    let depth = 450
    let products = (0..<depth).map { index in
      T.made(
        "P\(index)",
        steps: [
          T.step(
            modes: [T.mode(family: 0, secondsPerUnit: 1)],
            components: index + 1 < depth ? [T.component(index + 1)] : [])
        ])
    }
    let plant = try T.plant(
      horizon: T.horizon(days: 4), products: products, orders: [T.order(quantity: 1, dueDay: 2)])
    let program = Program(PlanningData(plant))
    #expect(program.mip.violation(at: program.firstIncumbent().point) == nil)
  }

  @Test func whatCannotBeHadAtTheBottomIsNotTriedInEveryMix() throws {
    // Six levels, two modes each, ten periods; the last component is missing. Every mix of modes and
    // periods would be a million tries an order.
    let depth = 6
    var products = (0..<depth).map { index in
      T.made(
        "P\(index)",
        steps: [
          T.step(
            modes: [
              T.mode(on: 0, family: index, secondsPerUnit: 1),
              T.mode(on: 1, family: index, secondsPerUnit: 2),
            ], components: [T.component(index + 1)])
        ])
    }
    products.append(Product(id: "missing", supply: .stockOnly))
    let plant = try T.plant(
      machines: [T.machine(), T.machine("M2")], products: products,
      orders: (0..<20).map { T.order("O\($0)", quantity: Double($0 + 1), dueDay: 9) })
    let program = Program(PlanningData(plant))
    let first = program.firstIncumbent()
    #expect(isNear(first.objective, 210 * 20))
  }
}
