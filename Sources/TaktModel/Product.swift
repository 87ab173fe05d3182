/// Something that is made, bought or only kept in stock.
public struct Product: Sendable {
  public var id: String
  public var name: String
  public var unit: String
  /// Lots are started, and goods bought, in whole units; good units are expectations and may be fractions.
  public var isWhole: Bool
  /// Units at the horizon's start.
  public var stock: Double
  /// Units of stock below which every missing one costs `shortOfSafetyCostPerUnitDay`.
  public var safetyStock: Double
  public var shortOfSafetyCostPerUnitDay: Double
  /// Nothing that is made or bought lifts the stock above so many units, read after all that happens at one
  /// instant; what is on hand, received or running may be more. Nil for no limit.
  public var maxStock: Double?
  /// Goods older than this are neither sold nor used, but thrown away: counted from the end of their lot,
  /// from their arrival, or, of the stock at hand, from the horizon's start. Nil: they keep.
  public var shelfLifeSeconds: Double?
  public var holdingCostPerUnitDay: Double
  public var supply: Supply

  public enum Supply: Sendable {
    /// Made in these steps, in order; never empty.
    case made([Step])
    case bought(Purchase)
    /// Nothing but stock and receipts.
    case stockOnly
  }

  /// How a product is bought.
  public struct Purchase: Sendable {
    public var leadTimeDays: Double
    public var costPerUnit: Double
    public var minQuantity: Double
    public var multiple: Double?

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
    safetyStock: Double = 0, shortOfSafetyCostPerUnitDay: Double = 0, maxStock: Double? = nil,
    shelfLifeSeconds: Double? = nil, holdingCostPerUnitDay: Double = 0, supply: Supply
  ) {
    self.id = id
    self.name = name ?? id
    self.unit = unit
    self.isWhole = isWhole
    self.stock = stock
    self.safetyStock = safetyStock
    self.shortOfSafetyCostPerUnitDay = shortOfSafetyCostPerUnitDay
    self.maxStock = maxStock
    self.shelfLifeSeconds = shelfLifeSeconds
    self.holdingCostPerUnitDay = holdingCostPerUnitDay
    self.supply = supply
  }

  /// How long good units of a step (of the stock where the product is not made) can be used, in seconds
  /// after their lot's end or their arrival; nil where they keep. The last step's goods are the product's.
  public func lifeSeconds(ofStep step: Int?) -> Double? {
    let wait = step.flatMap { steps[$0].maximumWaitSeconds }
    let shelf = step.map { $0 == steps.count - 1 } ?? true ? shelfLifeSeconds : nil
    return [wait, shelf].compactMap { $0 }.min()
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

  /// The least quantity that may be bought and covers `units`: at least `minQuantity`, in multiples, whole where
  /// the product is. 0 for none, or where it is not bought.
  public func purchaseQuantity(covering units: Double) -> Double {
    guard let purchase, units > 0 else { return 0 }
    let least = max(units, purchase.minQuantity)
    let granule = Self.granule(ofMultiple: purchase.multiple, isWhole: isWhole)
    guard granule > 0, granule.isFinite else { return least }
    let count = least / granule
    return (count - 1e-9 * max(1, count)).rounded(.up) * granule
  }

  /// Quantities that are multiples of `multiple`, and whole where they must be, are multiples of this; 0 where any
  /// will do, infinite where none of a thousand multiples is whole.
  public static func granule(ofMultiple multiple: Double?, isWhole: Bool) -> Double {
    guard let multiple, multiple > 0 else { return isWhole ? 1 : 0 }
    guard isWhole else { return multiple }
    return (1...1000).lazy.map { multiple * Double($0) }
      .first { abs($0 - $0.rounded()) < 1e-9 * max(1, $0) }?.rounded() ?? .infinity
  }
}

/// One operation of a routing. Each unit started takes one good unit of the step before.
public struct Step: Sendable {
  public var id: String
  /// At most one for a machine; never empty.
  public var modes: [Mode]
  public var components: [Component]
  /// How long good units rest after this step before they can be used.
  public var minimumWaitSeconds: Double
  /// What has rested longer, counted from the end of its lot, is of no use any more and thrown away; nil for
  /// no limit. What waits at the horizon's start is counted from then.
  public var maximumWaitSeconds: Double?
  /// Good units that wait after this step at the horizon's start, their wait over.
  public var wip: Double

  /// A product that goes in, per unit started.
  public struct Component: Sendable {
    public var product: ProductIndex
    public var quantityPerUnit: Double

    public init(product: ProductIndex, quantityPerUnit: Double) {
      self.product = product
      self.quantityPerUnit = quantityPerUnit
    }
  }

  public init(
    id: String, modes: [Mode], components: [Component] = [], minimumWaitSeconds: Double = 0,
    maximumWaitSeconds: Double? = nil, wip: Double = 0
  ) {
    self.id = id
    self.modes = modes
    self.components = components
    self.minimumWaitSeconds = minimumWaitSeconds
    self.maximumWaitSeconds = maximumWaitSeconds
    self.wip = wip
  }

  /// The mode of this step on a machine, if it can be done there.
  public func modeIndex(on machine: MachineIndex) -> Int? {
    modes.firstIndex { $0.machine == machine }
  }
}
