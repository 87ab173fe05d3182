import TaktModel

/// What became of the lots of the plan in hand.
///
/// A lot is kept where the new plan has a lot of the same step on the same machine that begins at most a
/// period's length sooner or later; both are paired in order of their begins, as the cost of a change of plan
/// pairs them. Of the rest, lots of the same step that begin closest are one lot that moved.
struct PlanComparison {
  enum Fate: String {
    /// The same machine, the same begin to the minute.
    case kept
    /// The same machine, another begin within a period's length: that costs nothing.
    case shifted
    case moved
    case gone
  }

  struct Former {
    let lot: Lot
    let fate: Fate
    /// Into the schedule's lots.
    let now: Int?
  }

  /// Lots of the plan in hand that begin within the horizon, by begin.
  let former: [Former]
  /// Planned lots of the schedule that stand for no former one.
  let arrived: [Int]

  private struct Place: Hashable {
    let product: ProductIndex
    let step: Int
    let machine: MachineIndex?
  }

  /// Nil where the plant has no plan in hand.
  init?(_ schedule: Schedule, for plant: Plant) {
    guard let previous = plant.previous else { return nil }
    let horizon = plant.horizon
    let lots = previous.lots.filter {
      $0.origin != .inProgress && $0.start >= horizon.start && $0.start <= horizon.end
    }.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
      .map(\.element)
    let current = schedule.lots.indices.filter { schedule.lots[$0].origin != .inProgress }
      .sorted { (schedule.lots[$0].start, $0) < (schedule.lots[$1].start, $1) }
    func place(_ lot: Lot, onMachine: Bool) -> Place {
      Place(product: lot.product, step: lot.step, machine: onMachine ? lot.machine : nil)
    }

    var now = [Int?](repeating: nil, count: lots.count)
    var isTaken = [Bool](repeating: false, count: schedule.lots.count)
    let onMachine = Dictionary(grouping: current) { place(schedule.lots[$0], onMachine: true) }
    var next: [Place: Int] = [:]
    for (index, lot) in lots.enumerated() {
      let place = place(lot, onMachine: true)
      let own = onMachine[place] ?? []
      let reach = Self.reach(lot, horizon)
      var at = next[place] ?? 0
      while at < own.count, schedule.lots[own[at]].start.seconds(until: lot.start) > reach {
        at += 1
      }
      if at < own.count, lot.start.seconds(until: schedule.lots[own[at]].start) <= reach {
        now[index] = own[at]
        isTaken[own[at]] = true
        at += 1
      }
      next[place] = at
    }

    let isKept = now.map { $0 != nil }
    let anywhere = Dictionary(grouping: current.filter { !isTaken[$0] }) {
      place(schedule.lots[$0], onMachine: false)
    }
    for (index, lot) in lots.enumerated() where !isKept[index] {
      let free = (anywhere[place(lot, onMachine: false)] ?? []).lazy.filter { !isTaken[$0] }
      now[index] = free.min {
        abs(lot.start.seconds(until: schedule.lots[$0].start))
          < abs(lot.start.seconds(until: schedule.lots[$1].start))
      }
      if let found = now[index] { isTaken[found] = true }
    }

    former = lots.enumerated().map { index, lot in
      guard let found = now[index] else { return Former(lot: lot, fate: .gone, now: nil) }
      if !isKept[index] { return Former(lot: lot, fate: .moved, now: found) }
      let shift = abs(lot.start.seconds(until: schedule.lots[found].start))
      return Former(lot: lot, fate: shift < 60 ? .kept : .shifted, now: found)
    }
    arrived = current.filter { !isTaken[$0] && schedule.lots[$0].origin == .planned }
  }

  /// The length of the period that a lot begins in.
  private static func reach(_ lot: Lot, _ horizon: Horizon) -> Double {
    let period = horizon.periods[max(0, horizon.periodIndex(of: lot.start))]
    return period.start.seconds(until: period.end)
  }
}
