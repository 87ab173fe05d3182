import TaktChecker
import TaktModel
import TaktPlanner
import TaktScheduler
import TaktTestSupport
import Testing

/// A thousand orders: everything on the way to a checked plan, without the search.
@Suite struct LargePlantTests {
  private func faults(_ schedule: Schedule, _ plant: Plant) -> [Fault] {
    let evaluation = Evaluation(of: schedule, for: plant)
    let plan = Plan(
      generator: .init(name: "takt", version: "0"),
      orderFileSHA256: String(repeating: "0", count: 64), createdAt: plant.horizon.start,
      solve: .withoutProgram(cost: 0, seed: 0),
      schedule: schedule, orders: evaluation.orders.withCauses, cost: evaluation.cost,
      kpi: evaluation.kpi)
    return Checker.check(plan, against: plant)
  }

  @Test func aThousandOrdersArePlannedScheduledAndChecked() throws {
    let plant = try LargePlant.make(orders: 1000, seed: 3)
    let dispatched = Dispatch.schedule(plant)
    #expect(faults(dispatched, plant).isEmpty)
    let lots = ClockPlanner(plant).plan(hurryDays: 1)
    let scheduled = Scheduler.schedule(lots, for: plant)
    #expect(faults(scheduled, plant).isEmpty)
    // A plan made for the whole plant serves the orders better than one made order by order.
    let cost = Evaluation.cost(of: scheduled, for: plant).total
    #expect(cost < Evaluation.cost(of: dispatched, for: plant).total)
    // Again, it is the same.
    #expect(
      Scheduler.schedule(ClockPlanner(plant).plan(hurryDays: 1), for: plant).lots == scheduled.lots)
  }
}
