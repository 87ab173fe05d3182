extension Plan {
  /// Something the planner should know; every fact that it speaks of is a field of its own, words are made
  /// of them last.
  public struct Warning: Sendable, Equatable, Modifiable {
    public var kind: Kind
    /// A JSON Pointer into the order file.
    public var pointer: String?
    public var order: OrderIndex?
    public var machine: MachineIndex?
    public var product: ProductIndex?
    /// The id of a calendar.
    public var calendar: String?
    public var family: String?
    /// The name that is most like it.
    public var nearest: String?
    /// Good units.
    public var units: Double?
    /// How many orders.
    public var count: Int?
    /// Days of lateness, summed over the orders: in the program over the periods.
    public var promised: Double?
    /// The same, of the schedule.
    public var days: Double?
    /// In the checker's words.
    public var fault: String?

    public init(
      _ kind: Kind, pointer: String? = nil, order: OrderIndex? = nil, machine: MachineIndex? = nil,
      product: ProductIndex? = nil, calendar: String? = nil, family: String? = nil,
      nearest: String? = nil, units: Double? = nil, count: Int? = nil,
      promised: Double? = nil, days: Double? = nil, fault: String? = nil
    ) {
      self.kind = kind
      self.pointer = pointer
      self.order = order
      self.machine = machine
      self.product = product
      self.units = units
      self.calendar = calendar
      self.family = family
      self.nearest = nearest
      self.count = count
      self.promised = promised
      self.days = days
      self.fault = fault
    }
  }
}

extension Plan.Warning {
  public enum Kind: String, FactKind {
    case noOrders
    /// No mode has the family that is named.
    case unusedFamily
    case calendarNeverOpen, machineNeverOpen
    /// Goods that are received after the horizon do not count.
    case receiptAfterHorizon
    /// A pinned lot begins after the horizon's end and does not count.
    case lotAfterHorizon
    /// An order that may not be delivered within the horizon.
    case earliestAfterHorizon
    case dueAfterHorizon
    /// An order that is of no use any more when the horizon begins.
    case tooLate
    /// An order that may not be delivered before it is due.
    case alwaysLate
    /// A cost an hour of regular time, which is not counted.
    case regularCost
    /// The program over the periods has an order on time, the schedule has it late.
    case lateInSchedule
    /// The program over the periods has an order on time, the schedule does not deliver all of it.
    case unmetInSchedule
    /// So many orders more of which the same is true.
    case moreInSchedule
    /// The schedule has more lateness in all than the program over the periods.
    case daysLateInSchedule
    /// There was no time for the prices of hours and materials.
    case prices
    /// There is no program over the periods that would give them.
    case noProgram
    /// Lot rules make units of a product that serve no order and no safety stock.
    case surplus
    /// A better schedule failed the check.
    case selfCheck

    public var fields: (must: [Plan.Warning.Field], may: [Plan.Warning.Field]) {
      switch self {
      case .unusedFamily: ([.family], [.nearest])
      case .calendarNeverOpen: ([.calendar], [])
      case .machineNeverOpen: ([.machine], [])
      case .lateInSchedule, .unmetInSchedule: ([.order], [])
      case .moreInSchedule: ([.count], [])
      case .daysLateInSchedule: ([.promised, .days], [])
      case .surplus: ([.product, .units], [])
      case .selfCheck: ([.fault], [])
      case .noOrders, .receiptAfterHorizon, .lotAfterHorizon, .earliestAfterHorizon,
        .dueAfterHorizon, .tooLate,
        .alwaysLate, .regularCost, .prices, .noProgram:
        ([], [])
      }
    }
  }

  /// What a warning speaks of, by its name in the plan file.
  public enum Field: String, Sendable, CaseIterable {
    case order, machine, product, calendar, family, nearest, units, count, promised, days, fault
  }

  public subscript(field: Field) -> Fact? {
    switch field {
    case .order: order.map { .order($0) }
    case .machine: machine.map { .machine($0) }
    case .product: product.map { .product($0) }
    case .units: units.map { .number($0) }
    case .calendar: calendar.map { .text($0) }
    case .family: family.map { .text($0) }
    case .nearest: nearest.map { .text($0) }
    case .count: count.map { .number(Double($0)) }
    case .promised: promised.map { .number($0) }
    case .days: days.map { .number($0) }
    case .fault: fault.map { .text($0) }
    }
  }

  /// The facts that it has, in the order of their fields.
  public var facts: [(name: String, fact: Fact)] {
    Field.allCases.compactMap { field in self[field].map { (field.rawValue, $0) } }
  }
}
