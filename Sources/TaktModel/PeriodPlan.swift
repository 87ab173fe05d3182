/// What the mixed-integer program decided: which lots, how much, where and in which period.
///
/// The scheduler turns it into a `Plan`.
public struct PeriodPlan: Sendable {
  /// Units of a step started in a period on a machine.
  public struct Lot: Hashable, Sendable {
    public var product: ProductIndex
    public var step: Int
    /// Into the step's modes.
    public var mode: Int
    public var period: Int
    public var started: Double
    /// Whether the program pays a set-up for it, or has it run on from its predecessor.
    public var hasSetup: Bool

    public init(
      product: ProductIndex, step: Int, mode: Int, period: Int, started: Double, hasSetup: Bool
    ) {
      self.product = product
      self.step = step
      self.mode = mode
      self.period = period
      self.started = started
      self.hasSetup = hasSetup
    }
  }

  public struct Purchase: Hashable, Sendable {
    public var product: ProductIndex
    /// In which the goods arrive.
    public var arrivalPeriod: Int
    public var quantity: Double

    public init(product: ProductIndex, arrivalPeriod: Int, quantity: Double) {
      self.product = product
      self.arrivalPeriod = arrivalPeriod
      self.quantity = quantity
    }
  }

  public struct Delivery: Hashable, Sendable {
    public var order: OrderIndex
    public var period: Int
    public var quantity: Double

    public init(order: OrderIndex, period: Int, quantity: Double) {
      self.order = order
      self.period = period
      self.quantity = quantity
    }
  }

  /// Overtime that the program bought on a machine in a period, at one price.
  public struct Overtime: Hashable, Sendable {
    public var machine: MachineIndex
    public var period: Int
    public var costPerHour: Double
    public var seconds: Double

    public init(machine: MachineIndex, period: Int, costPerHour: Double, seconds: Double) {
      self.machine = machine
      self.period = period
      self.costPerHour = costPerHour
      self.seconds = seconds
    }
  }

  /// By machine, then period, then the order in which the program would run them.
  public var lots: [Lot]
  public var purchases: [Purchase]
  public var deliveries: [Delivery]
  public var overtime: [Overtime]

  public init(
    lots: [Lot], purchases: [Purchase] = [], deliveries: [Delivery] = [],
    overtime: [Overtime] = []
  ) {
    self.lots = lots
    self.purchases = purchases
    self.deliveries = deliveries
    self.overtime = overtime
  }
}
