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
}

/// A long valid plan: unit lots of two products in turn on one machine.
enum Crowd {
  static func plan(lots count: Int) throws -> (Plan, Plant) {
    let days = count / 24 + 1
    let setup = Setup(minutes: 30)
    let products = (0..<2).map { index in
      TinyPlant.made(
        "P\(index)",
        steps: [
          TinyPlant.step(modes: [
            TinyPlant.mode(family: index, secondsPerUnit: 1800, setup: setup)
          ])
        ],
        holdingCostPerUnitDay: 0.1)
    }
    let end = TinyPlant.at(day: Double(days))
    let plant = try TinyPlant.plant(
      horizon: TinyPlant.horizon(days: days),
      machines: [TinyPlant.machine(open: [Window(from: TinyPlant.start, to: end)])],
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
      deliveries.append(Delivery(order: index, at: at(1), quantity: 1))
    }
    let plan = Workshop.plan.with(lots: lots, deliveries: deliveries, purchases: [], prices: [])
    return (plan.refigured(for: plant), plant)
  }
}
