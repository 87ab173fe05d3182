import TaktModel
import TaktScheduler

/// Looks for the smallest changes with which an order is on time, and tries each: the changed plant is planned
/// anew from the plan at hand, and what comes of it is checked.
struct RemedySearch {
  /// How much may be tried for one order.
  struct Effort {
    /// Schedules that one trial may look at, and how many more once the order is on time.
    var limit: Int
    var polish: Int
    /// Trials for each order.
    var trials = 40
    /// A remedy must also hold in searches from these that do not favour the order.
    var confirmingSeeds: [UInt64] = [1001, 2002]

    /// - Parameter lots: of the plan: a schedule of many takes longer to look at.
    static func thorough(lots: Int) -> Effort {
      // Few lots have few orders to stand in.
      let limit = max(100, min(1500, 200_000 / (20 + lots), 40 * (lots + 1)))
      return Effort(limit: limit, polish: limit / 2)
    }

    static func quick(lots: Int) -> Effort {
      let limit = max(30, min(150, 40_000 / (20 + lots)))
      return Effort(limit: limit, polish: limit / 2, trials: 12, confirmingSeeds: [1001])
    }
  }

  let plant: Plant
  let schedule: Schedule
  let effort: Effort
  let seed: UInt64
  private(set) var stop: StopRule
  /// What the plan costs after a search such as the trials have, without any change.
  let base: Double
  /// What it costs as it is.
  private let given: Double
  /// What a day costs by which the dearest of all orders is late.
  let dearestDay: Double
  /// What the dearest of all orders costs if it is not made.
  let dearestWorth: Double

  /// - Parameter base: what the plan costs after a search such as the trials have; nil: what it costs.
  init(
    _ plant: Plant, _ schedule: Schedule, effort: Effort, seed: UInt64, stop: StopRule,
    base: Double? = nil
  ) {
    self.plant = plant
    self.schedule = schedule
    self.effort = effort
    self.seed = seed
    self.stop = stop
    given = Replanner(plant).cost(of: schedule)
    self.base = min(given, base ?? given)
    dearestDay = plant.orders.map { $0.quantity * $0.tardinessCostPerUnitDay }.max() ?? 0
    dearestWorth = plant.orders.map { $0.quantity * $0.unmetCostPerUnit }.max() ?? 0
  }

  /// The same search with other limits of time.
  func until(_ stop: StopRule) -> RemedySearch {
    var search = self
    search.stop = stop
    return search
  }

  /// What a plan costs after as long a search as trials have.
  static func base(
    _ plant: Plant, _ schedule: Schedule, effort: Effort, seed: UInt64, stop: StopRule
  ) -> Double {
    let replanner = Replanner(plant, stop: stop)
    return replanner.cost(
      of: replanner.searched(schedule, seed: seed, evaluationLimit: 2 * effort.limit))
  }

  /// What a trial came to.
  struct Trial {
    let replanner: Replanner
    let schedule: Schedule
    let isOnTime: Bool
    /// By what the total cost grows.
    let change: Double

    var isValid: Bool { replanner.isValid(schedule) }
  }

  /// What the plan at hand keeps.
  func kept(for outcome: OrderOutcome) -> OrderOutcome.Remedy? {
    var run = Run(self, outcome)
    return run.kept()
  }

  /// What an order that the plan leaves undone can be made to keep.
  func demanded(for outcome: OrderOutcome) -> OrderOutcome.Remedy? {
    var run = Run(self, outcome)
    return run.demanded()
  }

  /// Cheapest first, those last that move what a customer was promised; at most three.
  func remedies(
    for outcome: OrderOutcome, besides known: OrderOutcome.Remedy?
  ) -> [OrderOutcome.Remedy] {
    var run = Run(self, outcome)
    return run.remedies(besides: known)
  }

  /// How a trial searches.
  enum Way {
    /// Led by the order until it is on time, and a little longer.
    case led
    /// The same, and then as long by the ordinary search.
    case polished
    /// By the ordinary search alone, which does not know the order.
    case ordinary
    /// By a short ordinary search.
    case brief

    var isLed: Bool { self == .led || self == .polished }
  }

  /// Plans the changed plant from the plan at hand; nil where the changes do not fit it.
  func tried(
    _ changes: [PlantChange], for order: OrderIndex, _ way: Way, seed: UInt64
  ) -> Trial? {
    guard let replanner = Replanner(plant, stop: stop).changed(by: changes) else { return nil }
    var start = replanner.replayed(schedule)
    if replanner.finishes(of: start)[order] == nil {
      start = replanner.withRoom(start, evaluationLimit: effort.limit)
    }
    var found = start
    if way.isLed {
      found =
        ScheduleSearch.favouring(
          order, from: start, for: replanner.plant, seed: seed, limit: effort.limit,
          polish: effort.polish, stop: stop
        ).schedule
    }
    if !way.isLed || (way == .polished && replanner.isOnTime(order, in: found)) {
      found = replanner.searched(
        found, seed: seed,
        evaluationLimit: way == .brief
          ? effort.limit / 4 : (way == .ordinary ? 2 : 1) * effort.limit)
    }
    var total = replanner.cost(of: found)
    // What stands may be better than any repetition of it.
    let standing = replanner.cost(of: start)
    if standing < total { (found, total) = (start, standing) }
    let isKept = replanner.isOnTime(order, in: start)
    return Trial(
      replanner: replanner, schedule: found, isOnTime: replanner.isOnTime(order, in: found),
      change: min(total - base, isKept ? standing - given : .infinity))
  }
}
