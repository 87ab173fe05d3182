/// What a good unit of each product costs at the least: bought, or made in the cheapest modes, yields compounded
/// along its routing and through the bill of materials.
///
/// Step by step the least over the modes of (the step before + its components + `costPerUnit` + run time x the
/// machine's `costPerHour`) / good units for each unit processed. What is neither made nor bought costs nothing;
/// set-ups, energy and holding are left out.
public struct CheapestUnit: Sendable {
  /// By product, in the plant's currency.
  public let costs: [Double]

  /// - Parameter bottomUp: components before the products they go into.
  public init(_ products: [Product], on machines: [Machine], bottomUp: [ProductIndex]) {
    var costs = [Double](repeating: 0, count: products.count)
    for index in bottomUp {
      var unit = products[index].purchase?.costPerUnit ?? 0
      for step in products[index].steps {
        let taken =
          unit + step.components.reduce(0) { $0 + $1.quantityPerUnit * costs[$1.product] }
        unit =
          step.modes.map { mode in
            let machine = machines[mode.machine]
            let hours = mode.secondsPerUnit / machine.efficiency / 3600
            return (taken + mode.costPerUnit + hours * machine.costPerHour) / mode.goodPerUnit
          }.min() ?? taken
      }
      costs[index] = unit
    }
    self.costs = costs
  }
}
