/// A plant that contradicts itself; `message` says what and where.
public struct InvalidPlant: Error, CustomStringConvertible {
  public let message: String
  public init(_ message: String) { self.message = message }
  public var description: String { message }
}

extension Plant {
  /// Components before the products they go into (A. B. Kahn, 1962), ties in file order.
  static func bottomUp(_ products: [Product]) throws(InvalidPlant) -> [ProductIndex] {
    var waitingFor = [Int](repeating: 0, count: products.count)
    var parents = [[ProductIndex]](repeating: [], count: products.count)
    for (index, product) in products.enumerated() {
      for component in product.steps.flatMap(\.components) {
        guard products.indices.contains(component.product) else {
          throw InvalidPlant("Product \(product.id) has a component that does not exist.")
        }
        parents[component.product].append(index)
        waitingFor[index] += 1
      }
    }
    var order = products.indices.filter { waitingFor[$0] == 0 }
    var next = 0
    while next < order.count {
      for parent in parents[order[next]] {
        waitingFor[parent] -= 1
        if waitingFor[parent] == 0 { order.append(parent) }
      }
      next += 1
    }
    if order.count < products.count {
      let stuck = products.indices.filter { waitingFor[$0] > 0 }.map { products[$0].id }
      throw InvalidPlant(
        "The bill of materials has a cycle through \(stuck.joined(separator: ", ")).")
    }
    return order
  }

  func validate() throws(InvalidPlant) {
    func require(_ condition: Bool, _ message: @autoclosure () -> String) throws(InvalidPlant) {
      if !condition { throw InvalidPlant(message()) }
    }
    func isAmount(_ value: Double) -> Bool { value.isFinite && value >= 0 }

    try require(!horizon.periods.isEmpty, "The horizon has no period.")
    for machine in machines {
      try require(
        machine.efficiency.isFinite && machine.efficiency > 0,
        "Machine \(machine.id): efficiency must be above 0.")
      try require(
        machine.initialFamily.map(families.indices.contains) ?? true,
        "Machine \(machine.id): initial family does not exist.")
    }
    for resource in resources {
      try require(
        isAmount(resource.count) && isAmount(resource.maxHoursPerPersonWeek ?? 0),
        "Resource \(resource.id): count and hours a week must not be negative.")
    }
    try require(
      isAmount(energy.demandLimitKW ?? 0) && energy.prices.allSatisfy { isAmount($0.pricePerKWh) },
      "The tariff: prices and limit must not be negative.")
    for product in products {
      try require(
        isAmount(product.stock) && isAmount(product.holdingCostPerUnitDay)
          && isAmount(product.safetyStock) && isAmount(product.shortOfSafetyCostPerUnitDay)
          && isAmount(product.maxStock ?? 0) && isAmount(product.shelfLifeSeconds ?? 0),
        "Product \(product.id): stocks, costs and shelf life must not be negative.")
      if case .made(let steps) = product.supply {
        try require(!steps.isEmpty, "Product \(product.id): the routing has no step.")
      }
      for step in product.steps {
        try require(!step.modes.isEmpty, "Product \(product.id), step \(step.id): no mode.")
        for mode in step.modes {
          try require(
            machines.indices.contains(mode.machine) && families.indices.contains(mode.family),
            "Product \(product.id), step \(step.id): machine or family does not exist.")
          try require(
            mode.uses.allSatisfy { resources.indices.contains($0.resource) && isAmount($0.count) },
            "Product \(product.id), step \(step.id): a resource does not exist.")
          try require(
            machines[mode.machine].isSubcontractor == (mode.leadTimeSeconds != nil)
              && isAmount(mode.leadTimeSeconds ?? 0),
            "Product \(product.id), step \(step.id): a lead time goes with a subcontractor.")
          try require(
            mode.yield > 0 && mode.yield <= 1 && isAmount(mode.secondsPerUnit)
              && isAmount(mode.setup.minutes) && isAmount(mode.setup.scrapUnits),
            "Product \(product.id), step \(step.id): yield in (0, 1], times not negative.")
        }
      }
    }
    for order in orders {
      try require(
        products.indices.contains(order.product) && isAmount(order.quantity),
        "Order \(order.id): product does not exist or quantity is negative.")
    }
    for receipt in receipts {
      try require(products.indices.contains(receipt.product), "A receipt's product does not exist.")
    }
    for lot in frozen + (previous?.lots ?? []) {
      let steps = products.indices.contains(lot.product) ? products[lot.product].steps : []
      try require(
        steps.indices.contains(lot.step) && machines.indices.contains(lot.machine)
          && families.indices.contains(lot.family)
          && lot.feeds.allSatisfy { orders.indices.contains($0.order) },
        "Lot \(lot.id) of a former plan: product, step, machine, family or order do not exist.")
    }
    for lot in frozen {
      try require(
        products[lot.product].steps[lot.step].modeIndex(on: lot.machine) != nil
          && isAmount(lot.started) && isAmount(lot.good) && lot.start >= horizon.start
          && lot.start <= lot.end,
        "Frozen lot \(lot.id): it cannot be made on its machine, or its figures are no amounts.")
    }
    for lot in inProgress {
      let steps = products.indices.contains(lot.product) ? products[lot.product].steps : []
      try require(
        steps.indices.contains(lot.step) && steps[lot.step].modes.indices.contains(lot.mode)
          && steps[lot.step].modes[lot.mode].machine == lot.machine,
        "In-progress lot \(lot.id): product, step or machine do not fit.")
    }
  }
}
