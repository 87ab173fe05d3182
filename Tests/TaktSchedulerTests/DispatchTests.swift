import TaktModel
import TaktTestSupport
import Testing

/// What a planner with a spreadsheet does.
@Suite struct DispatchTests {
  /// A and B on the machines given, each order a lot.
  private func plant(
    machines: [Machine] = [TinyPlant.machine()], stock: Double = 0, orders: [Order]
  ) throws -> Plant {
    let modes = machines.indices.map { TinyPlant.mode(on: $0) }
    return try TinyPlant.plant(
      families: ["any"], machines: machines,
      products: [
        TinyPlant.made("A", steps: [TinyPlant.step(modes: modes)], stock: stock),
        TinyPlant.made("B", steps: [TinyPlant.step(modes: modes)]),
      ], orders: orders)
  }

  @Test func ordersAreMadeByDueDate() throws {
    let plant = try plant(orders: [
      TinyPlant.order("O1", quantity: 3, dueDay: 5),
      TinyPlant.order("O2", product: 1, quantity: 4, dueDay: 2),
      TinyPlant.order("O3", product: 1, quantity: 5, dueDay: 3),
    ])
    let lots = Shopfloor.dispatch(plant).planned
    #expect(lots.map(\.started) == [4, 5, 3])
    #expect(lots.map(\.startHour) == [0, 4, 9])
  }

  @Test func eachOrderIsMadeLotForLot() throws {
    let plant = try plant(orders: [
      TinyPlant.order("O1", quantity: 3), TinyPlant.order("O2", quantity: 4, dueDay: 6),
    ])
    #expect(Shopfloor.dispatch(plant).planned.map(\.started) == [3, 4])
  }

  @Test func stockIsUsedFirst() throws {
    let plant = try plant(
      stock: 5,
      orders: [TinyPlant.order("O1", quantity: 3), TinyPlant.order("O2", quantity: 4, dueDay: 6)])
    #expect(Shopfloor.dispatch(plant).planned.map(\.started) == [2])
  }

  @Test func theMachineThatIsFreeFirstIsTaken() throws {
    let plant = try plant(
      machines: [
        TinyPlant.machine("M1", open: [TinyPlant.window(day: 0, from: 8)]),
        TinyPlant.machine("M2", open: [TinyPlant.window(day: 0, from: 6)]),
      ],
      orders: [
        TinyPlant.order("O1", quantity: 3), TinyPlant.order("O2", quantity: 2, dueDay: 6),
        TinyPlant.order("O3", quantity: 1, dueDay: 7),
      ])
    let schedule = Shopfloor.dispatch(plant)
    func machine(_ started: Double) -> [MachineIndex] {
      schedule.planned.filter { $0.started == started }.map(\.machine)
    }
    #expect([machine(3), machine(2), machine(1)] == [[1], [0], [1]])
  }

  @Test func overtimeIsNeverUsed() throws {
    let plant = try plant(
      machines: [
        TinyPlant.machine(
          open: TinyPlant.shifts(from: 6, to: 8)
            + TinyPlant.shifts(from: 8, to: 20, isOvertime: true))
      ], orders: [TinyPlant.order(quantity: 9, dueDay: 0.5, tardinessCostPerUnitDay: 1000)])
    let lots = Shopfloor.dispatch(plant).planned
    #expect(!lots.isEmpty && lots.flatMap(\.segments).allSatisfy { !$0.isOvertime })
  }

  @Test func whatAnOrderNeedsIsExplodedThroughStepsAndComponents() throws {
    let plant = try TinyPlant.plant(
      families: ["any"],
      products: [
        TinyPlant.made(
          "A",
          steps: [
            TinyPlant.step("1", modes: [TinyPlant.mode(yield: 0.5)]),
            TinyPlant.step(
              "2", modes: [TinyPlant.mode(yield: 0.8)], components: [TinyPlant.component(1, 3)]),
          ]), TinyPlant.made("B"),
      ], orders: [TinyPlant.order(quantity: 4)])
    let schedule = Shopfloor.dispatch(plant)
    #expect(schedule.planned(0, step: 1).map(\.started) == [5])
    #expect(schedule.planned(0, step: 0).map(\.started) == [10])
    #expect(schedule.planned(1).map(\.started) == [15])
    #expect(schedule.delivered(0) == 4)
  }

  @Test(arguments: [(false, true), (true, false)])
  func anOrderThatDoesNotFitIsMadeInPartUnlessItMustBeComplete(
    isComplete: Bool, isMade: Bool
  ) throws {
    let plant = try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: 1),
      machines: [TinyPlant.machine(open: [TinyPlant.window(day: 0)])],
      orders: [TinyPlant.order(quantity: 30, dueDay: 1, isComplete: isComplete)])
    let schedule = Shopfloor.dispatch(plant)
    #expect((schedule.delivered(0) > 0) == isMade)
    #expect(schedule.planned.isEmpty != isMade)
  }

  @Test func aThousandOrdersAreNoTrouble() throws {
    let plant = try plant(
      orders: (0..<1000).map {
        TinyPlant.order("O\($0)", product: $0 % 2, quantity: 1, dueDay: Double($0 % 10))
      })
    let schedule = Shopfloor.dispatch(plant)
    #expect(schedule.planned.count == 240)
    #expect(schedule.planned.allSatisfy { $0.started == 1 })
  }
}
