/// Key figures of a schedule, as ISO 22400-2 defines them, from planned data; `docs/kpi.md` has the
/// formulas. Shares are fractions of 1.
///
/// What is here is counted; ratios of it are in `KPI+Ratios.swift`.
public struct KPI: Sendable, Equatable {
  public struct MachineFigures: Sendable, Equatable {
    public let machine: MachineIndex
    /// The regular open hours of the horizon and the overtime hours used.
    public let openHours: Double
    public let setupHours: Double
    public let runHours: Double
    public let overtimeHours: Double
    public let startedUnits: Double
    public let scrapUnits: Double
    /// Nil in plans that were written before there were such figures.
    public let detail: Detail?

    public struct Detail: Sendable, Equatable {
      /// Run hours without those of rework.
      public let processingHours: Double
      /// Good without rework.
      public let firstPassUnits: Double
      /// Worked over, whatever became of them.
      public let reworkUnits: Double
      public let energyKWh: Double

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
  /// Nil in plans that were written before there were such figures.
  public let detail: Detail?

  public struct Detail: Sendable, Equatable {
    /// Set-up and run hours spent on orders: of each lot, the share of its good units that feeds one.
    public let orderBusyHours: Double
    /// Sum over orders, from the start of the first lot that feeds one to the end of the last.
    public let orderExecutionHours: Double
    /// Good units that last steps make for orders.
    public let orderUnits: Double
    /// Good units of last steps by the days of the horizon.
    public let goodUnitsPerDay: Double
    /// Of the units ordered; 1 where none is.
    public let deliveredShare: Double
    /// Mean of the days late over orders of which something is delivered, those on time with none;
    /// nil where there are no such orders.
    public let meanTardinessDays: Double?
    /// Of the total cost; 0 where that is nothing.
    public let setupCostShare: Double
    public let overtimeCostShare: Double
    public let energyCostShare: Double

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
