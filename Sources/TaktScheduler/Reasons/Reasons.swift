import TaktModel

/// Why orders are late or unmet: what the schedule itself shows to be in their way.
struct Reasons {
  let schedule: Schedule
  let plant: Plant
  let outcomes: Outcomes
  /// By lot: the lot before it on its machine; -1: none.
  let previous: [Int]
  /// By order: the lots that feed it, in the schedule's order.
  let feeders: [[Int]]
  let byMachine: [[Int]]
  /// By lot: what its machine did up to its end.
  let past: [Past]
  /// By machine: its regular hours.
  let regular: [OpenTime]
  let memory = Memory()

  /// Set-up and work on a machine since the horizon's start, and where it last stood still.
  struct Past {
    /// The first lot since when the machine has not stood still in its regular hours.
    var stretch: Int
    var busySeconds = 0.0
    var setupSeconds = 0.0
    var setups = 0
  }

  /// The most causes that are told of an order.
  private static let most = 4

  /// What has been reckoned for one order and holds for others.
  final class Memory {
    struct Key: Hashable {
      let machine: MachineIndex
      let until: Instant
    }

    var loads: [Key: Double] = [:]
    var customers: [Key: [OrderIndex]] = [:]
    var usage: [ProductIndex: Double] = [:]
    /// By resource, then moment: the lot that gives it free then. Empty until it is asked for.
    var givenFree: [[Instant: Int]] = []
    /// The lot that ends at a moment.
    var ending: [Instant: Int] = [:]
    /// By product: the lots that take it, in order of time. Empty until it is asked for.
    var takers: [[Int]] = []
    var receipts: [[Receipt]] = []
    /// By machine: its hours with all of its overtime, once they were asked for.
    var allHours: [MachineIndex: OpenTime] = [:]
    /// Units under way by product and step, once they were asked for.
    var underWay: [ProductIndex: [Double]]?
    /// Products of which something is bought that comes as early as it can.
    var boughtAtOnce: Set<ProductIndex> = []
  }

  init(of schedule: Schedule, for plant: Plant, outcomes: Outcomes) {
    self.schedule = schedule
    self.plant = plant
    self.outcomes = outcomes
    var previous = [Int](repeating: -1, count: schedule.lots.count)
    var feeders = [[Int]](repeating: [], count: plant.orders.count)
    var last = [Int](repeating: -1, count: plant.machines.count)
    let byStart = schedule.lots.indices.sorted {
      (schedule.lots[$0].start, schedule.lots[$0].end, $0)
        < (schedule.lots[$1].start, schedule.lots[$1].end, $1)
    }
    for index in byStart {
      let lot = schedule.lots[index]
      if !plant.machines[lot.machine].isSubcontractor {
        previous[index] = last[lot.machine]
        last[lot.machine] = index
      }
      for feed in lot.feeds { feeders[feed.order].append(index) }
    }
    self.previous = previous
    var byMachine = [[Int]](repeating: [], count: plant.machines.count)
    for index in byStart { byMachine[schedule.lots[index].machine].append(index) }
    self.byMachine = byMachine
    self.feeders = feeders
    regular = plant.machines.map { OpenTime(windows: $0.windows, overtime: []) }
    past = Self.past(of: schedule, byStart: byStart, previous: previous, regular)
  }

  private static func past(
    of schedule: Schedule, byStart: [Int], previous: [Int], _ regular: [OpenTime]
  ) -> [Past] {
    var past = schedule.lots.indices.map { Past(stretch: $0) }
    for index in byStart {
      let lot = schedule.lots[index]
      if previous[index] >= 0 {
        let before = previous[index]
        let hours = regular[lot.machine]
        let idle =
          hours.position(lot.start.milliseconds)
          - hours.position(schedule.lots[before].end.milliseconds)
        if idle <= stillness {
          past[index] = past[before]
        } else {
          past[index] = past[before]
          past[index].stretch = index
        }
      }
      for segment in lot.segments {
        past[index].busySeconds += segment.seconds
        if segment.kind == .setup { past[index].setupSeconds += segment.seconds }
      }
      if lot.segments.contains(where: { $0.kind == .setup }) { past[index].setups += 1 }
    }
    return past
  }

  /// A shorter while between two lots is no standing still.
  static let stillness: Milliseconds = 60_000

  func explained() -> [OrderOutcome] {
    plant.orders.indices.map { index in
      let fulfilment = outcomes.fulfilments[index]
      var because: [OrderOutcome.Reason] = []
      if !fulfilment.isComplete { because += whyUnmet(index) }
      if fulfilment.isLate { because += whyLate(index) }
      return OrderOutcome(
        order: index, fulfilment, readyAt: outcomes.readyAt[index], because: distinct(because))
    }
  }

  /// The first few, each but once.
  func distinct(_ reasons: [OrderOutcome.Reason]) -> [OrderOutcome.Reason] {
    var kept: [OrderOutcome.Reason] = []
    for reason in reasons where kept.count < Self.most && !kept.contains(reason) {
      kept.append(reason)
    }
    return kept
  }

  /// The orders that lots are made for, those with most machine time first, with their seconds.
  func shares(of lots: some Sequence<Int>) -> [(order: OrderIndex, seconds: Double)] {
    var seconds: [OrderIndex: Double] = [:]
    for index in lots {
      let lot = schedule.lots[index]
      let time = lot.segments.reduce(0) { $0 + $1.seconds }
      for feed in lot.feeds where lot.good > 0 {
        seconds[feed.order, default: 0] += time * feed.quantity / lot.good
      }
    }
    return seconds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }

  func customers(of lots: [Int], besides order: OrderIndex) -> [OrderIndex] {
    shares(of: lots).map(\.order).filter { $0 != order }
  }

  /// The product and everything that goes into it.
  func tree(of product: ProductIndex) -> [ProductIndex] {
    var found = [product]
    var known: Set<ProductIndex> = [product]
    var next = 0
    while next < found.count {
      for component in plant.products[found[next]].steps.flatMap(\.components)
      where known.insert(component.product).inserted { found.append(component.product) }
      next += 1
    }
    return found
  }
}
