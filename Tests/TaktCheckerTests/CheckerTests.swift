import TaktModel
import TaktTestSupport
import Testing

@testable import TaktChecker

@Suite struct CheckerTests {
  @Test func aPlanWorkedOutByHandPasses() throws {
    #expect(Checker.check(Workshop.plan, against: try Workshop.plant()) == [])
    #expect(abs(Workshop.plan.cost.total - 222.84) < 1e-9)
  }

  @Test func aPlanThatMakesNothingPasses() throws {
    let plan = Workshop.plan.with(lots: [], deliveries: [], purchases: [])
    #expect(try Workshop.faults(plan) == [])
  }

  @Test func faultsComeInOneOrderAndNotWithoutEnd() throws {
    let lots = (0..<3000).map { Workshop.lot.with(id: "L\($0 / 2)", good: Double($0)) }
    let plant = try Workshop.plant()
    let plan = Workshop.plan.with(lots: lots)
    let faults = Checker.check(plan, against: plant)
    #expect(faults.count == Checker.mostFaults)
    #expect(faults == Checker.check(plan, against: plant))
  }

  @Test func tenThousandLotsAreChecked() throws {
    let (plan, plant) = try Crowd.plan(lots: 10_000)
    #expect(Checker.check(plan, against: plant) == [])
  }

  @Test func tenThousandLotsWithEverythingAreChecked() throws {
    let (plan, plant) = try Crowd.plan(lots: 10_000, withEverything: true)
    #expect(Checker.check(plan, against: plant) == [])
    // All of them at once is no less quickly told.
    let first = plan.schedule.lots[0]
    let heap = plan.schedule.lots.prefix(5000).map {
      $0.with(segments: first.segments, start: first.start, end: first.end)
    }
    #expect(Checker.check(plan.with(lots: heap), against: plant).count == Checker.mostFaults)
  }
}

/// A long valid plan: unit lots of two products in turn on one machine.
enum Crowd {
  /// With everything: each unit keeps for half an hour and fills the store, and each lot takes the
  /// only setter and all the power that there is.
  static func plan(lots count: Int, withEverything: Bool = false) throws -> (Plan, Plant) {
    let days = count / 24 + 1
    let setup = Setup(minutes: 30)
    let products = (0..<2).map { index in
      TinyPlant.made(
        "P\(index)",
        steps: [
          TinyPlant.step(modes: [
            TinyPlant.mode(
              family: index, secondsPerUnit: 1800, setup: setup, kWhPerUnit: 0.5,
              uses: withEverything ? [Mode.Use(resource: 0, during: .both)] : [])
          ])
        ], safetyStock: 1, shortOfSafetyCostPerUnitDay: withEverything ? 0.1 : 0,
        maxStock: withEverything ? 1 : nil, shelfLifeSeconds: withEverything ? 1800 : nil,
        holdingCostPerUnitDay: 0.1)
    }
    let end = TinyPlant.at(day: Double(days))
    let plant = try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: days),
      machines: [
        TinyPlant.machine(
          open: [Window(from: TinyPlant.start, to: end)], runKW: 1, setupKW: 2)
      ],
      resources: [
        Resource(
          id: "setter", kind: .labour, count: 1,
          openWindows: [Window(from: TinyPlant.start, to: end)], maxHoursPerPersonWeek: 168)
      ],
      energy: Energy(
        prices: withEverything
          ? (0..<24 * days).map {
            EnergyPrice(
              from: Workshop.hour(Double($0)), to: Workshop.hour(Double($0 + 1)),
              pricePerKWh: Double($0 % 3))
          } : [], demandLimitKW: withEverything ? 2 : nil),
      products: products,
      orders: (0..<count).map {
        TinyPlant.order("O\($0)", product: $0 % 2, quantity: 1, dueDay: Double(days))
      })
    var lots: [Lot] = []
    var deliveries: [Delivery] = []
    for index in 0..<count {
      func at(_ hours: Double) -> Instant { Workshop.hour(Double(index) + hours) }
      lots.append(
        Lot(
          id: "L\(index)", product: index % 2, step: 0, machine: 0, family: index % 2,
          setup: setup,
          segments: [
            Lot.Segment(kind: .setup, from: at(0), to: at(0.5), isOvertime: false),
            Lot.Segment(kind: .run, from: at(0.5), to: at(1), isOvertime: false),
          ], start: at(0), end: at(1), started: 1, good: 1, scrap: 0,
          feeds: [Lot.Feed(order: index, quantity: 1)]))
      let rest = withEverything ? 0.5 : 0
      deliveries.append(Delivery(order: index, at: at(1 + rest), quantity: 1))
    }
    let plan = Workshop.plan.with(lots: lots, deliveries: deliveries, purchases: [], prices: [])
    return (plan.refigured(for: plant), plant)
  }
}
