import TaktModel
import TaktTestSupport
import Testing

/// What a lot takes must be there when it begins to run.
@Suite struct MaterialFlowTests {
  /// A, made on M1 of product 1.
  private func plant(
    of component: Product, setup: Setup = Setup(), perUnit: Double = 1, receipts: [Receipt] = []
  ) throws -> Plant {
    try TinyPlant.plant(
      families: ["A", "B"], machines: [TinyPlant.machine(), TinyPlant.machine("M2")],
      products: [
        TinyPlant.made(
          "A",
          steps: [
            TinyPlant.step(
              modes: [TinyPlant.mode(setup: setup)],
              components: [TinyPlant.component(1, perUnit)])
          ]), component,
      ], receipts: receipts)
  }

  /// B, made on M2.
  private func made(waitHours: Double = 0) -> Product {
    TinyPlant.made(
      "B",
      steps: [
        TinyPlant.step(
          modes: [TinyPlant.mode(on: 1, family: 1)], minimumWaitSeconds: waitHours * 3600)
      ])
  }

  @Test func aLotStartsOnlyWhenItsComponentsAreMade() throws {
    let schedule = Shopfloor.schedule(
      [Shopfloor.lot(10), Shopfloor.lot(10, of: 1)], for: try plant(of: made()))
    #expect(schedule.planned(1).map(\.shape) == [["run 0.0-10.0"]])
    #expect(schedule.planned(0).map(\.shape) == [["run 10.0-20.0"]])
  }

  @Test func aLotWaitsWhileItsComponentsRest() throws {
    let schedule = Shopfloor.schedule(
      [Shopfloor.lot(10), Shopfloor.lot(10, of: 1)], for: try plant(of: made(waitHours: 7)))
    #expect(schedule.planned(0).map(\.startHour) == [17])
  }

  @Test func componentsCountPerUnitStarted() throws {
    let schedule = Shopfloor.schedule(
      [Shopfloor.lot(10), Shopfloor.lot(10, of: 1), Shopfloor.lot(15, of: 1)],
      for: try plant(of: made(), perUnit: 2.5))
    #expect(schedule.planned(0).map(\.startHour) == [25])
  }

  @Test func aLotStartsOnlyWhenItsComponentsAreReceived() throws {
    let store = Product(id: "B", stock: 4, supply: .stockOnly)
    let plant = try plant(
      of: store, receipts: [Receipt(product: 1, quantity: 6, at: Shopfloor.hour(12))])
    #expect(Shopfloor.schedule([Shopfloor.lot(10)], for: plant).planned.map(\.startHour) == [12])
  }

  @Test func stockIsThereFromTheStart() throws {
    let store = Product(id: "B", stock: 10, supply: .stockOnly)
    let schedule = Shopfloor.schedule([Shopfloor.lot(10)], for: try plant(of: store))
    #expect(schedule.planned.map(\.startHour) == [0])
  }

  @Test func aSetupMayBeDoneBeforeTheComponentsAreThere() throws {
    let plant = try plant(
      of: Product(id: "B", supply: .stockOnly), setup: Setup(minutes: 120),
      receipts: [Receipt(product: 1, quantity: 10, at: Shopfloor.hour(12))])
    let schedule = Shopfloor.schedule([Shopfloor.lot(10)], for: plant)
    #expect(schedule.planned.map(\.shape) == [["setup 10.0-12.0", "run 12.0-22.0"]])
  }

  @Test func withoutEnoughComponentsLessIsMade() throws {
    let store = Product(id: "B", stock: 7, supply: .stockOnly)
    let schedule = Shopfloor.schedule([Shopfloor.lot(10)], for: try plant(of: store))
    #expect(schedule.planned.map(\.started) == [7])
    #expect(schedule.delivered(0) == 7)
  }

  // MARK: Steps

  /// Two steps on two machines.
  private func routing(
    waits: [Double] = [0, 0], wip: Double = 0, inProgress: [InProgressLot] = [],
    stock: Double = 0, lastWIP: Double = 0
  ) throws -> Plant {
    try TinyPlant.plant(
      families: ["A"], machines: [TinyPlant.machine(), TinyPlant.machine("M2")],
      products: [
        TinyPlant.made(
          steps: [
            TinyPlant.step("cut", minimumWaitSeconds: waits[0] * 3600, wip: wip),
            TinyPlant.step(
              "paint", modes: [TinyPlant.mode(on: 1)], minimumWaitSeconds: waits[1] * 3600,
              wip: lastWIP),
          ], stock: stock)
      ], inProgress: inProgress)
  }

  private static let bothSteps = [Shopfloor.lot(10), Shopfloor.lot(10, step: 1)]

  @Test func aStepStartsOnlyWhenTheStepBeforeIsDone() throws {
    let schedule = Shopfloor.schedule(Self.bothSteps, for: try routing())
    #expect(schedule.planned(0, step: 1).map(\.shape) == [["run 10.0-20.0"]])
    #expect(schedule.deliveryHours(0) == [20])
  }

  @Test func goodsRestBetweenSteps() throws {
    let schedule = Shopfloor.schedule(Self.bothSteps, for: try routing(waits: [3, 0]))
    #expect(schedule.planned(0, step: 1).map(\.shape) == [["run 13.0-23.0"]])
  }

  @Test func goodsRestAfterTheLastStepBeforeTheyAreDelivered() throws {
    let schedule = Shopfloor.schedule(Self.bothSteps, for: try routing(waits: [0, 5]))
    #expect(schedule.planned(0, step: 1).map(\.endHour) == [20])
    #expect(schedule.deliveryHours(0) == [25])
  }

  @Test func goodsThatWaitAlreadyAreUsedAtOnce() throws {
    let schedule = Shopfloor.schedule(
      [Shopfloor.lot(10, step: 1)], for: try routing(waits: [3, 0], wip: 10))
    #expect(schedule.planned.map(\.startHour) == [0])
  }

  @Test func goodsThatWaitAfterTheLastStepAreStockOnTop() throws {
    let schedule = Shopfloor.schedule([], for: try routing(stock: 3, lastWIP: 4))
    #expect(schedule.deliveries.map(\.quantity) == [7])
  }

  // MARK: Lots in progress

  private func running(step: Int, machine: Int, started: Double, hours: Double) -> InProgressLot {
    InProgressLot(
      id: "running", product: 0, step: step, machine: machine, mode: 0, started: started,
      end: Shopfloor.hour(hours))
  }

  @Test func aLotInProgressHoldsItsMachine() throws {
    let plant = try routing(inProgress: [running(step: 0, machine: 0, started: 2, hours: 5)])
    let schedule = Shopfloor.schedule([Shopfloor.lot(8), Shopfloor.lot(10, step: 1)], for: plant)
    #expect(schedule.planned(0).map(\.startHour) == [5])
    #expect(schedule.lots.filter { $0.origin == .inProgress }.map(\.shape) == [["run 0.0-5.0"]])
  }

  @Test func aLotInProgressGivesItsGoodsAtItsEnd() throws {
    let plant = try routing(
      waits: [3, 0], inProgress: [running(step: 0, machine: 0, started: 10, hours: 5)])
    let schedule = Shopfloor.schedule([Shopfloor.lot(10, step: 1)], for: plant)
    #expect(schedule.planned.map(\.startHour) == [8])
    let last = try routing(inProgress: [running(step: 1, machine: 1, started: 10, hours: 5)])
    #expect(Shopfloor.schedule([], for: last).deliveryHours(0) == [5])
  }

  @Test(arguments: [(0, nil), (1, 30.0)] as [(ProductIndex, Double?)])
  func aLotInProgressLeavesItsFamilyBehind(product: ProductIndex, minutes: Double?) throws {
    let setup = Setup(minutes: 30)
    let plant = try TinyPlant.plant(
      machines: [TinyPlant.machine(initialFamily: 1)],
      products: [
        TinyPlant.made("A", steps: [TinyPlant.step(modes: [TinyPlant.mode(setup: setup)])]),
        TinyPlant.made(
          "B", steps: [TinyPlant.step(modes: [TinyPlant.mode(family: 1, setup: setup)])]),
      ], orders: [TinyPlant.order(product: product, quantity: 8)],
      inProgress: [running(step: 0, machine: 0, started: 2, hours: 5)])
    let schedule = Shopfloor.schedule([Shopfloor.lot(8, of: product)], for: plant)
    #expect(schedule.planned.map { $0.setup?.minutes } == [minutes])
  }
}
