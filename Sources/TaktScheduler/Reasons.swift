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
  let memory = Memory()

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
    for (index, lot) in schedule.lots.enumerated() { byMachine[lot.machine].append(index) }
    self.byMachine = byMachine
    self.feeders = feeders
  }

  func explained() -> [OrderOutcome] {
    plant.orders.indices.map { index in
      let order = plant.orders[index]
      let delivered = outcomes.delivered[index]
      let unmet = max(0, order.quantity - delivered)
      let late = outcomes.completedAt[index].map { max(0, order.due.days(until: $0)) } ?? 0
      let isLate = late * 86_400 > 1
      let status: OrderOutcome.Status
      if unmet <= 1e-6 * max(1, order.quantity) {
        status = isLate ? .late : .onTime
      } else {
        status = delivered > 0 ? .partlyUnmet : .unmet
      }
      var because: [OrderOutcome.Reason] = []
      if status == .unmet || status == .partlyUnmet { because += whyUnmet(index) }
      if isLate { because += whyLate(index) }
      return OrderOutcome(
        order: index, delivered: delivered, unmet: unmet, readyAt: outcomes.readyAt[index],
        completedAt: outcomes.completedAt[index], lateDays: late, status: status, because: because)
    }
  }

  // MARK: Words

  func day(_ instant: Instant) -> String {
    let text = instant.rfc3339(in: plant.timeZone)
    return text.prefix(10) + " " + text.dropFirst(11).prefix(5)
  }

  func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
    let rounded = (value * 1000).rounded() / 1000
    return rounded == rounded.rounded() ? "\(Int64(rounded))" : "\(rounded)"
  }

  /// "orders A and B", "orders A, B, C and 4 more".
  func names(_ orders: [OrderIndex]) -> String {
    let ids = orders.prefix(3).map { plant.orders[$0].id }
    if orders.count == 1 { return "order \(ids[0])" }
    if orders.count > ids.count {
      return "orders \(ids.joined(separator: ", ")) and \(orders.count - ids.count) more"
    }
    return "orders " + ids.dropLast().joined(separator: ", ") + " and " + (ids.last ?? "")
  }

  /// The orders that lots are made for, those with most machine time first.
  func customers(of lots: [Int], besides order: OrderIndex) -> [OrderIndex] {
    var seconds: [OrderIndex: Double] = [:]
    for index in lots {
      let lot = schedule.lots[index]
      let time = lot.segments.reduce(0) { $0 + $1.seconds }
      for feed in lot.feeds where lot.good > 0 {
        seconds[feed.order, default: 0] += time * feed.quantity / lot.good
      }
    }
    return seconds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
      .filter { $0 != order }
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
