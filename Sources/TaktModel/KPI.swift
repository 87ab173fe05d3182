/// Key figures of a schedule, as ISO 22400-2 defines them, from planned data; `docs/kpi.md` has the
/// formulas. Shares are fractions of 1.
///
/// What is here is counted; ratios of it are in `KPI+Ratios.swift`.
public struct KPI: Sendable, Equatable {
  public struct MachineFigures: Sendable, Equatable {
    public var machine: MachineIndex
    /// The regular open hours of the horizon and the overtime hours used.
    public var openHours: Double
    public var setupHours: Double
    public var runHours: Double
    public var overtimeHours: Double
    public var startedUnits: Double
    public var scrapUnits: Double
    /// Nil in plans that were written before there were such figures.
    public var detail: Detail?

    public struct Detail: Sendable, Equatable {
      /// Run hours without those of rework.
      public var processingHours: Double
      /// Good without rework.
      public var firstPassUnits: Double
      /// Worked over, whatever became of them.
      public var reworkUnits: Double
      public var energyKWh: Double

      public init(
        processingHours: Double, firstPassUnits: Double, reworkUnits: Double, energyKWh: Double
      ) {
        self.processingHours = processingHours
        self.firstPassUnits = firstPassUnits
        self.reworkUnits = reworkUnits
        self.energyKWh = energyKWh
      }
    }

    public init(
      machine: MachineIndex, openHours: Double, setupHours: Double, runHours: Double,
      overtimeHours: Double, startedUnits: Double, scrapUnits: Double, detail: Detail? = nil
    ) {
      self.machine = machine
      self.openHours = openHours
      self.setupHours = setupHours
      self.runHours = runHours
      self.overtimeHours = overtimeHours
      self.startedUnits = startedUnits
      self.scrapUnits = scrapUnits
      self.detail = detail
    }
  }

  /// In the plant's machine order.
  public var machines: [MachineFigures]
  /// Good units of products' last steps, all units of measure taken together.
  public var goodUnits: Double
  /// Total cost by good units of last steps; nil where nothing is made.
  public var costPerGoodUnit: Double?
  /// Orders whose status is onTime, of all orders; 1 where there are none.
  public var onTimeShare: Double
  /// Mean over delivered orders, from the start of the first lot that feeds the order to its last
  /// delivery; orders met from stock alone do not count; nil where none is left.
  public var meanLeadTimeHours: Double?
  /// Nil in plans that were written before there were such figures.
  public var detail: Detail?

  public struct Detail: Sendable, Equatable {
    /// Set-up and run hours spent on orders: of each lot, the share of its good units that feeds one.
    public var orderBusyHours: Double
    /// Sum over orders, from the start of the first lot that feeds one to the end of the last.
    public var orderExecutionHours: Double
    /// Good units that last steps make for orders.
    public var orderUnits: Double
    /// Good units of last steps by the days of the horizon.
    public var goodUnitsPerDay: Double
    /// Of the units ordered; 1 where none is.
    public var deliveredShare: Double
    /// Mean of the days late over orders of which something is delivered, those on time with none;
    /// nil where there are no such orders.
    public var meanTardinessDays: Double?
    /// Of the total cost; 0 where that is nothing.
    public var setupCostShare: Double
    public var overtimeCostShare: Double
    public var energyCostShare: Double

    public init(
      orderBusyHours: Double, orderExecutionHours: Double, orderUnits: Double,
      goodUnitsPerDay: Double, deliveredShare: Double, meanTardinessDays: Double?,
      setupCostShare: Double, overtimeCostShare: Double, energyCostShare: Double
    ) {
      self.orderBusyHours = orderBusyHours
      self.orderExecutionHours = orderExecutionHours
      self.orderUnits = orderUnits
      self.goodUnitsPerDay = goodUnitsPerDay
      self.deliveredShare = deliveredShare
      self.meanTardinessDays = meanTardinessDays
      self.setupCostShare = setupCostShare
      self.overtimeCostShare = overtimeCostShare
      self.energyCostShare = energyCostShare
    }
  }

  public init(
    machines: [MachineFigures], goodUnits: Double, costPerGoodUnit: Double?, onTimeShare: Double,
    meanLeadTimeHours: Double?, detail: Detail? = nil
  ) {
    self.machines = machines
    self.goodUnits = goodUnits
    self.costPerGoodUnit = costPerGoodUnit
    self.onTimeShare = onTimeShare
    self.meanLeadTimeHours = meanLeadTimeHours
    self.detail = detail
  }
}
