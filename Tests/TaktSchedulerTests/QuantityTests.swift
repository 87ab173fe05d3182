import TaktChecker
import TaktModel
import TaktScheduler
import TaktTestSupport
import Testing

/// What is made, delivered and kept adds up, in whole units where goods are whole.
@Suite struct QuantityTests {
  /// A moulder's two orders: yield from counts, the second not to be begun before a month is over.
  @Test(arguments: [45_000.0, 44_999, 1_000_003, 7])
  func ordersOfOneProductWithDifferentReleases(quantity: Double) throws {
    let seconds = 5.5 * 45_000 / quantity
    let plant = try TinyPlant.plant(
      products: [
        TinyPlant.made(
          steps: [
            TinyPlant.step(
              modes: [TinyPlant.mode(secondsPerUnit: seconds, yield: 45_000.5 / 45_424)])
          ], holdingCostPerUnitDay: 0.01)
      ],
      orders: [
        TinyPlant.order("O1", quantity: quantity, dueDay: 4, earliest: nil),
        TinyPlant.order(
          "O2", quantity: quantity * 1.5, dueDay: 10, release: TinyPlant.at(day: 4), earliest: nil),
      ])
    let dispatched = Shopfloor.dispatch(plant)
    #expect(dispatched.deliveries.map(\.quantity) == [quantity, quantity * 1.5])
    let searched = Shopfloor.improved(dispatched, for: plant)
    for lot in searched.planned where lot.feeds.contains(where: { $0.order == 1 }) {
      #expect(lot.start >= TinyPlant.at(day: 4))
    }
  }

  /// Grains of what a billion passes through are coarse: nothing comes of nothing, and all of it is pegged.
  @Test func crumbsBesideABillion() throws {
    let product = Product(
      id: "A", isWhole: false,
      supply: .made([TinyPlant.step(modes: [TinyPlant.mode(secondsPerUnit: 1e-5, yield: 0.9)])]))
    let release = TinyPlant.at(day: 1)
    let plant = try TinyPlant.plant(
      products: [product],
      orders: [
        TinyPlant.order("O1", quantity: 0.042, release: release),
        TinyPlant.order("O2", quantity: 1e12 / 3, dueDay: 9, release: TinyPlant.at(day: 6)),
      ])
    let schedule = Shopfloor.schedule(
      [Shopfloor.lot(0.05, period: 1), Shopfloor.lot(1e12 / 3, period: 6)], for: plant)
    #expect(schedule.delivered(0) == 0.042)
    _ = Shopfloor.dispatch(plant)
    // Of many small lots, too.
    _ = Shopfloor.schedule(
      (0..<300).map { Shopfloor.lot(4.01, period: $0 / 100) } + [Shopfloor.lot(9)], for: plant)
  }

  /// However little of a great lot it is, what an order with a release gets is pegged.
  @Test func aCrumbOfAGreatLotIsPegged() throws {
    let release = TinyPlant.at(day: 1)
    let plant = try TinyPlant.plant(
      products: [
        TinyPlant.made(steps: [TinyPlant.step(modes: [TinyPlant.mode(secondsPerUnit: 1e-7)])])
      ],
      orders: [
        TinyPlant.order("O1", quantity: 0.001, release: release),
        TinyPlant.order("O2", quantity: 1e12, release: release),
      ])
    let schedule = Shopfloor.schedule([Shopfloor.lot(1e12 + 1, period: 1)], for: plant)
    #expect(schedule.delivered(0) == 0.001)
  }

  @Test func whatComesShortOfAWholeUnitIsNotDelivered() throws {
    let plant = try TinyPlant.plant(
      products: [
        TinyPlant.made(
          steps: [TinyPlant.step(modes: [TinyPlant.mode(secondsPerUnit: 36, yield: 0.9999)])],
          holdingCostPerUnitDay: 1)
      ], orders: [TinyPlant.order(quantity: 3000)])
    let short = Shopfloor.schedule([Shopfloor.lot(3000)], for: plant)
    #expect(short.deliveries.map(\.quantity) == [2999])
    #expect(Evaluation(of: short, for: plant).orders.map(\.status) == [.partlyUnmet])
    let all = Shopfloor.schedule(
      [Shopfloor.lot(3000), Shopfloor.lot(1, period: 2)], for: plant)
    #expect(all.deliveries.map(\.quantity) == [2999, 1])
    #expect(Evaluation(of: all, for: plant).orders.map(\.status) == [.onTime])
  }

  /// Ten lots of 9.7 are 97, whatever the sum of ten roundings is.
  @Test func fractionsOfManyLotsAddUp() throws {
    let plant = try TinyPlant.plant(
      products: [
        TinyPlant.made(
          steps: [
            TinyPlant.step(modes: [TinyPlant.mode(secondsPerUnit: 360, yield: 0.97, maxLot: 10)])
          ])
      ], orders: [TinyPlant.order(quantity: 97, earliest: nil)])
    let schedule = Shopfloor.schedule((0..<10).map { _ in Shopfloor.lot(10) }, for: plant)
    #expect(schedule.deliveries.map(\.quantity) == [97])
  }

  @Test func anOrderForAFractionIsDeliveredAsItIs() throws {
    let plant = try TinyPlant.plant(
      products: [
        TinyPlant.made(
          steps: [TinyPlant.step(modes: [TinyPlant.mode(secondsPerUnit: 36, yield: 0.97)])],
          holdingCostPerUnitDay: 1)
      ], orders: [TinyPlant.order(quantity: 7.3)])
    let schedule = Shopfloor.schedule(
      [Shopfloor.lot(3), Shopfloor.lot(5, period: 1)], for: plant)
    #expect(schedule.deliveries.count == 2)
    #expect(schedule.deliveries.first?.quantity == 2)
    #expect(schedule.delivered(0) == 7.3)
  }

  @Test(arguments: [nil, 2.5, 4])
  func wholeGoodsAreBoughtWhole(multiple: Double?) throws {
    let plant = try TinyPlant.plant(
      families: ["A"],
      products: [
        TinyPlant.made(steps: [TinyPlant.step(components: [TinyPlant.component(1, 0.35)])]),
        TinyPlant.bought("B", purchase: Product.Purchase(costPerUnit: 1, multiple: multiple)),
      ], orders: [TinyPlant.order(quantity: 9)])
    let schedule = Shopfloor.dispatch(plant)
    // 3.15 are needed.
    #expect(schedule.purchases.map(\.quantity) == [multiple.map { $0 == 2.5 ? 5 : $0 } ?? 4])
  }

  @Test func whatFeedsNoOrderSaysWhatItIsFor() throws {
    let plant = try TinyPlant.plant(
      families: ["any"],
      products: [
        TinyPlant.made(
          "A", steps: [TinyPlant.step(components: [TinyPlant.component(1, 2)])], safetyStock: 3),
        TinyPlant.made(
          "B",
          steps: [TinyPlant.step(modes: [TinyPlant.mode(secondsPerUnit: 600, yield: 0.8)])],
          shelfLifeSeconds: 2 * 86_400),
      ], orders: [TinyPlant.order(quantity: 5)])
    let schedule = Shopfloor.schedule(
      [Shopfloor.lot(10), Shopfloor.lot(30, of: 1)], for: plant)
    let (own, component) = (schedule.planned(0)[0], schedule.planned(1)[0])
    #expect(own.feeds == [Lot.Feed(order: 0, quantity: 5)])
    #expect(own.unpegged == Lot.Unpegged(safety: 3, stock: 2))
    // Twenty go into the ten, four of twenty-four nobody takes.
    #expect(component.feeds == [Lot.Feed(order: 0, quantity: 10)])
    #expect(component.unpegged == Lot.Unpegged(safety: 6, stock: 4, waste: 4))
  }

  /// What is begun for an order before its release is not pegged to it through other lots either.
  @Test func aReleaseBindsLotsOfAllLevels() throws {
    let release = TinyPlant.at(day: 2)
    let plant = try TinyPlant.plant(
      families: ["any"], machines: [TinyPlant.machine(), TinyPlant.machine("M2")],
      products: [
        TinyPlant.made("A", steps: [TinyPlant.step(components: [TinyPlant.component(1)])]),
        TinyPlant.made("B", steps: [TinyPlant.step(modes: [TinyPlant.mode(on: 1, yield: 0.7)])]),
      ],
      orders: [
        TinyPlant.order("O1", quantity: 5, dueDay: 3),
        TinyPlant.order("O2", quantity: 5, dueDay: 6, release: release),
      ])
    for schedule in [
      Shopfloor.dispatch(plant), Shopfloor.improved(Shopfloor.dispatch(plant), for: plant),
    ] {
      #expect(schedule.delivered(1) == 5)
      for lot in schedule.lots where lot.feeds.contains(where: { $0.order == 1 }) {
        #expect(lot.start >= release)
      }
    }
  }

  /// Goods that rest after the last step are held as those that rest between steps, but are in no stock.
  @Test func holdingCountsFromALotsEnd() throws {
    func holding(_ steps: [Step], safetyStock: Double = 0) throws -> Cost {
      let plant = try TinyPlant.plant(
        products: [
          TinyPlant.made(
            steps: steps, safetyStock: safetyStock, shortOfSafetyCostPerUnitDay: 1,
            holdingCostPerUnitDay: 1)
        ], orders: [TinyPlant.order(quantity: 4, tardinessCostPerUnitDay: 100)])
      let schedule = Shopfloor.schedule(
        steps.indices.map { Shopfloor.lot(4, step: $0) }, for: plant)
      return Evaluation.cost(of: schedule, for: plant)
    }
    let step = TinyPlant.step(minimumWaitSeconds: 43_200)
    let last = TinyPlant.step("pack", modes: [TinyPlant.mode(secondsPerUnit: 0)])
    #expect(abs(try holding([step]).holding - 2) < 1e-6)
    #expect(abs(try holding([step, last]).holding - 2) < 1e-6)
  }
}
