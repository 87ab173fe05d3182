public import TaktModel

internal import struct Foundation.TimeZone

/// Random plants: the same seed and size give the same plant, on every machine.
///
/// Every supported feature of the order file turns up, in random mixtures: a plant draws first which
/// features it has, so that some plants are plain and some have everything at once.
public enum RandomPlant {
  public enum Size: Sendable {
    /// At most 3 orders, 2 machines and 3 periods: small enough for brute force.
    case tiny
    /// At most 12 orders, 4 machines and 7 periods.
    case small
    /// At most 60 orders, 8 machines and 14 periods.
    case medium
  }

  public static func make(seed: UInt64, size: Size) -> Plant {
    var draft = RandomPlantDraft(seed: seed, size: size)
    draft.drawFamilies()
    draft.drawMachines()
    draft.drawOrders()
    draft.drawProducts()
    draft.drawChangeovers()
    draft.drawSupplies()
    do {
      return try draft.plant()
    } catch {
      fatalError("RandomPlant seed \(seed), size \(size): \(error)")
    }
  }
}

/// What a random plant is drawn from and into; facets draw the parts.
struct RandomPlantDraft {
  var generator: SeededGenerator
  let size: RandomPlant.Size
  let timeZone: TimeZone
  let horizon: Horizon
  /// Which features this plant has.
  let features: Set<Feature>
  /// Products by level of the bill of materials: what is sold first, what is only bought last.
  let levels: [Int]
  var families: [String] = []
  var machines: [Machine] = []
  var products: [Product] = []
  var changeoverRules: [ChangeoverRule] = []
  var orders: [Order] = []
  var receipts: [Receipt] = []
  var inProgress: [InProgressLot] = []

  enum Feature: CaseIterable {
    case routing, alternates, defects, setupScrap, calendars, overtime, downtime, lostSetups
    case initialFamily, changeovers, release, earliest, latest, complete, forecast, receipts, stock
    case lotSizes, fractions, waits, wip, inProgress, oddTimes, costs
  }

  init(seed: UInt64, size: RandomPlant.Size) {
    var generator = SeededGenerator(seed: seed)
    let share = generator.pick([0.15, 0.5, 0.85])
    var features: Set<Feature> = []
    for feature in Feature.allCases where generator.chance(share) { features.insert(feature) }
    let zone = generator.pick(["UTC", "Asia/Seoul", "Europe/Berlin", "America/New_York"])
    let monday = TinyPlant.start.advanced(bySeconds: Double(generator.below(52)) * 7 * 86_400)
    let offset = features.contains(.oddTimes) ? generator.between(0, 80_000) : 0
    let periods: Int
    let levels: [ClosedRange<Int>]
    switch size {
    case .tiny:
      periods = generator.whole(1...3)
      levels = [1...2, 0...1, 0...1]
    case .small:
      periods = generator.whole(2...7)
      levels = [1...4, 0...2, 0...2, 0...2]
    case .medium:
      periods = generator.whole(5...14)
      levels = [4...12, 0...5, 0...4, 0...4]
    }
    // Days first, then perhaps longer ones; some plants think in shifts or odd stretches.
    let hours = generator.pick([24.0, 24, 24, 8, 168, 10.5])
    let isUneven = generator.chance(0.4)
    var lengths: [Double] = []
    for index in 0..<periods {
      lengths.append(isUneven && index > periods / 2 ? hours * 2 : hours)
    }
    var products: [Int] = []
    for (level, range) in levels.enumerated() {
      products += [Int](repeating: level, count: generator.whole(range))
    }
    self.size = size
    self.features = features
    self.timeZone = TimeZone(identifier: zone) ?? .gmt
    self.horizon = Horizon(start: monday.advanced(bySeconds: offset), periodHours: lengths)
    self.levels = products
    self.generator = generator
  }

  /// Whether a part takes a feature: only where the plant has it, and then often enough.
  mutating func takes(_ feature: Feature, _ probability: Double = 0.5) -> Bool {
    generator.chance(probability) && features.contains(feature)
  }

  /// An instant within (or beside) the horizon; 0 is its start, 1 its end.
  mutating func instant(from low: Double = 0, to high: Double = 1) -> Instant {
    let seconds = horizon.days * 86_400 * generator.between(low, high)
    return horizon.start.advanced(
      bySeconds: features.contains(.oddTimes) ? seconds : (seconds / 3600).rounded() * 3600)
  }

  mutating func drawFamilies() {
    let count = max(1, generator.whole(levels.count / 2...levels.count + 1))
    families = (0..<count).map { "F\($0 + 1)" }
  }

  func plant() throws(InvalidPlant) -> Plant {
    try Plant(
      id: "random", timeZone: timeZone, currency: "EUR", horizon: horizon, families: families,
      machines: machines, products: products, changeoverRules: changeoverRules, orders: orders,
      receipts: receipts, inProgress: inProgress)
  }
}
