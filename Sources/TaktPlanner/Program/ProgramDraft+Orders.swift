import GLPK
import TaktModel

extension ProgramDraft {
  /// Deliveries and what is left unmet: together the quantity; a complete order in one piece.
  mutating func addOrders() {
    for (index, demand) in data.demands.enumerated() {
      let unmet = mip.addVariable(
        "u_j\(index)", upper: demand.quantity, cost: demand.unmetCostPerUnit)
      layout.unmet.append(unmet)
      if demand.isComplete {
        addCompleteDelivery(index, demand, unmet)
      } else if demand.deliveryPeriods.count == 1 {
        addOnlyDelivery(demand, unmet)
      } else {
        addPartialDeliveries(index, demand, unmet)
      }
    }
  }

  private func lateCost(_ demand: Demand, _ period: Int) -> Double {
    demand.lateCostPerUnit(in: data.periods[period])
  }

  /// With one period to deliver in, the delivery is what is not unmet and needs no variable.
  private mutating func addOnlyDelivery(_ demand: Demand, _ unmet: Variable) {
    let late = lateCost(demand, demand.deliveryPeriods.lowerBound)
    mip.constantCost += late * demand.quantity
    mip.setCost(of: unmet, demand.unmetCostPerUnit - late)
    layout.deliveries.append([
      .init(constant: demand.quantity, variable: unmet, coefficient: -1)
    ])
  }

  private mutating func addPartialDeliveries(_ index: Int, _ demand: Demand, _ unmet: Variable) {
    let deliveries = demand.deliveryPeriods.map { period in
      mip.addVariable(
        "d_j\(index)_t\(period)", upper: demand.quantity, cost: lateCost(demand, period))
    }
    layout.deliveries.append(
      deliveries.map { .init(constant: 0, variable: $0, coefficient: 1) })
    _ = mip.addRow(
      "order_j\(index)", (deliveries + [unmet]).map { Term($0, 1) }, lower: demand.quantity,
      upper: demand.quantity)
  }

  private mutating func addCompleteDelivery(_ index: Int, _ demand: Demand, _ unmet: Variable) {
    let choices = demand.deliveryPeriods.map { period in
      addInteger(
        "g_j\(index)_t\(period)", upper: 1, cost: lateCost(demand, period) * demand.quantity)
    }
    layout.deliveries.append(
      choices.map { .init(constant: 0, variable: $0, coefficient: demand.quantity) })
    _ = mip.addRow(
      "order_j\(index)", choices.map { Term($0, demand.quantity) } + [Term(unmet, 1)],
      lower: demand.quantity, upper: demand.quantity)
  }

  /// What an order with a release gets comes from stock or from what is started after the release.
  mutating func addReleases() {
    for product in data.plant.products.indices {
      let released = data.demands.indices.filter {
        data.demands[$0].product == product && data.demands[$0].releasePeriod > 0
      }
      guard !released.isEmpty, let stage = data.stageInto[product] else { continue }
      for release in Set(released.map { data.demands[$0].releasePeriod }).sorted()
      where release < data.periodCount {
        let waiting = released.filter { data.demands[$0].releasePeriod >= release }
        for period in release..<data.periodCount {
          addRelease(of: waiting, stage: stage, release: release, period: period)
        }
      }
    }
  }

  private mutating func addRelease(of demands: [Int], stage: Int, release: Int, period: Int) {
    let details = data.stages[stage]
    let point = data.points[details.output]
    var limit = point.initialUnits + point.arrivals[...period].reduce(0, +)
    var terms: [Term] = []
    for index in demands {
      for (offset, delivered) in layout.deliveries[index].enumerated()
      where data.demands[index].deliveryPeriods.lowerBound + offset <= period {
        terms.append(Term(delivered.variable, delivered.coefficient))
        limit -= delivered.constant
      }
    }
    guard !terms.isEmpty else { return }
    for start in release...period {
      for mode in details.modes where data.modes[mode].arrivalPeriod[start] <= period {
        terms += output(of: mode, in: start).map { Term($0.variable, -$0.coefficient) }
      }
    }
    _ = mip.addRow("release_p\(details.product)_r\(release)_t\(period)", terms, upper: limit)
  }
}
