/// One true cause of an order's lateness or shortfall: lifting it alone makes that cost less.
///
/// Every fact that it speaks of is a field of its own; words are made of them last.
public struct Cause: Sendable, Equatable, Modifiable {
  public var kind: Kind
  public var machine: MachineIndex?
  public var product: ProductIndex?
  /// Into the steps of `product`.
  public var step: Int?
  /// Another order than the one that this is a cause for.
  public var order: OrderIndex?
  public var resource: ResourceIndex?
  /// The id of a lot of the plan.
  public var lot: String?
  public var from: Instant?
  public var until: Instant?
  public var hours: Double?
  /// Calendar days of a lead time.
  public var days: Double?
  public var units: Double?
  /// Units that are wanted, where `units` are there.
  public var wanted: Double?
  public var kW: Double?
  /// In the plant's currency, what something costs.
  public var cost: Double?
  /// In the plant's currency, what it would have to be worth.
  public var needed: Double?
  /// In the words of the order file, why a machine is down.
  public var reason: String?
  /// Whether only all of an order's causes that say so help, lifted together.
  public var jointly: Bool

  public init(
    _ kind: Kind, machine: MachineIndex? = nil, product: ProductIndex? = nil, step: Int? = nil,
    order: OrderIndex? = nil, resource: ResourceIndex? = nil, lot: String? = nil,
    from: Instant? = nil, until: Instant? = nil, hours: Double? = nil, days: Double? = nil,
    units: Double? = nil, wanted: Double? = nil, kW: Double? = nil, cost: Double? = nil,
    needed: Double? = nil, reason: String? = nil, jointly: Bool = false
  ) {
    self.kind = kind
    self.machine = machine
    self.product = product
    self.step = step
    self.order = order
    self.resource = resource
    self.lot = lot
    self.from = from
    self.until = until
    self.hours = hours
    self.days = days
    self.units = units
    self.wanted = wanted
    self.kW = kW
    self.cost = cost
    self.needed = needed
    self.reason = reason
    self.jointly = jointly
  }
}

extension Cause {
  /// What is lifted. `docs/why.md` says what each kind means.
  public enum Kind: String, FactKind {
    /// A machine's calendar is closed (`from`, `until`, `hours` closed).
    case closed
    /// A machine is down (`from`, `until`, `reason` where the file has one).
    case downtime
    /// A machine that a step needs (`product`, `step`) is never open.
    case neverOpen
    /// The order's own lots take so long (`machine`, `from`, `until`, `hours`).
    case ownWork
    /// Set-ups before the order's own lots (`machine`, `until`, `hours`).
    case setup
    /// Another order's lots were on a machine before (`machine`, `order`, `from`, `until`, `hours`).
    case wentFirst
    /// Another order took what there was of a material or of the goods (`product`, `order`, `units`).
    case materialTaken
    /// A planned lot that is for no order holds a machine (`machine`, `lot`, `until`).
    case stockLot
    /// A lot that runs at the horizon's start (`machine`, `lot`, `until`).
    case running
    /// A lot that the file freezes or pins (`machine`, `lot`, `until`).
    case frozen
    /// Another order's lot had the tool or crew (`resource`, `machine`, `lot`, `order`, `until`).
    case resourceBusy
    /// A tool or crew is not there (`resource`, `from`, `until`, `hours`).
    case resourceClosed
    /// A crew's hours of the week are used up (`resource`, `until`).
    case resourceHours
    /// Together with another lot it would draw more than the limit (`lot`, `kW`, `until`).
    case power
    /// Bought goods come no sooner (`product`, `days` of lead time, `until`).
    case purchase
    /// A receipt comes only then (`product`, `units`, `until`).
    case receipt
    /// Neither made nor bought: `units` there, `wanted` of them.
    case material
    /// A subcontractor's lead time (`machine`, `lot`, `days`, `until`).
    case leadTime
    /// Goods must rest after a step (`product`, `step`, `hours`, `until`).
    case wait
    /// Goods may not wait longer after a step, or would be too old (`product`, `step`, `hours`, `until`).
    case longestWait
    /// Nothing for it may start before (`until`).
    case release
    /// It may not be delivered before, after it is due (`until`).
    case earliest
    /// After that it is of no use (`until`).
    case latest
    /// No lot is smaller, or none is legal (`product`, `step`, `machine`, least `units`).
    case lotSize
    /// Its goods come with a lot that is larger than it needs (`machine`, `lot`, `units`, `wanted`).
    case sharedLot
    /// Delivered in one piece or not at all: `units` of `wanted` are there in time.
    case complete
    /// The horizon ends too soon (`until`).
    case horizon
    /// To make it costs more than to leave it undone: the file's `cost` of a unit not delivered, and what
    /// would be `needed`.
    case notWorthMaking
    /// None was found that helps.
    case unexplained
  }
}
