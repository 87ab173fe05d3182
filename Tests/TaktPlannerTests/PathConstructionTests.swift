import GLPK
import TaktModel
import TaktTestSupport
import Testing

@testable import TaktPlanner

/// First plans along cheapest paths: for plants of any size.
@Suite struct PathConstructionTests {
  private typealias T = TinyPlant

  private func decisions(
    _ program: Program, _ settings: PathConstruction.Settings = .init()
  ) -> Decisions {
    PathConstruction.firstPlan(
      for: ShopFacts(program), weights: SetupWeights(all: 1, data: program.data),
      settings: settings)
  }

  private func expectFeasible(_ size: RandomPlant.Size, seeds: ClosedRange<UInt64>) {
    for seed in seeds {
      let program = RandomPrograms.make(seed: seed, size: size)
      for settings in PathConstruction.Settings.several {
        let refused = program.mip.violation(at: program.point(for: decisions(program, settings)))
        #expect(refused == nil, "\(size) \(seed) \(settings): \(refused?.what ?? "")")
      }
    }
  }

  @Test func plansOfTinyPlantsAreFeasible() { expectFeasible(.tiny, seeds: 1...200) }
  @Test func plansOfSmallPlantsAreFeasible() { expectFeasible(.small, seeds: 1...100) }
  @Test func plansOfMediumPlantsAreFeasible() { expectFeasible(.medium, seeds: 1...15) }

  @Test func nothingIsPlannedOnceTimeIsUp() {
    let program = RandomPrograms.make(seed: 4, size: .small)
    let first = PathConstruction.firstPlan(
      for: ShopFacts(program), weights: SetupWeights(all: 1, data: program.data),
      stop: StopRule { 0 })
    #expect(first.starts.allSatisfy { $0.allSatisfy { $0 == 0 } })
    #expect(decisions(program).starts.contains { $0.contains { $0 > 0 } })
  }

  @Test func anOrderIsLateWhereThatIsCheaperThanOvertimeAndUnmetWhereThatIsCheaperThanBoth() throws
  {
    // Two orders of 24 due on day 1 on a machine with 24 h a day: one is made on day 2, a day late.
    let late = try T.plant(
      horizon: T.horizon(days: 3),
      orders: [T.order(quantity: 24, dueDay: 1), T.order("O2", quantity: 24, dueDay: 1)])
    let lateProgram = Program(PlanningData(late))
    let point = lateProgram.point(for: decisions(lateProgram))
    #expect(isNear(lateProgram.mip.objective(at: point), 24))
    // Where nobody minds, nothing is made.
    let unmet = try T.plant(
      horizon: T.horizon(days: 3),
      products: [
        T.made("P", steps: [T.step(modes: [T.mode(setup: Setup(minutes: 0, cost: 1000))])])
      ],
      orders: [T.order(quantity: 24, dueDay: 1, unmetCostPerUnit: 1)])
    let unmetProgram = Program(PlanningData(unmet))
    #expect(decisions(unmetProgram).starts.allSatisfy { $0.allSatisfy { $0 == 0 } })
  }

  @Test func aLongRoutingThatIsShortUpstreamIsGivenUpInTime() throws {
    // Twelve steps in a row, the first without capacity: trying every mix of periods would never end.
    let steps = (0..<12).map { index in
      T.step(modes: [T.mode(on: index, family: index)])
    }
    let plant = try T.plant(
      horizon: T.horizon(days: 10), families: (0..<12).map { "F\($0)" },
      machines: (0..<12).map { T.machine("M\($0)") },
      products: [T.made("P", steps: steps)],
      orders: (0..<30).map { T.order("O\($0)", quantity: 24, dueDay: 2) })
    let program = Program(PlanningData(plant))
    let found = decisions(program)
    let first = program.mip.objective(at: program.point(for: found))
    // A machine makes 24 a day: ten orders of 24 are made, on time or later.
    #expect(isNear(found.deliveries.flatMap { $0 }.reduce(0, +), 240))
    #expect(first.isFinite)
    #expect(found.work < 1_000_000)
  }

  @Test func aStepIsGivenAPeriodOfItsOwnWhereHasteIsDear() throws {
    let plant = try T.plant(
      horizon: T.horizon(days: 5), families: ["F", "G"], machines: [T.machine(), T.machine("M2")],
      products: [
        T.made("P", steps: [T.step(modes: [T.mode()]), T.step(modes: [T.mode(on: 1, family: 1)])])
      ], orders: [T.order(quantity: 5, dueDay: 4)])
    let program = Program(PlanningData(plant))
    let found = decisions(program, .init(hurryDays: 1))
    func period(_ mode: Int) -> Int? { found.starts[mode].firstIndex { $0 > 0 } }
    let (first, second) = (try #require(period(0)), try #require(period(1)))
    #expect(first < second)
    #expect(second < 3)
  }

  /// The cheapest way by its plain definition, tried recursively.
  private func plainCost(
    _ point: Int, by period: Int, units: Double, _ shop: ShopDraft, _ depth: Int = 0
  ) -> Double {
    let facts = shop.facts
    if shop.free(point, in: period) > 1e-9 { return 0 }
    var best = Double.infinity
    if facts.purchaseCost[point].isFinite,
      facts.lastPurchase[point * facts.periodCount + period] >= 0
    {
      best = facts.purchaseCost[point]
    }
    guard let stage = facts.data.stageInto[point] else { return best }
    let details = facts.data.stages[stage]
    let holding = facts.data.points[point].holdingCostPerUnitDay
    for start in 0...period where details.arrivalPeriod[start] <= period {
      for mode in details.modes {
        guard let offer = shop.offer(units, mode: mode, start, due: start, false) else { continue }
        var cost = offer.costPerGood
        for input in details.inputs {
          cost +=
            input.quantityPerUnit / facts.modes[mode].goodPerUnit
            * plainCost(
              input.point, by: start,
              units: units / facts.modes[mode].goodPerUnit * input.quantityPerUnit, shop, depth + 1)
        }
        for waiting
          in (details.arrivalPeriod[start] + 1)..<max(
            details.arrivalPeriod[start] + 1, period + 1)
        {
          cost += holding * facts.days[waiting]
        }
        best = min(best, cost)
      }
    }
    return best
  }

  @Test func pathsCostWhatThePlainDefinitionSays() throws {
    let plant = try T.plant(
      horizon: T.horizon(days: 4), machines: [T.machine(), T.machine("M2")],
      products: [
        T.made(
          "A",
          steps: [
            T.step(modes: [
              T.mode(setup: Setup(minutes: 30, cost: 5)),
              T.mode(on: 1, family: 1, setup: Setup(minutes: 10, cost: 9)),
            ]),
            T.step(
              modes: [T.mode(on: 1, family: 1, setup: Setup(minutes: 10, cost: 2))],
              components: [T.component(1, 2)]),
          ]),
        T.bought("C", purchase: .init(leadTimeDays: 1.5, costPerUnit: 0.25)),
      ], orders: [T.order(quantity: 6, dueDay: 4)])
    let program = Program(PlanningData(plant))
    let facts = ShopFacts(program)
    var shop = ShopDraft(facts, weights: SetupWeights(all: 1, data: facts.data))
    var paths = SupplyPaths(facts)
    paths.find(
      .init(
        point: 0, units: 6, periods: 0..<4, stockLimits: nil, hurryCostPerUnit: 0,
        hurriedPeriod: nil), in: &shop)
    for period in 0..<4 {
      let plain = plainCost(0, by: period, units: 6, shop)
      #expect(
        plain == paths.cost(by: period) || isNear(plain, paths.cost(by: period)), "\(period)")
    }
    #expect(paths.cost(by: 0) == .infinity && paths.cost(by: 3) < .infinity)
  }
}
