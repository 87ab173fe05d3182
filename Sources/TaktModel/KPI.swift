/// Key figures of a schedule. Shares are fractions of 1.
///
/// `openHours` are the regular open hours of the horizon plus the overtime hours used; utilisation =
/// (setup + run hours) / open hours; setup ratio = setup hours / (setup + run hours); planned OEE = run
/// hours / open hours x good / started (performance is 1 as planned); scrap ratio = scrap / started.
/// A ratio with nothing below the line is 0.
public struct KPI: Sendable, Equatable {
  public struct MachineFigures: Sendable, Equatable {
    public let machine: MachineIndex
    public let openHours: Double
    public let setupHours: Double
    public let runHours: Double
    public let overtimeHours: Double
    public let startedUnits: Double
    public let scrapUnits: Double

    public init(
      machine: MachineIndex, openHours: Double, setupHours: Double, runHours: Double,
      overtimeHours: Double, startedUnits: Double, scrapUnits: Double
    ) {
      self.machine = machine
      self.openHours = openHours
      self.setupHours = setupHours
      self.runHours = runHours
      self.overtimeHours = overtimeHours
      self.startedUnits = startedUnits
      self.scrapUnits = scrapUnits
    }

    public var utilisation: Double { ratio(setupHours + runHours, openHours) }
    public var setupRatio: Double { ratio(setupHours, setupHours + runHours) }
    public var scrapRatio: Double { ratio(scrapUnits, startedUnits) }
    public var plannedOEE: Double { ratio(runHours, openHours) * (1 - scrapRatio) }
  }

  /// In the plant's machine order.
  public let machines: [MachineFigures]
  /// Good units of products' last steps, all units of measure taken together.
  public let goodUnits: Double
  /// Total cost by good units of last steps; nil where nothing is made.
  public let costPerGoodUnit: Double?
  /// Orders whose status is onTime, of all orders; 1 where there are none.
  public let onTimeShare: Double
  /// Mean over delivered orders, from the start of the first lot that feeds the order to its last
  /// delivery; orders met from stock alone do not count; nil where none is left.
  public let meanLeadTimeHours: Double?

  public init(
    machines: [MachineFigures], goodUnits: Double, costPerGoodUnit: Double?, onTimeShare: Double,
    meanLeadTimeHours: Double?
  ) {
    self.machines = machines
    self.goodUnits = goodUnits
    self.costPerGoodUnit = costPerGoodUnit
    self.onTimeShare = onTimeShare
    self.meanLeadTimeHours = meanLeadTimeHours
  }

  public var utilisation: Double { ratio(sum(\.setupHours) + sum(\.runHours), sum(\.openHours)) }
  public var setupRatio: Double { ratio(sum(\.setupHours), sum(\.setupHours) + sum(\.runHours)) }
  public var scrapRatio: Double { ratio(sum(\.scrapUnits), sum(\.startedUnits)) }
  public var plannedOEE: Double { ratio(sum(\.runHours), sum(\.openHours)) * (1 - scrapRatio) }

  private func sum(_ part: (MachineFigures) -> Double) -> Double {
    machines.reduce(0) { $0 + part($1) }
  }
}

private func ratio(_ above: Double, _ below: Double) -> Double { below > 0 ? above / below : 0 }
