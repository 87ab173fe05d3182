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
      Effort(limit: max(60, min(400, 120_000 / (20 + lots))), polish: 60)
    }

    static func quick(lots: Int) -> Effort {
      Effort(
        limit: max(30, min(120, 20_000 / (20 + lots))), polish: 20, trials: 12, isConfirmed: false)
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

  var plant: Plant { file.plant }
  var spoken: SpokenTime { SpokenTime(plant.timeZone) }

  /// Nil where the file's text is not at hand.
  init?(_ file: OrderFile, _ schedule: Schedule, effort: Effort, seed: UInt64, stop: StopRule) {
    guard !file.bytes.isEmpty, let text = try? OrderFileText(file.bytes) else { return nil }
    self.file = file
    self.schedule = schedule
    self.text = text
    self.effort = effort
    self.seed = seed
    self.stop = stop
    let given = Evaluation.cost(of: schedule, for: file.plant).total
    guard effort.isConfirmed else {
      base = given
      return
    }
    let better = ScheduleSearch.improve(
      schedule, for: file.plant, seed: seed, evaluationLimit: 3 * effort.limit, stop: stop,
      onImprovement: { _ in }
    ).schedule
    base = min(given, Evaluation.cost(of: better, for: file.plant).total)
  }

  /// What a trial came to.
  struct Trial {
    let file: OrderFile
    let schedule: Schedule
    let isOnTime: Bool
    let total: Double
  }

  /// Cheapest first, a later due date for the order itself last; at most three.
  func remedies(for outcome: OrderOutcome) -> [OrderOutcome.Remedy] {
    var run = Run(self, outcome)
    return run.remedies()
  }

  /// Plans the changed file from the plan at hand; nil where the file cannot be read.
  func tried(
    _ change: OrderFileChange, for order: OrderIndex, seed: UInt64, isOrdinary: Bool = false
  ) -> Trial? {
    guard let patch = try? JSONPatch.read(Array(change.patch.utf8)),
      let bytes = try? patch.applied(to: file.bytes), let changed = try? OrderFile.read(bytes)
    else { return nil }
    let start = schedule.standing(in: changed)
    var found: Schedule
    if isOrdinary {
      found =
        ScheduleSearch.improve(
          start, for: changed.plant, seed: seed, evaluationLimit: 3 * effort.limit, stop: stop,
          onImprovement: { _ in }
        ).schedule
    } else {
      found =
        ScheduleSearch.favouring(
          order, from: start, for: changed.plant, seed: seed, limit: effort.limit,
          polish: effort.polish, stop: stop
        ).schedule
    }
    var total = Evaluation.cost(of: found, for: changed.plant).total
    // What stands may be better than any repetition of it.
    let given = Evaluation.cost(of: start, for: changed.plant).total
    if given < total { (found, total) = (start, given) }
    return Trial(
      file: changed, schedule: found, isOnTime: Self.isOnTime(order, found, changed.plant),
      total: total)
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

extension RemedySearch {
  /// The search for one order.
  struct Run {
    let search: RemedySearch
    let outcome: OrderOutcome
    private var trials = 0
    private var found: [OrderOutcome.Remedy] = []
    /// What the order's priority costs where it is enough.
    private var alone: Double?

    private static let most = 3

    init(_ search: RemedySearch, _ outcome: OrderOutcome) {
      self.search = search
      self.outcome = outcome
    }

    private var order: Order { search.plant.orders[outcome.order] }
    private var isOver: Bool { search.stop.isOver || trials >= search.effort.trials }

    mutating func remedies() -> [OrderOutcome.Remedy] {
      let last = laterDue()
      if !isOver { raise() }
      alone = found.first?.costChange
      for lever in search.levers(for: outcome.order, outcome) where !isOver { pull(lever) }
      found.sort { $0.costChange < $1.costChange }
      return Array(found.prefix(last == nil ? Self.most : Self.most - 1))
        + (last.map { [$0] } ?? [])
    }

    private mutating func trial(
      _ change: OrderFileChange, seed: UInt64 = 0, isOrdinary: Bool = false
    ) -> Trial? {
      trials += 1
      return search.tried(
        change, for: outcome.order, seed: search.seed &+ seed, isOrdinary: isOrdinary)
    }

    /// The change in a plan that no search led to the order, by other random numbers.
    private mutating func isConfirmed(_ change: OrderFileChange, _ trial: Trial) -> Trial? {
      guard trial.isOnTime else { return nil }
      var confirmed = trial
      if search.effort.isConfirmed {
        guard let again = self.trial(change, seed: 1001, isOrdinary: true), again.isOnTime else {
          return nil
        }
        if again.total < confirmed.total { confirmed = again }
      }
      return confirmed.schedule.stands(in: confirmed.file) ? confirmed : nil
    }

    // MARK: Levers

    /// The least step with which the order is on time, if need be with a priority that puts it before all.
    ///
    /// Where that priority alone is enough, the least step that saves most of what the others lose by it.
    private mutating func pull(_ lever: Lever) {
      let strong = strongPriority
      guard let most = trial(lever, lever.steps, strong), most.isOnTime else { return }
      let least = most.total - search.base
      if let alone, least > alone - 0.1 * abs(alone) { return }
      let enough = alone.map { search.base + least + 0.1 * ($0 - least) }
      var (low, high) = (0, lever.steps)
      while high - low > 1, !isOver {
        let middle = (low + high) / 2
        if let trial = trial(lever, middle, strong), trial.isOnTime,
          enough.map({ trial.total <= $0 }) ?? true
        {
          high = middle
        } else {
          low = middle
        }
      }
      for step in [high, min(lever.steps, high + 1 + high / 4)] where !isOver {
        if settle(lever, step, strong) { return }
      }
    }

    private mutating func trial(_ lever: Lever, _ step: Int, _ priority: Double?) -> Trial? {
      guard let pull = lever.pull(step) else { return nil }
      return trial(with(priority, pull.change))
    }

    /// Finds the priority that the step needs, none if possible, and takes the remedy down.
    private mutating func settle(_ lever: Lever, _ step: Int, _ strong: Double?) -> Bool {
      guard let pull = lever.pull(step) else { return false }
      if let plain = trial(pull.change), let sure = isConfirmed(pull.change, plain) {
        add(pull.change, pull.words + (pull.isPlural ? " make" : " makes") + " it on time", sure)
        return true
      }
      guard let strong, let forced = trial(with(strong, pull.change)), forced.isOnTime else {
        return false
      }
      for priority in priorities(for: forced, below: strong) where !isOver {
        let change = with(priority, pull.change)
        guard let tried = trial(change), let sure = isConfirmed(change, tried) else { continue }
        let words = pull.words.hasSuffix(",") ? String(pull.words.dropLast()) : pull.words
        add(
          change,
          words
            + " and a priority of \(SpokenNumber.grouped(priority, decimals: 2)) make it on time"
            + payers(sure), sure)
        return true
      }
      return false
    }

    /// The order's own priority, and nothing else.
    private mutating func raise() {
      guard let strong = strongPriority else { return }
      let nothing = OrderFileChange(search.text)
      guard let forced = trial(with(strong, nothing)), forced.isOnTime else { return }
      for priority in priorities(for: forced, below: strong) where !isOver {
        let change = with(priority, nothing)
        guard let tried = trial(change), let sure = isConfirmed(change, tried) else { continue }
        add(
          change,
          "A priority of \(SpokenNumber.grouped(priority, decimals: 2)) in place of "
            + "\(SpokenNumber.grouped(order.priority, decimals: 2)) makes it on time"
            + payers(sure), sure)
        return
      }
    }

    private mutating func add(_ change: OrderFileChange, _ sentence: String, _ trial: Trial) {
      found.append(
        OrderOutcome.Remedy(
          sentence: sentence + ".", costChange: trial.total - search.base, patch: change.patch))
    }

    // MARK: Priority

    /// What the order's lateness and shortfall cost in the plan at hand.
    private var ownCost: Double {
      var cost = outcome.unmet * order.unmetCostPerUnit
      for delivery in search.schedule.deliveries where delivery.order == outcome.order {
        cost +=
          delivery.quantity * max(0, order.due.days(until: delivery.at))
          * order.tardinessCostPerUnitDay
      }
      return cost
    }

    /// A priority at which nothing in the plant is worth as much; nil where none makes a difference.
    private var strongPriority: Double? {
      let perDay = order.quantity * order.tardinessCostPerUnitDay
      guard perDay > 0, ownCost > 0, order.priority > 0 else { return nil }
      let factor = max(100, (20 * search.base / perDay).rounded(.up))
      let strong = min(1e6, Self.round(order.priority * factor))
      return strong > order.priority ? strong : nil
    }

    /// From about twice what the others lose to what beats all.
    private func priorities(for forced: Trial, below strong: Double) -> [Double] {
      let lost = forced.total - (search.base - ownCost)
      let least = order.priority * max(1, 2 * lost / ownCost)
      var list: [Double] = []
      for factor in [1.0, 6, 50] {
        let priority = min(strong, Self.round(max(least * factor, order.priority * 2)))
        if priority > order.priority, list.last != priority { list.append(priority) }
      }
      return list
    }

    /// Up to the next of 1, 2, 3 and 5 times a power of ten.
    private static func round(_ value: Double) -> Double {
      var power = 1e-6
      while power * 10 <= value, power < 1e12 { power *= 10 }
      for digit in [1.0, 2, 3, 5, 10] where digit * power >= value * (1 - 1e-9) {
        return digit * power
      }
      return value
    }

    private func with(_ priority: Double?, _ change: OrderFileChange) -> OrderFileChange {
      guard let priority else { return change }
      var change = change
      change.expect("/orders/\(outcome.order)/id")
      change.set("/orders/\(outcome.order)/priority", .number(priority))
      return change
    }

    /// Who becomes later for it, the most first.
    private func payers(_ trial: Trial) -> String {
      let before = Self.finishes(search.schedule, search.plant)
      let after = Self.finishes(trial.schedule, trial.file.plant)
      var later: [(order: OrderIndex, days: Double)] = []
      for index in search.plant.orders.indices where index != outcome.order {
        let due = trial.file.plant.orders[index].due
        let end = search.plant.horizon.end
        let was = max(0, due.days(until: before[index] ?? end))
        let days = max(0, due.days(until: after[index] ?? end)) - was
        if days > 0.02 { later.append((index, days)) }
      }
      later.sort { ($1.days, $0.order) < ($0.days, $1.order) }
      if later.isEmpty { return "" }
      let named = later.prefix(2).map {
        "\(search.plant.orders[$0.order].id) by \(SpokenNumber.grouped($0.days, decimals: 1)) days"
      }
      let more = later.count > 2 ? " and \(later.count - 2) more" : ""
      return "; later for it: " + named.joined(separator: ", ") + more
    }

    /// When each order has all of its goods; nil where it never has.
    private static func finishes(_ schedule: Schedule, _ plant: Plant) -> [Instant?] {
      var delivered = [Double](repeating: 0, count: plant.orders.count)
      var last = [Instant?](repeating: nil, count: plant.orders.count)
      for delivery in schedule.deliveries {
        delivered[delivery.order] += delivery.quantity
        last[delivery.order] = max(last[delivery.order] ?? delivery.at, delivery.at)
      }
      return plant.orders.indices.map {
        delivered[$0] >= plant.orders[$0].quantity * (1 - 1e-6) ? last[$0] : nil
      }
    }

    // MARK: The last resort

    /// A due date that the plan at hand keeps.
    private mutating func laterDue() -> OrderOutcome.Remedy? {
      guard outcome.status == .late, var keeps = outcome.completedAt else { return nil }
      for attempt in 0..<3 where !isOver || attempt == 0 {
        var due = Self.fullHour(after: keeps, search.plant)
        if let latest = order.latest { due = min(due, latest) }
        guard due >= keeps else { return nil }
        var change = OrderFileChange(search.text)
        let place = "/orders/\(outcome.order)"
        change.expect(place + "/id")
        change.set(place + "/due", search.instant(due))
        if !search.text.has(place + "/earliest") {
          change.set(place + "/earliest", search.instant(order.earliest))
        }
        guard let trial = trial(change) else { return nil }
        if let sure = isConfirmed(change, trial) {
          let later = SpokenNumber.grouped(order.due.days(until: due), decimals: 1)
          let days = later == "1" ? "1 day" : later + " days"
          return OrderOutcome.Remedy(
            sentence: "A due date of \(search.spoken.dayAndClock(due)), \(days) later, is kept.",
            costChange: sure.total - search.base, patch: change.patch)
        }
        keeps = due.advanced(bySeconds: 3600 * (attempt == 0 ? 6 : 24))
        if keeps > search.plant.horizon.end { return nil }
      }
      return nil
    }

    private static func fullHour(after instant: Instant, _ plant: Plant) -> Instant {
      let offset = Int64(plant.timeZone.offsetSeconds(at: instant)) * 1000
      let hour: Int64 = 3_600_000
      let local = instant.milliseconds + offset
      return Instant(milliseconds: (local + hour - 1) / hour * hour - offset)
    }
  }
}
