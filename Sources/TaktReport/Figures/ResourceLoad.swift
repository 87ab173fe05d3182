import TaktModel

/// What a shared tool or crew does in a schedule.
///
/// Labour is taken by each segment that its use covers, a tool from the first of them to the last, pauses
/// included: the mould stays in the machine.
struct ResourceLoad {
  struct Use: Equatable {
    /// Into the schedule's lots.
    let lot: Int
    let count: Double
    let from: Instant
    let to: Instant
  }

  /// Person-hours of a week, cut at the horizon's ends.
  struct Week: Equatable {
    let from: Instant
    let to: Instant
    let hours: Double
  }

  let uses: [Use]
  /// How many are in use, from each instant on.
  let inUse: StepLine
  /// Of labour with a limit of hours a week; else empty.
  let weeks: [Week]
  /// Hours in use, and hours that all of them are there for.
  let usedHours: Double
  let openHours: Double

  var share: Double { openHours > 0 ? usedHours / openHours : 0 }

  /// In the plant's order of resources.
  static func all(_ schedule: Schedule, for plant: Plant) -> [ResourceLoad] {
    var uses = plant.resources.map { _ in [Use]() }
    for (index, lot) in schedule.lots.enumerated() {
      guard let mode = plant.mode(of: lot) else { continue }
      for use in mode.uses where use.count > 0 {
        let covered = lot.segments.filter { use.covers($0.kind) && $0.from < $0.to }
        guard let first = covered.first, let last = covered.last else { continue }
        func add(_ from: Instant, _ to: Instant) {
          uses[use.resource].append(Use(lot: index, count: use.count, from: from, to: to))
        }
        switch plant.resources[use.resource].kind {
        case .tool: add(first.from, last.to)
        case .labour: for segment in covered { add(segment.from, segment.to) }
        }
      }
    }
    return zip(plant.resources, uses).map { ResourceLoad($0, uses: $1, in: plant) }
  }

  private init(_ resource: Resource, uses: [Use], in plant: Plant) {
    self.uses = uses
    inUse = StepLine(uses.map { ($0.from, $0.to, $0.count) })
    usedHours = uses.reduce(0) { $0 + $1.count * $1.from.seconds(until: $1.to) / 3600 }
    openHours = resource.count * resource.windows.reduce(0) { $0 + $1.seconds / 3600 }
    guard resource.maxHoursPerPersonWeek != nil else {
      weeks = []
      return
    }
    let borders = [plant.horizon.start] + plant.weekStarts + [plant.horizon.end]
    weeks = zip(borders, borders.dropFirst()).map { from, to in
      let hours = uses.reduce(0) { sum, use in
        let overlap = max(use.from, from).seconds(until: min(use.to, to))
        return sum + max(0, overlap) / 3600 * use.count
      }
      return Week(from: from, to: to, hours: hours)
    }
  }
}

extension Plant {
  /// The mode that a lot is made in; nil where its machine cannot do its step.
  func mode(of lot: Lot) -> Mode? {
    guard products.indices.contains(lot.product) else { return nil }
    let steps = products[lot.product].steps
    guard steps.indices.contains(lot.step) else { return nil }
    return steps[lot.step].modeIndex(on: lot.machine).map { steps[lot.step].modes[$0] }
  }
}
