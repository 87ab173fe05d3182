import TaktModel
import TaktTestSupport
import Testing

/// What is bought, when it arrives and how much of it.
@Suite struct PurchaseTests {
  /// A, made of one unit of the bought B; C is made on the same machine first where it is planned.
  private func plant(_ purchase: Product.Purchase, stock: Double = 0) throws -> Plant {
    try TinyPlant.plant(
      families: ["any"],
      products: [
        TinyPlant.made("A", steps: [TinyPlant.step(components: [TinyPlant.component(1)])]),
        TinyPlant.bought("B", purchase: purchase, stock: stock),
        TinyPlant.made("C"),
      ],
      orders: [
        TinyPlant.order("O1", quantity: 7), TinyPlant.order("O2", product: 2, quantity: 10),
      ])
  }

  @Test func boughtGoodsArriveAfterTheirLeadTime() throws {
    let schedule = Shopfloor.schedule(
      [Shopfloor.lot(7)], for: try plant(Product.Purchase(leadTimeDays: 1.5)))
    let purchase = try #require(schedule.purchases.first)
    #expect(purchase.orderAt == TinyPlant.start)
    #expect(purchase.arriveAt == TinyPlant.at(day: 1.5))
    #expect(schedule.planned.map(\.startHour) == [36])
  }

  @Test func boughtGoodsArriveJustInTime() throws {
    let schedule = Shopfloor.schedule(
      [Shopfloor.lot(10, of: 2), Shopfloor.lot(7, period: 1)],
      for: try plant(Product.Purchase(leadTimeDays: 0.25)))
    #expect(schedule.planned(0).map(\.startHour) == [10])
    #expect(schedule.purchases.map { Shopfloor.hours($0.arriveAt) } == [10])
    #expect(schedule.purchases.map { Shopfloor.hours($0.orderAt) } == [4])
  }

  @Test(
    arguments: [
      (0.0, nil, 0.0, 7.0), (10, nil, 0, 10), (0, 4, 0, 8), (10, 4, 0, 12), (0, nil, 5, 2),
    ]
      as [(Double, Double?, Double, Double)])
  func noLessIsBoughtThanTheSupplierSells(
    minimum: Double, multiple: Double?, stock: Double, quantity: Double
  ) throws {
    let plant = try plant(
      Product.Purchase(minQuantity: minimum, multiple: multiple), stock: stock)
    let schedule = Shopfloor.schedule([Shopfloor.lot(7)], for: plant)
    #expect(schedule.purchases.map(\.quantity) == [quantity])
    #expect(schedule.delivered(0) == 7)
  }

  @Test func wholeGoodsAreBoughtInWholeUnits() throws {
    func bought(_ isWhole: Bool) throws -> [Double] {
      let plant = try TinyPlant.plant(
        families: ["any"],
        products: [
          TinyPlant.made(
            "A", steps: [TinyPlant.step(components: [TinyPlant.component(1, 0.35)])]),
          Product(id: "B", isWhole: isWhole, supply: .bought(.init())),
        ], orders: [TinyPlant.order(quantity: 7)])
      let schedules = [
        Shopfloor.schedule([Shopfloor.lot(7)], for: plant), Shopfloor.dispatch(plant),
      ]
      #expect(schedules[0].purchases.map(\.quantity) == schedules[1].purchases.map(\.quantity))
      return schedules[0].purchases.map { ($0.quantity * 1e6).rounded() / 1e6 }
    }
    #expect(try bought(true) == [3])
    #expect(try bought(false) == [2.45])
  }

  @Test func nothingIsBoughtThatIsInStock() throws {
    let plant = try plant(Product.Purchase(), stock: 7)
    #expect(Shopfloor.schedule([Shopfloor.lot(7)], for: plant).purchases.isEmpty)
  }

  @Test func whatCannotArriveWithinTheHorizonIsNotBought() throws {
    let schedule = Shopfloor.schedule(
      [Shopfloor.lot(7)], for: try plant(Product.Purchase(leadTimeDays: 11)))
    #expect(schedule.purchases.isEmpty && schedule.planned.isEmpty)
    #expect(schedule.delivered(0) == 0)
  }

  @Test func aBoughtProductIsSoldAsItIs() throws {
    let plant = try TinyPlant.plant(
      products: [TinyPlant.bought(purchase: Product.Purchase(leadTimeDays: 2, costPerUnit: 1))])
    let schedule = Shopfloor.schedule([], for: plant)
    #expect(schedule.purchases.map(\.quantity) == [10])
    #expect(schedule.deliveryHours(0) == [48])
  }
}
