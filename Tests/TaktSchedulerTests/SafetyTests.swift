import TaktModel
import TaktScheduler
import TaktTestSupport
import Testing

/// The buffer before due dates (`planning.safetyHours`), and orders of which nothing is open.
@Suite struct SafetyTests {
  private typealias T = TinyPlant

  /// Two products on one machine, an hour a unit, both due after two days and not to be delivered before.
  private func plant(
    hours: Double, holdingCost: Double = 0, latenessOfB: Double = 3, dueOfB: Double = 2
  ) throws -> Plant {
    try T.plant(
      families: ["any"],
      products: [
        T.made("A", holdingCostPerUnitDay: holdingCost),
        T.made("B", holdingCostPerUnitDay: holdingCost),
      ],
      orders: [
        T.order("A", quantity: 20, dueDay: 2, earliest: nil),
        T.order(
          "B", product: 1, quantity: 20, dueDay: dueOfB, earliest: nil,
          tardinessCostPerUnitDay: latenessOfB),
      ]
    ).modified { $0.preferences = PlanningPreferences(safetyHours: hours) }
  }

  private let aFirst = [Shopfloor.lot(20), Shopfloor.lot(20, of: 1)]

  @Test func theSearchCountsGoodsAsLateThatTheCostDoesNot() throws {
    let plant = try plant(hours: 24)
    let schedule = Shopfloor.schedule(aFirst, for: plant)
    // B is dearer and goes first: A is made at hour 40, 16 hours after a day before it is due, and is
    // delivered in time.
    #expect(schedule.deliveryHours(1) == [48])
    #expect(Evaluation.cost(of: schedule, for: plant).total == 0)
    let searched = Evaluation.searchedCost(of: schedule, for: plant)
    #expect(abs(searched - 20 * 16.0 / 24 * 1) < 1e-6)
    let evaluation = Evaluation(of: schedule, for: plant)
    #expect(evaluation.orders.map(\.status) == [.onTime, .onTime])
    #expect(Evaluation.searchedCost(of: schedule, for: try self.plant(hours: 0)) == 0)
  }

  @Test func theSearchMakesWhatIsDearSooner() throws {
    func first(_ hours: Double) throws -> ProductIndex? {
      let plant = try plant(hours: hours)
      let given = Shopfloor.schedule(aFirst, for: plant)
      let found = Shopfloor.improved(given, for: plant, limit: 500)
      #expect(Evaluation.cost(of: found, for: plant).tardiness == 0)
      #expect(found.deliveryHours(0).max() == 48 && found.deliveryHours(1).max() == 48)
      return found.planned.min { $0.start < $1.start }?.product
    }
    #expect(try first(24) == 1)
    // Without it nothing is to be gained: the given schedule stands.
    #expect(try first(0) == 0)
  }

  @Test func holdingCostsDoNotTakeTheBufferAway() throws {
    let plant = try plant(hours: 12, holdingCost: 0.01, dueOfB: 4)
    let schedule = Shopfloor.schedule(aFirst, for: plant)
    // Each as late as it can be, which is half a day before it is due.
    #expect(schedule.planned(0).map(\.endHour).max() == 36)
    #expect(schedule.planned(1).map(\.endHour).max() == 84)
    let none = try self.plant(hours: 0, holdingCost: 0.01, dueOfB: 4)
    let close = Shopfloor.schedule(aFirst, for: none)
    #expect(close.planned(1).map(\.endHour).max() == 96)
  }

  @Test func anOrderThatIsShippedIsOnTime() throws {
    let plant = try T.plant(orders: [
      T.order("gone", quantity: 0, dueDay: -3), T.order("open", quantity: 4),
    ])
    for schedule in [
      Shopfloor.dispatch(plant), Shopfloor.schedule([Shopfloor.lot(4)], for: plant),
      Shopfloor.improved(Shopfloor.schedule([], for: plant), for: plant, limit: 200),
    ] {
      let outcome = Evaluation(of: schedule, for: plant).orders[0]
      #expect(outcome.status == .onTime && outcome.because.isEmpty)
      #expect(outcome.readyAt == nil && outcome.completedAt == nil && outcome.lateDays == 0)
      #expect(schedule.delivered(1) == 4)
    }
  }
}
