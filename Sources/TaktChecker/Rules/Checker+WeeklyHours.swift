internal import TaktModel

extension Checker {
  /// Rule 4: nobody works longer in a week than he may.
  ///
  /// Each lot may take a second more than by the arithmetic, so each allows its people a second.
  static func weeklyHours(_ inspection: Inspection) -> [Fault] {
    struct Week {
      var seconds = 0.0
      var allowance = 0.0
      var hasPlanned = false
    }
    let plant = inspection.plant
    let begins = [plant.horizon.start] + plant.weekStarts
    let ends = plant.weekStarts + [plant.horizon.end]
    let limits = plant.resources.map(\.mostSecondsPerWeek)
    if limits.allSatisfy({ $0 == nil }) { return [] }
    var weeks = [[Week]](
      repeating: [Week](repeating: Week(), count: begins.count), count: limits.count)
    for known in inspection.lots {
      for use in known.mode.uses where use.count > 0 && limits[use.resource] != nil {
        var seen = -1
        for segment in known.lot.segments
        where segment.from < segment.to && known.occupies(use, during: segment.kind) {
          for week in firstIndex(in: ends, after: segment.from)..<begins.count {
            let (from, to) = (max(segment.from, begins[week]), min(segment.to, ends[week]))
            if begins[week] >= segment.to { break }
            guard from < to else { continue }
            weeks[use.resource][week].seconds += use.count * from.seconds(until: to)
            if week > seen { weeks[use.resource][week].allowance += use.count * Tolerance.seconds }
            if known.isPlanned { weeks[use.resource][week].hasPlanned = true }
            seen = max(seen, week)
          }
        }
      }
    }
    var faults: [Fault] = []
    for (index, resource) in plant.resources.enumerated() {
      guard let limit = limits[index] else { continue }
      for (number, week) in weeks[index].enumerated()
      where week.hasPlanned && week.seconds > limit + week.allowance + Tolerance.amount(limit) {
        faults.append(
          Fault(
            rule: 4, subject: resource.id,
            message: "Resource \(resource.id) works \(figure(week.seconds / 3600)) hours in the "
              + "week from \(inspection.time(begins[number])) to \(inspection.time(ends[number])); "
              + "\(figure(limit / 3600)) are allowed."))
      }
    }
    return faults
  }

  /// The first of these sorted instants that is after `instant`; their number where none is.
  private static func firstIndex(in instants: [Instant], after instant: Instant) -> Int {
    var (low, high) = (0, instants.count)
    while low < high {
      let middle = (low + high) / 2
      if instants[middle] <= instant { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
