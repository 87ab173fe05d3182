/// Ratios of hours and units, of a machine or of all; 0 where there is nothing below the line.
public protocol WorkFigures {
  var openHours: Double { get }
  var setupHours: Double { get }
  var runHours: Double { get }
  var startedUnits: Double { get }
  var scrapUnits: Double { get }
  /// Nil where the plan does not say.
  var processingHours: Double? { get }
  var firstPassUnits: Double? { get }
  var reworkUnits: Double? { get }
}

extension WorkFigures {
  /// Set-up and run by open hours: ISO 22400-2's allocation efficiency.
  public var utilisation: Double { ratio(setupHours + runHours, openHours) }
  /// Run by set-up and run hours.
  public var utilisationEfficiency: Double { ratio(runHours, setupHours + runHours) }
  public var setupRatio: Double { ratio(setupHours, setupHours + runHours) }
  /// Run by open hours.
  public var availability: Double { ratio(runHours, openHours) }
  /// Run hours without rework by run hours; 1 where the plan does not tell them apart.
  public var effectiveness: Double {
    runHours > 0 ? processingHours.map { $0 / runHours } ?? 1 : 0
  }
  public var qualityRatio: Double { ratio(startedUnits - scrapUnits, startedUnits) }
  public var scrapRatio: Double { ratio(scrapUnits, startedUnits) }
  public var reworkRatio: Double { ratio(reworkUnits ?? 0, startedUnits) }
  /// Good without rework by started; the quality ratio where the plan does not tell them apart.
  public var firstPassYield: Double {
    firstPassUnits.map { ratio($0, startedUnits) } ?? qualityRatio
  }
  /// Availability x effectiveness x quality ratio.
  public var plannedOEE: Double { availability * effectiveness * qualityRatio }
}

extension KPI.MachineFigures: WorkFigures {
  public var processingHours: Double? { detail?.processingHours }
  public var firstPassUnits: Double? { detail?.firstPassUnits }
  public var reworkUnits: Double? { detail?.reworkUnits }
  /// By set-up and run hours.
  public var goodUnitsPerHour: Double { ratio(startedUnits - scrapUnits, setupHours + runHours) }
}

extension KPI: WorkFigures {
  public var openHours: Double { sum(\.openHours) }
  public var setupHours: Double { sum(\.setupHours) }
  public var runHours: Double { sum(\.runHours) }
  public var startedUnits: Double { sum(\.startedUnits) }
  public var scrapUnits: Double { sum(\.scrapUnits) }
  public var processingHours: Double? { sumIfKnown(\.processingHours) }
  public var firstPassUnits: Double? { sumIfKnown(\.firstPassUnits) }
  public var reworkUnits: Double? { sumIfKnown(\.reworkUnits) }
  public var energyKWh: Double? { sumIfKnown { $0.detail?.energyKWh } }
  /// Of last steps, by all machines' set-up and run hours.
  public var goodUnitsPerHour: Double { ratio(goodUnits, setupHours + runHours) }
  /// The machines' busy time for orders by the orders' execution time.
  public var allocationRatio: Double? {
    detail.map { ratio($0.orderBusyHours, $0.orderExecutionHours) }
  }
  /// Units made for orders by the orders' execution time, per hour.
  public var throughputRate: Double? {
    detail.map { ratio($0.orderUnits, $0.orderExecutionHours) }
  }

  private func sum(_ part: (MachineFigures) -> Double) -> Double {
    machines.reduce(0) { $0 + part($1) }
  }

  /// Nil where it is nil of any.
  private func sumIfKnown(_ part: (MachineFigures) -> Double?) -> Double? {
    var sum = 0.0
    for figures in machines {
      guard let part = part(figures) else { return nil }
      sum += part
    }
    return sum
  }
}

private func ratio(_ above: Double, _ below: Double) -> Double { below > 0 ? above / below : 0 }
