import TaktModel

/// A capacitated lot-sizing problem with set-up times on one machine, drawn at random.
///
/// The classes are those of W. W. Trigeiro, L. J. Thomas and J. O. McClain, "Capacitated lot sizing
/// with setup times", Management Science 35 (1989): demands of 100 units a product and period in the
/// mean, one minute a unit, a holding cost of about 1, set-up times between their low mean (11
/// minutes) and their high one (43), and a set-up cost that makes the economic time between orders
/// (TBO) one to five periods. Stock at hand is said by demands that begin after at most a TBO.
public struct LotSizingInstance: Sendable {
  public struct Options: Sendable {
    public var products: Int
    public var periods: Int
    /// Capacity of a period over the mean requirement.
    public var slack: Double
    public var seed: UInt64
    /// Whether the machine keeps its set-up from period to period.
    public var keepsSetup: Bool
    /// Whether the rest of each day can be bought.
    public var hasOvertime: Bool

    public init(
      products: Int = 20, periods: Int = 20, slack: Double = 1.1, seed: UInt64 = 1,
      keepsSetup: Bool = false, hasOvertime: Bool = false
    ) {
      self.products = products
      self.periods = periods
      self.slack = slack
      self.seed = seed
      self.keepsSetup = keepsSetup
      self.hasOvertime = hasOvertime
    }
  }

  public struct Product: Sendable {
    /// Units by period.
    public let demand: [Int]
    /// Money per unit and day.
    public let holdingCost: Double
    public let setupCost: Double
    public let setupMinutes: Double
    /// Periods that a lot of the economic size lasts.
    public let timeBetweenOrders: Double

    /// Mean seconds that a period needs before scaling: the run time of all demand, and a set-up
    /// every TBO.
    public var meanRequirementSeconds: Double {
      let run = 60 * Double(demand.reduce(0, +)) / Double(max(1, demand.count))
      return run + 60 * setupMinutes / timeBetweenOrders
    }
  }

  public let options: Options
  public let products: [Product]
  /// By how much run and set-up times are scaled so that a period's capacity fits into its day.
  public let timeScale: Double
  /// Of a period, after scaling.
  public let capacitySeconds: Double

  /// A period's capacity at most; above it all times are scaled down.
  public static let largestDaySeconds = 72_000.0

  public init(_ options: Options) {
    var random = SeededGenerator(seed: options.seed)
    var products: [Product] = []
    for _ in 0..<options.products { products.append(Self.product(options.periods, &random)) }
    self.init(options, products)
  }

  init(_ options: Options, _ products: [Product]) {
    self.options = options
    self.products = products
    let mean = products.reduce(0) { $0 + $1.meanRequirementSeconds }
    let wanted = max(1, (options.slack * mean).rounded())
    timeScale = min(1, Self.largestDaySeconds / wanted)
    capacitySeconds = min(Self.largestDaySeconds, wanted)
  }

  private static func product(_ periods: Int, _ random: inout SeededGenerator) -> Product {
    let holdingCost = Double(random.whole(8...12)) / 10
    let tbo = random.real(1...5)
    let setupMinutes = Double(random.whole(10...50))
    let first = min(random.below(Int(tbo.rounded(.up))), periods - 1)
    var demand = [Int](repeating: 0, count: periods)
    for period in max(0, first)..<periods { demand[period] = random.whole(75...125) }
    // The economic lot of 100 x TBO units costs as much to set up as to hold.
    let setupCost = (holdingCost * 100 * tbo * tbo / 2).rounded()
    return Product(
      demand: demand, holdingCost: holdingCost, setupCost: setupCost, setupMinutes: setupMinutes,
      timeBetweenOrders: tbo)
  }

  /// What an hour of overtime costs: four times what set-ups cost per hour of set-up time.
  public var overtimeCostPerHour: Double {
    let minutes = products.reduce(0) { $0 + $1.setupMinutes } * timeScale
    let cost = products.reduce(0) { $0 + $1.setupCost }
    return (4 * cost / max(minutes / 60, 1e-9)).rounded()
  }
}
