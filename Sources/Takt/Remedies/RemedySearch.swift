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
    /// Whether a remedy must also hold in a search that does not favour the order.
    var isConfirmed = true

    /// - Parameter lots: of the plan: a schedule of many takes longer to look at.
    static func thorough(lots: Int) -> Effort {
      // Few lots have few orders to stand in.
      let limit = max(100, min(1500, 200_000 / (20 + lots), 40 * (lots + 1)))
      return Effort(limit: limit, polish: limit / 2)
    }

    static func quick(lots: Int) -> Effort {
      let limit = max(30, min(150, 40_000 / (20 + lots)))
      return Effort(limit: limit, polish: limit / 2, trials: 8, isConfirmed: false)
    }
  }

  let file: OrderFile
  let schedule: Schedule
  let text: OrderFileText
  let effort: Effort
  let seed: UInt64
  let stop: StopRule
  /// What the plan costs after a search such as the trials have, without any change.
  let base: Double
  /// What it costs as it is.
  private let given: Double

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

  /// Cheapest first, a later due date for the order itself last; at most three.
  func remedies(for outcome: OrderOutcome) -> [OrderOutcome.Remedy] {
    var run = Run(self, outcome)
    return run.remedies()
  }

  /// How a trial searches.
  enum Way {
    /// Led by the order until it is on time, and a little longer.
    case led
    /// The same, and then as long by the ordinary search.
    case polished
    /// By the ordinary search alone, which does not know the order.
    case ordinary
  }

  /// Plans the changed file from the plan at hand; nil where the file cannot be read.
  func tried(
    _ change: OrderFileChange, for order: OrderIndex, _ way: Way, seed: UInt64
  ) -> Trial? {
    guard let patch = try? JSONPatch.read(Array(change.patch.utf8)),
      let bytes = try? patch.applied(to: file.bytes), let changed = try? OrderFile.read(bytes)
    else { return nil }
    let start = schedule.standing(in: changed)
    var found = start
    if way != .ordinary {
      found =
        ScheduleSearch.favouring(
          order, from: start, for: changed.plant, seed: seed, limit: effort.limit,
          polish: effort.polish, stop: stop
        ).schedule
    }
    if way == .ordinary || (way == .polished && Self.isOnTime(order, found, changed.plant)) {
      found =
        ScheduleSearch.improve(
          found, for: changed.plant, seed: seed,
          evaluationLimit: (way == .ordinary ? 2 : 1) * effort.limit, stop: stop,
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
    let wanted = plant.orders[order]
    var delivered = 0.0
    for delivery in schedule.deliveries where delivery.order == order {
      if wanted.due.seconds(until: delivery.at) > 1 { return false }
      delivered += delivery.quantity
    }
    return delivered >= wanted.quantity * (1 - 1e-6)
  }
}
