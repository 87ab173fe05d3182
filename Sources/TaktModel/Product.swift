/// Something that is made, bought or only kept in stock.
public struct Product: Sendable {
  public let id: String
  public let name: String
  public let unit: String
  /// Lots are started in whole units.
  public let isWhole: Bool
  /// Units at the horizon's start.
  public let stock: Double
  public let holdingCostPerUnitDay: Double
  public let supply: Supply

  public enum Supply: Sendable {
    /// Made in these steps, in order; never empty.
    case made([Step])
    case bought(Purchase)
    /// Nothing but stock and receipts.
    case stockOnly
  }

  /// How a product is bought.
  public struct Purchase: Sendable {
    public let leadTimeDays: Double
    public let costPerUnit: Double
    public let minQuantity: Double
    public let multiple: Double?

    public init(
      leadTimeDays: Double = 0, costPerUnit: Double = 0, minQuantity: Double = 0,
      multiple: Double? = nil
    ) {
      self.leadTimeDays = leadTimeDays
      self.costPerUnit = costPerUnit
      self.minQuantity = minQuantity
      self.multiple = multiple
    }
  }

  public init(
    id: String, name: String? = nil, unit: String = "ea", isWhole: Bool = true, stock: Double = 0,
    holdingCostPerUnitDay: Double = 0, supply: Supply
  ) {
    self.id = id
    self.name = name ?? id
    self.unit = unit
    self.isWhole = isWhole
    self.stock = stock
    self.holdingCostPerUnitDay = holdingCostPerUnitDay
    self.supply = supply
  }

  /// The routing of a made product; empty for any other.
  public var steps: [Step] {
    if case .made(let steps) = supply { return steps }
    return []
  }

  public var purchase: Purchase? {
    if case .bought(let purchase) = supply { return purchase }
    return nil
  }
}

/// One operation of a routing. Each unit started takes one good unit of the step before.
public struct Step: Sendable {
  public let id: String
  /// At most one for a machine; never empty.
  public let modes: [Mode]
  public let components: [Component]
  /// How long good units rest after this step before they can be used.
  public let minimumWaitSeconds: Double
  /// Good units that wait after this step at the horizon's start, their wait over.
  public let wip: Double

  /// A product that goes in, per unit started.
  public struct Component: Sendable {
    public let product: ProductIndex
    public let quantityPerUnit: Double

    public init(product: ProductIndex, quantityPerUnit: Double) {
      self.product = product
      self.quantityPerUnit = quantityPerUnit
    }
  }

  public init(
    id: String, modes: [Mode], components: [Component] = [], minimumWaitSeconds: Double = 0,
    wip: Double = 0
  ) {
    self.id = id
    self.modes = modes
    self.components = components
    self.minimumWaitSeconds = minimumWaitSeconds
    self.wip = wip
  }

  /// The mode of this step on a machine, if it can be done there.
  public func modeIndex(on machine: MachineIndex) -> Int? {
    modes.firstIndex { $0.machine == machine }
  }
}
