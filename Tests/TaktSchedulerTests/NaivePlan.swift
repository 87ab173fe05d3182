import TaktModel

/// A period plan that nobody would call clever: each order's whole chain in the period in which it is
/// due, on one of the modes in turn, with every second hour of overtime bought.
enum NaivePlan {
  static func plan(for plant: Plant) -> PeriodPlan {
    let periods = plant.horizon.periods.count
    var needs = [[Double]](
      repeating: [Double](repeating: 0, count: periods), count: plant.products.count)
    var deliveries: [PeriodPlan.Delivery] = []
    for (index, order) in plant.orders.enumerated() {
      let period = min(max(0, plant.horizon.periodIndex(of: order.due)), periods - 1)
      needs[order.product][period] += order.quantity
      deliveries.append(.init(order: index, period: period, quantity: order.quantity))
    }
    var lots: [PeriodPlan.Lot] = []
    var purchases: [PeriodPlan.Purchase] = []
    for index in plant.productsBottomUp.reversed() {
      let product = plant.products[index]
      for (period, need) in needs[index].enumerated() where need > 0 {
        if product.purchase != nil {
          purchases.append(.init(product: index, arrivalPeriod: period, quantity: need))
        }
        var units = need
        for step in product.steps.indices.reversed() {
          let choice = (period + step) % product.steps[step].modes.count
          let mode = product.steps[step].modes[choice]
          units = mode.startedUnits(forGood: units, setupScrapUnits: mode.setup.scrapUnits)
          lots.append(
            .init(
              product: index, step: step, mode: choice, period: period, started: units,
              hasSetup: true))
          for component in product.steps[step].components {
            needs[component.product][period] += units * component.quantityPerUnit
          }
        }
      }
    }
    func machine(_ lot: PeriodPlan.Lot) -> MachineIndex {
      plant.products[lot.product].steps[lot.step].modes[lot.mode].machine
    }
    let sorted = lots.enumerated().sorted {
      (machine($0.element), $0.element.period, $0.offset)
        < (machine($1.element), $1.element.period, $1.offset)
    }
    return PeriodPlan(
      lots: sorted.map(\.element), purchases: purchases, deliveries: deliveries,
      overtime: overtime(for: plant))
  }

  private static func overtime(for plant: Plant) -> [PeriodPlan.Overtime] {
    plant.machines.enumerated().flatMap { index, machine in
      machine.windows.filter(\.isOvertime).compactMap { window in
        let period = plant.horizon.periodIndex(of: window.to)
        guard plant.horizon.periods.indices.contains(period) else { return nil }
        return PeriodPlan.Overtime(
          machine: index, period: period, costPerHour: window.costPerHour,
          seconds: window.seconds / 2)
      }
    }
  }
}
