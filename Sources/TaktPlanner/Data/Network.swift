import TaktModel

/// Stock points and the stages between them, from routings, bills of material and what is on its way.
struct Network {
  private(set) var points: [StockPoint] = []
  /// Without their modes.
  private(set) var stages: [Stage] = []
  private(set) var stageIndex: [[Int]] = []
  private(set) var upstreamFirst: [Int] = []

  init(_ plant: Plant) {
    let arrivals = Arrivals(plant)
    // Points: one a product, then one after each step but the last.
    var pointAfterStep = plant.products.map { _ in [Int]() }
    points = plant.products.enumerated().map { index, product in
      StockPoint(
        product: index, step: nil, holdingCostPerUnitDay: product.holdingCostPerUnitDay,
        initialUnits: product.stock + (product.steps.last?.wip ?? 0),
        arrivals: arrivals.intoStock[index])
    }
    for (index, product) in plant.products.enumerated() {
      for (step, details) in product.steps.enumerated() {
        if step == product.steps.count - 1 {
          pointAfterStep[index].append(index)
        } else {
          pointAfterStep[index].append(points.count)
          points.append(
            StockPoint(
              product: index, step: step, holdingCostPerUnitDay: product.holdingCostPerUnitDay,
              initialUnits: details.wip, arrivals: arrivals.afterStep[index][step]))
        }
      }
    }
    stageIndex = plant.products.map { _ in [] }
    for (index, product) in plant.products.enumerated() {
      for (step, details) in product.steps.enumerated() {
        var inputs = details.components.filter { $0.quantityPerUnit > 0 }
          .map { (point: $0.product, quantityPerUnit: $0.quantityPerUnit) }
        if step > 0 { inputs.append((pointAfterStep[index][step - 1], 1)) }
        stageIndex[index].append(stages.count)
        stages.append(
          Stage(
            product: index, step: step, inputs: inputs, output: pointAfterStep[index][step],
            arrivalPeriod: [], arrivesAtOnce: true, modes: []))
      }
    }
    upstreamFirst = plant.productsBottomUp.flatMap { stageIndex[$0] }
  }

  /// A wait or a lead time shifts the arrival by whole periods where it is longer than one.
  static func arrivals(after seconds: Double, _ horizon: Horizon) -> [Int] {
    horizon.periods.map { period in
      seconds == 0
        ? period.index
        : max(period.index, horizon.periodIndex(of: period.start.advanced(bySeconds: seconds)))
    }
  }
}

/// Units that come by themselves, per period.
private struct Arrivals {
  var intoStock: [[Double]]
  var afterStep: [[[Double]]]

  init(_ plant: Plant) {
    let none = [Double](repeating: 0, count: plant.horizon.periods.count)
    intoStock = plant.products.map { _ in none }
    afterStep = plant.products.map { $0.steps.map { _ in none } }
    for receipt in plant.receipts {
      let period = max(0, plant.horizon.periodIndex(of: receipt.at))
      if period < none.count { intoStock[receipt.product][period] += receipt.quantity }
    }
    for lot in plant.inProgress {
      let steps = plant.products[lot.product].steps
      let step = steps[lot.step]
      let usable = lot.end.advanced(bySeconds: step.minimumWaitSeconds)
      let period = max(0, plant.horizon.periodIndex(of: usable))
      guard period < none.count else { continue }
      let good = step.modes[lot.mode].goodUnits(started: lot.started)
      if lot.step == steps.count - 1 {
        intoStock[lot.product][period] += good
      } else {
        afterStep[lot.product][lot.step][period] += good
      }
    }
  }
}
