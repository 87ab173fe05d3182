import TaktFiles
import TaktModel
import TaktScheduler

/// Looks for the smallest changes to an order file with which an order is on time, and tries each: the
/// changed file is read, planned anew on the clock from the plan at hand, and checked.
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

  let file: OrderFile
  let schedule: Schedule
  let text: OrderFileText
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

  var plant: Plant { file.plant }
  var spoken: SpokenTime { SpokenTime(plant.timeZone) }

  /// Nil where the file's text is not at hand.
  ///
  /// - Parameter base: what the plan costs after a search such as the trials have; nil: what it costs.
  init?(
    _ file: OrderFile, _ schedule: Schedule, effort: Effort, seed: UInt64, stop: StopRule,
    base: Double? = nil
  ) {
    guard !file.bytes.isEmpty, let text = try? OrderFileText(file.bytes) else { return nil }
    self.file = file
    self.schedule = schedule
    self.text = text
    self.effort = effort
    self.seed = seed
    self.stop = stop
    given = Evaluation.cost(of: schedule, for: file.plant).total
    self.base = min(given, base ?? given)
    dearestDay =
      file.plant.orders.map { $0.quantity * $0.tardinessCostPerUnitDay }.max() ?? 0
    dearestWorth = file.plant.orders.map { $0.quantity * $0.unmetCostPerUnit }.max() ?? 0
  }

  /// The same search with other limits of time.
  func until(_ stop: StopRule) -> RemedySearch {
    var search = self
    search.stop = stop
    return search
  }

  /// What a plan costs after as long a search as trials have.
  static func base(
    _ file: OrderFile, _ schedule: Schedule, effort: Effort, seed: UInt64, stop: StopRule
  ) -> Double {
    let better = ScheduleSearch.improve(
      schedule, for: file.plant, seed: seed, evaluationLimit: 2 * effort.limit, stop: stop,
      onImprovement: { _ in }
    ).schedule
    return Evaluation.cost(of: better, for: file.plant).total
  }

  /// What a trial came to.
  struct Trial {
    let file: OrderFile
    let schedule: Schedule
    let isOnTime: Bool
    /// By what the total cost grows.
    let change: Double
  }

  /// A remedy that few trials find.
  struct Known {
    enum Kind {
      /// A smaller quantity.
      case less
      case priority
      /// A later due date: the last resort.
      case later
    }

    let remedy: OrderOutcome.Remedy
    let kind: Kind
  }

  /// What the plan at hand keeps.
  func kept(for outcome: OrderOutcome) -> Known? {
    var run = Run(self, outcome)
    return run.kept()
  }

  /// What an order that the plan leaves undone can be made to keep.
  func demanded(for outcome: OrderOutcome) -> Known? {
    var run = Run(self, outcome)
    return run.demanded()
  }

  /// Cheapest first, a later due date for the order itself last; at most three.
  func remedies(for outcome: OrderOutcome, besides known: Known?) -> [OrderOutcome.Remedy] {
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

  /// Plans the changed file from the plan at hand; nil where the file cannot be read.
  func tried(
    _ change: OrderFileChange, for order: OrderIndex, _ way: Way, seed: UInt64
  ) -> Trial? {
    guard let patch = try? JSONPatch.read(Array(change.patch.utf8)),
      let bytes = try? patch.applied(to: file.bytes), let changed = try? OrderFile.read(bytes)
    else { return nil }
    var start = schedule.standing(in: changed)
    if !Self.isDone(order, start, changed.plant) {
      start = start.withRoom(for: changed.plant, evaluationLimit: effort.limit, stop: stop)
    }
    var found = start
    if way.isLed {
      found =
        ScheduleSearch.favouring(
          order, from: start, for: changed.plant, seed: seed, limit: effort.limit,
          polish: effort.polish, stop: stop
        ).schedule
    }
    if !way.isLed || (way == .polished && Self.isOnTime(order, found, changed.plant)) {
      found =
        ScheduleSearch.improve(
          found, for: changed.plant, seed: seed,
          evaluationLimit: way == .brief
            ? effort.limit / 4 : (way == .ordinary ? 2 : 1) * effort.limit, stop: stop,
          onImprovement: { _ in }
        ).schedule
    }
    var total = Evaluation.cost(of: found, for: changed.plant).total
    // What stands may be better than any repetition of it.
    let standing = Evaluation.cost(of: start, for: changed.plant).total
    if standing < total { (found, total) = (start, standing) }
    let isKept = Self.isOnTime(order, start, changed.plant)
    return Trial(
      file: changed, schedule: found, isOnTime: Self.isOnTime(order, found, changed.plant),
      change: min(total - base, isKept ? standing - given : .infinity))
  }

  static func isOnTime(_ order: OrderIndex, _ schedule: Schedule, _ plant: Plant) -> Bool {
    let due = plant.orders[order].due
    return isDone(order, schedule, plant)
      && schedule.deliveries.allSatisfy { $0.order != order || due.seconds(until: $0.at) <= 1 }
  }

  private static func isDone(_ order: OrderIndex, _ schedule: Schedule, _ plant: Plant) -> Bool {
    let delivered = schedule.deliveries.reduce(0) {
      $0 + ($1.order == order ? $1.quantity : 0)
    }
    return delivered >= plant.orders[order].quantity * (1 - 1e-6)
  }
}
