import TaktModel

/// The plant as those see it who share something: who could draw on it, and when.
struct SharedShop {
  let plant: Plant
  let modes: [PlannedMode]
  let groups: [SetupGroup]
  /// By machine: when it is open and not held by a lot in progress.
  let openWindows: [[Window]]
  /// Lots in progress: their mode, and when they run.
  let inProgress: [(mode: Mode, started: Double, machine: MachineIndex, windows: [Window])]

  init(_ plant: Plant, _ modes: [PlannedMode], _ groups: [SetupGroup]) {
    self.plant = plant
    self.modes = modes
    self.groups = groups
    openWindows = plant.freeWindows()
    // One after the other on each machine.
    var busyUntil = plant.machines.map { _ in plant.horizon.start }
    inProgress = plant.inProgress.sorted { $0.end < $1.end }.map { lot in
      let run = Window(from: lot.start ?? busyUntil[lot.machine], to: lot.end)
      busyUntil[lot.machine] = max(busyUntil[lot.machine], lot.end)
      let machine = plant.machines[lot.machine]
      return (
        plant.products[lot.product].steps[lot.step].modes[lot.mode], lot.started, lot.machine,
        machine.isSubcontractor ? [] : machine.windows.common(with: [run])
      )
    }
  }

  var periods: [Period] { plant.horizon.periods }

  var sizes: SharedLimits.Sizes {
    .init(modes: modes.count, groups: groups.count, periods: plant.horizon.periods.count)
  }

  /// When lots in progress use a resource, and how many of it.
  func heldSeconds(of resource: ResourceIndex) -> [(window: Window, count: Double)] {
    inProgress.flatMap { lot -> [(window: Window, count: Double)] in
      let count = lot.mode.count(of: resource, during: .run)
      return count > 0 ? lot.windows.map { ($0, count) } : []
    }
  }
}

extension [Window] {
  /// The time that two sorted lists of disjoint windows have in common.
  func common(with other: [Window]) -> [Window] {
    var result: [Window] = []
    var (mine, theirs) = (0, 0)
    while mine < count, theirs < other.count {
      let from = Swift.max(self[mine].from, other[theirs].from)
      let to = Swift.min(self[mine].to, other[theirs].to)
      if from < to { result.append(self[mine].part(from, to)) }
      if self[mine].to < other[theirs].to { mine += 1 } else { theirs += 1 }
    }
    return result
  }

  /// Of sorted, disjoint windows: seconds in each period.
  func seconds(by periods: [Period]) -> [Double] {
    let cuts = periods.map { Window(from: $0.start, to: $0.end) }
    var sums = [Double](repeating: 0, count: periods.count)
    var period = 0
    for piece in common(with: cuts) {
      while piece.from >= periods[period].end { period += 1 }
      sums[period] += piece.seconds
    }
    return sums
  }
}

extension [(window: Window, count: Double)] {
  /// Seconds between two instants, each window's weighed with its count.
  func weighedSeconds(from: Instant, to: Instant) -> Double {
    reduce(0) { sum, held in
      let begin = Swift.max(from, held.window.from)
      let end = Swift.min(to, held.window.to)
      return begin < end ? sum + held.count * begin.seconds(until: end) : sum
    }
  }
}
