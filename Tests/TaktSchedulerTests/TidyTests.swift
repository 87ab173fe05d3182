import TaktModel
import TaktTestSupport
import Testing

@testable import TaktScheduler

/// Plans that a planner would run: few lots, deliveries and purchases, nothing for nobody.
@Suite struct TidyTests {
  /// A draft of lots on the first machine of their mode, in this sequence.
  private func played(
    _ lots: [(mode: Int, good: Double)], in shop: Shop, isJustInTime: Bool = true
  ) -> Simulation {
    var draft = Draft(shop: shop)
    for lot in lots {
      draft.sequences[shop.modes[lot.mode].machine].append(draft.lots.count)
      draft.lots.append(Draft.Lot(mode: lot.mode, good: lot.good))
    }
    var simulation = Simulation(shop: shop)
    simulation.options.isJustInTime = isJustInTime
    simulation.run(draft)
    return simulation
  }

  private func tidied(_ start: Simulation, percent: Double = 1, limit: Int = 20_000) -> Simulation {
    var tidying = Tidying(from: start, .tidiest(percent: percent), limit: limit, stop: .never)
    tidying.run()
    expectNoFault(tidying.best.schedule(), start.shop.plant)
    return tidying.best
  }

  /// A and B on one machine, without set-ups between them.
  private func twoProducts(orders: [Order]) throws -> Plant {
    let step = TinyPlant.step(modes: [TinyPlant.mode(family: 0)])
    return try TinyPlant.plant(
      families: ["any"],
      products: [TinyPlant.made("A", steps: [step]), TinyPlant.made("B", steps: [step])],
      orders: orders)
  }

  @Test func lotsOfAStepAreJoinedAlsoWithOthersBetweenThem() throws {
    let plant = try twoProducts(
      orders: [
        TinyPlant.order("O1", quantity: 10), TinyPlant.order("O2", product: 1, quantity: 6),
      ])
    let start = played([(0, 4), (1, 3), (0, 5), (1, 3), (0, 1)], in: Shop(plant))
    #expect(start.sequence.count == 5)
    let best = tidied(start, percent: 0)
    #expect(best.sequence.count == 2)
    #expect(best.deliveries.count == 2)
    #expect(best.cost.total == 0)
  }

  @Test func noOrderPaysForFewerLots() throws {
    // The first half is in time by itself; of the whole lot nothing would be.
    let plant = try TinyPlant.plant(
      orders: [TinyPlant.order(quantity: 10, dueDay: 5.0 / 24)])
    let start = played([(0, 5), (0, 5)], in: Shop(plant))
    #expect(start.cost.tardiness > 0)
    let best = tidied(start, percent: 100)
    #expect(best.cost.tardiness <= start.cost.tardiness + 1e-9)
    #expect(best.sequence.count == 2)
  }

  @Test func nothingIsMadeForNobodyAndNothingGoesIntoIt() throws {
    let plant = try TinyPlant.plant(
      families: ["any"], machines: [TinyPlant.machine("M1"), TinyPlant.machine("M2")],
      products: [
        TinyPlant.made(
          "A",
          steps: [
            TinyPlant.step(
              modes: [TinyPlant.mode(on: 0, family: 0)],
              components: [TinyPlant.component(1, 0.25)])
          ]),
        TinyPlant.made("B", steps: [TinyPlant.step(modes: [TinyPlant.mode(on: 1, family: 0)])]),
      ],
      orders: [TinyPlant.order(quantity: 8)])
    let start = played([(1, 5), (0, 20), (0, 3), (1, 4)], in: Shop(plant))
    let best = tidied(start, percent: 0)
    let made = best.sequence.map { (best.draft.lots[$0].mode, best.lots[$0].started) }
    #expect(made.count == 2)
    #expect(made.first { $0.0 == 0 }?.1 == 8)
    #expect(made.first { $0.0 == 1 }?.1 == 2)
  }

  @Test func safetyStockIsNobodysSurplus() throws {
    let plant = try TinyPlant.plant(
      products: [TinyPlant.made(safetyStock: 5, shortOfSafetyCostPerUnitDay: 1)],
      orders: [TinyPlant.order(quantity: 8)])
    let best = tidied(played([(0, 20)], in: Shop(plant)), percent: 0)
    #expect(best.sequence.reduce(0) { $0 + best.lots[$1].started } == 13)
  }

  @Test func lotSizesThatForceASurplusAreKept() throws {
    let step = TinyPlant.step(modes: [TinyPlant.mode(minLot: 10, lotMultiple: 10)])
    let plant = try TinyPlant.plant(
      products: [TinyPlant.made(steps: [step])], orders: [TinyPlant.order(quantity: 12)])
    let best = tidied(played([(0, 20), (0, 10)], in: Shop(plant)), percent: 0)
    #expect(best.sequence.map { best.lots[$0].started } == [20])
    #expect(best.delivered == [12])
  }

  /// Two lots of A, made of the bought B, and C between them.
  private func buying(holding: Double) throws -> Shop {
    Shop(
      try TinyPlant.plant(
        families: ["any"],
        products: [
          TinyPlant.made(
            "A",
            steps: [
              TinyPlant.step(
                modes: [TinyPlant.mode(family: 0, maxLot: 5)],
                components: [TinyPlant.component(1)])
            ]),
          TinyPlant.bought(
            "B", purchase: Product.Purchase(costPerUnit: 2, multiple: 4),
            holdingCostPerUnitDay: holding),
        ],
        orders: [TinyPlant.order(quantity: 10)]))
  }

  @Test func purchasesOfAProductComeTogetherInWholeMultiples() throws {
    let start = played([(0, 5), (0, 5)], in: try buying(holding: 0.1))
    #expect(start.purchaseCount == 2)
    let best = tidied(start, percent: 10)
    #expect(best.schedule().purchases.map(\.quantity) == [12])
    #expect(best.cost.total <= start.cost.total * 1.1)
  }

  @Test func purchasesStayApartWhereThatCostsMoreThanAllowed() throws {
    let start = played([(0, 5), (0, 5)], in: try buying(holding: 100))
    #expect(tidied(start, percent: 1).purchaseCount == 2)
  }

  @Test func goodsThatAreReadyEarlyGoOutTogetherWithinTheBudget() throws {
    let plant = try TinyPlant.plant(
      products: [
        TinyPlant.made(
          steps: [TinyPlant.step(modes: [TinyPlant.mode(costPerUnit: 10, maxLot: 5)])],
          holdingCostPerUnitDay: 0.01)
      ],
      orders: [TinyPlant.order(quantity: 10)])
    let start = played([(0, 5), (0, 5)], in: Shop(plant))
    #expect(start.deliveries.count == 2)
    #expect(tidied(start, percent: 1).deliveries.count == 1)
    #expect(tidied(start, percent: 0).deliveries.count == 2)
  }

  @Test func transferLotsFollowFromTheTimes() throws {
    // Ten hours on each of two machines, due after twelve: five parts at least.
    let plant = try TinyPlant.plant(
      families: ["any"], machines: [TinyPlant.machine("M1"), TinyPlant.machine("M2")],
      products: [
        TinyPlant.made(steps: [
          TinyPlant.step("s0", modes: [TinyPlant.mode(on: 0, family: 0)]),
          TinyPlant.step("s1", modes: [TinyPlant.mode(on: 1, family: 0)]),
        ])
      ],
      orders: [TinyPlant.order(quantity: 10, dueDay: 0.5, isComplete: true)])
    let start = played([(0, 10), (1, 10)], in: Shop(plant))
    #expect(!start.isOnTime(0))
    let best = tidied(start)
    #expect(best.isOnTime(0))
    #expect(best.sequence.count <= 10)
  }

  @Test func anOrderLateForOnePieceIsCured() throws {
    // Its last piece is made behind another order's, which is late already.
    let plant = try twoProducts(
      orders: [
        TinyPlant.order("O1", quantity: 100, dueDay: 0.5, tardinessCostPerUnitDay: 1),
        TinyPlant.order("O2", product: 1, quantity: 50, dueDay: 52.0 / 24),
      ])
    let start = played([(1, 49), (0, 100), (1, 1)], in: Shop(plant))
    #expect(!start.isOnTime(1))
    let best = tidied(start, percent: 2)
    #expect(best.isOnTime(1))
    #expect(best.sequence.count == 2)
    #expect(best.cost.total <= start.cost.total * 1.02)
  }

  @Test func anOrderIsNotLateForAPieceOfALotThatComesLater() throws {
    // The second lot may not begin before the second order's release: the two cannot be made in one.
    let plant = try TinyPlant.plant(
      orders: [
        TinyPlant.order("O1", quantity: 10, dueDay: 1, tardinessCostPerUnitDay: 2),
        TinyPlant.order("O2", quantity: 20, dueDay: 4, release: TinyPlant.at(day: 2)),
      ])
    let shop = Shop(plant)
    var draft = Draft(shop: shop)
    draft.lots = [Draft.Lot(mode: 0, good: 9), Draft.Lot(mode: 0, good: 21, releaseClass: 1)]
    draft.sequences[0] = [0, 1]
    var start = Simulation(shop: shop)
    start.run(draft)
    #expect(!start.isOnTime(0))
    let best = tidied(start)
    #expect(best.isOnTime(0))
    #expect(best.isOnTime(1))
    #expect(best.sequence.map { best.lots[$0].started } == [10, 20])
  }

  @Test func changesThatHelpNobodyTakeAboutOneLookEach() throws {
    // The first half of each order is in time by itself; of the whole lot nothing would be.
    let count = 16
    let plant = try TinyPlant.plant(
      machines: (0..<count).map { TinyPlant.machine("M\($0)") },
      products: (0..<count).map {
        let mode = TinyPlant.mode(on: $0, family: $0)
        return TinyPlant.made("P\($0)", steps: [TinyPlant.step(modes: [mode])])
      },
      orders: (0..<count).map {
        TinyPlant.order("O\($0)", product: $0, quantity: 10, dueDay: 5.0 / 24)
      })
    let start = played((0..<count).flatMap { [($0, 5.0), ($0, 5.0)] }, in: Shop(plant))
    var tidying = Tidying(from: start, .tidiest(percent: 100), limit: 1000, stop: .never)
    tidying.joinLots(reach: 1)
    #expect(tidying.best.sequence.count == 2 * count)
    // There are as many changes as lots, half of them with nothing to do.
    #expect(tidying.evaluations <= count + 8)
  }

  @Test func boughtSafetyStockIsBoughtAtOnceWhereItIsShort() throws {
    let plant = try TinyPlant.plant(
      products: [
        TinyPlant.bought(
          purchase: Product.Purchase(leadTimeDays: 2, minQuantity: 50, multiple: 3),
          safetyStock: 20, shortOfSafetyCostPerUnitDay: 1, holdingCostPerUnitDay: 0.001)
      ],
      orders: [TinyPlant.order(quantity: 1, dueDay: 8, earliest: TinyPlant.at(day: 8))])
    let best = played([], in: Shop(plant))
    let schedule = best.schedule()
    expectNoFault(schedule, plant)
    #expect(schedule.purchases.map(\.quantity) == [51])
    #expect(schedule.purchases.map { hours($0.arriveAt) } == [48])
    #expect(abs(best.cost.shortOfSafety - 40) < 1e-6)
    #expect(best.delivered == [1])
  }

  @Test func safetyStockThatLotsTakeIsBoughtAgainAndADearOneIsNot() throws {
    func plant(costPerUnit: Double) throws -> Plant {
      try TinyPlant.plant(
        products: [
          TinyPlant.made("A", steps: [TinyPlant.step(components: [TinyPlant.component(1)])]),
          TinyPlant.bought(
            purchase: Product.Purchase(costPerUnit: costPerUnit), stock: 12, safetyStock: 10,
            shortOfSafetyCostPerUnitDay: 1),
        ],
        orders: [TinyPlant.order(quantity: 7)])
    }
    let cheap = played([(0, 7)], in: Shop(try plant(costPerUnit: 1)))
    expectNoFault(cheap.schedule(), cheap.shop.plant)
    #expect(cheap.schedule().purchases.map(\.quantity) == [5])
    #expect(cheap.cost.shortOfSafety == 0)
    let dear = played([(0, 7)], in: Shop(try plant(costPerUnit: 1000)))
    #expect(dear.schedule().purchases.isEmpty)
  }

  @Test func lotsThatBeginAtOneMomentHaveOnePurchase() throws {
    let plant = try TinyPlant.plant(
      families: ["any"], machines: [TinyPlant.machine("M1"), TinyPlant.machine("M2")],
      products: [
        TinyPlant.made(
          "A",
          steps: [
            TinyPlant.step(
              modes: [TinyPlant.mode(on: 0, family: 0)], components: [TinyPlant.component(2)])
          ]),
        TinyPlant.made(
          "B",
          steps: [
            TinyPlant.step(
              modes: [TinyPlant.mode(on: 1, family: 0)], components: [TinyPlant.component(2)])
          ]),
        TinyPlant.bought("C", purchase: Product.Purchase(costPerUnit: 2, multiple: 10)),
      ],
      orders: [TinyPlant.order(quantity: 7), TinyPlant.order("O2", product: 1, quantity: 3)])
    let schedule = played([(0, 7), (1, 3)], in: Shop(plant)).schedule()
    expectNoFault(schedule, plant)
    #expect(schedule.purchases.map(\.quantity) == [10])
  }

  /// What an outsider would try on a plan: any single join, any lot left out.
  @Test func noSingleJoinOrRemovalStillHelps() throws {
    for seed in UInt64(1)...40 {
      let plant = RandomPlant.make(seed: seed, size: .tiny)
      let shop = Shop(plant)
      var start = Simulation(shop: shop)
      start.run(Draft(of: Dispatch.schedule(plant), in: shop))
      let best = tidied(start, limit: 200_000)
      let standing = Standing(of: best)
      #expect(standing.lateOrShort <= Standing(of: start).lateOrShort)
      #expect(standing.cost <= start.cost.total * 1.01 + 1e-9)
      var other = best
      func expectNoBetter(_ draft: Draft, _ what: String) {
        other.run(draft)
        let found = Standing(of: other)
        let isAllowed = found.cost <= standing.cost + Standing.slack(standing.cost)
        #expect(
          !(isAllowed && found.isTidier(than: standing, since: standing)), "plant \(seed): \(what)")
      }
      for sequence in best.draft.sequences {
        for lot in sequence {
          var draft = best.draft
          draft.remove([lot])
          expectNoBetter(draft, "without lot \(lot)")
          for partner in sequence where partner != lot {
            draft = best.draft
            if draft.make(.join(lot, into: partner), as: best) {
              expectNoBetter(draft, "lot \(lot) with \(partner)")
            }
          }
        }
      }
    }
  }
}
