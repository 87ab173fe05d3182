import TaktChecker
import TaktModel
import TaktScheduler
import TaktTestSupport
import Testing

/// A period plan's lot, in a line.
func lot(
  _ started: Double, of product: ProductIndex = 0, step: Int = 0, mode: Int = 0, period: Int = 0,
  hasSetup: Bool = false
) -> PeriodPlan.Lot {
  PeriodPlan.Lot(
    product: product, step: step, mode: mode, period: period, started: started, hasSetup: hasSetup)
}

/// The schedule of a period plan, which the checker must pass.
func schedule(
  _ lots: [PeriodPlan.Lot], overtime: [PeriodPlan.Overtime] = [], for plant: Plant,
  sourceLocation: SourceLocation = #_sourceLocation
) -> Schedule {
  let result = Scheduler.schedule(PeriodPlan(lots: lots, overtime: overtime), for: plant)
  expectNoFault(result, plant, sourceLocation: sourceLocation)
  return result
}

func expectNoFault(
  _ schedule: Schedule, _ plant: Plant, _ note: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let faults = Checker.check(plan(of: schedule, for: plant), against: plant)
  for fault in faults.prefix(5) {
    Issue.record(
      "\(note) rule \(fault.rule), \(fault.subject): \(fault.message)",
      sourceLocation: sourceLocation)
  }
}

func plan(of schedule: Schedule, for plant: Plant) -> Plan {
  let evaluation = Evaluation(of: schedule, for: plant)
  return Plan(
    generator: .init(name: "takt", version: "0"),
    orderFileSHA256: String(repeating: "0", count: 64), createdAt: plant.horizon.start,
    solve: .withoutProgram(cost: 0, seed: 0),
    schedule: schedule, orders: evaluation.orders.withCauses, cost: evaluation.cost,
    kpi: evaluation.kpi)
}

/// Hours from the tiny plants' start.
func hours(_ instant: Instant?) -> Double? {
  instant.map { TinyPlant.start.seconds(until: $0) / 3600 }
}

func improved(
  _ schedule: Schedule, _ plant: Plant, seed: UInt64 = 1, evaluations: Int = 2000
) -> Schedule {
  ScheduleSearch.improve(
    schedule, for: plant, seed: seed, evaluationLimit: evaluations, stop: .never
  ) { _ in }.schedule
}

/// Every order's lots in the period that its due date lies in, on the first machine of each step.
func naivePlan(for plant: Plant) -> PeriodPlan {
  var lots: [PeriodPlan.Lot] = []
  for order in plant.orders {
    var need: [ProductIndex: Double] = [order.product: order.quantity]
    let last = plant.horizon.periods.count - 1
    let period = max(0, min(plant.horizon.periodIndex(of: order.due), last))
    for product in plant.productsBottomUp.reversed() {
      guard var quantity = need[product], quantity > 0 else { continue }
      for (number, step) in plant.products[product].steps.enumerated().reversed() {
        quantity /= step.modes[0].goodPerUnit
        lots.append(lot(quantity, of: product, step: number, period: period, hasSetup: true))
        for component in step.components {
          need[component.product, default: 0] += quantity * component.quantityPerUnit
        }
      }
    }
  }
  var overtime: [PeriodPlan.Overtime] = []
  for (index, machine) in plant.machines.enumerated() {
    for period in plant.horizon.periods {
      let window = machine.windows.first {
        $0.isOvertime && $0.from < period.end && period.start < $0.to
      }
      guard let window else { continue }
      overtime.append(
        .init(
          machine: index, period: period.index, costPerHour: window.costPerHour, seconds: 1800))
    }
  }
  return PeriodPlan(lots: lots, overtime: overtime)
}
